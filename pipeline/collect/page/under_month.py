"""Days under a month's heading, told by their numbers alone: "Syyskuu 2024" above "10 ti klo 9–11"."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.collect.page.lines import Line, TimeTold
from pipeline.collect.page.when import with_hours
from pipeline.fault import Fault
from pipeline.finnish.days import WrittenDay, complete, when_of
from pipeline.finnish.text.hours_in_text import FoundHours
from pipeline.finnish.text.times_in_text import Role
from pipeline.finnish.tokens import MONTHS, WEEKDAYS, fold
from pipeline.model import When

_MONTH = re.compile(rf"(?P<month>{'|'.join(MONTHS)})kuu(?:n|ssa)?(?: (?P<year>20[0-9]{{2}}))?(?: \w{{1,20}})?")
_WEEKDAY = r"(?:ma|ti|ke|to|pe|la|su)(?![a-z])\.?"
_DAY = re.compile(rf"(?:(?P<before>{_WEEKDAY}),? )?(?P<day>[0-9]{{1,2}})\.?(?:,? (?P<after>{_WEEKDAY}))?(?![0-9.:–-])")
_AHEAD = 20  # characters of a line that may tell its day


def with_numbers(lines: Sequence[Line], near: date) -> tuple[Line, ...]:
    """The lines, where each that begins with the number of a day tells the day of the month over it."""
    return tuple(_told(line, month, near) if month else line for line, month in zip(lines, _months(lines), strict=True))


def _months(lines: Sequence[Line]) -> list[re.Match[str] | None]:
    """For each line the month in the heading over it, up to the next heading of its rank."""
    months: list[re.Match[str] | None] = []
    month, level = None, 0
    for line in lines:
        own = bool(line.level) and (not level or line.level <= level)
        if own:
            month, level = _MONTH.fullmatch(fold(line.text).text), line.level
            level = level if month else 0
        months.append(None if own else month)
    return months


def _told(line: Line, month: re.Match[str], near: date) -> Line:
    match = None if line.times or line.gone else _DAY.match(fold(line.text[:_AHEAD]).text)
    own = _own_hours(match, line) if match else None
    if match is None or not _is_day(match, line, own):
        return line
    written = line.text[: own.end if own else match.end()]
    try:
        when, fault = _when(match, month, near, written.strip()), None
    except Fault as one:
        when, fault = None, one
    if own is not None and when is not None:
        when, fault = (None, own.fault) if own.fault else (with_hours(when, own.opens, own.closes), None)
    sure = bool(month["year"] or match["before"] or match["after"])
    told = TimeTold(0, len(written), written, Role.EVENT, when, fault, sure)
    return replace(line, times=(told,), hours=line.hours[1:] if own else line.hours)


def _own_hours(match: re.Match[str], line: Line) -> FoundHours | None:
    """The hours right after the day, whatever follows: "10 ti klo 9–11 Aamiaistapaaminen"."""
    return next((hour for hour in line.hours[:1] if not line.text[match.end() : hour.start].strip(" ,|–-")), None)


def _is_day(match: re.Match[str], line: Line, own: FoundHours | None) -> bool:
    """Whether a number is a day's: a weekday stands beside it, or hours after its own element; "10 vinkkiä" is none."""
    in_element = own is not None and line.lead.strip(" .") == match["day"]
    return bool(match["before"] or match["after"] or in_element)


def _when(match: re.Match[str], month: re.Match[str], near: date, written: str) -> When:
    """Raises Fault where there is no such day."""
    weekday = match["before"] or match["after"]
    number = WEEKDAYS.index(weekday.strip(".")) if weekday else None
    year = int(month["year"]) if month["year"] else None
    day = WrittenDay(int(match["day"]), MONTHS.index(month["month"]) + 1, year, number, written)
    complete([day], near)
    return when_of(day, day, None, None, written)
