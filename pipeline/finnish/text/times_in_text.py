"""Times inside running text: where each stands, what it means, and whether it is the event's, a deadline or an old one.

The words and the grammar are those of whole values; what is more here is to see what is no time at all.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.finnish.meaning import Reading, readings
from pipeline.finnish.text.expressions import Expression, lone_hours
from pipeline.finnish.text.roles import Role, roles
from pipeline.finnish.text.scan import scan
from pipeline.finnish.tokens import Folded, Token
from pipeline.model import Hours, When

__all__ = ["FoundTime", "Role", "find_times"]

_UNREAD_HOUR = re.compile(r",? (?:klo|kello)(?![a-z])[^\n]{0,20}")
_EVERY = re.compile(
    r"(?:maanantai|tiistai|keskiviikkoi|torstai|perjantai|lauantai|sunnuntai|arki|arkipaivi|arki-?iltai)sin(?!\w)"
    r"|(?<!\w)joka\s(?:toinen\s|kolmas\s)?(?:\w*viikko|\w*(?:tai|viikko)(?:na)?(?!\w)|ma|ti|ke|to|pe|la|su)|viikoittain|kuukausittain|paivittain"
    r"|(?<!\w)(?:every|each|varje|alla)\s(?:other\s|second\s|annan\s)?(?:\w+da[gy]|week|vecka|m[ao]|ti|ke|to|pe|la|su)(?!\w)"
)
_DAILY = "paivittain"
_ONWARD = re.compile(r"(?<!\w)(?:alkaen|lahtien|fran|from|starting)(?!\w)")
_UP_TO = re.compile(r"\s?(?:asti|saakka)")
# What hours elsewhere on the line add to a shape: to a day alone, or to a day with its opening hour.
_SHAPES = {(0, False): "", (0, True): "", (1, False): "T", (3, False): "T-T", (2, True): "-T"}

_YEARS = ("year", "apart_year", "short_year", "open_year", "word_year", "last_year")
_YEARS_AHEAD = 5
_Told = tuple[Expression, Role | None, tuple[Token, ...]]


class FoundTime(Struct, frozen=True):
    """A time in a text: `text[start:end]`, as characters. It has either a `when` or the `fault` that it has."""

    start: int
    end: int
    text: str
    role: Role
    when: When | None
    fault: Fault | None


def find_times(text: str, near: date | None = None) -> tuple[FoundTime, ...]:
    """The days that a text tells, in its order, with their hours; hours without a day are none.

    A missing year is that of a day in the same sentence, of the event for a deadline, else the nearest to `near`. A day
    that cannot be is found with its fault. When the page was published or registration opens is left out.
    """
    scanned = scan(text)
    folded = scanned.folded
    expressions = [one for one in scanned.expressions if near is None or not _is_far(one, near)]
    if not expressions:
        return ()
    hours = lone_hours(expressions, scanned.row, folded)
    told = list(zip(expressions, roles(expressions, folded), hours, strict=True))
    found = dict[int, list[Reading]]()
    dated = {n for n, expression in enumerate(expressions) if _has_year(expression)}
    # Days with a year first: the others take theirs from them.
    for n in sorted(range(len(told)), key=lambda n: n not in dated):
        expression, role, clock = told[n]
        beside = _beside(n, told, found) if dated and n not in dated else None
        read = _read(expression, clock, folded, near, beside)
        found[n] = [_in_role(one, role, expression, clock, folded) for one in read]
    return tuple(
        _found(one, role, folded) for n, (_, role, _) in enumerate(told) if role is not None for one in found[n]
    )


def _found(one: Reading, role: Role, folded: Folded) -> FoundTime:
    written = folded.written(one.start, one.end)
    start = folded.places[one.start] + len(written) - len(written.lstrip())
    written = written.strip(" \n,")
    if written.count("(") > written.count(")") and folded.original.startswith(")", start + len(written)):
        written += ")"
    return FoundTime(start, start + len(written), written, role, one.when, one.fault)


def _read(
    expression: Expression, clock: Sequence[Token], folded: Folded, near: date | None, beside: date | None
) -> list[Reading]:
    told, shape = (*expression.told, *clock), expression.shape + _SHAPES[len(clock), expression.shape[-1] == "T"]
    found = readings(told, shape, folded, near, beside)
    if clock:
        return [replace(one, start=expression.start, end=expression.end) for one in found]
    return found


def _in_role(
    one: Reading, role: Role | None, expression: Expression, clock: Sequence[Token], folded: Folded
) -> Reading:
    """What the words around a time change in its meaning."""
    when, text = one.when, folded.text
    if when is None:
        return one
    if role is Role.DEADLINE:
        # Of "ilmoittautumisaika 1.4.–10.5." the end is the deadline.
        spans = when.first != when.last or when.closes is not None
        return replace(one, when=When(when.last, when.last, when.closes)) if spans else one
    if when.closes is None and _UP_TO.match(text, max(token.end for token in (*expression.told, *clock))):
        # An event "klo 12 asti" does not begin at twelve: when it does is not told.
        return replace(one, when=When(when.first, when.last))
    if when.opens is None and (unread := _UNREAD_HOUR.match(text, expression.end)):
        # Who wrote an hour that cannot be read did not mean the whole day.
        return _faulty(one, "time.unknown", folded.written(one.start, unread.end()))
    alone = sum(sign in "Dd" for sign in expression.shape) == 1
    sentence = text[max(expression.sentence[0], one.start - 80) : expression.sentence[1]]
    begins = (
        when.first != when.last
        or (alone and _EVERY.search(sentence))
        or _ONWARD.search(text, max(expression.sentence[0], one.start - 30), one.end + 20)
    )
    every = _EVERY.search(text, max(expression.sentence[0], one.start - 80), one.end + 80)
    if begins and every and not (when.hours is Hours.DAILY and every[0] == _DAILY):
        return _faulty(one, "time.recurring", folded.written(one.start, one.end))
    return one


def _faulty(one: Reading, key: str, written: str) -> Reading:
    return replace(one, when=None, fault=Fault(key, written=written))


def _has_year(expression: Expression) -> bool:
    return any(
        token.kind == "iso" or any(token[name] for name in _YEARS) for token in expression.told if token.sign == "D"
    )


def _is_far(expression: Expression, near: date) -> bool:
    """Whether three numbers, the last of two digits, are a year that nobody plans for: "12.9.33" is no day."""
    told = [token for token in expression.told if token.sign == "D"]
    return any(
        token["short_year"] and not token["weekday"] and int(token["short_year"]) > near.year % 100 + _YEARS_AHEAD
        for token in told
    )


def _beside(n: int, told: Sequence[_Told], found: dict[int, list[Reading]]) -> date | None:
    """The day that gives its year: the nearest in the same sentence; for what belongs to an event, that event's."""
    expression, role, _ = told[n]
    for m in sorted(range(max(0, n - 8), min(len(told), n + 9)), key=lambda m: abs(m - n)):
        other, other_role, _ = told[m]
        when = next((one.when for one in found.get(m, ()) if one.when), None)
        together = other.sentence == expression.sentence
        if when and (together or (role is not Role.EVENT and other_role is Role.EVENT)):
            return when.first
    return None
