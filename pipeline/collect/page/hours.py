"""The hours of a day on a page: those that stand beside it, those that stand alone, and those that nobody read."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.collect.page.days import times_in
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.words import clock_ahead, is_clock
from pipeline.finnish.text.times_in_text import FoundTime, Role

_LONE_CLOCK = re.compile(
    r"\b(?:klo|kello)\.?\s*(\d{1,2}(?:[.:]\d\d)?(?:\s*[-–—]\s*\d{1,2}(?:[.:]\d\d)?)?)(?![\d.])", re.IGNORECASE
)
_SPAN = r"\d{1,2}[.:]\d\d\s*[-–—]\s*\d{1,2}[.:]\d\d(?![.\d])"
_HOURS = re.compile(rf"\b(?:klo|kello)\b|(?<![\d.]){_SPAN}", re.IGNORECASE)
_END_HOUR = re.compile(r"\s*+(?:\([^)]*\)\s*+)?(?:[-–—]|ja (?:päättyy|loppuu)|päättyen)\D{0,20}\d", re.IGNORECASE)
_SPAN_NEXT = re.compile(r"\D{0,3}\d{1,2}(?:[.:]\d\d)?\s*[-–—]\s*\d{1,2}(?:[.:]\d\d)?(?![.:\d])")
_SPAN_ALONE = re.compile(rf"({_SPAN})\s*(?:[,|·].{{1,40}})?")


def goes_on(text: str, near: date) -> bool:
    """Whether more hours stand after an event's day or opening hour than the reader of times took."""
    times = [(t, t.when) for t in times_in(text, near) if t.role is Role.EVENT and t.when and not t.when.closes]
    return any((_END_HOUR if when.opens else _SPAN_NEXT).match(text, time.end) for time, when in times)


def tells_hours(lines: Sequence[Line], pairs: Sequence[Pair], near: date) -> bool:
    """Whether a time of day stands anywhere that is not of registration or of the page."""
    aside = {n for pair in pairs if pair.field in ("published", "deadline", "registration") for n in pair.lines}
    texts = (line.timed for n, line in enumerate(lines) if n not in aside and _HOURS.search(line.timed))
    return any(all(t.role is Role.EVENT for t in times_in(text, near)) for text in texts)


def bare(clock: str) -> str:
    """A time of day without the word before it."""
    return re.sub(r"^(?:klo|kello)\.?\s*", "", clock.strip(), flags=re.IGNORECASE)


def has_clock(times: Iterable[FoundTime]) -> bool:
    """Whether any of the times tells its hours."""
    return any(t.when is not None and t.when.opens is not None for t in times)


def with_clock(lines: Sequence[Line], number: int) -> str:
    """A line's text, with the time of day that stands alone on the line after it."""
    text = lines[number].timed
    if number + 1 < len(lines) and is_clock(lines[number + 1].timed) and clock_ahead(lines[number + 1].timed):
        return f"{text.rstrip(' ,')} klo {bare(lines[number + 1].timed)}"
    return text


def with_hours(
    days: list[FoundTime], tiers: Iterable[list[FoundTime]], dated: Sequence[tuple[int, Line]], near: date
) -> list[FoundTime]:
    """Days without hours, with those that stand elsewhere: a time that has them, or hours without a day."""
    exact = [time for times in tiers for time in times if has_clock([time])]
    if not exact and (clocks := _lone_clocks(dated, near)):
        return list(times_in(f"{days[0].text.rstrip(' .,')} klo {clocks[0]}", near))
    return [*exact, *days]


def _lone_clocks(dated: Sequence[tuple[int, Line]], near: date) -> list[str]:
    """The time of day that a line near the beginning tells without a day."""
    texts = [line.timed for _, line in dated[:5] if not has_clock(times_in(line.timed, near))]
    found = [match[1] for text in texts for match in _LONE_CLOCK.finditer(text)]
    found += [match[1] for text in texts if (match := _SPAN_ALONE.fullmatch(text))]
    return found if len(set(found)) == 1 else []
