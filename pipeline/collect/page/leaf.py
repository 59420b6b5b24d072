"""Days written as a calendar's leaf: "16" above "huhti", each word in an element of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.collect.page.lines import Line
from pipeline.finnish.tokens import MONTHS, fold

PIECES_MAX = 4
_PIECE_LENGTH = 14
_WEEKDAY = r"(?:(?P<weekday>ma|ti|ke|to|pe|la|su)(?:[a-z]{0,6}tai|skiviikko)?\.?,? )?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})(?:kuu(?:ta|n)?)?\.?"
_YEAR = r"(?: (?P<year>20[0-9]{2}))?"
_LEAF = (
    re.compile(rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})\.? {_MONTH}{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_MONTH} (?P<day>[0-9]{{1,2}})\.?{_YEAR}"),
)


def with_leaves(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, where the first one of each leaf has its whole day in `timed`, its other ones nothing."""
    whole = list(lines)
    number = 0
    while number < len(lines):
        taken, day = _leaf(lines[number : number + PIECES_MAX])
        if taken:
            whole[number] = replace(lines[number], timed=day)
            rest = slice(number + 1, number + taken)
            whole[rest] = [replace(line, timed="") for line in lines[rest]]
        number += taken or 1
    return tuple(whole)


def _leaf(lines: Sequence[Line]) -> tuple[int, str]:
    """How many of the first lines are a leaf, and its day as written in figures."""
    # What a `<time datetime>` has told already stands.
    pieces = [len(line.text) <= _PIECE_LENGTH and line.timed == line.text for line in lines]
    short = [*pieces, False].index(False)
    for taken in range(short, 0, -1):
        told = fold(" ".join(line.text for line in lines[:taken])).text
        for pattern in _LEAF:
            if match := pattern.fullmatch(told):
                month = MONTHS.index(match["month"]) + 1
                return taken, f"{match['weekday'] or ''} {match['day']}.{month}.{match['year'] or ''}".strip()
    return 0, ""
