"""Promised letters and the rhythm, which may change: every promised day ends sent, moved, skipped or alarmed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.deliver.case import Fate
from pipeline.deliver.due import OVER
from pipeline.model import EditionRow, LetterState
from pipeline.rhythm.sends import Rhythm, Send, next_send, send_of, sends_between

# A letter that nobody looked at is told as missed for so long.
_TOLD_BACK = timedelta(days=92)
# Why a promised letter ended without going: its day is no letter's any more.
SKIPPED, MOVED = "promise.skipped", "promise.moved"


class Promise(Struct, frozen=True):
    """The rhythm by which letters were promised, and since when (aware; None: always)."""

    rhythm: Rhythm
    since: datetime | None = None


class Broken(Struct, frozen=True):
    """A promised letter whose day is no letter's any more: its row, what becomes of it, to which day, and why."""

    row: EditionRow
    fate: Fate
    to: date | None = None
    key: str = "promise.rhythm"
    values: Mapping[str, Any] = field(default_factory=dict)


def promised(rhythm: Rhythm, before: Promise | None, now: datetime, *, begins: bool = False) -> Promise:
    """The promise from now on: that of before, unless the rhythm has changed since.

    `begins`: where none is known, nothing was promised before now, but what is within the grace.
    """
    if before is None:
        return Promise(rhythm, now - rhythm.grace if begins else None)
    return before if before.rhythm == rhythm else Promise(rhythm, now)


def open_letters(promise: Promise, rows: Iterable[EditionRow], now: datetime) -> tuple[Send, ...]:
    """The letters that are to be looked at, oldest first: those begun and not over, those of past days that nobody has
    looked at, and the next one.

    Before the first row of all nothing was promised, but what is within the grace.
    """
    rhythm = promise.rhythm
    by_day = {row.date: row for row in rows}
    own = tuple(
        _send_of(rhythm, row)
        for row in by_day.values()
        if row.state not in OVER and not (row.state is LetterState.SKIPPED and row.why == SKIPPED)
    )
    found = {one.date: one for one in (*own, *_without_row(promise, by_day, now)) if one.date and one.at}
    return tuple(found[day] for day in sorted(found))


def owed_before(before: Promise | None, rows: Iterable[EditionRow], now: datetime) -> tuple[Send, ...]:
    """The past days on which letters were owed by an earlier rhythm and that have no row."""
    if before is None:
        return ()
    by_day = {row.date: row for row in rows}
    return tuple(one for one in _without_row(before, by_day, now) if one.at and one.at <= now)


def broken_promises(rhythm: Rhythm, rows: Iterable[EditionRow], now: datetime) -> tuple[Broken, ...]:
    """The letters that are promised for days that are no letter's any more, as far as their hour can be changed."""
    every = tuple(rows)
    taken = {row.date for row in every if row.state in OVER}
    return tuple(one for row in every if (one := _broken(rhythm, row, taken, now)))


def kept_again(
    rhythm: Rhythm, rows: Sequence[EditionRow], told: Mapping[date, str], now: datetime
) -> tuple[EditionRow, ...]:
    """The letters that were moved or skipped by a rhythm, or `told` so, and whose days are letters' again in time."""
    ended = [replace(row, state=LetterState.PLANNED, why="") for row in rows if row.why in (SKIPPED, MOVED)]
    still = [row for row in rows if row.state not in OVER and row.why not in (SKIPPED, MOVED) and told.get(row.date)]
    return tuple(
        row
        for row in (*ended, *still)
        if (send := send_of(rhythm, row.date)) and send.date == row.date and send.at and now <= send.at + rhythm.grace
    )


def _broken(rhythm: Rhythm, row: EditionRow, taken: set[date], now: datetime) -> Broken | None:
    if row.state in OVER or row.state is LetterState.SKIPPED:
        return None
    send = send_of(rhythm, row.date)
    if send is not None and send.date == row.date:
        return None
    if row.at_carrier and now >= row.due_at:
        return None  # it has gone, or its carrier tells otherwise: that is asked first
    if send is None and now > row.due_at + rhythm.grace:
        return None  # its hour is over: it ends by that
    if send is not None and send.date is None:
        return Broken(row, Fate(LetterState.SKIPPED, SKIPPED), key=send.why, values=send.values)
    to = send.date if send else _next_free(rhythm, taken, now)
    if to is None:
        return Broken(row, Fate(LetterState.SKIPPED, SKIPPED))
    why, values = (send.why, send.values) if send else ("promise.rhythm", {})
    return Broken(row, Fate(LetterState.MOVED, MOVED), to, why, values)


def _next_free(rhythm: Rhythm, taken: set[date], now: datetime) -> date | None:
    """The day of the next letter that has not ended already."""
    following = next_send(rhythm, now)
    return following.date if following.date not in taken else None


def _send_of(rhythm: Rhythm, row: EditionRow) -> Send:
    """The letter of a row: at its hour by the rhythm, or at its own where the day is no letter's."""
    send = send_of(rhythm, row.date)
    if send is not None and send.date == row.date and send.at:
        return send
    return Send(row.date, row.date, row.due_at.astimezone(rhythm.zone))


def _without_row(promise: Promise, by_day: Mapping[date, EditionRow], now: datetime) -> Iterable[Send]:
    """The past days without a row that are owed, and the next letter."""
    rhythm = promise.rhythm
    moment, today = now.astimezone(UTC), now.astimezone(rhythm.zone).date()
    following = next_send(rhythm, now)
    past = [row.date for row in by_day.values() if row.due_at.astimezone(UTC) <= moment]
    # Of a clock that jumped by years, or a machine that slept so long, the last letters are told, not hundreds.
    newest = max([*past, today - _TOLD_BACK]) if past else None
    around = timedelta(weeks=rhythm.weeks)
    for one in sends_between(rhythm, (newest or today) - around, following.date or today):
        if one.date is None or one.at is None or one.date in by_day:
            continue
        at = one.at.astimezone(UTC)
        if at > moment:
            yield one
        elif promise.since and at < promise.since.astimezone(UTC):
            continue
        elif (newest is None and not by_day and at + rhythm.grace >= moment) or (newest and one.date > newest):
            yield one
