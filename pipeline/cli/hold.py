"""`soila hold`: the letter stays here until somebody lets it go; a scheduled one is taken down at once."""

from datetime import date

import click

from pipeline.cli.command import command
from pipeline.cli.run import FINE, OUTSIDE, Call


@command("hold", "soila hold 2024-04-09")
@click.argument("written", metavar="PÄIVÄ")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.cli.decision import decide, open_case, say, warn
    from pipeline.store.approvals import Kind, hold_of
    from pipeline.store.editions import State

    case = open_case(call, written)
    if before := hold_of(case.decisions):
        say("held_before", day=case.day, who=before.who, at=before.at.astimezone(call.config.zone))
    else:
        decision = decide(call, case, Kind.HOLD)
        say("held_now", day=case.day, who=decision.who)
    if case.row is None or case.row.state is not State.SCHEDULED:
        return FINE
    if _taken_down(call, case.day):
        say("unscheduled")
        return FINE
    return warn(OUTSIDE, "approval.still_scheduled")


def _taken_down(call: Call, day: date) -> bool:

    from pipeline.deliver.send import NotSendable, send
    from pipeline.read.content import read_content
    from pipeline.store.editions import State

    content = read_content(call.project.content, call.config, call.now.date())
    try:
        outcome = send(call.project, content, day, call.now, by_person=False, waiting=lambda: None)
    except NotSendable:
        return False
    return outcome.row.state is State.HELD
