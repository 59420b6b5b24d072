"""A report as a whole: its tables, the numbers that they show, and what each number rests on."""

from collections.abc import Iterator

from msgspec import Struct

from pipeline.report.numbers import Number, numbers_of
from pipeline.report.restated import Closed, restatement
from pipeline.report.sources import Sources, digest
from pipeline.report.table import Table
from pipeline.report.tables import tables_of


class Report(Struct, frozen=True):
    """The report of a period. `shown` are the numbers of its tables, each once: their place is their footnote's."""

    sources: Sources
    digest: str
    numbers: tuple[Number, ...]
    tables: tuple[Table, ...]
    shown: tuple[Number, ...]

    def table(self, name: str) -> Table | None:
        """A table by its name; None where it has nothing to say."""
        return next((one for one in self.tables if one.name == name), None)


def report_of(sources: Sources, closed: Closed | None = None) -> Report:
    """The report that the sources make; of a `closed` period, what differs from it first of all."""
    numbers = numbers_of(sources)
    restated = restatement(closed, numbers, sources) if closed else None
    tables = (*((restated,) if restated else ()), *tables_of(sources, numbers))
    shown = tuple({id(one): one for one in _shown(tables)}.values())
    return Report(sources, digest(sources), numbers, tables, shown)


def _shown(tables: tuple[Table, ...]) -> Iterator[Number]:
    for table in tables:
        for row in table.rows:
            yield from (cell for cell in row if isinstance(cell, Number))
