"""`soila release`: a person decides that a held or missed letter may go."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, Call


@command("release", "soila release 2024-04-09")
@click.argument("written", metavar="PÄIVÄ")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.cli.decision import decide, open_case, say, warn
    from pipeline.deliver.release import RELEASED, let_go
    from pipeline.deliver.send import hours_of
    from pipeline.read.content import read_content
    from pipeline.store.approvals import Kind, hold_of
    from pipeline.store.editions import State

    case = open_case(call, written)
    if case.row and case.row.state is State.UNCERTAIN:
        return warn(CONTENT, "approval.uncertain", day=case.day)
    notes = read_content(call.project.content, call.config, call.now.date()).notes_for(case.day)
    if notes and notes.hold:
        # The editor's file is the truth of itself: a command does not speak over it.
        return warn(CONTENT, "approval.held_in_notes", day=case.day, file=notes.source.file)
    if not hold_of(case.decisions) and (case.row is None or case.row.state not in RELEASED):
        say("nothing_held", day=case.day)
        return FINE
    decision = decide(call, case, Kind.RELEASE)
    if case.row:
        let_go(case.store, case.row, call.now, decision.who)
    say("released", day=case.day, who=decision.who)
    if case.row and case.row.about:
        click.echo(messages.text("notice.send_now", day=case.day))
        return FINE
    due = hours_of(call.project, case.day)[0]
    say("released_goes" if due > call.now else "released_late", at=due.astimezone(call.config.zone), day=case.day)
    return FINE
