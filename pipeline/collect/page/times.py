"""An event's time on a page: of what its labels say first, else of the lines that are dates, else of running text."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.collect.page.days import distinct, is_of_event, times_in
from pipeline.collect.page.hours import bare, goes_on, has_clock, tells_hours, with_clock, with_hours
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.words import is_clock
from pipeline.finnish.text.times_in_text import FoundTime, Role
from pipeline.finnish.times import write_when
from pipeline.model import Problem, When

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d\d(?!\d)")
_WEEKDAY = re.compile(r"\b(?:ma|ti|ke|to|pe|la|su|\w+tai\w*|keskiviik\w+)\b\.?", re.IGNORECASE)
_ASIDE_FIELDS = frozenset(("published", "deadline", "other", "programme", "registration"))
_FILLER = re.compile(r"\b(?:klo|kello|aika|ajankohta|päivä|alkaen|saakka|asti|uusi|on|verkossa|teams|etänä)\b|\W", re.I)
FAR_PAST, FAR_AHEAD = 366, 800


@dataclass(frozen=True, slots=True)
class TimeReading:
    """The event's time and what it was before a move; `origin` says where on the page, in Finnish."""

    when: When | None = None
    original: When | None = None
    origin: str = ""
    doubts: tuple[Problem, ...] = ()


def event_time(lines: Sequence[Line], pairs: Sequence[Pair], near: date, url: str) -> TimeReading:
    """The time that the lines tell of their one event. `near` is the day that a missing year is sought around."""
    reading = _event_time(lines, pairs, near, url)
    when, original, doubts = reading.when, reading.original, []
    if when and original and when.last < original.first:
        # Few events are moved to an earlier day: "16.5. (siirretty 24.4.)" may mean either.
        doubts.append(Problem("collect.moved_unclear", url))
    if when and when.first == when.last and _is_short(when, lines, pairs, near):
        doubts.append(Problem("collect.hours_unread", url))
    return replace(reading, doubts=(*reading.doubts, *doubts))


def _is_short(when: When, lines: Sequence[Line], pairs: Sequence[Pair], near: date) -> bool:
    """Whether the page tells hours that the reading lacks."""
    if when.opens is None and tells_hours(lines, pairs, near):
        return True
    return when.closes is None and any(goes_on(line.timed, near) for line in lines)


def _event_time(lines: Sequence[Line], pairs: Sequence[Pair], near: date, url: str) -> TimeReading:
    labelled = _labelled(pairs, near)
    told_apart = distinct(labelled[0])
    if told_apart or any(t.fault for t in labelled[0]):
        return _reading(labelled[0], labelled[1], near, url, _original(lines, pairs, near))
    taken = {n for pair in pairs if pair.field in _ASIDE_FIELDS for n in pair.lines}
    dated = [(n, line) for n, line in enumerate(lines) if n not in taken]
    original = _original(lines, pairs, near)
    tiers: dict[str, list[FoundTime]] = {}
    for name, wanted in _WHERE.items():
        found = tiers.setdefault(name, [])
        for number, line in dated:
            text = with_clock(lines, number)
            times = [t for t in times_in(text, near) if t.role is Role.EVENT and is_of_event(text, t)]
            if times and wanted(line, times):
                found += times
    for name, found in tiers.items():
        if found:
            origin = f"{name} «{short(found[0].text)}»"
            if not has_clock(found):
                found = with_hours(found, tiers.values(), dated, near)
            # The day with hours is the likelier one, whatever a person then decides.
            return _reading(sorted(found, key=lambda t: not has_clock([t])), origin, near, url, original)
    return TimeReading(original=original)


def _labelled(pairs: Sequence[Pair], near: date) -> tuple[list[FoundTime], str]:
    whens = [p for p in pairs if p.field in ("when", "both")]
    told: dict[str, Pair] = {}
    for pair in pairs:
        # "Päivä: 23.4.2024" and "Aika: 9:00 - 12:00" are a day and its hours.
        alone = pair.field == "when" and len(whens) > 1 and is_clock(pair.timed)
        told.setdefault("clock" if alone else pair.field, pair)
    whens = [p for p in whens if p is not told.get("clock")]
    clock, starts, ends = told.get("clock"), told.get("starts"), told.get("ends")
    texts = list(dict.fromkeys(p.timed for p in whens))
    origin = f"kohta «{whens[0].label}»" if whens else ""
    if starts is not None:
        if len(texts) == 1 and not times_in(starts.timed, near):
            texts = [f"{texts[0]} klo {bare(starts.timed)}{f'–{bare(ends.timed)}' if ends else ''}"]
        elif not texts:
            texts = [f"{starts.timed}{f' – {ends.timed}' if ends else ''}"]
            origin = f"kohta «{starts.label}»"
    if clock is not None and len(texts) == 1 and not has_clock(times_in(texts[0], near)):
        texts = [f"{texts[0].rstrip(' .,')} klo {bare(clock.timed)}"]
        origin += f" ja «{clock.label}»"
    times = [t for text in texts for t in times_in(text, near) if t.role is not Role.BEFORE]
    return times, origin


def _original(lines: Sequence[Line], pairs: Sequence[Pair], near: date) -> When | None:
    for pair in pairs:
        if pair.field == "original":
            for time in times_in(pair.timed, near):
                if time.when:
                    return time.when
    for line in lines:
        for time in times_in(line.timed, near):
            if time.role is Role.BEFORE and time.when:
                return time.when
    return None


def _is_time_line(line: Line, times: Sequence[FoundTime]) -> bool:
    rest = line.timed
    for time in times:
        rest = rest.replace(time.text, " ")
    return len(_FILLER.sub("", rest)) <= 25


_WHERE: Mapping[str, Callable[[Line, Sequence[FoundTime]], bool]] = {
    "aikarivi": _is_time_line,
    "otsikko": lambda line, _: line.level > 0,
    "leipäteksti": lambda *_: True,
}


def _reading(times: list[FoundTime], origin: str, near: date, url: str, original: When | None) -> TimeReading:
    whens = distinct(times)
    # In running text the day with hours is the event's, one without is a day that is spoken of.
    if origin.startswith("leipäteksti") and len(exact := [when for when in whens if when.opens]) == 1:
        whens = exact
    doubts = []
    for time in times:
        if time.fault is not None:
            doubts.append(Problem(time.fault.key, url, values=time.fault.values))
    if len({w.first for w in whens}) > 1:
        doubts.append(Problem("collect.several_dates", url, values={"times": _list(whens)}))
    elif len(whens) > 1:
        doubts.append(Problem("collect.two_times", url, values={"times": _list(whens)}))
    when = whens[0] if whens else None
    if when is not None:
        if not any(_YEAR.search(t.text) for t in times) and not any(_WEEKDAY.search(t.text) for t in times):
            doubts.append(Problem("collect.year_guessed", url, values={"when": write_when(when)}))
        doubts += far_doubts(when, near, url)
    return TimeReading(when, original, origin, tuple(doubts))


def far_doubts(when: When, near: date, url: str) -> list[Problem]:
    """A doubt about a time that is long past or very far ahead: a slip in the year, most often."""
    away = (when.first - near).days
    if away > FAR_AHEAD:
        return [Problem("collect.far_ahead", url, values={"when": write_when(when)})]
    if (near - when.last).days > FAR_PAST:
        return [Problem("collect.far_past", url, values={"when": write_when(when)})]
    return []


def _list(whens: Iterable[When]) -> str:
    return "; ".join(write_when(when) for when in whens)


def short(text: str) -> str:
    """A line as a reader of faults needs it."""
    return text if len(text) <= 60 else f"{text[:59]}…"
