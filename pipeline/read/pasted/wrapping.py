"""Wrapped prose: lines that a mail program, a PDF or a careful writer ended only because they were full."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.pasted.lines import is_block
from pipeline.read.pasted.marks import item_of
from pipeline.read.pasted.openings import is_labelled, is_timed
from pipeline.read.pasted.sentences import bare_end, goes_on

# Characters. Nobody wraps narrower or wider than these.
NARROWEST, _WIDEST = 40, 130
# Of the width of wrapped text: who writes by hand leaves lines ragged.
MUCH_TOO_SOON = 0.7

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def blocks_of(lines: Sequence[str], code: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where lines without a blank one or code between them begin and end."""
    start = None
    for number, line in enumerate(lines):
        if line.strip() and not code[number]:
            start = number if start is None else start
        elif start is not None:
            yield start, number
            start = None
    if start is not None:
        yield start, len(lines)


def width_of(blocks: Sequence[Sequence[str]]) -> int:
    """The width to which a text is wrapped; 0 where it is not."""
    full = [length for block in blocks for length in _wrapped(block)]
    if not full:
        return 0
    widest = max(full)
    longer = sum(len(shown(line)) > widest * 1.2 for block in blocks for line in block if is_prose(line))
    return widest if len(full) > longer else 0


def _wrapped(block: Sequence[str]) -> Iterator[int]:
    """The lengths of lines that were full: the next one goes on in the middle of the sentence."""
    listed = False
    for line, following in pairwise(block):
        listed = listed or bare_end(line).endswith(":")
        if listed or is_broken(line) or not is_prose(following) or not goes_on(line, following):
            continue
        length = len(shown(line))
        if NARROWEST <= length <= _WIDEST and not is_timed(following) and not is_labelled(following):
            yield length


def is_prose(line: str) -> bool:
    return item_of(line) is None and not is_block(line.lstrip(" \t"))


def is_broken(line: str) -> bool:
    return line.endswith(("\\", "  "))


def shown(line: str) -> str:
    """The line as it is seen, without the addresses of its links."""
    return (
        _LINK.sub(r"\1", line.strip(" \t").removesuffix("\\")) if "](" in line else line.strip(" \t").removesuffix("\\")
    )
