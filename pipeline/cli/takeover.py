"""`soila takeover`: from now on letters go from here, and from nowhere else."""

import click

from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say


@command("takeover")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.acts.turn import take_over

    done = take_over(call.situation)
    shared = call.project.real.server is not None
    say("takeover.done" if done.new else "takeover.not_needed" if shared else "takeover.ours")
    if done.new and not call.config.notify:
        say("takeover.told_nobody")
    return FINE
