"""What became of an event, and to which day it belongs: the rules by which every number picks its events."""

from datetime import date, datetime, tzinfo
from enum import StrEnum

from pipeline.model import Status, When
from pipeline.report.sources import EventSource


class Fate(StrEnum):
    """What became of an event. AHEAD: it has a time, and is not over yet."""

    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    TENTATIVE = "tentative"
    AHEAD = "ahead"


def fate_of(event: EventSource, as_of: datetime, zone: tzinfo) -> Fate:
    """A cancelled event is cancelled alone, whatever it was before; a tentative one was never held."""
    if event.status is Status.CANCELLED:
        return Fate.CANCELLED
    if event.when is None:
        return Fate.POSTPONED
    if event.status is Status.TENTATIVE:
        return Fate.TENTATIVE
    return Fate.HELD if event.when.ends_at(zone) <= as_of else Fate.AHEAD


def is_moved(event: EventSource) -> bool:
    """Whether it was moved to a time that is known."""
    return event.status is Status.MOVED and event.when is not None


def day_of(event: EventSource) -> date | None:
    """The day that decides an event's period: its last one, where it has no time the one it first had."""
    when = event.when or event.original
    return last_day(when) if when else None


def last_day(when: When) -> date:
    """The last day on which people are there: who ends at midnight ends with the day before it."""
    last = when.held[-1]
    return last.first if last.until_midnight else last.last
