"""Tables made even: a cell that spans several rows says in each of them what it says."""

from collections.abc import Iterator

from pipeline.collect.page.tree import Element, Tree

COPIES_MAX = 2000
CELLS = ("td", "th")


def cells_of(row: Element) -> list[Element]:
    return [one for one in row.elements if one.name in CELLS]


def spread_rows(page: Tree) -> None:
    """Repeats each cell with `rowspan` in the rows that it spans, in the same column."""
    left = COPIES_MAX
    for cell in [one for one in page.every if one.name in CELLS and one.has("rowspan")]:
        row, span = cell.parent, cell.attributes.pop("rowspan")[:4]
        if row is None or row.name != "tr" or not span.isdecimal() or int(span) < 2:
            continue
        column = cells_of(row).index(cell)
        for below in _rows_below(row, min(int(span) - 1, left)):
            cells = cells_of(below)
            at = below.children.index(cells[column]) if column < len(cells) else len(below.children)
            below.children.insert(at, cell)
            left -= 1
        if left <= 0:
            return


def _rows_below(row: Element, count: int) -> Iterator[Element]:
    siblings = row.parent.elements if row.parent is not None else []
    at = siblings.index(row) + 1
    yield from [one for one in siblings[at : at + 4 * max(count, 0)] if one.name == "tr"][: max(count, 0)]
