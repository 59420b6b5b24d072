"""What a line of Markdown is, as far as one can tell without its neighbours."""

import re
from collections.abc import Callable, Sequence

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]]+\]:")
_MARK_ALONE = re.compile(r"[ \t]*(?:[-*+•·–—o]|\d{1,9}[.)])[ \t]*")
_DRAWN = frozenset("-|:=*_")

CODE_INDENT = 4  # columns; CommonMark 0.31, 4.4


def fenced(lines: Sequence[str]) -> list[bool]:
    """Of each line, whether it belongs to fenced code, its fences with it (CommonMark 0.31, 4.5)."""
    text = "\n".join(lines)
    if "```" not in text and "~~~" not in text:
        return [False] * len(lines)
    inside, found = "", []
    for line in lines:
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if match and inside:
            found.append(True)
            if match[1].startswith(inside) and not match[2].strip(" \t"):
                inside = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            inside = match[1]
            found.append(True)
        else:
            found.append(bool(inside))
    return found


def outside_code(line: str, made: Callable[[str], str]) -> str:
    """The line with what stands between its code made anew; one whose code goes on is left."""
    parts = line.split("`")
    if len(parts) % 2 == 0:
        return line
    return "`".join(made(part) if number % 2 == 0 else part for number, part in enumerate(parts))


def indent_of(line: str) -> int:
    """The columns before the first character of a line; a tab goes to the next fourth column."""
    rest = line.lstrip(" \t")
    return len(line[: len(line) - len(rest)].expandtabs(4))


def is_rule(line: str) -> bool:
    """Whether the line is drawn: a line across, one under a heading, or the one under the head of a table."""
    if line.lstrip(" \t")[:1] not in _DRAWN:
        return False
    marks = set(line) - {" ", "\t"}
    return bool(marks) and (marks <= set("-|:") or marks == {"="} or (len(marks) == 1 and marks <= set("*_")))


def is_block(line: str) -> bool:
    """Whether the line is no prose by how it begins: a heading, a quotation, a table, HTML, where a link leads, a mark
    with nothing after it."""
    if not line:
        return False
    first = line.lstrip(" \t")[:1]
    return (
        (first in ">|<" and first != "")
        or (first == "#" and _HEADING.match(line) is not None)
        or (first == "[" and _REFERENCE.match(line) is not None)
        or (first in "-=*_:" and is_rule(line))
        or (len(line) < 16 and _MARK_ALONE.fullmatch(line) is not None)
    )
