"""Days and moments as machines write them, ISO 8601: what a page's `datetime`, JSON-LD and microdata say."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pipeline.model import When

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)


def read_stamp(written: str, zone: ZoneInfo) -> tuple[date, time | None]:
    """The local day and time of day of an ISO 8601 date or moment; None where it tells no time of day.

    Raises ValueError. A moment without an offset is local.
    """
    match = _ISO.fullmatch(written.strip())
    if match is None:
        raise ValueError(written)
    day = date.fromisoformat(match[1])
    if match[2] is None:
        return day, None
    clock = time(int(match[2]), int(match[3]))
    if match[4]:
        offset = match[4].upper().replace("Z", "+00:00")
        offset = f"{offset}:00" if len(offset) == 3 else offset
        local = datetime.fromisoformat(f"{day}T{clock:%H:%M}{offset}").astimezone(zone)
        return local.date(), local.time()
    return day, clock


def when_of_stamps(start: str, end: str, zone: ZoneInfo) -> When:
    """The time between two stamps; `end` may be empty. Raises ValueError, also where it ends before it begins."""
    first, opens = read_stamp(start, zone)
    last, closes = read_stamp(end, zone) if end else (first, None)
    # Calendars that know whole days only write them as midnights.
    if opens == time(0, 0) and closes in (None, time(0, 0), time(23, 59)):
        opens = closes = None
    if opens is None:
        closes = None
    if last < first or (first == last and opens is not None and closes is not None and closes < opens):
        raise ValueError(end)
    if closes == opens and first == last:
        closes = None
    return When(first, last, opens, closes)
