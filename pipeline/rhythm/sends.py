"""On which days letters go: a grid that never drifts, breaks that skip it, holidays and eves that move a letter.

Days and times of day are local to the rhythm's zone; instants are aware. Nothing here knows what has been sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from pipeline.rhythm.working_days import eve_name, holiday_name, next_working_day

# What a break is called that has no name of its own.
_PAUSE = "tauko"
# A break longer than this is an end: nothing is looked for behind it.
_FAR = 10 * 366
# The grid ends a year before the calendar does, so that moving a letter is always possible.
_END = date(9998, 12, 31).toordinal()


class Break(Struct, frozen=True):
    """A pause in the rhythm; both days belong to it."""

    first: date
    last: date
    why: str = ""


class Rhythm(Struct, frozen=True):
    """When letters go: on `anchor` and every `weeks` (1-52) weeks after it, at the wall time `at` in `zone`.

    `grace` is how late a letter may still go by itself.
    """

    anchor: date
    at: time
    weeks: int
    zone: ZoneInfo
    breaks: tuple[Break, ...] = ()
    grace: timedelta = timedelta(hours=3)


class Send(Struct, frozen=True):
    """The letter of one day of the grid: the day and the instant at which it goes, both None when it is skipped.

    `why` is the message key of what moved or skipped it, filled from `values`; "" when it goes on its own day.
    """

    grid: date
    date: date | None
    at: datetime | None
    why: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def sends_between(rhythm: Rhythm, first: date, last: date) -> tuple[Send, ...]:
    """The letters whose grid days are from `first` to `last` (inclusive), in order; none is before the anchor."""
    return tuple(_sends(rhythm, _grid(rhythm, first.toordinal(), last.toordinal())))


def next_send(rhythm: Rhythm, after: datetime) -> Send:
    """The first letter that goes strictly after the aware instant.

    When none goes for ten years, the answer is a skipped one with `rhythm.none_ahead`.
    """
    # Two datetimes of one zone compare by wall time, which is wrong in the hour that comes twice.
    moment = after.astimezone(UTC)
    today = after.astimezone(rhythm.zone).date()
    return next((send for send in _ahead(rhythm, today) if send.at and send.at > moment), _none_ahead(today))


def last_send(rhythm: Rhythm, before: datetime) -> Send | None:
    """The last letter that should have gone at or before the aware instant; None before the first one."""
    moment = before.astimezone(UTC)
    today = before.astimezone(rhythm.zone).date()
    past = reversed(_grid(rhythm, rhythm.anchor.toordinal(), today.toordinal()))
    return next((send for send in _sends(rhythm, past) if send.at and send.at <= moment), None)


def send_of(rhythm: Rhythm, day: date) -> Send | None:
    """The letter that goes on the day, or whose grid day it is; None when no letter belongs to it."""
    near = _grid(rhythm, _reach_back(rhythm, day), day.toordinal())
    return next((send for send in _sends(rhythm, near) if day in (send.grid, send.date)), None)


def following_send(rhythm: Rhythm, day: date) -> Send:
    """The first letter that goes after the letter of `day`, or after the day itself where no letter belongs to it.

    When none goes for ten years, the answer is a skipped one with `rhythm.none_ahead`.
    """
    own = send_of(rhythm, day)
    since = (own.date or own.grid) if own else day
    return next((send for send in _ahead(rhythm, day) if send.date and send.date > since), _none_ahead(day))


def local_instant(day: date, at: time, zone: tzinfo) -> datetime:
    """The aware instant of a wall time.

    Of a time that comes twice in autumn it is the first; one that spring leaves out is the first minute after the gap.
    """
    local = datetime.combine(day, at.replace(fold=0), zone)
    while not _exists(local, zone):
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return local


def _exists(local: datetime, zone: tzinfo) -> bool:
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)


def _grid(rhythm: Rhythm, first: int, last: int) -> range:
    """The grid's days from `first` to `last` (inclusive), all as ordinals, which need not be in the calendar."""
    anchor, period = rhythm.anchor.toordinal(), rhythm.weeks * 7
    start = max(anchor, first + (anchor - first) % period)
    return range(start, min(last, _END) + 1, period)


def _sends(rhythm: Rhythm, days: Iterable[int]) -> Iterator[Send]:
    return (_send_on(rhythm, date.fromordinal(day)) for day in days)


def _ahead(rhythm: Rhythm, day: date) -> Iterator[Send]:
    """The letters that may go on `day` or later, skipped ones too."""
    start = max(_reach_back(rhythm, day), rhythm.anchor.toordinal())
    return _sends(rhythm, _grid(rhythm, start, start + _FAR))


def _reach_back(rhythm: Rhythm, day: date) -> int:
    """The first day (ordinal) that need be looked at for what was moved to `day`: no letter moves a whole period."""
    return day.toordinal() - rhythm.weeks * 7


def _none_ahead(day: date) -> Send:
    return Send(day, None, None, "rhythm.none_ahead")


def _send_on(rhythm: Rhythm, grid: date) -> Send:
    """What becomes of the letter of a grid day.

    A holiday or an eve moves it by six days at most, so it goes before the next grid day, and no two letters meet.
    When the working day that it moves to is in a break, it is skipped as if its own day were.
    """
    if pause := _break_on(rhythm, grid):
        return Send(grid, None, None, "rhythm.break", {"grid": grid, **_told(pause)})
    eve = eve_name(grid)
    name = eve or holiday_name(grid)
    if not name:
        return Send(grid, grid, local_instant(grid, rhythm.at, rhythm.zone))
    moved = next_working_day(grid)
    values = {"grid": grid, "date": moved, "name": name}
    if pause := _break_on(rhythm, moved):
        return Send(grid, None, None, "rhythm.moved_into_break", {**values, **_told(pause)})
    why = "rhythm.eve" if eve else "rhythm.holiday"
    return Send(grid, moved, local_instant(moved, rhythm.at, rhythm.zone), why, values)


def _break_on(rhythm: Rhythm, day: date) -> Break | None:
    return next((pause for pause in rhythm.breaks if pause.first <= day <= pause.last), None)


def _told(pause: Break) -> Mapping[str, Any]:
    return {"first": pause.first, "last": pause.last, "reason": pause.why or _PAUSE}
