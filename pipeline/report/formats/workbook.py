"""Tables as a workbook, a sheet a table. Text stays text, whatever it begins with."""

import io
import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pipeline.report.formats.cells import plain
from pipeline.report.table import Cell, Table

_WIDTHS = (12, 60)  # characters
_NAME = 31  # characters of a sheet's name, as Excel takes them
_LINE = 15  # points of a row's height
_A4 = 9  # a paper, as the format numbers them


def xlsx_file(tables: Sequence[Table]) -> bytes:
    """The workbook; its bytes depend on the tables alone."""
    import xlsxwriter

    made = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(made, as_text)
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 — the format has no zones
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.title[:_NAME])
        _set_page(sheet)
        widths = [_width(table, at) for at in range(len(table.heads))]
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        _write(sheet, 0, table.heads, widths, bold)
        for number, row in enumerate(table.rows, 1):
            _write(sheet, number, row, widths, wrapped)
        for number, note in enumerate(table.notes, len(table.rows) + 2):
            sheet.write_string(number, 0, note)
    book.close()
    return made.getvalue()


def _set_page(sheet: Any) -> None:
    """The heads stay in sight, and on paper too, where a sheet is as wide as a page."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, number: int, row: Sequence[Cell], widths: Sequence[int], style: Any) -> None:
    cells = [plain(cell) for cell in row]
    # Not every program finds a row's height by itself.
    lines = (len(textwrap.wrap(str(cell), width)) for cell, width in zip(cells, widths, strict=True))
    sheet.set_row(number, _LINE * max(1, *lines))
    for at, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(number, at, cell, style)
        else:
            sheet.write_string(number, at, cell, style)


def _width(table: Table, at: int) -> int:
    """Of its longest cell, within limits; its head may be folded, but no word of it is."""
    low, high = _WIDTHS
    head = max(map(len, table.heads[at].split()), default=0) + 2  # it is bold
    return max(low, head, min(high, max((len(str(plain(row[at]))) for row in table.rows), default=low)))
