"""Indented paragraphs: staff indent for the eye, and never mean code by it; code stands between fences."""

from collections.abc import Sequence

from pipeline.read.pasted.lines import CODE_INDENT, fenced, indent_of, is_block
from pipeline.read.pasted.marks import item_of, text_column


def without_indents(lines: Sequence[str]) -> list[str]:
    """The lines, those set back to the text they belong to that Markdown would take for code by their indent."""
    if not any(line.startswith((" ", "\t")) for line in lines):
        return list(lines)
    made = list(lines)
    columns: list[int] = []
    in_paragraph = False
    for number, (line, within) in enumerate(zip(lines, fenced(lines), strict=True)):
        if within or not line.strip():
            in_paragraph = False
            continue
        indent, item = indent_of(line), item_of(line)
        while columns and indent < columns[-1] and (item or not in_paragraph):
            columns.pop()
        if item:
            columns.append(text_column(line))
        elif not in_paragraph and indent - (column := columns[-1] if columns else 0) >= CODE_INDENT:
            made[number] = f"{' ' * column}{line.lstrip(' ' + chr(9))}"
        in_paragraph = not is_block(made[number].lstrip(" \t"))
    return made
