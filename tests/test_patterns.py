"""No regular expression of the program takes much more than twice the steps for a text of twice the length.

Whoever writes a content file, a partner's feed or a page chooses what the patterns are tried on.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from pipeline.collect.page import state_words
from pipeline.deliver.mailchimp import words
from pipeline.finnish.text import foreign
from pipeline.model.facts import Fact
from pipeline.read import quotes
from pipeline.render.calendar import former, vevent
from tests.patterns import patterns_in, sources
from tests.steps import Counted, TooManyError, repeats_of, samples, signs_of

# Patterns that only a run knows, by the functions that make or take them.
MADE: dict[str, tuple[str, list[re.Pattern[Any]]]] = {
    "pipeline/collect/page/state_words.py:badge": (
        "fullmatch",
        [re.compile(one, re.IGNORECASE) for _, one in state_words._BADGES],
    ),
    "pipeline/deliver/mailchimp/words.py:in_finnish": (
        "search",
        [re.compile(one, re.IGNORECASE) for _, one in words._ABOUT],
    ),
    "pipeline/finnish/text/foreign.py:_rules": ("scan", [pattern for pattern, _ in foreign._rules()]),
    "pipeline/render/calendar/vevent.py:_mark": ("scan", [vevent._mark("fi")]),
    "pipeline/read/quotes.py:_pattern": ("scan", [quotes._pattern(Fact("a", "51 hakemusta", 51, ("hakemusta",)))]),
    "pipeline/render/calendar/former.py:former": ("fullmatch", [*former._CHANGES.values()]),
}

# What is tried on short texts alone, and so may grow faster: as few as can be.
SHORT: dict[str, str] = {
    "pipeline/collect/page/status.py:_about": "a sentence of at most 500 characters (SENTENCE_MAX)",
    "pipeline/collect/page/status.py:_NEGATED": "a sentence of at most 500 characters (SENTENCE_MAX)",
    "pipeline/read/lists/columns.py:": "a heading of at most 70 characters (_HEADING)",
    "pipeline/read/lists/columns.py:_HEADINGS": "a heading of at most 70 characters (_HEADING)",
    "pipeline/render/calendar/former.py:_CHANGES": "only ever a whole paragraph (see MADE)",
    "pipeline/finnish/text/roles.py:_AS_LABEL": "200 characters before a time (_REACH)",
    "pipeline/finnish/text/roles.py:_DEADLINE": "200 characters before a time (_REACH)",
    "pipeline/finnish/text/roles.py:_IS_OPEN": "200 characters before a time (_REACH)",
    "pipeline/finnish/text/roles.py:_OF_PAGE": "200 characters before a time (_REACH)",
    "pipeline/finnish/text/roles.py:_OLD": "200 characters before a time (_REACH)",
    "pipeline/finnish/text/roles.py:_OPENS": "200 characters before a time (_REACH)",
}

TAILS = ("", "\x00\n!")
GROWTH = 2.2
MOST_STEPS = 400_000
# Steps for each character: what takes fewer has not begun to grow.
FEW = 6


@cache
def fast_growth(pattern: re.Pattern[Any], way: str) -> str:
    """A text for which the steps grow by more than they may, each time it gets twice as long; "" without one."""
    counted = Counted(pattern, way)
    length = _length(pattern)
    for begin, pump, tail in _hostile(pattern):
        times = max(length // len(pump) + 1, 8)
        texts = [begin + pump * times * longer + tail for longer in (1, 2, 4)]
        if _grows(counted, texts):
            return f"{begin!r} + {pump!r} * n + {tail!r}"
    return ""


def _grows(counted: Counted, texts: list[str]) -> bool:
    try:
        before = counted.steps(texts[0], MOST_STEPS)
        if before < FEW * len(texts[0]):
            return False
        for text in texts[1:]:
            after = counted.steps(text, MOST_STEPS)
            if after <= GROWTH * before:
                return False
            before = after
    except TooManyError:
        pass
    return True


def _hostile(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What to begin with, what to repeat and what to end with: all from the pattern itself."""
    seen: dict[tuple[str, str], None] = {}
    tree = _parser.parse(pattern.pattern, pattern.flags)
    for before, body, flags in repeats_of(tree, pattern.flags):
        signs = list(dict.fromkeys(sign for part in body if _is_sign(part) for sign in signs_of(*part, flags)))[:6]
        for pump in dict.fromkeys([*samples(body, flags), *signs]):
            seen |= dict.fromkeys((("", pump), (before, pump), ("", f"{before}{pump}")))
    named = _named(tree)[:4]
    seen |= dict.fromkeys(("", one + other) for one in named for other in named)
    return ((begin, pump, tail) for begin, pump in seen if pump for tail in TAILS)


def _named(tree: Any) -> list[str]:
    """The characters that stand in a pattern as themselves."""
    found: dict[str, None] = {}
    waiting = [tree]
    while waiting:
        for one in waiting.pop():
            if isinstance(one, (tuple, list)) and len(one) == 2 and one[0] in (c.LITERAL, c.NOT_LITERAL):
                found[chr(one[1])] = None
            elif isinstance(one, (tuple, list, _parser.SubPattern)):
                waiting.append(one)
    return list(found)


def _is_sign(part: tuple[Any, Any]) -> bool:
    return part[0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)


def _length(pattern: re.Pattern[Any]) -> int:
    """Longer than what the pattern's bounded repeats take together: in a shorter text they look endless."""
    return 48 + 2 * _bounds(_parser.parse(pattern.pattern, pattern.flags))


def _bounds(tree: Any) -> int:
    total = 0
    for kind, value in tree:
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            inner = _bounds(value[2])
            total += inner if value[1] is c.MAXREPEAT or value[1] <= 3 else value[1] * max(1, inner)
        elif kind is c.SUBPATTERN:
            total += _bounds(value[3])
        elif kind is c.ATOMIC_GROUP:
            total += _bounds(value)
        elif kind is c.BRANCH:
            total += max(_bounds(way) for way in value[1])
        elif kind in (c.ASSERT, c.ASSERT_NOT):
            total += _bounds(value[1])
    return total


@pytest.mark.parametrize("source", sources())
def test_no_pattern_grows_faster_than_its_text(source: str) -> None:
    driven, unknown = patterns_in(source)
    fast = {one.place: text for one in driven if (text := fast_growth(one.pattern, one.way))}
    assert {place: text for place, text in fast.items() if place not in SHORT} == {}
    assert sorted(fast) == sorted(place for place in SHORT if place.startswith(f"{source}:") and place not in unknown)
    assert set(unknown) <= MADE.keys() | SHORT.keys()


@pytest.mark.parametrize("place", MADE)
def test_nor_does_one_that_is_made_when_it_is_needed(place: str) -> None:
    way, patterns = MADE[place]
    assert [text for pattern in patterns if (text := fast_growth(pattern, way))] == []


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(!?)\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)", "scan"),
        (r"<[^>]*>", "search"),
        (r"a+b", "search"),
        (r"\s+$", "search"),
        (r"(?:a|aa)*b", "match"),
        (r"(\w+\s?)*!", "match"),
        (r"(?:a*)*", "fullmatch"),
        (r"\s*,?\s*b", "fullmatch"),
        (r"<!--.*?-->", "scan"),
        (r".*,.*,.*;", "match"),
        (r'"(?:[^"\\]|\\.)*"', "search"),
        (r"(?<!x)(?:ab)+c", "scan"),
        (r"(a*)\1b", "match"),
        (r"^\s*a|\s*b$", "search"),
    ],
)
def test_what_grows_fast_is_found(pattern: str, way: str) -> None:
    assert fast_growth(re.compile(pattern, re.DOTALL), way) != ""


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"<[^<>]*>", "scan"),
        (r"(?<!a)a++b", "search"),
        (r"a+b", "match"),
        (r"(?>a|aa)*+b", "match"),
        (r"<[^>]{0,20}>", "scan"),
        (r"a(?=b*)", "search"),
        (r"(?i:ä+)(?(1)a|b)|(c)", "match"),
        (r"x|(?:\n[ \t]*)+y", "match"),
    ],
)
def test_what_grows_with_its_text_is_not(pattern: str, way: str) -> None:
    assert fast_growth(re.compile(pattern), way) == ""


@pytest.mark.parametrize(
    ("pattern", "text", "steps"),
    [("a", "a", 2), ("a", "ba", 3), ("a*", "aaa", 3 * 3 + 3), ("a*b", "aaa", 15 + 11 + 7 + 3)],
)
def test_steps_are_counted_as_they_are_taken(pattern: str, text: str, steps: int) -> None:
    assert Counted(re.compile(pattern), "search").steps(text, 1000) == steps
