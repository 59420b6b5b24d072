"""A person's word on a proposal: a new file, a change in one, or no. What cannot be done leaves all as it was."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline.collect.propose.entry import write_new
from pipeline.collect.propose.proposals import Kind, Proposal
from pipeline.collect.propose.twins import plain_title
from pipeline.collect.propose.written import one_line
from pipeline.compose.change import Change, cancelled, moved, postponed
from pipeline.model import Content, Event, Status, When
from pipeline.project import Project
from pipeline.publish.switch import Receipt, switch
from pipeline.read.fault import Fault
from pipeline.store import Store
from pipeline.store.proposals import ProposalRow, State, rows_of, save_decided

# The fields that are written as the page has them.
_PLAIN = ("place", "registration")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of accepting: the event's file, and the receipt of a change."""

    row: ProposalRow
    file: str
    receipt: Receipt | None = None


def open_row(store: Store, number: int) -> ProposalRow:
    """The open proposal of a number. Raises Fault, which names those that are."""
    with store.reading() as connection:
        rows = rows_of(connection, state=State.OPEN)
    for row in rows:
        if row.number == number:
            return row
    numbers = ", ".join(str(row.number) for row in rows) or "–"
    raise Fault("proposals.no_number", number=number, open=numbers)


def accept(project: Project, store: Store, row: ProposalRow, who: str, now: datetime) -> Accepted:
    """Does what the proposal says, at `now` (aware). Raises Fault, and then nothing was written."""
    if row.proposal.kind is Kind.NEW:
        item_id = write_new(project, row, now)
        done = Accepted(row, f"content/events/{item_id}.md")
    else:
        item_id = row.proposal.event_id
        receipt = switch(project, item_id, _plan(project, row.proposal, now), now)
        done = Accepted(row, receipt.change.after.source.file, receipt)
    with store.writing() as connection:
        save_decided(connection, row.number, State.ACCEPTED, who, now, item_id)
    return done


def reject(store: Store, row: ProposalRow, who: str, now: datetime) -> None:
    """Remembers that it is not wanted while the page says the same."""
    with store.writing() as connection:
        save_decided(connection, row.number, State.REJECTED, who, now)


def _plan(project: Project, proposal: Proposal, now: datetime) -> Callable[[Event, Content], Change]:
    """The change that a proposal asks for, as `soila move` and its likes make it."""

    def plan(event: Event, content: Content) -> Change:
        if proposal.kind is Kind.GONE:
            return cancelled(event, "")
        found = proposal.found
        assert found is not None
        fields = {one.field for one in proposal.differences}
        plain: dict[str, Any] = {name: one_line(getattr(found, name)) for name in _PLAIN if name in fields}
        if "registration_closes" in fields:
            plain["registration_closes"] = found.registration_closes
        if "title" in fields:
            plain["title"] = one_line(plain_title(found.title))
        after = replace(event, **plain)
        if "status" in fields:
            after = cancelled(after, "").after if found.status is Status.CANCELLED else _again(after)
        if "when" in fields and found.when and _refines(event, found.when):
            after = replace(after, when=found.when)
        elif "when" in fields and found.when:
            after = moved(after, found.when, after.reason, content.events, now, project.config.zone).after
        elif "when" in fields:
            after = postponed(after, after.reason).after
        return Change(event, after)

    return plan


def _refines(event: Event, when: When) -> bool:
    """Whether the time only tells the hours of days that the file has: nothing has moved then."""
    return (
        event.when is not None and event.when.all_day and (event.when.first, event.when.last) == (when.first, when.last)
    )


def _again(event: Event) -> Event:
    """An event that was called off, and is not after all."""
    status = Status.MOVED if event.original and event.original != event.when else Status.CONFIRMED
    return replace(event, status=status, reason="" if status is Status.CONFIRMED else event.reason)
