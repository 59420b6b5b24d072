"""The shapes that a time has: which tokens follow each other in one.

A shape has a sign for each token: D a day with its month, d a day that borrows it from the next one, T a time of day,
W a weekday that stands apart, E a word for each of the days, L one for an hour that comes later, `-` a dash, `,` and
`&` what joins, `>` what leads from an old time to a new one.
"""

import re
from collections.abc import Sequence

from pipeline.finnish.tokens import Folded, Token

_APART = r"(?:W[-,&]?){0,7}"
_DAY = r"D(?:,?W(?!-))?"
_SPAN = rf"(?:(?:{_DAY}|d)-{_DAY}|{_DAY})"
_HOURS = r"T(?:-T)?"
_JOINED = re.compile("[,&]+")
ACROSS = re.compile(rf"{_DAY}[,-]?(?P<opens>T)-{_DAY}(?:[,-]?(?P<closes>T))?(?!-)")
# Long rows are cut into several, so that no text makes the search slow.
EXPRESSION = re.compile(
    rf"{_APART}{ACROSS.pattern}"
    rf"|E?,?{_HOURS},?E?,?{_APART}{_SPAN}"
    rf"|(?:E,?)?{_APART}(?:(?:{_SPAN}|d)[,&]+){{0,30}}{_SPAN}(?:W-W)?"
    rf"(?:[,&]*-?(?:(?:E,?)?{_HOURS}(?:&{_HOURS})*(?:,?E)?)|,?L)?"
)
_FROM, _TO = ("sta", "lta", "nnesta"), ("een", "aan", "iin", "hin", "lle", "oon", "nteen")
MOVED = re.compile(r"siir|vaihtu|muuttu")


def parts(shape: str) -> list[tuple[int, int]]:
    """Where in a shape each time of a row stands, joined by "ja" or commas; none where it is no such row."""
    found, at = list[tuple[int, int]](), 0
    while match := EXPRESSION.match(shape, at):
        found.append(match.span())
        joint = _JOINED.match(shape, match.end())
        if joint is None:
            return found if match.end() == len(shape) else []
        at = joint.end()
    return []


def shaped(row: Sequence[Token], folded: Folded) -> tuple[str, tuple[Token, ...]]:
    """The row's shape, and the token of each of its signs. Words that add nothing have no sign."""
    shape, told = list[str](), list[Token]()
    for token in row:
        sign = token.sign
        if not sign:
            continue
        if told and sign == shape[-1] in "DT" and leads(told[-1]) == "from" and leads(token) == "to":
            # "14.5.:stä 21.5.:een" is a span, or what moved from one to the other.
            moved = sign == "D" and MOVED.search(folded.text, max(0, told[-1].start - 80), told[-1].start)
            shape.append(">" if moved else "-")
            told.append(token)
        shape.append(sign)
        told.append(token)
    return "".join(shape), tuple(told)


def leads(token: Token) -> str:
    """Whether a case ending says "from" or "to"."""
    weekday = re.sub(r"\W", "", token.match["weekday"] or "") if token.kind == "date" else ""
    ending = token.match["ending"] if token.kind == "date" else token.match["clock_ending"]
    for word in (ending or "", weekday if len(weekday) > 2 else ""):
        if word.endswith(_FROM):
            return "from"
        if word.endswith(_TO):
            return "to"
    return ""
