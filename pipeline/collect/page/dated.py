"""Lines with the days and hours that they tell: of their words, and of what `<time datetime>` says beside them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from pipeline.collect.page.budget import Budget
from pipeline.collect.page.leaf import with_leaves
from pipeline.collect.page.lines import Line, TimeTold
from pipeline.collect.page.stamps import read_stamp
from pipeline.collect.page.under_month import with_numbers
from pipeline.collect.page.when import fuller
from pipeline.collect.page.words import is_clock
from pipeline.finnish.text.hours_in_text import find_hours
from pipeline.finnish.text.times_in_text import Role, find_times
from pipeline.model import When

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d\d(?!\d)")
_WEEKDAY = re.compile(r"\b(?:ma|ti|ke|to|pe|la|su|\w+tai\w*|keskiviik\w+|\w+dag(?:en)?|\w+day)\b\.?", re.IGNORECASE)
# How systems that keep moments write a day alone: its midnight or its noon in UTC.
_DAY_ALONE = re.compile(r"[T ](?:00|12):00(?::00(?:\.0+)?)?(?:Z|\+00:?00)\s*", re.IGNORECASE)
_AT_ONCE = 200  # lines between two looks at the clock

_Moment = tuple[date, time | None, str]


def dated(lines: Iterable[Line], near: date, zone: ZoneInfo, budget: Budget) -> tuple[Line, ...]:
    """The lines with their times. `near` is the day that a missing year is sought around, `zone` that of its stamps.

    Raises Fault.
    """
    read = []
    for number, line in enumerate(lines):
        if number % _AT_ONCE == 0:
            budget.check()
        read.append(_with_times(line, near, zone))
    return with_numbers(with_leaves(read, near), near)


def at_year(lines: Sequence[Line], near: date, zone: ZoneInfo) -> tuple[Line, ...]:
    """Lines that were dated once, with their years sought around another day: a heading above them tells the year."""
    return tuple(line if all(time.sure for time in line.times) else _at_year(line, near, zone) for line in lines)


def _at_year(line: Line, near: date, zone: ZoneInfo) -> Line:
    read = _with_times(line, near, zone)
    return replace(read, times=tuple(replace(time, sure=True) for time in read.times))


def _with_times(line: Line, near: date, zone: ZoneInfo) -> Line:
    if not line.stamps and not any(letter.isdecimal() for letter in line.text):
        return line
    moments = _moments(line, zone)
    around = moments[0][0] if moments else near
    found = [
        TimeTold(
            one.start, one.end, one.text, one.role, one.when, one.fault,
            bool(moments or _YEAR.search(one.text) or _WEEKDAY.search(one.text)),
        )
        for one in find_times(line.text, around)
    ]  # fmt: skip
    hours = find_hours(line.text)
    if (clocks := _clocks_of_day(line, moments)) is not None:
        return replace(line, times=(clocks,))
    if moments:
        found = _with_moments(found, moments, bool(hours))
    return replace(line, times=tuple(found), hours=hours)


def _moments(line: Line, zone: ZoneInfo) -> list[_Moment]:
    """What the line's stamps say; a second stamp of the same day may tell its end."""
    moments = []
    for stamp in line.stamps:
        try:
            day, clock = read_stamp(stamp.written, zone)
        except ValueError:
            continue
        alone = _DAY_ALONE.fullmatch(stamp.written.strip()[10:])
        moments.append((day, None if alone else _told_hour(clock), stamp.words))
    return moments


def _clocks_of_day(line: Line, moments: Sequence[_Moment]) -> TimeTold | None:
    """What one or two stamps tell that say a day to machines and an hour to people: its beginning and its end."""
    if not moments or len(moments) > 2 or not all(clock is None and is_clock(words) for _, clock, words in moments):
        return None
    told = [clock for _, _, words in moments for clock in _clocks(words)]
    if len({day for day, _, _ in moments}) > 1 or not told or len(told) > 2 or told != sorted(set(told)):
        return None
    day, _, words = moments[0]
    when = When(day, day, told[0], told[1] if len(told) > 1 else None)
    start, end = max(line.text.find(words), 0), max(line.text.rfind(moments[-1][2]), 0) + len(moments[-1][2])
    return TimeTold(start, end, line.text[start:end], Role.EVENT, when, None, True)


def _clocks(words: str) -> list[time]:
    """The hours in a few words that are nothing else: "12.00", "9–11"."""
    found = find_hours(words if words[:1].isalpha() else f"klo {words}")
    return [clock for hour in found for clock in (hour.opens, hour.closes) if clock is not None]


def _told_hour(clock: time | None) -> time | None:
    """A time of day that somebody chose: midnight stands for none, and 9.03 is when a page was saved."""
    return clock if clock is not None and clock != time(0, 0) and clock.minute % 5 == 0 else None


def _with_moments(found: list[TimeTold], moments: Sequence[_Moment], has_hours: bool) -> list[TimeTold]:
    """The words' times with the stamps': the fuller of two that agree; both where they do not."""
    stamped = _when_of(moments, has_hours or any(one.when and one.when.opens for one in found))
    own = [one for one in found if one.role is Role.EVENT and one.when is not None]
    if not own:
        words = moments[0][2]
        return found or [TimeTold(0, len(words), words, Role.EVENT, stamped, None, True)]
    joined = [replace(one, when=fuller(one.when, stamped)) if one in own and one.when else one for one in found]
    return [*joined, *(_stamp_alone(moment) for moment in moments if not _is_covered(moment[0], own))]


def _is_covered(day: date, own: Iterable[TimeTold]) -> bool:
    return any(one.when is not None and one.when.first <= day <= one.when.last for one in own)


def _stamp_alone(moment: _Moment) -> TimeTold:
    day, clock, words = moment
    return TimeTold(0, len(words), words, Role.EVENT, When(day, day, clock), None, True)


def _when_of(moments: Sequence[_Moment], has_hours: bool) -> When:
    first, last = moments[0], moments[-1]
    opens, closes = (None, None) if has_hours else (first[1], last[1] if len(moments) > 1 else None)
    if last[0] < first[0] or (last[0] == first[0] and closes is not None and opens is not None and closes <= opens):
        return When(first[0], first[0], opens)
    return When(first[0], last[0], opens, closes if opens is not None else None)
