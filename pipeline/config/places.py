"""On which line each value of a TOML text stands: `tomllib` gives the values and not their places.

It is asked about texts that `tomllib` has taken, so it needs no check of its own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress

# The way to a value: the names of tables and keys, and numbers from 0 within lists.
Place = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""[ \t\r]+|\#[^\n]*
    |(?P<word>\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[^\s\[\]{}=,."'\#]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_OVER = ("", 0)
# No key of ours has more names; a key of thousands would take its square in time.
_DEEPEST = 8


def lines_of(text: str) -> Mapping[Place, int]:
    """The line, from 1, of every table, key and member of a list."""
    walk = _Walk(text)
    with suppress(RecursionError):  # lists within lists by the hundred: the lines before them are known
        walk.document()
    return walk.lines


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            yield match[0], line
        line += match[0].count("\n")


class _Walk:
    """One walk over the tokens; a line end is one, white space and comments are none."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._tokens = _tokens(text)
        self._next = next(self._tokens, _OVER)
        self._counts: dict[Place, int] = {}

    def document(self) -> None:
        table: Place = ()
        while self._next != _OVER:
            written, line = self._next
            if written == "\n":
                self._take()
            elif written == "[":
                table = self._header()
                self._put(table, line)
            else:
                self._pair(table)

    def _take(self) -> str:
        written = self._next[0]
        self._next = next(self._tokens, _OVER)
        return written

    def _put(self, place: Place, line: int) -> None:
        for length in range(1, len(place) + 1):
            self.lines.setdefault(place[:length], line)

    def _header(self) -> Place:
        """The place of [a.b]; of [[a.b]] that of its next table. Of a list on the way its last table is meant."""
        self._take()
        many = self._next[0] == "["
        if many:
            self._take()
        *way, last = self._key("]")
        place: Place = ()
        for name in way:
            place = self._last((*place, name))
        place = (*place, last)
        if many:
            self._counts[place] = self._counts.get(place, 0) + 1
            self._take()
        self._take()
        return self._last(place)

    def _last(self, place: Place) -> Place:
        return (*place, self._counts[place] - 1) if place in self._counts else place

    def _key(self, end: str) -> list[str]:
        names = []
        while self._next != _OVER and self._next[0] != end:
            written = self._take()
            if written != ".":
                names.append(tomllib.loads(f"x = {written}")["x"] if written[0] in "\"'" else written)
        return names[:_DEEPEST]

    def _pair(self, table: Place) -> None:
        line = self._next[1]
        place = (*table, *self._key("="))
        self._take()
        self._put(place, line)
        self._value(place)

    def _value(self, place: Place) -> None:
        self._put(place, self._next[1])
        if self._next[0] == "[":
            self._members(place)
        elif self._next[0] == "{":
            self._take()
            while self._next != _OVER and self._next[0] != "}":
                if self._next[0] in ",\n":
                    self._take()
                else:
                    self._pair(place)
            self._take()
        else:
            while self._next != _OVER and self._next[0] not in ",]}\n":
                self._take()

    def _members(self, place: Place) -> None:
        self._take()
        number = 0
        while self._next != _OVER and self._next[0] != "]":
            if self._next[0] in ",\n":
                number += self._take() == ","
            else:
                self._value((*place, number))
        self._take()
