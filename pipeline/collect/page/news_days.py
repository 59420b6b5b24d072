"""The days on which pieces of news were published: alone on a line, beside a title, or told to machines."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
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
    """The day that stands alone on a line, or beside the title, and that line; one ahead is of something else."""
    for line in lines:
        days = [day for stamp in line.stamps for day in stamped_days(stamp.written, zone)]
        rest = line.text
        for said in (title, *(link.text for link in line.links)):
            rest = rest.replace(said, " ") if said else rest
        parts = (rest, *_PARTS.split(rest), *line.pieces)
        days += [day for part in parts if (day := day_alone(part, near))]
        if _is_edge(line, title) or is_day(line):
            days += [time.when.first for time in line.times if time.when and time.when.first <= near]
        if past := [day for day in days if day <= near]:
            return past[0], line
    return None, None


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
