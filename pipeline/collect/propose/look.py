"""One look at a source: read, guarded, compared with content, and what follows kept. A page proposes, no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from pipeline import messages
from pipeline.collect.ages import write_age
from pipeline.collect.found import Collected, FoundEvent, Get
from pipeline.collect.propose.entry import write_new
from pipeline.collect.propose.guard import alarm_of
from pipeline.collect.propose.proposals import Kind, Known, proposals_of
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.model import Problem
from pipeline.project import Project
from pipeline.read.content import read_content
from pipeline.read.fault import Fault
from pipeline.store import Store, open_store
from pipeline.store.codec import to_json
from pipeline.store.proposals import (
    ProposalRow,
    State,
    accepted_keys,
    last_good,
    reconcile,
    rows_of,
    save_decided,
    save_good,
    save_reconciled,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to: what was read, why it is not believed, the new proposals, and the events that entered.

    `good_at` (aware) is when the source was read well last.
    """

    rule: SourceRule
    collected: Collected
    alarm: Problem | None = None
    fresh: tuple[ProposalRow, ...] = ()
    entered: tuple[ProposalRow, ...] = ()
    good_at: datetime | None = None

    @property
    def why(self) -> str:
        """What is wrong, in Finnish; "" when nothing is."""
        return messages.explain(self.alarm)[0] if self.alarm else ""


def look_at(project: Project, rule: SourceRule, get: Get, now: datetime) -> Looked:
    """Reads the source at `now` (aware) and keeps what follows. Raises StateError, OSError.

    Where nothing has changed, the state is not written.
    """
    today = now.astimezone(project.config.zone).date()
    collected = collect(rule, get, today, project.config.zone)
    store = open_store(project.state)
    try:
        looked = _compared(project, store, rule, collected, now)
    finally:
        store.close()
    age = write_age(project.state, rule.name, now, looked.why)
    return replace(looked, good_at=age.good_at)


def _compared(project: Project, store: Store, rule: SourceRule, collected: Collected, now: datetime) -> Looked:
    zone = project.config.zone
    today = now.astimezone(zone).date()
    with store.reading() as connection:
        last = last_good(connection, rule.name)
        rows = rows_of(connection, rule.name)
        elsewhere = tuple(_told_before(rule, project.config.sources, connection))
    if alarm := alarm_of(last, collected, today):
        return Looked(rule, collected, alarm)
    content = read_content(project.content, project.config, today)
    known = Known(last, accepted_keys(rows), elsewhere)
    what = reconcile(rows, proposals_of(collected, known, content, now, zone))
    good_changed = last is None or to_json(last) != to_json(collected)
    if not what and not good_changed:
        return Looked(rule, collected)
    with store.writing() as connection:
        numbers = save_reconciled(connection, what, now)
        if good_changed:
            save_good(connection, collected)
        fresh = tuple(row for row in rows_of(connection, rule.name, State.OPEN) if row.number in numbers)
    entered = tuple(_entered(project, store, fresh, now)) if rule.accept_new else ()
    there = {row.number for row in entered}
    return Looked(rule, collected, None, tuple(row for row in fresh if row.number not in there), entered)


def _told_before(rule: SourceRule, rules: Sequence[SourceRule], connection: Connection) -> Iterator[FoundEvent]:
    """What the sources named before this one tell: the first one to tell of an event proposes it."""
    for other in rules:
        if other.name == rule.name:
            return
        if collected := last_good(connection, other.name):
            yield from collected.events


def _entered(project: Project, store: Store, fresh: Sequence[ProposalRow], now: datetime) -> Iterator[ProposalRow]:
    """New events without a doubt that became files by themselves; one that cannot stays a proposal."""
    for row in fresh:
        if row.proposal.kind is not Kind.NEW or row.proposal.doubts:
            continue
        try:
            item_id = write_new(project, row, now)
        except Fault:
            continue
        with store.writing() as connection:
            save_decided(connection, row.number, State.ACCEPTED, "soila", now, item_id)
        yield replace(row, state=State.ACCEPTED, item_id=item_id)
