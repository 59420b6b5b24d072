"""The receipt of a changed event: where the change is seen, who will know in time, and what to do when not."""

import click

from pipeline import messages
from pipeline.acts.change_event import ChangeReceipt
from pipeline.acts.preview import Preview
from pipeline.cli.run import FINE, OUTSIDE, Call, tell_fault
from pipeline.cli.say import show_problems
from pipeline.finnish.times import write_when
from pipeline.model import Relay
from pipeline.render import addresses


def show_change(call: Call, receipt: ChangeReceipt, headline: str) -> int:
    """The receipt under the headline of what was done: the exit code."""
    event, before = receipt.change.after, receipt.change.before
    times = {
        "before": write_when(before.when) if before.when else "avoin",
        "after": write_when(event.when) if event.when else "avoin",
    }
    _say(headline, title=event.title, **times)
    return show_receipt(call, receipt)


def show_receipt(call: Call, receipt: ChangeReceipt) -> int:
    """What was touched, the notice that was drafted, and what was found out besides: the exit code."""
    _tell(call, receipt)
    if receipt.notice:
        say_what_next(call, receipt.notice)
    if receipt.fault:
        return tell_fault(receipt.fault)
    show_problems(receipt.findings, err=True)
    return OUTSIDE if any(one.is_error for one in receipt.findings) else FINE


def say_what_next(call: Call, notice: Preview) -> None:
    """Where a notice can be looked at, and how it is approved and sent."""
    assert notice.file is not None
    file = notice.file.relative_to(call.project.root)
    for name in ("drafted", "preview", "approve", "send"):
        click.echo(messages.text(f"notice.{name}", file=file, day=notice.draft.edition.date))


def say_undo(call: Call, item_id: str) -> None:
    """That it can be taken back, and until when."""
    from pipeline.acts.undo import until

    if at := until(call.situation):
        click.echo(messages.text("undo.can", id=item_id, at=at))


def _tell(call: Call, receipt: ChangeReceipt) -> None:
    event = receipt.change.after
    _say("receipt")
    _say("in_file", file=event.source.file)
    for path in receipt.feeds:
        _say("in_feed", path=f"site/{path}", sequence=receipt.sequence)
    _say("off_without" if event.cancelled else "in_without", path=f"site/{addresses.WITHOUT_CANCELLED}/")
    for path in receipt.pages:
        _say("in_page", path=f"site/{path}")
    reach = receipt.reach
    if reach.told and reach.next_letter:
        _say("in_letter", day=reach.next_letter)
        _say("no_reminder")
    else:
        _say("not_told")
    for day in receipt.told_on:
        _say("in_archive", day=day)
    _say("who")
    _say("feeds_soon" if reach.feeds_in_time else "feeds_late")
    if reach.told and reach.next_letter:
        _say("letter_soon" if reach.letter_in_time else "letter_late", at=reach.next_letter, id=event.id)
    if receipt.relay:
        _tell_relay(call, receipt.relay)
    say_undo(call, event.id)


def _tell_relay(call: Call, relay: Relay) -> None:
    """What the owner passes on, where it lies, and how the receipt is closed."""
    from pipeline.acts.relays import files_of

    draft, pasted = (one.relative_to(call.project.root) for one in files_of(call.project, relay))
    _say("registrants", draft=draft, pasted=pasted, id=relay.item_id)


def _say(name: str, **values: object) -> None:
    click.echo(messages.text(f"change.{name}", **values))
