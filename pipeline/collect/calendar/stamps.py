"""Days and moments as a feed writes them (RFC 5545, 3.3.4, 3.3.5 and 3.3.6), as values in the zone that they name."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from icalendar import vDuration

from pipeline.collect.calendar.components import Component, Property
from pipeline.collect.calendar.zones import Zones

_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(Z)?)?")
YEARS = range(1970, 2101)

Stamp = date | datetime


def stamp_of(one: Property, part: Component, zones: Zones) -> Stamp:
    """A day, or an aware moment; one of a zone that nobody knows is of the calendar's. Raises ValueError."""
    return _stamp(one.value, one.parameter("TZID"), part, zones)


def stamps_of(one: Property, part: Component, zones: Zones) -> Iterator[Stamp | tuple[Stamp, Stamp | timedelta]]:
    """Each of several, as EXDATE and RDATE have them, or a period (RFC 5545, 3.3.9); what is none is passed by."""
    zone = one.parameter("TZID")
    for written in one.value.split(","):
        begins, _, ends = written.partition("/")
        with suppress(ValueError):
            start = _stamp(begins, zone, part, zones)
            if not ends:
                yield start
            elif ends.strip().upper().startswith("P"):
                yield start, vDuration.from_ical(ends.strip())  # type: ignore[no-untyped-call]
            else:
                yield start, _stamp(ends, zone, part, zones)


def unknown_zone(component: Component, zones: Zones) -> str:
    """The zone that the beginning names and nobody knows; "" where all is well."""
    start = component.first("DTSTART")
    name = start.parameter("TZID") if start else ""
    has_hour = start is not None and "T" in start.value and not start.value.strip().endswith("Z")
    return name if name and has_hour and zones.named(name) is None else ""


def length_of(component: Component, start: Stamp, zones: Zones) -> timedelta | None:
    """How long it lasts, by DTEND or else DURATION; None where neither is told.

    Raises ValueError, OverflowError.
    """
    if end := component.first("DTEND"):
        return between(start, stamp_of(end, component, zones))
    if duration := component.value("DURATION"):
        length: timedelta = vDuration.from_ical(duration)  # type: ignore[no-untyped-call]
        if (start + length).year not in YEARS:
            raise ValueError(duration)
        return length
    return None


def between(start: Stamp, end: Stamp) -> timedelta:
    """How long it is between two days or two moments. Raises ValueError of a day and a moment."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        # As people count: a night in which clocks are turned is no hour longer for that.
        return end.astimezone(start.tzinfo).replace(tzinfo=None) - start.replace(tzinfo=None)
    if isinstance(start, datetime) or isinstance(end, datetime):
        raise ValueError("a day and a moment")
    return end - start


def _stamp(written: str, zone: str, part: Component, zones: Zones) -> Stamp:
    match = _STAMP.fullmatch(written.strip().upper())
    if match is None:
        raise ValueError(written)
    year, month, number, hour, minute, second, is_utc = match.groups()
    day = date(int(year), int(month), int(number))
    if day.year not in YEARS:
        raise ValueError(written)
    if hour is None:
        return day
    of_zone = UTC if is_utc else (zones.named(zone) if zone else None) or zones.floating(part)
    # A leap second is none to people.
    return datetime(day.year, day.month, day.day, int(hour), int(minute), min(int(second or 0), 59), tzinfo=of_zone)
