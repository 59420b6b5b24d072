"""Lines whose cells are parted by tabs, as a table comes from Word or Excel -> a table of GitHub's Markdown."""

import re
from collections.abc import Sequence

from pipeline.read.pasted.lines import fenced, is_block
from pipeline.read.pasted.marks import item_of, signed_item_of
from pipeline.read.pasted.openings import is_labelled, is_timed

_BAR = re.compile(r"\\.|\|")


def with_tables(lines: Sequence[str]) -> list[str]:
    """Two or more lines in a row with equally many tabs become a table; the first of them is its head.

    Pairs that begin with a time or a label have no head: they are a programme or facts, and stay lines.
    """
    made = list(lines)
    if not any("\t" in line for line in lines):
        return made
    code = fenced(lines)
    tabs = [
        0 if within or not _may_be_row(line) or _is_signed(number, lines) else line.count("\t")
        for number, (line, within) in enumerate(zip(lines, code, strict=True))
    ]
    start = 0
    while start < len(lines):
        end = start + 1
        while tabs[start] and end < len(lines) and tabs[end] == tabs[start]:
            end += 1
        if _is_table(lines[start:end]):
            made[start:end] = _table(lines[start:end])
            if start and lines[start - 1].strip():
                made[start] = f"\n{made[start]}"
            if end < len(lines) and lines[end].strip():
                made[end - 1] += "\n"
        start = end
    return made


def _may_be_row(line: str) -> bool:
    return "\t" in line and line.strip() != "" and not is_block(line) and item_of(line) is None


def _is_signed(number: int, lines: Sequence[str]) -> bool:
    """Whether the line is an item by its sign, and no tab parts cells in it."""
    item = signed_item_of(number, lines)
    return item is not None and "\t" not in item.text.strip()


def _is_table(rows: Sequence[str]) -> bool:
    """Whether there are rows whose cells tabs part; where tabs only stand before the text, they indent it."""
    if any(row[0] == "\t" for row in rows[1:]) or not any(row.strip().count("\t") for row in rows[1:]):
        return False
    facts = all(is_timed(row) for row in rows) or all(is_labelled(row) for row in rows)
    return not (facts and all(len(re.split(r"\t+", row.strip())) <= 2 for row in rows))


def _table(rows: Sequence[str]) -> list[str]:
    table = [f"| {' | '.join(_cell(cell) for cell in row.split(chr(9)))} |" for row in rows]
    table[0] += "\n|" + " --- |" * (rows[0].count("\t") + 1)
    return table


def _cell(text: str) -> str:
    return _BAR.sub(lambda found: "\\|" if found[0] == "|" else found[0], text.strip())
