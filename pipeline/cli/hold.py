"""`soila hold`: the letter stays here until somebody lets it go; a scheduled one is taken down at once."""

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, OUTSIDE, Call, tell_fault
from pipeline.cli.say import fail_with, say


@command("hold")
@argument("written", takes="day")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.acts.decide_letter import Taken, hold
    from pipeline.acts.letter_days import sending_day

    day = sending_day(call.situation, written)
    done = hold(call.situation, day, call.who)
    if done.new:
        say("approval.held_now", day=day, who=done.decision.who)
    else:
        say("approval.held_before", day=day, who=done.decision.who, at=done.decision.at.astimezone(call.config.zone))
    if done.taken is Taken.STILL_THERE:
        code = tell_fault(done.fault) if done.fault else OUTSIDE
        return fail_with(code, *messages.both("approval.still_scheduled"))
    if done.taken is Taken.IN_DOUBT:
        say("approval.in_doubt")
    if done.taken is Taken.DOWN:
        say("approval.unscheduled")
    return FINE
