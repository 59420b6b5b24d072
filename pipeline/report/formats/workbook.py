"""Tables as a workbook, a sheet a table. Text stays text, whatever it begins with."""

import io
from collections.abc import Sequence
from datetime import datetime

from pipeline.report.formats.cells import plain
from pipeline.report.table import Table

_WIDTHS = (12, 60)  # characters
_NAME = 31  # characters of a sheet's name, as Excel takes them


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
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(table.heads):
            sheet.write_string(0, at, name, bold)
            sheet.set_column(at, at, _width(table, at))
        for number, row in enumerate(table.rows, 1):
            for at, cell in enumerate(map(plain, row)):
                if isinstance(cell, int):
                    sheet.write_number(number, at, cell, wrapped)
                else:
                    sheet.write_string(number, at, cell, wrapped)
        for number, note in enumerate(table.notes, len(table.rows) + 2):
            sheet.write_string(number, 0, note)
    book.close()
    return made.getvalue()


def _width(table: Table, at: int) -> int:
    low, high = _WIDTHS
    return max(low, min(high, max((len(str(plain(row[at]))) for row in table.rows), default=low)))
