"""A table as a CSV file that Excel opens by a click in Finnish: semicolons, a byte order mark."""

import codecs
import csv
import io

from pipeline.report.formats.cells import plain
from pipeline.report.table import Table

# What a spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table) -> bytes:
    """The table's file. Words that a spreadsheet would take for a formula stay words."""
    made = io.StringIO(newline="")
    rows = csv.writer(made, delimiter=";", lineterminator="\r\n")
    rows.writerow(table.heads)
    rows.writerows([_safe(plain(cell)) for cell in row] for row in table.rows)
    return codecs.BOM_UTF8 + made.getvalue().encode()


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
