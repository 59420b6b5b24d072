"""`soila approve`: a person has seen the letter, and it may go as it is."""

import click

from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say


@command("approve")
@argument("written", takes="day")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.acts.decide_letter import approve
    from pipeline.acts.letter_days import sending_day

    day = sending_day(call.situation, written)
    done = approve(call.situation, day, call.who)
    if done.changes is not None:
        say("approval.changes")
        for line in done.changes:
            click.echo(f"  {line}")
    if done.new:
        say("approval.approved", day=day, who=done.decision.who)
    else:
        say("approval.approved_before", who=done.decision.who, at=done.decision.at.astimezone(call.config.zone))
    if done.is_notice:
        say("notice.send_now", day=day)
    if done.held:
        say("approval.approved_still_held", day=day)
    return FINE
