"""What the lines that speak of one event claim: a whole page, a card, a row or a section, all read alike."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.collect.page.body import body_of
from pipeline.collect.page.claims import Claim, first_value, of
from pipeline.collect.page.deadline import deadline_claims
from pipeline.collect.page.labels import Pair, pairs_of
from pipeline.collect.page.lines import Line
from pipeline.collect.page.place import place_claims
from pipeline.collect.page.registration import registration_claims
from pipeline.collect.page.state_words import split_title
from pipeline.collect.page.status import status_claims
from pipeline.collect.page.times import time_claims
from pipeline.model import Problem

_AFTER_COMMA = re.compile(r", ([A-ZÅÄÖ]\w+(?: \w+){0,2})$")


def event_claims(
    lines: Sequence[Line], title: str, origin: str, url: str, side: Sequence[Line] = ()
) -> tuple[Claim, ...]:
    """The claims of `lines` on their one event. `url` is the page that it was read from, `side` the lines beside it."""
    pairs = pairs_of(lines)
    times = list(time_claims(lines, pairs, url))
    if side and not any(True for _ in of(times, "when")):
        beside = pairs_of(side)
        times = list(time_claims((), beside, url))
        pairs = (*pairs, *(replace(pair, lines=()) for pair in beside))
    name, words = _named(title, lines)
    own = [line for line in lines if line.text != title]
    when = first_value(times, "when")
    places = list(place_claims(own, pairs_of(own), name))
    place = first_value(places, "place") or ""
    if not places:
        places = list(place_claims((), pairs, name))
    return (
        Claim("title", name, 0, origin),
        *times,
        *status_claims((name, words), own, pairs, when.first if when else None, url),
        *places,
        *(Claim(field, value, 0, where) for field, value, where in _labelled(pairs)),
        *registration_claims(lines, pairs, url),
        *deadline_claims(lines, pairs, url),
        Claim("body", body_of(lines, pairs, name, place)),
        *_crossed_out(lines, title, url),
        *(() if place else _name_or_place(lines, name, url)),
    )


def _named(title: str, lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """The title without a day and without the words of a status, and those words."""
    bare, first = split_title(title)
    rest = dateless_title(bare, lines)
    bare, more = split_title(rest)
    return bare, (*first, *more)


def dateless_title(title: str, lines: Sequence[Line]) -> str:
    """A title without the day in it; the whole when nothing else is left."""
    line = next((one for one in lines if title in one.text), None)
    if line is None:
        return title
    pieces = [title]
    for time in line.times:
        pieces = [part for piece in pieces for part in piece.split(time.text)]
    best = max((piece.strip(" ,:;–—-|()·•") for piece in pieces), key=len)
    return best if sum(c.isalpha() for c in best) > 2 and not best.endswith("klo") else title


def _labelled(pairs: Sequence[Pair]) -> Iterator[tuple[str, str, str]]:
    for pair in pairs:
        if pair.field in ("audience", "organiser") and pair.value.strip(" .;"):
            yield pair.field, pair.value.strip(" .;"), f"kohta «{pair.label}»"


def _name_or_place(lines: Sequence[Line], title: str, url: str) -> Iterator[Claim]:
    """A doubt where a name out of running text ends in what may be its place: "Kevätjuhla, Valli"."""
    match = _AFTER_COMMA.search(title)
    apart = any((line.level and title in line.text) or title in (line.text, *_words_of(line)) for line in lines)
    if match and not apart:
        doubt = Problem("collect.name_or_place", url, values={"title": title, "place": match[1]})
        yield Claim("doubt", None, doubt=doubt)


def _words_of(line: Line) -> tuple[str, ...]:
    return (line.lead, *line.pieces, *(link.text for link in line.links))


def _crossed_out(lines: Sequence[Line], title: str, url: str) -> Iterator[Claim]:
    """A doubt where the event's own name is crossed out."""
    if any(line.gone and title and title in line.text for line in lines):
        yield Claim("doubt", None, doubt=Problem("collect.crossed_out", url))
