"""From when to when calendars show a time that people told: whole days, or instants. Pure."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.model import Hours, When

_UNTOLD = timedelta(hours=1)


def in_whole_days(when: When) -> bool:
    """Whether an entry has no hours: none is told, or they are those of a long row of days (`When.entries`)."""
    return when.all_day or when.hours is Hours.DAILY


def days_of(when: When) -> tuple[date, date]:
    """The first day of an entry in whole days, and the day after the last one (RFC 5545, section 3.6.1)."""
    return when.first, when.last + timedelta(days=1)


def instants_of(when: When, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end of an entry with hours, in UTC. Its hours are those of `zone`.

    One whose end is not told is shown for an hour: without an end programs show no minute, an hour or a day, each in
    its own way. The text beside it tells the truth.
    """
    start = when.starts_at(zone).astimezone(UTC)
    told = when.closes is not None or when.last > when.first
    end = when.ends_at(zone).astimezone(UTC) if told else start + _UNTOLD
    return start, end
