"""On which line a value of a TOML text stands."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.config.places import Place, lines_of
from tests.make import ROOT

ODD = '''# first
a.b = 1.5
"q\\u0041" = [1, "x", # ] no end
 [2,
 3], {k = 1, m.n = 'o'} ]

[t]  # [u]
ml = """
[x]
y = 1""""
lit = \'\'\'
z = 2\'\'\'
z = 2024-04-09 10:00:00.5Z
[[l]]
a = 1
[[ l . m ]]
b = 1
[[l.m]]
b = 2
[l.s]
c = "#"
[[l]]
a = 2
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("a", "b"), 2),
        (("qA",), 3),
        (("qA", 1), 3),
        (("qA", 2), 4),
        (("qA", 2, 1), 5),
        (("qA", 3, "m", "n"), 5),
        (("t",), 7),
        (("t", "ml"), 8),
        (("t", "lit"), 11),
        (("t", "z"), 13),
        (("l",), 14),
        (("l", 0, "m", 1, "b"), 19),
        (("l", 0, "s", "c"), 21),
        (("l", 1, "a"), 23),
    ],
)
def test_the_line_of_a_value(place: Place, line: int) -> None:
    assert lines_of(ODD)[place] == line


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """The places of everything that tomllib found."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in members:
        yield (*place, name)
        yield from places(one, (*place, name))


@pytest.mark.parametrize("text", [ODD, (ROOT / "config.toml").read_text(encoding="utf-8"), ODD.replace("\n", "\r\n")])
def test_every_value_has_a_line(text: str) -> None:
    assert set(lines_of(text)) == set(places(tomllib.loads(text)))


def test_a_key_of_thousands_of_names_and_lists_within_lists_take_no_time() -> None:
    assert lines_of(f"{'a.' * 2000}b = 1")
    assert lines_of(f"a = 1\nb = {'[' * 5000}{']' * 5000}")[("a",)] == 1
