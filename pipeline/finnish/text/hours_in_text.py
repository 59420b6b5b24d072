"""Times of day in a text that stand with no day: "klo 9–11.30" on a line of its own, "kahvit klo 8.30" in brackets."""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.finnish.days import real_clock
from pipeline.finnish.meaning import written_clock
from pipeline.finnish.text.expressions import is_beside
from pipeline.finnish.text.scan import scan
from pipeline.finnish.tokens import Folded, Token

_ALONE = re.compile(r"\W*(?:klo|kello|kl)?\W*$")

_BARE = re.compile(r"\s*[0-9]{1,2}(?:[.:][0-9]{2})?\s*[-‐-―−]\s*[0-9]{1,2}(?:[.:][0-9]{2})?\s*")


class FoundHours(Struct, frozen=True):
    """A time of day in a text, `text[start:end]`: when it begins and ends (local), or the fault that it has.

    `beside` says that they are hours of something else: coffee, doors, a telephone.
    """

    start: int
    end: int
    opens: time | None
    closes: time | None
    fault: Fault | None
    beside: bool = False
    alone: bool = False


def find_hours(text: str) -> tuple[FoundHours, ...]:
    """The times of day in a text that belong to none of its days, in its order."""
    if not any(letter.isdecimal() for letter in text):
        return ()
    if _BARE.fullmatch(text):
        # "9–11" alone is a span of hours, with the word that it lacks.
        return tuple(replace(one, start=0, end=len(text)) for one in find_hours(f"klo {text}"))
    read = scan(text)
    taken = {token.start for one in read.expressions for token in one.told}
    free = [token for token in read.row if token.start not in taken]
    return tuple(_hours(free, read.folded))


def _hours(row: Sequence[Token], folded: Folded) -> Iterator[FoundHours]:
    spans = {one.start for _, one in _spans(row, folded)}
    ends = {opens.start: closes for opens, closes in _spans(row, folded)}
    for token in row:
        if token.kind != "clock" or token.start in spans:
            continue
        closes = ends.get(token.start)
        if token["klo"] or token["minute"] or closes is not None:
            yield _found(token, closes, folded)


def _spans(row: Sequence[Token], folded: Folded) -> Iterator[tuple[Token, Token]]:
    for (opens, dash), (_, closes) in pairwise(pairwise(row)):
        between = folded.text[opens.end : closes.start]
        if (opens.kind, dash.kind, closes.kind) == ("clock", "dash", "clock") and not between.strip(" –.n"):
            yield opens, closes


def _found(token: Token, closes: Token | None, folded: Folded) -> FoundHours:
    end = (closes or token).end
    start, last = folded.places[token.start], folded.places[end - 1] + 1
    before, after = folded.text[max(0, token.start - 60) : token.start], folded.text[end : end + 40]
    beside = is_beside(folded.text, token.start, end)
    alone = bool(_ALONE.match(before.lstrip())) and not re.search(r"[^\W\d]", after.partition("(")[0])
    try:
        opens = real_clock(written_clock(token, folded.written(token.start, token.end)))
        ends = real_clock(written_clock(closes, folded.written(closes.start, closes.end))) if closes else None
    except Fault as fault:
        return FoundHours(start, last, None, None, fault, beside, alone)
    return FoundHours(start, last, opens, ends, None, beside, alone)
