"""The forgiving header of a content file: `key: the rest of the line, as it is`. Simple YAML reads the same.

Only the text is read here; what keys mean stands in `fields`.
"""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from pipeline.kinds.entry import Entry, unquoted

# Word processors turn three hyphens into dashes.
_FENCE = re.compile(r"[ \t]*(?:-{3,}|[–—]-?|[–—]{2,3})\s*")
_KEY = re.compile(r"""\s*["']?([^\W\d_][\w ./()-]{0,60}?)["']?\s*:(?:\s+|$)(.*)""", re.DOTALL)
_ITEM = re.compile(r"\s*[-–•*]\s++(.*)")
_BLOCK_MARKS = frozenset((">", "|", ">-", "|-", ">+", "|+"))
_FLAWS_MAX = 1_000  # nobody is told of more, and what has more is no header
_TRIMMED = " \t\r\f\v\u00a0\ufeff"


class Flaw(Struct, frozen=True):
    """A line of a header that cannot be read: a message key, its line, and what was written there."""

    key: str
    line: int
    written: str = ""


class Header(Struct, frozen=True):
    """A content file taken apart; `body` is Markdown that begins on line `body_line`."""

    entries: tuple[Entry, ...]
    body: str
    body_line: int
    flaws: tuple[Flaw, ...] = ()


def read_header(text: str) -> Header:
    """The header and the body of a content file; whatever is wrong comes back as flaws, nothing is raised."""
    lines = text.removeprefix("\ufeff").splitlines()
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return Header((), "", 1, (Flaw("read.empty_file", 0),))
    if _is_fence(lines[start]):
        start += 1
        end = next((number for number in range(start, len(lines)) if _is_fence(lines[number])), None)
        if end is None:
            return Header((), "", 1, (_unclosed(lines, start),))
        after = end + 1
    elif _KEY.fullmatch(lines[start]):
        end, after = _bare_end(lines, start)
    else:
        return Header((), "", 1, (Flaw("read.no_header", start + 1, lines[start].strip()[:60]),))
    entries, flaws = _entries(lines[start:end], start + 1)
    while after < len(lines) and not lines[after]:
        after += 1
    return Header(tuple(entries), "\n".join(lines[after:]).strip("\n"), after + 1, tuple(flaws))


def _is_fence(line: str) -> bool:
    return line[:1] in "-–— \t" and _FENCE.fullmatch(line) is not None


def _bare_end(lines: list[str], start: int) -> tuple[int, int]:
    """Where a header without its first fence ends, and where the body begins: the other fence, or an empty line."""
    for number in range(start, len(lines)):
        if _is_fence(lines[number]):
            return number, number + 1
        if not lines[number].strip():
            return number, number
    return len(lines), len(lines)


def _unclosed(lines: list[str], start: int) -> Flaw:
    """The header seems to end at the first line that does not look like one of its own."""
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip() or not (_KEY.fullmatch(line) or _ITEM.fullmatch(line) or line[0] in " \t#"):
            return Flaw("read.header_never_ends", number + 1, line.strip()[:60])
    return Flaw("read.header_never_ends", len(lines))


class _Growing(Struct):
    """An entry while its lines are read; the pieces are joined once, at its end."""

    key: str
    line: int
    pieces: list[str]
    items: list[list[str]] = field(default_factory=list)

    def entry(self) -> Entry:
        items = tuple(" ".join(pieces) for pieces in self.items) if self.items else None
        value = " ".join(self.pieces).strip() if len(self.pieces) > 1 else self.pieces[0]
        return Entry(self.key, value, self.line, items)


def _entries(lines: list[str], first: int) -> tuple[list[Entry], list[Flaw]]:
    entries: list[_Growing] = []
    flaws: list[Flaw] = []
    for number, line in enumerate(lines, first):
        if not line.strip() or line.startswith("#"):
            continue
        if match := _KEY.fullmatch(line) if line[0] not in " \t-" or not entries else None:
            value = match[2].strip(_TRIMMED)
            entries.append(_Growing(match[1].strip(), number, ["" if value in _BLOCK_MARKS else unquoted(value)]))
        elif entries and (item := _ITEM.fullmatch(line)):
            entries[-1].items.append([unquoted(item[1].strip(_TRIMMED))])
        elif entries and line[0] in " \t":
            last = entries[-1]
            (last.items[-1] if last.items else last.pieces).append(line.strip(_TRIMMED))
        else:
            flaws.append(Flaw("read.no_colon", number, line.strip()[:60]))
            if len(flaws) > _FLAWS_MAX:
                break
    return [one.entry() for one in entries], flaws


def quoted(value: str) -> str:
    """The value as a header line holds it: plain, in quotes only where plain text would read as something else."""
    value = " ".join(value.split("\n"))
    plain = value == value.strip(_TRIMMED) and unquoted(value) == value and value not in _BLOCK_MARKS
    if plain:
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_header(pairs: Iterable[tuple[str, str | tuple[str, ...]]], body: str = "") -> str:
    """A content file's text: the header that `read_header` gives back, then the body."""
    lines = ["---"]
    for key, value in pairs:
        if isinstance(value, str):
            lines.append(f"{key}: {quoted(value)}".rstrip(" "))
        else:
            lines.append(f"{key}:")
            lines.extend(f"- {quoted(item)}" for item in value)
    lines.append("---")
    return "\n".join(lines) + "\n" + (f"\n{body.strip(chr(10))}\n" if body.strip() else "")
