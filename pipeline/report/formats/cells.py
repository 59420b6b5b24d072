"""What a cell says in words and in numbers."""

from pipeline import messages
from pipeline.report.numbers import Number
from pipeline.report.table import Cell


def plain(cell: Cell) -> str | int:
    """The cell's words or its number; what nobody knows is said so."""
    value = cell.value if isinstance(cell, Number) else cell
    return messages.text("report.unknown") if value is None else value
