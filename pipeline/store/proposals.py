"""The rows of sources and of what they propose: what was read well last, what is open, what was decided."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from pipeline.model import Collected, Proposal, ProposalRow, ProposalState, Reconciled
from pipeline.store import schema
from pipeline.store.codec import instant, kept_moment, kept_value, moment_of, to_json


def rows_of(connection: Connection, source: str = "", state: ProposalState | None = None) -> tuple[ProposalRow, ...]:
    """The proposals, of one source or in one state where that is told; oldest first."""
    table = schema.proposal
    query = select(table).order_by(table.c.number)
    if source:
        query = query.where(table.c.source == source)
    if state:
        query = query.where(table.c.state == str(state))
    return tuple(kept for row in connection.execute(query) if (kept := _row(row)))


def _row(row: Any) -> ProposalRow | None:
    """None where it is damaged: the next look at the source proposes it anew."""
    proposal = kept_value(row.proposal, Proposal)
    if proposal is None or row.state not in tuple(ProposalState):
        return None
    return ProposalRow(row.number, ProposalState(row.state), proposal, moment_of(row.made_at), row.item_id)


def save_reconciled(connection: Connection, what: Reconciled, now: datetime) -> frozenset[int]:
    """Brings the rows up to date; the numbers of those that say something new."""
    table = schema.proposal
    for number, one in (what.changed or {}).items():
        values = {"proposal": to_json(one), "fingerprint": one.fingerprint}
        connection.execute(update(table).where(table.c.number == number), values)
    if what.over:
        connection.execute(update(table).where(table.c.number.in_(what.over)).values(state=str(ProposalState.OVER)))
    fresh = [_fresh_row(one, now) for one in what.fresh]
    made = connection.scalars(insert(table).returning(table.c.number), fresh).all() if fresh else ()
    return frozenset((*what.told_anew, *made))


def _fresh_row(one: Proposal, now: datetime) -> dict[str, str]:
    return {
        "source": one.source,
        "key": one.key,
        "kind": str(one.kind),
        "state": str(ProposalState.OPEN),
        "fingerprint": one.fingerprint,
        "item_id": one.event_id,
        "proposal": to_json(one),
        "made_at": instant(now),
    }


def save_decided(
    connection: Connection, number: int, state: ProposalState, who: str, now: datetime, item_id: str = ""
) -> None:
    table = schema.proposal
    values = {"state": str(state), "decided_by": who, "decided_at": instant(now)}
    if item_id:
        values["item_id"] = item_id
    connection.execute(update(table).where(table.c.number == number), values)


class Decided(Struct, frozen=True):
    """How a proposal was decided of, by whom and when; nobody has while `at` is None."""

    state: ProposalState
    who: str
    at: datetime | None


def decided(connection: Connection, number: int) -> Decided | None:
    """None where there is no such proposal."""
    table = schema.proposal
    row = connection.execute(select(table).where(table.c.number == number)).first()
    if row is None or row.state not in tuple(ProposalState):
        return None
    return Decided(ProposalState(row.state), row.decided_by, kept_moment(row.decided_at))


def reopen(connection: Connection, number: int) -> None:
    """What was accepted is asked again: the acceptance was taken back."""
    table = schema.proposal
    connection.execute(update(table).where(table.c.number == number).values(state=str(ProposalState.OPEN)))


def last_good(connection: Connection, source: str) -> Collected | None:
    """What the source told when it was read well last."""
    table = schema.source
    text = connection.execute(select(table.c.collected).where(table.c.name == source)).scalar()
    return kept_value(text, Collected)


def save_good(connection: Connection, collected: Collected) -> None:
    table = schema.source
    connection.execute(delete(table).where(table.c.name == collected.source))
    connection.execute(insert(table), {"name": collected.source, "collected": to_json(collected)})
