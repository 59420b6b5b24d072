"""The rows of what people decided of a letter."""

from datetime import date

from sqlalchemy import Connection, insert, select

from pipeline.model import Decision, DecisionKind
from pipeline.store import schema
from pipeline.store.codec import instant, moment_of


def decisions_of(connection: Connection, day: date | None) -> tuple[Decision, ...]:
    """A letter's decisions, or those of all letters; oldest first."""
    table = schema.approval
    query = select(table).order_by(table.c.number)
    rows = connection.execute(query if day is None else query.where(table.c.date == day))
    return tuple(
        Decision(row.date, moment_of(row.at), _kind(row.kind), row.who, row.hash, row.text) for row in rows if row.date
    )


def _kind(written: str) -> DecisionKind:
    """What nobody can read any more holds the letter, until a person has looked."""
    return DecisionKind(written) if written in tuple(DecisionKind) else DecisionKind.HOLD


def save_decision(connection: Connection, decision: Decision) -> None:
    values = {
        "date": decision.date,
        "at": instant(decision.at),
        "kind": str(decision.kind),
        "who": decision.who,
        "hash": decision.hash,
        "text": decision.text,
    }
    connection.execute(insert(schema.approval).values(**values))
