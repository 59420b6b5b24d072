"""The time of an event: local days, and times of day where they are told."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

_DAY = timedelta(days=1)

# Daily hours on more days than this are one entry of a calendar: nobody wants a hundred.
MOST_ENTRIES = 31


class Hours(StrEnum):
    """What the times of day mean.

    ONCE: from `opens` on the first day to `closes` on the last one, or whole days where neither is told.
    DAILY: from `opens` to `closes` on each of the days. LATER: there will be hours, nobody knows them yet.
    """

    ONCE = "once"
    DAILY = "daily"
    LATER = "later"


class When(Struct, frozen=True):
    """The time of an event as people write it: local days, and times of day where they are told.

    `last` is the last day itself (inclusive). `opens` is the time of day on the first day, `closes`
    that on the last one; None where nothing was said: a start without an end is one whose end is not told.
    `hours` says what they mean. An event of several sessions has them all in `sessions` (two or more, in their order,
    each held once), and around them the first day and hour of the first and the last ones of the last.
    """

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    hours: Hours = Hours.ONCE
    sessions: tuple["When", ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether no hour is told, be it that there is none or that it comes later."""
        return self.opens is None

    @property
    def until_midnight(self) -> bool:
        """Whether it ends with its first day: midnight, which is the next day's, still belongs to it."""
        if self.hours is not Hours.ONCE or self.sessions:
            return False
        return self.closes == time.min and self.opens is not None and self.last - self.first == _DAY

    @property
    def held(self) -> tuple["When", ...]:
        """Each time that people come, in order: each session, each of daily hours, else the time itself."""
        if self.hours is not Hours.DAILY:
            return self.sessions or (self,)
        ends = _DAY if self.opens and self.closes is not None and self.closes <= self.opens else timedelta()
        days = (self.first + number * _DAY for number in range((self.last - self.first).days + 1))
        return tuple(When(day, day + ends, self.opens, self.closes) for day in days)

    @property
    def entries(self) -> tuple["When", ...]:
        """Each time as calendars enter it: those `held`; of a long row of daily hours the row itself."""
        is_long = self.hours is Hours.DAILY and (self.last - self.first).days >= MOST_ENTRIES
        return (self,) if is_long else self.held

    def starts_at(self, zone: tzinfo) -> datetime:
        """The aware instant of the beginning; midnight when no hour is told."""
        return datetime.combine(self.first, self.opens or time.min, zone)

    def ends_at(self, zone: tzinfo) -> datetime:
        """The aware instant after which it is over: the told hour, else the end of the last day."""
        last = self.held[-1]
        if last.closes is not None:
            return datetime.combine(last.last, last.closes, zone)
        return datetime.combine(last.last + _DAY, time.min, zone)


def in_sessions(times: Iterable[When]) -> When:
    """One time of all these, which are held once each; the very same one where it is alone.

    Where one of them has an hour, told or to come, a day without any is one whose hour comes later.
    """
    sessions = sorted(times, key=lambda one: (one.first, one.opens or time.min))
    if len(sessions) == 1:
        return sessions[0]
    if any(one.opens is not None or one.hours is Hours.LATER for one in sessions):
        sessions = [replace(one, hours=Hours.LATER) if one.opens is None else one for one in sessions]
    first, last = sessions[0], sessions[-1]
    return When(first.first, last.last, first.opens, last.closes, sessions=tuple(sessions))
