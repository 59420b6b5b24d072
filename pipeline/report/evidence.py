"""A report as a whole: its tables, the numbers that they show, and what each number rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.report.numbers import Number, numbers_of
from pipeline.report.sources import Sources, digest
from pipeline.report.tables import Table, tables_of


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a period. `shown` are the numbers of its tables, each once: their place is their footnote's."""

    sources: Sources
    digest: str
    numbers: tuple[Number, ...]
    tables: tuple[Table, ...]
    shown: tuple[Number, ...]

    def note(self, number: Number) -> int:
        """The footnote of a number, from 1."""
        return next(at for at, one in enumerate(self.shown, 1) if one is number)


def report_of(sources: Sources, *more: Table) -> Report:
    """The report that the sources make, the further tables first of all."""
    numbers = numbers_of(sources)
    tables = (*more, *tables_of(sources, numbers))
    shown = tuple({id(one): one for one in _shown(tables)}.values())
    return Report(sources, digest(sources), numbers, tables, shown)


def _shown(tables: tuple[Table, ...]) -> Iterator[Number]:
    for table in tables:
        for row in table.rows:
            yield from (cell for cell in row if isinstance(cell, Number))
