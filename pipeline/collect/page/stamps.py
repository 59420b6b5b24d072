"""What `<time datetime="…">` says, where the words alone do not tell a whole day: "14 touko" or "14.5."."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pipeline.collect.page.plain import plain
from pipeline.model import When

_WHOLE_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.\s*\w+kuu\w*\s+\d{4}")
_CLOCK = re.compile(r"(?:klo|kello|kl\.?)\s*\d|\d{1,2}[.:]\d\d(?![\d.])")
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)


def timed(text: str, stamps: Sequence[tuple[str, str]]) -> str:
    """The line's text for the reader of times: each `<time>` whose words lack a whole day is written out."""
    days: set[date] = set()
    for words, stamp in stamps:
        shown = plain(words)
        try:
            moment = read_stamp(stamp, ZoneInfo("Europe/Helsinki"))
        except ValueError:
            continue
        day, clock = moment
        if day in days and shown.isdecimal():
            # "24.4. klo 13–16": the second stamp's words are its hour alone.
            continue
        days.add(day)
        if not shown or _WHOLE_DAY.search(shown) or (_CLOCK.search(shown) and not re.search(r"[^\W\d_]{3}", shown)):
            continue
        written = f"{day.day}.{day.month}.{day.year}"
        if clock is not None and clock != time(0, 0) and (_CLOCK.search(shown) or not _CLOCK.search(text)):
            written += f" klo {clock.hour}.{clock.minute:02}"
        text = text.replace(shown, written, 1)
    return text


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
