"""A person's word on a proposal: a new file, a change in one, or no. What cannot be done leaves all as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.change_event import ChangeReceipt, change
from pipeline.acts.change_news import change_news
from pipeline.acts.enter import enter
from pipeline.acts.open_proposals import open_rows
from pipeline.acts.situation import Situation
from pipeline.compose.change import Change, cancelled, moved, postponed
from pipeline.fault import Fault
from pipeline.model import Content, Event, Proposal, ProposalKind, ProposalRow, ProposalState, Status, When
from pipeline.propose.differences import shows_old_time
from pipeline.propose.twins import plain_title
from pipeline.propose.written import header_value
from pipeline.store.proposals import save_decided

# The fields that are written as the page has them.
_PLAIN = ("place", "registration")


class Accepted(Struct, frozen=True):
    """What came of accepting: the item's file, and the receipt of a changed event."""

    row: ProposalRow
    file: str
    receipt: ChangeReceipt | None = None


def open_row(situation: Situation, number: int) -> ProposalRow:
    """The open proposal of a number. Raises Fault, which names those that are."""
    rows = open_rows(situation)
    for row in rows:
        if row.number == number:
            return row
    numbers = messages.some_of([str(row.number) for row in rows]) or "–"
    raise Fault("proposals.no_number", number=number, open=numbers)


def accept(situation: Situation, number: int, who: str) -> Accepted:
    """Does what the proposal says. Raises Fault, and then nothing was written."""
    row = open_row(situation, number)
    if row.proposal.kind is ProposalKind.NEW:
        done = Accepted(row, enter(situation, row))
        item_id = Path(done.file).stem
    elif row.proposal.news:
        done = Accepted(row, change_news(situation, row.proposal, row.number))
        item_id = row.proposal.event_id
    else:
        item_id = row.proposal.event_id
        receipt = change(situation, item_id, _plan(situation, row.proposal, row.number), who, proposal=row.number)
        done = Accepted(row, receipt.change.after.source.file, receipt)
    with situation.store.writing() as connection:
        save_decided(connection, row.number, ProposalState.ACCEPTED, who, situation.now, item_id)
    return done


def reject(situation: Situation, number: int, who: str) -> ProposalRow:
    """Remembers that it is not wanted while the page says the same. Raises Fault."""
    row = open_row(situation, number)
    with situation.store.writing() as connection:
        save_decided(connection, row.number, ProposalState.REJECTED, who, situation.now)
    return row


def _plan(situation: Situation, proposal: Proposal, number: int) -> Callable[[Event, Content], Change]:
    """The change that a proposal asks for, as `soila move` and its likes make it."""
    now, zone = situation.now, situation.project.config.zone

    def plan(event: Event, content: Content) -> Change:
        if proposal.kind is ProposalKind.GONE:
            return cancelled(event, "")
        found = proposal.found
        assert found is not None
        fields = {one.field for one in proposal.differences}
        plain: dict[str, Any] = {name: header_value(getattr(found, name)) for name in _PLAIN if name in fields}
        if "registration_closes" in fields:
            plain["registration_closes"] = found.registration_closes
        if "title" in fields:
            plain["title"] = header_value(plain_title(found.title))
        after = replace(event, **plain)
        if "status" in fields:
            after = _with_status(after, found.status)
        when = None if shows_old_time(found, event) else found.when
        if "when" in fields and when and _refines(event, when):
            after = replace(after, when=when)
        elif "when" in fields and when:
            after = moved(after, when, "", content.events, now, zone).after
        elif "when" in fields and found.status is not Status.MOVED:
            raise Fault("proposals.time_lost", number=number, id=event.id, url=found.url)
        elif "when" in fields:
            after = postponed(after, "").after
        return Change(event, after)

    return plan


def _refines(event: Event, when: When) -> bool:
    """Whether the time only tells the hours of days that the file has: nothing has moved then."""
    return (
        event.when is not None and event.when.all_day and (event.when.first, event.when.last) == (when.first, when.last)
    )


def _with_status(event: Event, status: Status) -> Event:
    """An event that is called off or became unsure; or that was so, and is not after all."""
    if status is Status.CANCELLED:
        return cancelled(event, "").after
    if status is Status.TENTATIVE:
        return replace(event, status=status)
    held = Status.MOVED if event.original and event.original != event.when else Status.CONFIRMED
    return replace(event, status=held, reason="")
