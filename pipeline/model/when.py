"""The time of an event: local days, and times of day where they are told."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event as people write it: local days, and times of day where they are told.

    `last` is the last day itself (inclusive). `opens` is the time of day on the first day, `closes`
    that on the last one; None where nothing was said.
    """

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None

    @property
    def all_day(self) -> bool:
        return self.opens is None

    @property
    def until_midnight(self) -> bool:
        """Whether it ends with its first day: midnight, which is the next day's, still belongs to it."""
        return self.closes == time.min and self.opens is not None and self.last - self.first == timedelta(days=1)

    def starts_at(self, zone: tzinfo) -> datetime:
        """The aware instant of the beginning; midnight when no hour is told."""
        return datetime.combine(self.first, self.opens or time.min, zone)

    def ends_at(self, zone: tzinfo) -> datetime:
        """The aware instant after which it is over: the told hour, else the end of the last day."""
        if self.closes is not None:
            return datetime.combine(self.last, self.closes, zone)
        return datetime.combine(self.last + timedelta(days=1), time.min, zone)
