"""Tables made even: a cell that spans several rows says in each of them what it says."""

from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

COPIES_MAX = 2000


def spread_rows(soup: "BeautifulSoup") -> None:
    """Repeats each cell with `rowspan` in the rows that it spans, in the same column."""
    left = COPIES_MAX
    for cell in soup.select("td[rowspan], th[rowspan]"):
        row, span = cell.parent, str(cell["rowspan"])
        del cell["rowspan"]
        if row is None or row.name != "tr" or not span.isdecimal():
            continue
        column = len(cell.find_previous_siblings(("td", "th")))
        for below in row.find_next_siblings("tr", limit=min(int(span[:4]) - 1, left)) if int(span[:4]) > 1 else ():
            cells = below.find_all(("td", "th"), recursive=False)
            if column < len(cells):
                cells[column].insert_before(copy(cell))
            else:
                below.append(copy(cell))
            left -= 1
        if left <= 0:
            return
