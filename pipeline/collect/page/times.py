"""What the lines of one event claim of its time: of labels first, then lines that are dates, headings, running text.

Days and hours are values from here on; hours that stand apart from their day are claims of their own.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from msgspec.structs import replace

from pipeline.collect.page.claims import Claim, refusal
from pipeline.collect.page.days import event_times, is_of_event
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line, TimeTold
from pipeline.collect.page.when import with_hours
from pipeline.collect.page.words import PUBLISHED, is_clock
from pipeline.fault import Fault
from pipeline.finnish.text.hours_in_text import FoundHours, find_hours
from pipeline.finnish.text.times_in_text import Role, find_times
from pipeline.finnish.times import read_when, write_when
from pipeline.model import Problem, When

LABEL, TIME_LINE, HEADING, PROSE = range(4)
_RANKS = {TIME_LINE: "aikarivi", HEADING: "otsikko", PROSE: "leipäteksti"}
_WHEN = frozenset(("when", "both"))
_ASIDE = frozenset(("published", "deadline", "other", "programme", "registration"))
_NOT_HOURS = frozenset(("published", "deadline", "registration", "other"))
_FILLER = re.compile(r"\b(?:klo|kello|aika|ajankohta|päivä|alkaen|saakka|asti|uusi|on|verkossa|teams|etänä)\b|\W", re.I)
_OPEN = re.compile(
    r"\b(?:avoin|avoinna|tarkentuu|vahvistuu|vahvistetaan|ilmoitetaan|sovitaan|myöhemmin|päätetään|tba|tbc|öppen)\b",
    re.I,
)
_SPAN = r"\d{1,2}[.:]\d\d\s*[-–—]\s*\d{1,2}[.:]\d\d(?![.\d])"
_SPOKEN = re.compile(rf"\b(?:klo|kello|kl)\b|(?<![\d.]){_SPAN}", re.IGNORECASE)
_END_HOUR = re.compile(
    r"\s*+(?:\([^)]*\)\s*+)?(?:[-–—]|ja (?:päättyy|loppuu)|päättyen)\D{0,20}\d"
    r"|\s(?:tai|or|eller)\s(?:klo\s)?\d{1,2}(?!\d|\.\d)",
    re.IGNORECASE,
)
_SPAN_NEXT = re.compile(r"\D{0,3}\d{1,2}(?:[.:]\d\d)?\s*[-–—]\s*\d{1,2}(?:[.:]\d\d)?(?![.:\d])")
_NEAR_LINES = 5


def time_claims(lines: Sequence[Line], pairs: Sequence[Pair], url: str) -> Iterator[Claim]:
    """The claims on when the event is, on its hours, and on when it was before a move."""
    yield from _labelled(pairs, url)
    aside = {n for pair in pairs if pair.field in _ASIDE for n in pair.lines}
    in_labels = {
        n for pair in pairs if pair.field in _WHEN or pair.field in ("clock", "starts", "ends") for n in pair.lines
    }
    dated = [(n, line) for n, line in enumerate(lines) if n not in aside and not line.gone]
    for number, line in dated:
        if number not in in_labels:
            yield from _of_line(line, url)
    yield from _lone_hours(lines, dated, in_labels)
    yield from _unread(lines, pairs, dated)
    yield from _before(lines, pairs)


def _of_time(time: TimeTold, rank: int, origin: str, url: str) -> Claim:
    doubt = Problem(time.fault.key, url, values=time.fault.values) if time.fault else None
    return Claim("when", time.when, rank, origin, doubt, time.sure)


def _of_line(line: Line, url: str) -> Iterator[Claim]:
    times = list(event_times(line))
    if not times:
        return
    rank = TIME_LINE if _is_time_line(line, times) else HEADING if line.level else PROSE
    yield from _of_times(line.text, times, rank, f"{_RANKS[rank]} «{short(times[0].text)}»", url)


def _of_times(text: str, times: Sequence[TimeTold], rank: int, origin: str, url: str) -> list[Claim]:
    """What a text tells: where it has times and nothing else, that they are the sessions of one event."""
    known = [time.when for time in times if time.when is not None and time.fault is None]
    if len(known) == len(times) > 1:
        with suppress(Fault):
            every = read_when(text, known[0].first)
            if set(known) == set(every.sessions):
                return [Claim("when", every, rank, origin, None, any(time.sure for time in times))]
    return [_of_time(time, rank, origin, url) for time in times]


def _is_time_line(line: Line, times: Sequence[TimeTold]) -> bool:
    rest = line.text
    for time in times:
        rest = rest.replace(time.text, " ")
    return len(_FILLER.sub("", rest)) <= 25


def _labelled(pairs: Sequence[Pair], url: str) -> Iterator[Claim]:
    """What labels tell: days, hours of a label of their own, a beginning and an end."""
    days: list[Claim] = []
    for pair in pairs:
        if pair.field in _WHEN:
            days += _days_of(pair, url)
        if pair.field in _WHEN or pair.field == "clock":
            yield from _hours_of(pair)
    yield from days or _beginning_and_end(pairs, url)
    if days:
        yield from _hours_of_ends(pairs)


def _days_of(pair: Pair, url: str) -> list[Claim]:
    own = [time for time in pair.times if time.role is not Role.BEFORE]
    if not own and not pair.hours and _OPEN.search(pair.value):
        return [refusal("when", Problem("collect.time_open", url, values={"written": short(pair.value)}))]
    return _of_times(pair.value, own, LABEL, f"kohta «{pair.label}»", url)


def _hours_of(pair: Pair) -> Iterator[Claim]:
    """The hours that stand in a label's value apart from a day; the first ones, where they belong to one."""
    told = pair.hours or (find_hours(f"klo {pair.value}") if pair.field == "clock" else ())
    hours = [hour for hour in told if not hour.beside]
    has_day = any(time.role is not Role.BEFORE for time in pair.times)
    for hour in hours[:1] if has_day or pair.field == "clock" else hours:
        yield _of_hours(hour, LABEL, f"kohta «{pair.label}»")


def _of_hours(hour: FoundHours, rank: int, origin: str) -> Claim:
    doubt = Problem(hour.fault.key, values=hour.fault.values) if hour.fault else None
    return Claim("hours", None if hour.fault else (hour.opens, hour.closes), rank, origin, doubt)


def _first(pairs: Sequence[Pair], field: str) -> Pair | None:
    return next((pair for pair in pairs if pair.field == field and (pair.times or pair.hours)), None)


def _hours_of_ends(pairs: Sequence[Pair]) -> Iterator[Claim]:
    """ "Päivä: 16.4.", "Alkaa: klo 9", "Päättyy: klo 11": hours of a day that stands elsewhere."""
    starts, ends = _first(pairs, "starts"), _first(pairs, "ends")
    if starts is not None and not starts.times and starts.hours:
        closes = ends.hours[0].opens if ends is not None and ends.hours else None
        yield Claim(
            "hours", (starts.hours[0].opens, starts.hours[0].closes or closes), LABEL, f"kohta «{starts.label}»"
        )


def _beginning_and_end(pairs: Sequence[Pair], url: str) -> Iterator[Claim]:
    starts, ends = _first(pairs, "starts"), _first(pairs, "ends")
    if starts is None or not starts.times:
        if starts is not None:
            yield from _hours_of_ends(pairs)
        return
    begins = starts.times[0]
    claim = _of_time(begins, LABEL, f"kohta «{starts.label}»", url)
    if begins.when is None or ends is None:
        yield claim
        return
    if ends.times and (end := ends.times[0]).when is not None:
        yield _until(claim, begins.when, end.when, url)
    elif ends.times:
        yield _of_time(ends.times[0], LABEL, "", url)
        yield claim
    else:
        yield replace(claim, value=with_hours(_opening(begins.when, starts), None, None))
        yield Claim("hours", (begins.when.opens, ends.hours[0].opens), LABEL, claim.origin)


def _opening(when: When, pair: Pair) -> When:
    return with_hours(when, pair.hours[0].opens, None) if pair.hours else when


def _until(claim: Claim, begins: When, ends: When, url: str) -> Claim:
    """The claim of a beginning with its end; one that ends before it begins is doubted."""
    closes = ends.opens or ends.closes
    early = bool(ends.last == begins.first and begins.opens and closes and closes <= begins.opens)
    if ends.last < begins.first or early:
        written = f"{write_when(begins)} – {write_when(ends)}"
        return replace(claim, doubt=Problem("time.ends_early", url, values={"written": written}))
    return replace(claim, value=When(begins.first, ends.last, begins.opens, closes if begins.opens else None))


def _lone_hours(lines: Sequence[Line], dated: Sequence[tuple[int, Line]], in_labels: set[int]) -> Iterator[Claim]:
    """Times of day without a day: on the line after one, else near the beginning."""
    for place, (number, line) in enumerate(dated):
        hours = [hour for hour in line.hours if not hour.beside]
        if number in in_labels or not hours or PUBLISHED.search(line.text):
            continue
        if len(hours) == 1 and (hours[0].alone or is_clock(line.text)) and _follows_day(lines, number):
            yield _of_hours(hours[0], TIME_LINE, f"aikarivi «{short(line.text)}»")
        elif place < _NEAR_LINES:
            yield from _spoken(line, hours)


def _follows_day(lines: Sequence[Line], number: int) -> bool:
    return number > 0 and any(time.role is Role.EVENT for time in lines[number - 1].times)


def _spoken(line: Line, hours: Sequence[FoundHours]) -> Iterator[Claim]:
    """The hours that a line without a day names as such: with "klo", or with nothing else on it."""
    if not any(True for _ in event_times(line)):
        for hour in hours:
            if hour.alone or _SPOKEN.match(line.text, hour.start):
                yield _of_hours(hour, PROSE, f"leipäteksti «{short(line.text)}»")


def _unread(lines: Sequence[Line], pairs: Sequence[Pair], dated: Sequence[tuple[int, Line]]) -> Iterator[Claim]:
    """Hours that nobody read: claimed as such, so that a day without any is doubted."""
    aside = {n for pair in pairs if pair.field in _NOT_HOURS for n in pair.lines}
    for number, line in enumerate(lines):
        if number not in aside and not line.gone and _tells_hours(line):
            yield Claim("some_hours", True)
    for _, line in dated:
        yield from (Claim("more_hours", time.when) for time in event_times(line) if _goes_on(line, time))


def _tells_hours(line: Line) -> bool:
    """Whether a line tells hours that may be the event's."""
    spoken = any(not hour.beside and _SPOKEN.search(line.text, hour.start, hour.end) for hour in line.hours)
    if not spoken or PUBLISHED.search(line.text):
        return False
    return all(time.role is Role.EVENT and is_of_event(line.text, time) for time in line.times)


def _goes_on(line: Line, time: TimeTold) -> bool:
    """Whether more hours stand after an event's day or opening hour than the reader of times took."""
    if time.when is None or time.when.closes is not None:
        return False
    return bool((_END_HOUR if time.when.opens is not None else _SPAN_NEXT).match(line.text, time.end))


def _before(lines: Sequence[Line], pairs: Sequence[Pair]) -> Iterator[Claim]:
    """The time before a move: what is called the old one, and what is crossed out."""
    for pair in pairs:
        if pair.field == "original":
            yield from (Claim("original", time.when) for time in pair.times if time.when)
    for line in lines:
        yield from (Claim("original", time.when, 1) for time in line.times if time.role is Role.BEFORE and time.when)
        if line.struck and not line.gone:
            yield from _crossed_out(line)


def _crossed_out(line: Line) -> Iterator[Claim]:
    near = next((time.when.first for time in line.times if time.when), None)
    if near is not None:
        struck = (time.when for text in line.struck for time in find_times(text, near))
        yield from (Claim("struck", when) for when in struck if when)


def short(text: str) -> str:
    """A line as a reader of faults needs it."""
    return text if len(text) <= 60 else f"{text[:59]}…"
