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

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pasted.lines import fenced, indent_of, is_block, is_rule
from pipeline.read.pasted.marks import item_of
from pipeline.read.pasted.openings import is_labelled, is_timed
from pipeline.read.pasted.sentences import bare_end, begins_anew, ends_sentence, is_left_open
from pipeline.read.pasted.wrapping import MUCH_TOO_SOON, blocks_of, is_broken, is_prose, shown, width_of

# Characters; a line that could have been longer is short.
_SHORT = 60

# Square brackets open, backticks, and pairs of asterisks since the last break.
_Marks = tuple[int, int, int]
_NO_MARKS: _Marks = (0, 0, 0)

# An address that Markdown finds by itself would take the other break, a backslash, for its end.
_PARAGRAPH, _LINE = "\n", "  "


def with_breaks(lines: Sequence[str]) -> list[str]:
    """The lines, with a blank line or a break of Markdown where the end of a line was meant."""
    code = fenced(lines)
    made = list(lines)
    blocks = list(blocks_of(lines, code))
    width = width_of([lines[start:end] for start, end in blocks])
    in_list = False
    for start, end in blocks:
        block = lines[start:end]
        in_list = in_list and indent_of(block[0]) > 1
        if any(is_rule(line) for line in block) or block[0].lstrip(" \t").startswith(("<", "|")):
            continue
        in_list = _break(block, start, width, in_list, made)
    return made


def _break(block: Sequence[str], start: int, width: int, in_list: bool, made: list[str]) -> bool:
    """Breaks the lines of one block, the first of which is `start` in `made`; whether it ends in a list."""
    if len(block) == 1:
        return in_list or item_of(block[0]) is not None
    meant_alone = [is_one for is_one in (is_timed, is_labelled) if sum(map(is_one, block)) > 1]
    listed = False
    marks = _NO_MARKS
    for number, (line, following) in enumerate(pairwise(block)):
        in_list = in_list or item_of(line) is not None
        listed = listed or bare_end(line).endswith(":")
        if is_broken(line):
            marks = _NO_MARKS
            continue
        marks = _marks_after(line, marks)
        prose = is_prose(following) and not is_block(line.lstrip(" \t")) and not (in_list and indent_of(following) > 1)
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
    length = len(shown(line))
    room = length + 1 + len(shown(following).partition(" ")[0])
    if width and room > width * MUCH_TOO_SOON:
        return ""
    if listed and not width and (room <= _SHORT or bare_end(line).endswith(":")):
        return _LINE
    if not begins_anew(following):
        return ""
    if ends_sentence(line):
        long = width or max(length, len(shown(following))) > _SHORT
        return _PARAGRAPH if long and not listed else _LINE
    return _LINE if room <= _SHORT and not is_left_open(line) else ""


def _marks_after(line: str, before: _Marks) -> _Marks:
    brackets, ticks, stars = before
    return brackets + line.count("[") - line.count("]"), ticks + line.count("`"), stars + line.count("**")


def _is_open(marks: _Marks) -> bool:
    """Whether something of Markdown begins before this place and ends after it."""
    brackets, ticks, stars = marks
    return brackets != 0 or ticks % 2 == 1 or stars % 2 == 1
