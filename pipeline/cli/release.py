"""`soila release`: a person decides that a held or missed letter may go."""

import click

from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say


@command("release")
@argument("written", takes="day")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.acts.decide_letter import release
    from pipeline.acts.letter_days import sending_day

    day = sending_day(call.situation, written)
    done = release(call.situation, day, call.who)
    if done.decision is None or done.due is None:
        say("approval.nothing_held", day=day)
        return FINE
    say("approval.released", day=day, who=done.decision.who)
    if done.is_notice:
        say("notice.send_now", day=day)
        return FINE
    if done.waits:
        say("approval.released_waits")
        say(done.waits.key, **done.waits.values)
        return FINE
    name = "approval.released_goes" if done.due > call.now else "approval.released_late"
    say(name, at=done.due.astimezone(call.config.zone), day=day)
    return FINE
