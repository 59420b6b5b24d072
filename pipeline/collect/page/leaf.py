"""Days written as a calendar's leaf: "16" above "huhti", each word in an element of its own."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.collect.page.lines import Line, TimeTold
from pipeline.fault import Fault
from pipeline.finnish.days import WrittenDay, complete, when_of
from pipeline.finnish.text.times_in_text import Role
from pipeline.finnish.tokens import MONTHS, WEEKDAYS, fold
from pipeline.model import When

PIECES_MAX = 4
_PIECE_LENGTH = 14
_WEEKDAY = r"(?:(?P<weekday>ma|ti|ke|to|pe|la|su)(?:[a-z]{0,6}tai|skiviikko)?\.?,? )?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})(?:kuu(?:ta|n)?)?\.?"
_YEAR = r"(?: (?P<year>20[0-9]{2}))?"
_LEAF = (
    re.compile(rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})\.? {_MONTH}{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_MONTH} (?P<day>[0-9]{{1,2}})\.?{_YEAR}"),
)


def with_leaves(lines: Sequence[Line], near: date) -> tuple[Line, ...]:
    """The lines, where the first one of each leaf tells its whole day, its other ones nothing."""
    whole = list(lines)
    number = 0
    while number < len(lines):
        taken, day = _leaf(lines[number : number + PIECES_MAX], near)
        if day is not None:
            whole[number] = replace(lines[number], times=(day,), hours=())
            rest = slice(number + 1, number + taken)
            whole[rest] = [replace(line, times=(), hours=()) for line in lines[rest]]
        number += taken or 1
    return tuple(whole)


def _leaf(lines: Sequence[Line], near: date) -> tuple[int, TimeTold | None]:
    """How many of the first lines are a leaf, and its day."""
    # What a `<time datetime>` tells already stands.
    pieces = [len(line.text) <= _PIECE_LENGTH and not line.stamps for line in lines]
    short = [*pieces, False].index(False)
    for taken in range(short, 0, -1):
        told = fold(" ".join(line.text for line in lines[:taken])).text
        for pattern in _LEAF:
            if match := pattern.fullmatch(told):
                return taken, _day(match, lines[0].text, near)
    return 0, None


def _day(match: re.Match[str], written: str, near: date) -> TimeTold:
    weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
    month, year = MONTHS.index(match["month"]) + 1, match["year"]
    day = WrittenDay(int(match["day"]), month, int(year) if year else None, weekday, match[0])
    when: When | None = None
    fault: Fault | None = None
    try:
        complete([day], near)
        when = when_of(day, day, None, None, match[0])
    except Fault as one:
        fault = one
    return TimeTold(0, len(written), written, Role.EVENT, when, fault, bool(year or match["weekday"]))
