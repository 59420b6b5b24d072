"""The rows of sources and of what they propose: what was read well last, what is open, what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.collect.found import Collected
from pipeline.collect.propose.proposals import Kind, Proposal
from pipeline.store import schema
from pipeline.store.codec import from_json, instant, moment_of, to_json


class State(StrEnum):
    """How far a proposal has come; OVER: it no longer holds, and nobody decided."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as it is kept. `made_at` is aware; `item_id` is the event's file, once there is one."""

    number: int
    state: State
    proposal: Proposal
    made_at: datetime
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How the rows of a source must change so that they say what it proposes now.

    `told_anew` are the changed ones in which the page itself says something else than before.
    """

    fresh: tuple[Proposal, ...] = ()
    changed: Mapping[int, Proposal] | None = None
    told_anew: tuple[int, ...] = ()
    over: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fresh or self.changed or self.over)


def reconcile(rows: Iterable[ProposalRow], proposals: Sequence[Proposal]) -> Reconciled:
    """What is decided is not asked again while the page says the same; what is open keeps its number. Pure."""
    kept = tuple(rows)
    opened = {_about(row.proposal): row for row in kept if row.state is State.OPEN}
    decided = {(_about(row.proposal), row.proposal.fingerprint) for row in kept if _holds(row)}
    fresh, changed, standing = [], {}, set()
    for one in proposals:
        about = _about(one)
        if (about, one.fingerprint) in decided:
            continue
        row = opened.get(about)
        if row is None:
            fresh.append(one)
            continue
        standing.add(row.number)
        # As it would be read back: an equal one is not written again.
        if to_json(row.proposal) != to_json(one):
            changed[row.number] = one
    over = tuple(row.number for row in opened.values() if row.number not in standing)
    anew = tuple(
        row.number
        for row in opened.values()
        if row.number in changed and changed[row.number].fingerprint != row.proposal.fingerprint
    )
    return Reconciled(tuple(fresh), changed, anew, over)


def _about(one: Proposal) -> tuple[str, Kind]:
    return one.key, one.kind


def _holds(row: ProposalRow) -> bool:
    """A rejection holds; so does an accepted new event whose file somebody has removed since."""
    return row.state is State.REJECTED or (row.state is State.ACCEPTED and row.proposal.kind is Kind.NEW)


def rows_of(connection: Connection, source: str = "", state: State | None = None) -> tuple[ProposalRow, ...]:
    """The proposals, of one source or in one state where that is told; oldest first."""
    table = schema.proposal
    query = select(table).order_by(table.c.number)
    if source:
        query = query.where(table.c.source == source)
    if state:
        query = query.where(table.c.state == str(state))
    return tuple(
        ProposalRow(
            row.number, State(row.state), from_json(row.proposal, Proposal), moment_of(row.made_at), row.item_id
        )
        for row in connection.execute(query)
    )


def accepted_keys(rows: Iterable[ProposalRow]) -> Mapping[str, str]:
    """Which event of content each key of a source was accepted as."""
    return {row.proposal.key: row.item_id for row in rows if row.state is State.ACCEPTED and row.item_id}


def save_reconciled(connection: Connection, what: Reconciled, now: datetime) -> frozenset[int]:
    """Brings the rows up to date; the numbers of those that say something new."""
    table = schema.proposal
    for number, one in (what.changed or {}).items():
        values = {"proposal": to_json(one), "fingerprint": one.fingerprint}
        connection.execute(update(table).where(table.c.number == number).values(**values))
    if what.over:
        connection.execute(update(table).where(table.c.number.in_(what.over)).values(state=str(State.OVER)))
    return frozenset((*what.told_anew, *(_insert(connection, one, now) for one in what.fresh)))


def _insert(connection: Connection, one: Proposal, now: datetime) -> int:
    values = {
        "source": one.source,
        "key": one.key,
        "kind": str(one.kind),
        "state": str(State.OPEN),
        "fingerprint": one.fingerprint,
        "item_id": one.event_id,
        "proposal": to_json(one),
        "made_at": instant(now),
    }
    (number,) = connection.execute(insert(schema.proposal).values(**values)).inserted_primary_key or (0,)
    return int(number)


def save_decided(connection: Connection, number: int, state: State, who: str, now: datetime, item_id: str = "") -> None:
    table = schema.proposal
    values = {"state": str(state), "decided_by": who, "decided_at": instant(now)}
    if item_id:
        values["item_id"] = item_id
    connection.execute(update(table).where(table.c.number == number).values(**values))


def last_good(connection: Connection, source: str) -> Collected | None:
    """What the source told when it was read well last."""
    table = schema.source
    text = connection.execute(select(table.c.collected).where(table.c.name == source)).scalar()
    return from_json(text, Collected) if text else None


def save_good(connection: Connection, collected: Collected) -> None:
    table = schema.source
    connection.execute(delete(table).where(table.c.name == collected.source))
    connection.execute(insert(table).values(name=collected.source, collected=to_json(collected)))
