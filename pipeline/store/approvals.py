"""The rows of what people decided: at a server, where each host sees them; beside a file, of versions before.

Beside a file the decisions of today stand in `store.decisions`.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, insert, select

from pipeline.model import Decision, DecisionKind
from pipeline.store import schema
from pipeline.store.codec import instant, moment_of


def decisions_of(connection: Connection, day: date) -> tuple[Decision, ...]:
    """A letter's decisions, oldest first."""
    table = schema.approval
    rows = connection.execute(select(table).where(table.c.date == day).order_by(table.c.number))
    return tuple(
        Decision(row.date, moment_of(row.at), _kind(row.kind), row.who, row.hash, row.text) for row in rows if row.date
    )


def add_decisions(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Keeps these after those that are there."""
    rows = [
        {
            "date": one.date,
            "at": instant(one.at),
            "kind": str(one.kind),
            "who": one.who,
            "hash": one.hash,
            "text": one.text,
        }
        for one in decisions
    ]
    if rows:
        connection.execute(insert(schema.approval), rows)


def days_decided_before(connection: Connection) -> tuple[date, ...]:
    """The letters of which there are rows."""
    found = connection.execute(select(schema.approval.c.date).distinct()).scalars()
    return tuple(day for day in found if day)


def _kind(written: str) -> DecisionKind:
    """What nobody can read any more holds the letter, until a person has looked."""
    return DecisionKind(written) if written in tuple(DecisionKind) else DecisionKind.HOLD
