"""Line ends that were meant -> paragraphs and broken lines; those of wrapped prose stay, and Markdown joins them.

Word ends a paragraph with one line end, and so does who writes an address or a programme. Mail programs, PDF and
careful writers end lines only because they are full. Which it is shows in the text:

- Where lines end in the middle of a sentence, the text is wrapped, as wide as the longest of them, if there are more of
  them than longer lines. Then only a line end that comes much too soon is meant.
- Where nothing is wrapped, a line end after a sentence is meant if the next line begins anew. After anything else it
  is meant on lines too short to have been wrapped, unless a comma or a joining word leaves them open; under a line that
  ends with a colon, also where the next one does not begin anew.
- Lines of a programme (hours, days) or of facts (`Paikka: …`) are meant where a paragraph has two or more.

After a sentence the next paragraph begins, unless both lines are short; any other meant line is broken inside its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.pasted.lines import fenced, indent_of, is_block, is_rule
from pipeline.read.pasted.marks import item_of
from pipeline.read.pasted.openings import is_labelled, is_timed
from pipeline.read.pasted.sentences import bare_end, begins_anew, ends_sentence, goes_on, is_left_open

# Characters. Nobody wraps narrower or wider than these; a line that could have been longer is short.
_NARROWEST, _WIDEST = 40, 130
_SHORT = 60
# Of the width of wrapped text: who writes by hand leaves lines ragged.
_MUCH_TOO_SOON = 0.7

# Square brackets open, backticks, and pairs of asterisks since the last break.
_Marks = tuple[int, int, int]
_NO_MARKS: _Marks = (0, 0, 0)

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
# An address that Markdown finds by itself would take the other break, a backslash, for its end.
_PARAGRAPH, _LINE = "\n", "  "


def with_breaks(lines: Sequence[str]) -> list[str]:
    """The lines, with a blank line or a break of Markdown where the end of a line was meant."""
    code = fenced(lines)
    made = list(lines)
    blocks = list(_blocks(lines, code))
    width = _width([lines[start:end] for start, end in blocks])
    in_list = False
    for start, end in blocks:
        block = lines[start:end]
        in_list = in_list and indent_of(block[0]) > 1
        if any(is_rule(line) for line in block) or block[0].lstrip(" \t").startswith(("<", "|")):
            continue
        in_list = _break(block, start, width, in_list, made)
    return made


def _blocks(lines: Sequence[str], code: Sequence[bool]) -> Iterator[tuple[int, int]]:
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


def _width(blocks: Sequence[Sequence[str]]) -> int:
    """The width to which a text is wrapped; 0 where it is not."""
    full = [length for block in blocks for length in _wrapped(block)]
    if not full:
        return 0
    widest = max(full)
    longer = sum(len(_shown(line)) > widest * 1.2 for block in blocks for line in block if _is_prose(line))
    return widest if len(full) > longer else 0


def _wrapped(block: Sequence[str]) -> Iterator[int]:
    """The lengths of lines that were full: the next one goes on in the middle of the sentence."""
    listed = False
    for line, following in pairwise(block):
        listed = listed or bare_end(line).endswith(":")
        if listed or _is_broken(line) or not _is_prose(following) or not goes_on(line, following):
            continue
        length = len(_shown(line))
        if _NARROWEST <= length <= _WIDEST and not is_timed(following) and not is_labelled(following):
            yield length


def _break(block: Sequence[str], start: int, width: int, in_list: bool, made: list[str]) -> bool:
    """Breaks the lines of one block, the first of which is `start` in `made`; whether it ends in a list."""
    meant_alone = [is_one for is_one in (is_timed, is_labelled) if sum(map(is_one, block)) > 1]
    listed = False
    marks = _NO_MARKS
    for number, (line, following) in enumerate(pairwise(block)):
        in_list = in_list or item_of(line) is not None
        listed = listed or bare_end(line).endswith(":")
        if _is_broken(line):
            marks = _NO_MARKS
            continue
        marks = _marks_after(line, marks)
        prose = _is_prose(following) and not is_block(line.lstrip(" \t")) and not (in_list and indent_of(following) > 1)
        if not prose or _is_open(marks):
            continue
        alone = any(is_one(following) for is_one in meant_alone)
        mark = _LINE if alone else _mark(line, following, width, listed)
        # Tabs are left to lines that may have cells.
        if (mark == _PARAGRAPH or (mark and in_list)) and not ("\t" in following.strip() and indent_of(following)):
            made[start + number] = made[start + number].rstrip(" ") + _PARAGRAPH
            made[start + number + 1] = following.lstrip(" \t")
            in_list = False
            marks = _NO_MARKS
        elif mark:
            made[start + number] = made[start + number].rstrip(" ") + _LINE
            marks = _NO_MARKS
    return in_list or item_of(block[-1]) is not None


def _mark(line: str, following: str, width: int, listed: bool) -> str:
    """What stands at the end of a line that was meant; nothing where it was wrapped, or may have been."""
    length = len(_shown(line))
    room = length + 1 + len(_shown(following).partition(" ")[0])
    if width and room > width * _MUCH_TOO_SOON:
        return ""
    if listed and not width and (room <= _SHORT or bare_end(line).endswith(":")):
        return _LINE
    if not begins_anew(following):
        return ""
    if ends_sentence(line):
        long = width or max(length, len(_shown(following))) > _SHORT
        return _PARAGRAPH if long and not listed else _LINE
    return _LINE if room <= _SHORT and not is_left_open(line) else ""


def _is_prose(line: str) -> bool:
    return item_of(line) is None and not is_block(line.lstrip(" \t"))


def _is_broken(line: str) -> bool:
    return line.endswith(("\\", "  "))


def _marks_after(line: str, before: _Marks) -> _Marks:
    brackets, ticks, stars = before
    return brackets + line.count("[") - line.count("]"), ticks + line.count("`"), stars + line.count("**")


def _is_open(marks: _Marks) -> bool:
    """Whether something of Markdown begins before this place and ends after it."""
    brackets, ticks, stars = marks
    return brackets != 0 or ticks % 2 == 1 or stars % 2 == 1


def _shown(line: str) -> str:
    """The line as it is seen, without the addresses of its links."""
    return (
        _LINK.sub(r"\1", line.strip(" \t").removesuffix("\\")) if "](" in line else line.strip(" \t").removesuffix("\\")
    )
