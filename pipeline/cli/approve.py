"""`soila approve`: a person has seen the letter, and it may go as it is."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, Call


@command("approve", "soila approve 2024-04-09", "Jos kirje muuttuu tämän jälkeen, hyväksyntä raukeaa.")
@click.argument("written", metavar="PÄIVÄ")
@click.pass_obj
def main(call: Call, written: str) -> int:
    from pipeline.cli.decision import decide, open_case, say, warn
    from pipeline.deliver.campaign import Parcel
    from pipeline.deliver.send import NotSendable, draft_of
    from pipeline.read.content import read_content
    from pipeline.store.approvals import Kind, approval_of, changes, hold_of

    case = open_case(call, written)
    content = read_content(call.project.content, call.config, call.now.date())
    try:
        draft = draft_of(call.project, content, case.store, case.day)
    except NotSendable as reason:
        return warn(CONTENT, reason.key, **reason.values)
    now_hash = Parcel("", draft.edition, draft.letter, draft.edition.sends_at).hash
    before = approval_of(case.decisions)
    if before and before.hash == now_hash:
        say("approved_before", who=before.who, at=before.at.astimezone(call.config.zone))
    else:
        if before:
            say("changes")
            for line in changes(before.text, draft.letter.text):
                click.echo(f"  {line}")
        decision = decide(call, case, Kind.APPROVE, now_hash, draft.letter.text)
        say("approved", day=case.day, who=decision.who)
    if draft.edition.about:
        click.echo(messages.text("notice.send_now", day=case.day))
    if hold_of(case.decisions):
        say("approved_still_held", day=case.day)
    return FINE
