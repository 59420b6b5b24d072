"""What is still to be filled in: the blanks and the words of a start that nobody has replaced."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.kinds.kind import Kind
from pipeline.model import Problem
from pipeline.read.header import Header

BLANK = "___"

# A word of its own: an address may have underscores, and three of them alone are a line in Markdown.
_IN_VALUE = re.compile(r"(?<!\S)_{3,}(?!\S)")
_ALONE = re.compile(r"\s*_{3,}\s*")


def is_blank(written: str) -> bool:
    """Whether the value of a key is still a blank of `soila new`."""
    return _IN_VALUE.search(written) is not None


def blanks_in_body(kind: Kind, header: Header, file: str) -> Iterator[Problem]:
    """Blanks and sentences of the start that stand in the text."""
    started, body = _started(kind), header.body
    if BLANK not in body and not any(sentence in body for sentence in started):
        return
    for number, line in enumerate(body.split("\n"), header.body_line):
        blank = _IN_VALUE.search(line) and not _ALONE.fullmatch(line)
        if blank or any(sentence in line for sentence in started):
            yield Problem("read.blank_text", file, number, values={"written": line.strip()[:60]})


@cache
def _started(kind: Kind) -> tuple[str, ...]:
    """The sentences with which a new item of the kind begins."""
    return tuple(one for one in re.split(r"(?<=\.)\s+", kind.start.body.strip()) if one)
