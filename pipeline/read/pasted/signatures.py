"""The signature of a mail: its mark `-- ` (RFC 3676, 4.3) parts it from the text, and each of its lines stands alone.

Markdown would make a heading of the line above the mark.
"""

from collections.abc import Sequence

from pipeline.read.pasted.lines import fenced, is_block
from pipeline.read.pasted.marks import item_of

_MARK = "--"
_BREAK = "  "
_LONGEST = 60  # characters; a longer line is prose


def with_signatures(lines: Sequence[str]) -> list[str]:
    """The lines, with a blank one for each mark of a signature, and breaks after the short lines that follow it."""
    made = list(lines)
    if not any(line.strip(" \t") == _MARK for line in lines):
        return made
    in_signature = False
    for number, (line, within) in enumerate(zip(lines, fenced(lines), strict=True)):
        if within or not line.strip():
            in_signature = False
        elif line.strip(" \t") == _MARK:
            made[number] = ""
            in_signature = True
        elif in_signature and _is_line(line) and _is_line("".join(lines[number + 1 : number + 2])):
            made[number] = line.rstrip(" ") + _BREAK
    return made


def _is_line(line: str) -> bool:
    return (
        0 < len(line.strip()) <= _LONGEST and "\t" not in line and not is_block(line.lstrip(" ")) and not item_of(line)
    )
