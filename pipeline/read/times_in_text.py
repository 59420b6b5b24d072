"""Times inside running text: where each stands, what it means, and whether it is the event's, a deadline or an old one.

The words and the grammar are those of whole values; what is more here is to see what is no time at all.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.model import When
from pipeline.read.credible import credible_tokens
from pipeline.read.fault import Fault
from pipeline.read.finnish_words import Folded, Token, fold, tokens
from pipeline.read.time_meaning import Reading, readings
from pipeline.read.time_roles import Expression, Role, roles, sentence_around, sentence_starts
from pipeline.read.time_shapes import EXPRESSION, shaped

__all__ = ["FoundTime", "Role", "find_times"]

# A time of day on a line of its own belongs to the day above; the first row of a programme does not.
_CLOCK_LINE = re.compile(r"(?:(?:klo|kello|kl)[.:]? ?)?[0-9][0-9.: –]{0,14}(?:alkaen)? {0,2}(?:\n|$|[,;(])")
_LASTS_UNTIL = re.compile(r"paatty|loppu|asti|saakka")
_UNREAD_HOUR = re.compile(r",?\s(?:klo|kello)(?![a-z])[^\n]{0,20}")
_NEW_HOURS = re.compile(r">(T(?:-T)?)")
_EVERY = re.compile(r"(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)sin(?!\w)|joka\s\w*viikko")
_UP_TO = re.compile(r"\s?(?:asti|saakka)")


@dataclass(frozen=True, slots=True)
class FoundTime:
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
    folded = fold(text)
    credible = list(credible_tokens(list(tokens(folded.text)), folded.text))
    expressions = _expressions(credible, folded)
    if not expressions:
        return ()
    hours = _lone_hours(expressions, credible, folded)
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


_Told = tuple[Expression, Role | None, tuple[Token, ...]]


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
    told, shape = (*expression.told, *clock), expression.shape + "T-T"[: len(clock)]
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
    if not clock and (unread := _UNREAD_HOUR.match(text, expression.end)):
        # Who wrote an hour that cannot be read did not mean the whole day.
        return _faulty(one, "time.unknown", folded.written(one.start, unread.end()))
    if when.first != when.last and _EVERY.search(text, max(expression.sentence[0], one.start - 80), one.end + 80):
        return _faulty(one, "time.recurring", folded.written(one.start, one.end))
    return one


def _faulty(one: Reading, key: str, written: str) -> Reading:
    return replace(one, when=None, fault=Fault(key, written=written))


def _has_year(expression: Expression) -> bool:
    return any(
        token.kind == "iso" or any(token[name] for name in _YEARS) for token in expression.told if token.sign == "D"
    )


_YEARS = ("year", "apart_year", "short_year", "open_year", "word_year", "last_year")


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


def _expressions(row: Sequence[Token], folded: Folded) -> list[Expression]:
    starts = sentence_starts(folded)
    found = list[Expression]()
    for part in _adjacent(row, folded.text):
        shape, told = shaped(part, folded)
        for match in EXPRESSION.finditer(shape):
            one = told[match.start() : match.end()]
            around = sentence_around(starts, one[0].start, one[-1].end, len(folded.text))
            found.append(Expression(one, match[0], shape[match.end() : match.end() + 1] == ">", around))
            if match[0][0] == "D" and (hours := _NEW_HOURS.match(shape, match.end())):
                # "14.5. klo 9 → klo 10" moves the hour of the same day.
                told_again = (one[0], *told[hours.start(1) : hours.end()])
                found.append(Expression(told_again, f"D{hours[1]}", False, around))
    return found


def _adjacent(row: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """The tokens that follow each other with nothing but a space or a line's end between, where they have a day."""
    part = list[Token]()
    for token in row:
        if part and not _follows(part[-1], token, text):
            if any(one.sign == "D" for one in part):
                yield part
            part = []
        part.append(token)
    if any(one.sign == "D" for one in part):
        yield part


def _follows(before: Token, token: Token, text: str) -> bool:
    between = text[before.end : token.start]
    if len(between) > 3 or between.strip():
        return False
    return "\n" not in between or (token.kind == "clock" and _CLOCK_LINE.match(text, token.start) is not None)


def _lone_hours(expressions: Sequence[Expression], row: Sequence[Token], folded: Folded) -> list[tuple[Token, ...]]:
    """For each expression the hours elsewhere on its line of the sentence, where a day and hours stand there once."""
    sentences = Counter(one.sentence for one in expressions)
    starts = [token.start for token in row]
    hours = list[tuple[Token, ...]]()
    for one in expressions:
        if one.shape.strip("W,") != "D" or sentences[one.sentence] > 1:
            hours.append(())
            continue
        begin = folded.text.rfind("\n", one.sentence[0], one.start) + 1 or one.sentence[0]
        end = folded.text.find("\n", one.end, one.sentence[1])
        end = end if end >= 0 else one.sentence[1]
        hours.append(_only_hours(row[bisect_left(starts, begin) : bisect_left(starts, end)], folded.text))
    return hours


def _only_hours(row: Sequence[Token], text: str) -> tuple[Token, ...]:
    """The hours of a line that has them once: as "T", or as "T-T" also for "alkaa klo 9 ja päättyy klo 11"."""
    clocks = [n for n, token in enumerate(row) if token.kind == "clock"]
    if len(clocks) == 1 and row[clocks[0]]["klo"]:
        return (row[clocks[0]],)
    if len(clocks) != 2:
        return ()
    opens, closes = (row[n] for n in clocks)
    if clocks[1] - clocks[0] == 2 and row[clocks[0] + 1].kind == "dash":
        return opens, row[clocks[0] + 1], closes
    both = opens["klo"] and closes["klo"]
    return (opens, opens, closes) if both and _LASTS_UNTIL.search(text, opens.end, closes.end + 8) else ()
