"""The rows in which versions before kept what people decided; the decisions of today stand in `store.decisions`."""

from datetime import date

from sqlalchemy import Connection, select

from pipeline.model import Decision, DecisionKind
from pipeline.store import schema
from pipeline.store.codec import moment_of


def decisions_of(connection: Connection, day: date) -> tuple[Decision, ...]:
    """A letter's decisions, oldest first."""
    table = schema.approval
    rows = connection.execute(select(table).where(table.c.date == day).order_by(table.c.number))
    return tuple(
        Decision(row.date, moment_of(row.at), _kind(row.kind), row.who, row.hash, row.text) for row in rows if row.date
    )


def days_decided_before(connection: Connection) -> tuple[date, ...]:
    """The letters of which there are rows."""
    found = connection.execute(select(schema.approval.c.date).distinct()).scalars()
    return tuple(day for day in found if day)


def _kind(written: str) -> DecisionKind:
    """What nobody can read any more holds the letter, until a person has looked."""
    return DecisionKind(written) if written in tuple(DecisionKind) else DecisionKind.HOLD
