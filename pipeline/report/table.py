"""A table of a report, a value that every format shows the same, and how its heads and cells are said."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from pipeline import messages
from pipeline.finnish.times import write_day
from pipeline.report.fates import day_of
from pipeline.report.groups import Label
from pipeline.report.numbers import KEYS, Number
from pipeline.report.sources import EventSource, Period

# A cell of a table: words, a count, a number with its evidence; None where nobody knows.
Cell = str | int | Number | None


class Table(Struct, frozen=True):
    """`name` is its own in every language; `notes` are said under it. The first column names the row."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class Counts:
    """Numbers, found by what they count and by what they are parted by."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._by = {(one.key, tuple(one.by.items())): one for one in numbers}

    def of(self, key: str, **by: Label) -> Number | None:
        return self._by.get((key, tuple(by.items())))

    def labels(self, key: str, name: str) -> tuple[Label, ...]:
        """The labels of a grouping, in their order."""
        return tuple(by[0][1] for other, by in self._by if other == key and len(by) == 1 and by[0][0] == name)


def head(key: str) -> str:
    return messages.text(f"report.name_{key.replace('.', '_')}")


def table_of(name: str, heads: Sequence[str], rows: Iterator[tuple[Cell, ...]], *notes: str) -> Table:
    words = tuple(head(one) if one in KEYS else messages.text(f"report.head_{one}") for one in heads)
    return Table(name, messages.text(f"report.title_{name}"), words, tuple(rows), notes)


def in_order(found: Sequence[EventSource] | Iterator[EventSource]) -> list[EventSource]:
    return sorted(found, key=lambda one: (day_of(one) or date.min, one.id))


def day_cell(day: date | None) -> str | None:
    return write_day(day) if day else None


def days_cell(period: Period) -> str:
    return messages.text("report.days", first=period.first, last=period.last)
