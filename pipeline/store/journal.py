"""The journal of a letter's calls: intent before each, its answer after it; and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from pipeline.store import schema
from pipeline.store.codec import instant, moment_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: at `at` (aware) this step had an intent, an answer, or was refused, busy or unclear."""

    at: datetime
    step: str
    phase: str
    detail: str


Journal = Sequence[Entry]


def note(connection: Connection, day: date, now: datetime, step: str, phase: str, detail: str = "") -> None:
    """One line of the journal: an intent before a call, or its answer."""
    values = {"date": day, "at": instant(now), "step": step, "phase": phase, "detail": detail}
    connection.execute(insert(schema.journal).values(**values))


def journal_of(connection: Connection, day: date) -> Journal:
    """A letter's journal, oldest first."""
    table = schema.journal
    columns = (table.c.at, table.c.step, table.c.phase, table.c.detail)
    rows = connection.execute(select(*columns).where(table.c.date == day).order_by(table.c.number))
    return tuple(Entry(moment_of(row.at), row.step, row.phase, row.detail) for row in rows)


def last_answer(journal: Journal, *steps: str) -> str:
    """What the last of these calls answered; empty when it was not answered, or never made."""
    last = _last(journal, *steps)
    return last.detail if last and last.phase == "answer" else ""


def doubt_since(journal: Journal) -> datetime | None:
    """When a creating or sending call was made last whose answer never came, or was unclear; None when all is known."""
    last = _last(journal, "create", "schedule", "send")
    return last.at if last and last.phase in ("intent", "unclear") else None


def may_have_gone(journal: Journal) -> bool:
    """Whether a call to send or schedule was made that was not plainly refused."""
    last = _last(journal, "schedule", "send")
    return last is not None and last.phase not in ("refused", "busy")


def was_asked(journal: Journal, step: str) -> bool:
    """Whether this call was ever made, whatever came of it."""
    return _last(journal, step) is not None


def was_taken_down(journal: Journal) -> bool:
    """Whether the last call that set the hour took it away again, or may have."""
    last = _last(journal, "schedule", "send", "unschedule")
    return last is not None and last.step == "unschedule" and last.phase not in ("refused", "busy")


def _last(journal: Journal, *steps: str) -> Entry | None:
    return next((one for one in reversed(journal) if one.step in steps), None)
