"""The days on which pieces of news were published: alone on a line, beside a title, or told to machines."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from zoneinfo import ZoneInfo

from pipeline.collect.page.days import without_times
from pipeline.collect.page.lines import Line
from pipeline.collect.page.stamps import read_stamp
from pipeline.fault import Fault
from pipeline.finnish.text.foreign import in_finnish
from pipeline.finnish.times import read_when
from pipeline.finnish.tokens import fold

_LABEL = re.compile(
    r"^(?:julkaistu|julkaisupäivä|päivätty|publicerad(?: den)?|published(?: on)?|uutinen|tiedote|blogi)\b[\s:|–-]*",
    re.I,
)
_DAY_FIRST = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{4})[\s:|–-]+")
_DAY_LAST = re.compile(r"(?<![\s|–(,-])[\s|–(,-]++(\d{1,2}\.\d{1,2}\.\d{4})\)?$")
_PARTS = re.compile("[|•·]")


def published_in(lines: Sequence[Line], title: str, near: date, zone: ZoneInfo) -> tuple[date | None, Line | None]:
    """The day that stands alone on a line, else at an edge of the title, and that line; one ahead is of something else.

    A day alone comes first: "Väki kokoontui 15.3.2024" was told later.
    """
    alone = ((line, day) for line in lines for day in _days_alone(line, title, near, zone))
    edges = ((line, time.when) for line in lines if _is_edge(line, title) for time in line.times)
    days = chain(alone, ((line, when.first) for line, when in edges if when))
    return next(((day, line) for line, day in days if day <= near), (None, None))


def _days_alone(line: Line, title: str, near: date, zone: ZoneInfo) -> Iterator[date]:
    for stamp in line.stamps:
        yield from stamped_days(stamp.written, zone)
    rest = line.text
    for said in (title, *(link.text for link in line.links)):
        rest = rest.replace(said, " ") if said else rest
    for part in (rest, *_PARTS.split(rest), *line.pieces):
        if day := day_alone(part, near):
            yield day


def _is_edge(line: Line, title: str) -> bool:
    """Whether a line is the title itself with a day before or after it."""
    return line.text == title and any(time.start == 0 or time.end == len(title) for time in line.times)


def is_day(line: Line) -> bool:
    """Whether a line is a day alone, as a term of a list is: `<dt>2.4.2024</dt>`."""
    return bool(line.times) and not any(c.isalpha() for c in without_times(line))


def day_alone(text: str, near: date) -> date | None:
    """The day that a text is, and nothing more than its label and hours."""
    bare = _LABEL.sub("", text.strip(" ()[]|·•,:–-")).strip(" ()[]|·•,:–-")
    if not bare or len(bare) > 40:
        return None
    try:
        when = read_when(in_finnish(fold(bare)).text, near)
    except Fault:
        return None
    return when.first if when.first == when.last else None


def stamped_days(written: str, zone: ZoneInfo) -> Iterator[date]:
    """The local day of a stamp for machines; none where it is no stamp."""
    with suppress(ValueError):
        yield read_stamp(written, zone)[0]


def without_day(title: str, published: date | None) -> str:
    """The title without the day of its publication at its edge: "2.4.2024 Opas on ilmestynyt"."""
    match = _DAY_FIRST.match(title) or _DAY_LAST.search(title)
    if match is None or published is None or day_alone(match[1], published) != published:
        return title
    return f"{title[: match.start()]}{title[match.end() :]}" or title
