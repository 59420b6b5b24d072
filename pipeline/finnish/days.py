"""From a day as it was written to the day that it is: what it lacks, and what cannot be."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.finnish.tokens import WEEKDAY_NAMES, WEEKDAYS
from pipeline.model import Hours, When

# Content and the pages that are read tell Finnish time, and no other hour is missing in spring.
HELSINKI = ZoneInfo("Europe/Helsinki")
_LATEST_PAST = 62


class WrittenDay(Struct):
    """A day as far as it was written: 1 to 31 or not, with a weekday (Monday 0) if one stood there."""

    day: int
    month: int | None
    year: int | None
    weekday: int | None
    written: str


class WrittenClock(Struct, frozen=True):
    """A time of day as it was written. Midnight may be 24 or 0."""

    hour: int
    minute: int


def complete(days: Sequence[WrittenDay], near: date | None, beside: date | None = None) -> None:
    """Gives to each day the month and year that it lacks, from its neighbours, else from what is near.

    `beside` is a day told in the same breath; `near` is the day on which the text is read, which mostly tells of what
    is still to come. Raises Fault.
    """
    for day, later in reversed(list(pairwise(days))):
        day.month = day.month or later.month
    if all(day.year is None for day in days):
        sure = next((day for day in days if day.weekday is not None), days[-1])
        sure.year = _year_near(sure, near, beside)
    for day, later in reversed(list(pairwise(days))):
        if day.year is None and later.year is not None:
            day.year = later.year - _is_after(day, later)
    for earlier, day in pairwise(days):
        if day.year is None and earlier.year is not None:
            day.year = earlier.year + _is_after(earlier, day)


def _is_after(one: WrittenDay, other: WrittenDay) -> bool:
    """Whether the month of one is later in the year: December before January is that of the year before."""
    return (one.month or 0) > (other.month or 0)


def _year_near(day: WrittenDay, near: date | None, beside: date | None) -> int:
    middle = beside or near
    if middle is None:
        raise Fault("time.no_year", written=day.written)
    fitting = []
    for year in (middle.year - 1, middle.year, middle.year + 1):
        if 1 <= (day.month or 0) <= 12 and 1 <= day.day <= monthrange(year, day.month or 1)[1]:
            one = date(year, day.month or 1, day.day)
            distance = abs((one - middle).days)
            # Nobody leaves the year out of a day that is farther away, so there the weekday is wrong, not the year.
            wrong = day.weekday is not None and (one.weekday() != day.weekday or distance > 366)
            past = beside is None and (middle - one).days > _LATEST_PAST
            fitting.append((wrong, distance + (366 if past else 0), year))
    return min(fitting)[2] if fitting else middle.year


def real_day(written: WrittenDay) -> date:
    """The day itself. Raises Fault where there is none, or another weekday."""
    day, month, year = written.day, written.month, written.year
    if month is None or year is None:
        raise Fault("time.unknown", written=written.written)
    if not 2000 <= year <= 2100:
        raise Fault("time.far_year", written=str(year))
    if not 1 <= month <= 12:
        raise Fault("time.no_such_month", written=written.written)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise Fault("time.no_such_day", written=f"{day}.{month}.{year}", last=f"{length}.{month}.")
    real = date(year, month, day)
    if written.weekday is not None and written.weekday != real.weekday():
        plain = f"{day}.{month}.{year}"
        raise Fault(
            "time.weekday",
            written=WEEKDAYS[written.weekday],
            day=plain,
            right=WEEKDAY_NAMES[real.weekday()],
            short=f"{WEEKDAYS[real.weekday()]} {plain}",
        )
    return real


def real_clock(written: WrittenClock) -> time:
    """The time of day; 0.00 for klo 24. Raises Fault."""
    if written.hour == 24 and written.minute == 0:
        return time(0, 0)
    if written.hour > 23 or written.minute > 59:
        raise Fault(
            "time.no_such_hour", written=f"{written.hour}.{written.minute:02}" if written.minute else written.hour
        )
    return time(written.hour, written.minute)


def when_of(
    first: WrittenDay,
    last: WrittenDay,
    opens: WrittenClock | None,
    closes: WrittenClock | None,
    text: str,
    hours: Hours = Hours.ONCE,
) -> When:
    """The time from its parts, each day with month and year. Raises Fault; `text` is what stood there."""
    begins, ends = real_day(first), real_day(last)
    start, stop = (real_clock(one) if one else None for one in (opens, closes))
    if hours is Hours.DAILY:
        return _daily(When(begins, ends, start, stop, hours), text)
    if opens is not None and opens.hour == 24 and closes is None:
        # klo 24 is the midnight after the day that it was written with.
        begins = ends = ends + timedelta(days=1)
    if closes is not None and _is_midnight_after(closes, begins == ends):
        ends += timedelta(days=1)
    if begins == ends and start is not None and stop is not None and stop < start and _is_night(start, stop):
        ends += timedelta(days=1)
    if _ends_too_early(begins, ends, start, stop):
        raise Fault("time.ends_early", written=text)
    for day, clock in ((begins, start), (ends, stop)):
        _check_gap(day, clock, text)
    return When(begins, ends, start, stop, hours)


def _daily(when: When, text: str) -> When:
    if when.first == when.last:
        raise Fault("time.recurring", written=text)
    if when.last < when.first or when.opens == when.closes:
        raise Fault("time.ends_early", written=text)
    for one in when.held:
        _check_gap(one.first, one.opens, text)
        _check_gap(one.last, one.closes, text)
    return when


def _is_midnight_after(closes: WrittenClock, on_first_day: bool) -> bool:
    """Whether the end is the midnight after its day: klo 24 always, klo 0 where nothing could end before."""
    return closes.hour == 24 or (on_first_day and closes.hour == 0 and closes.minute == 0)


def _is_night(start: time, stop: time) -> bool:
    """Whether hours that end before they begin are those of one night: klo 21–05."""
    return start.hour >= 18 and stop.hour <= 9


def _ends_too_early(begins: date, ends: date, start: time | None, stop: time | None) -> bool:
    if begins != ends:
        return ends < begins
    return start is not None and stop is not None and stop <= start


def _check_gap(day: date, clock: time | None, text: str) -> None:
    """In the last night of March's Sunday one hour is not there."""
    if clock is not None and day.month == 3 and clock.hour == 3 and day.weekday() == 6:
        moment = datetime.combine(day, clock, HELSINKI)
        if moment.astimezone(UTC).astimezone(moment.tzinfo).time() != clock:
            raise Fault("time.no_such_hour", written=text)
