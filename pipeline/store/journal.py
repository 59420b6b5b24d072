"""The journal of a letter's calls: intent before each, its answer after it."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select

from pipeline.model import Journal, JournalEntry
from pipeline.store import schema
from pipeline.store.codec import instant, moment_of


def note(connection: Connection, day: date, now: datetime, step: str, phase: str, detail: str = "") -> None:
    """One line of the journal: an intent before a call, or its answer."""
    values = {"date": day, "at": instant(now), "step": step, "phase": phase, "detail": detail}
    connection.execute(insert(schema.journal), values)


def version_of(connection: Connection, day: date) -> int:
    """The number of the last line of a letter's journal: another one after each call, whoever made it; 0 for none."""
    table = schema.journal
    return connection.execute(select(func.max(table.c.number)).where(table.c.date == day)).scalar() or 0


def forget_journal(connection: Connection, before: date) -> int:
    """Removes the calls of letters before the day, and gives their number; a letter keeps its row."""
    return connection.execute(delete(schema.journal).where(schema.journal.c.date < before)).rowcount


def journal_of(connection: Connection, day: date) -> Journal:
    """A letter's journal, oldest first."""
    return tuple(entry for _, entry in dated_entries(connection, day))


def dated_entries(connection: Connection, day: date | None) -> tuple[tuple[date, JournalEntry], ...]:
    """The journal of a letter, or of all letters, each entry with its letter's day; oldest first."""
    table = schema.journal
    query = select(table).order_by(table.c.number)
    rows = connection.execute(query if day is None else query.where(table.c.date == day))
    return tuple(
        (row.date, JournalEntry(moment_of(row.at), row.step, row.phase, row.detail)) for row in rows if row.date
    )
