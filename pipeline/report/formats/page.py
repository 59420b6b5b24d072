"""A report as a page: tables, charts as SVG, and each number a link to what it rests on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from pipeline import messages
from pipeline.config import Config
from pipeline.render.emblem import SVG, emblem
from pipeline.render.environment import rendered
from pipeline.report.evidence import Report
from pipeline.report.formats.cells import plain
from pipeline.report.numbers import Number
from pipeline.report.table import Cell, Table, head

_CHARTS = {"quarter": (1, 6), "form": (1,), "type": (1,)}  # table -> its columns that are drawn
_ROW = 36  # the height of a bar with its words, in the drawing's units
_BAR = 190  # the longest bar


class Bar(Struct, frozen=True):
    """A bar of a chart: its words, its value, where it begins from the top and how long it is."""

    label: str
    value: str
    y: int
    length: int


class Chart(Struct, frozen=True):
    """A drawing of one column of a table; `description` says all its values in words."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]


class Shown(Struct, frozen=True):
    """A cell as the page shows it; `note` is the number of its footnote, 0 without one."""

    text: str
    note: int = 0
    is_number: bool = False


class Laid(Struct, frozen=True):
    """A table as the page lays it out: each head with whether numbers stand under it, its cells, its drawings."""

    table: Table
    heads: list[tuple[str, bool]]
    rows: list[list[Shown]]
    charts: list[Chart]


class Asked(Struct, frozen=True):
    """A mail that asks an owner for what is missing of the events."""

    owner: str
    count: int
    href: str


def html_file(report: Report, config: Config, templates: Path, owners: Mapping[str, str]) -> bytes:
    """The page, whole in itself: it needs no other file. Raises TemplateFault."""
    notes = {id(one): at for at, one in enumerate(report.shown, 1)}
    titles = report.sources.titles
    period = report.sources.period
    values = {
        "project": config.project,
        "emblem": Markup(emblem(SVG).decode()),
        "first": period.first,
        "last": period.last,
        "tables": [_laid_out(table, notes) for table in report.tables],
        "asked": list(_asked(report, owners)),
        "evidence": [
            (at, name_of(one), plain(one), one, [(row, titles.get(row, "")) for row in one.rows])
            for at, one in enumerate(report.shown, 1)
        ],
        "digest": report.digest,
        "program": report.sources.program,
    }
    return rendered(templates, "report/report.html", values, messages.LANGUAGE).encode()


def _laid_out(table: Table, notes: Mapping[int, int]) -> Laid:
    rows = [[_shown(cell, notes) for cell in row] for row in table.rows]
    heads = [(name, any(row[at].is_number for row in rows)) for at, name in enumerate(table.heads)]
    return Laid(table, heads, rows, list(_charts(table)))


def name_of(number: Number) -> str:
    """What a number counts, and of which group."""
    return ", ".join((head(number.key), *(str(label) for label in number.by.values())))


def _shown(cell: Cell, notes: Mapping[int, int]) -> Shown:
    return Shown(str(plain(cell)), notes.get(id(cell), 0), isinstance(plain(cell), int))


def _charts(table: Table) -> Iterator[Chart]:
    for column in _CHARTS.get(table.name, ()):
        values = [(str(row[0]), plain(row[column])) for row in table.rows]
        highest = max((one for _, one in values if isinstance(one, int)), default=0)
        if highest:
            bars = tuple(
                Bar(label, str(one), at * _ROW, round(_BAR * one / highest) if isinstance(one, int) else 0)
                for at, (label, one) in enumerate(values)
            )
            said = "; ".join(f"{label}: {one}" for label, one in values)
            title = f"{table.title}: {table.heads[column]}"
            yield Chart(f"{table.name}-{column}", title, said, len(bars) * _ROW, bars)


def _asked(report: Report, owners: Mapping[str, str]) -> Iterator[Asked]:
    """One mail an owner, with all their events."""
    lacking: dict[str, list[str]] = {}
    for row in table.rows if (table := report.table("missing")) else ():
        if owner := owners.get(str(row[1])):
            lacking.setdefault(owner, []).append(f"- {row[0]}, {plain(row[2])}: {row[3]}")
    for owner, lines in sorted(lacking.items()):
        subject = messages.text("report.ask_subject")
        body = messages.text("report.ask_body", events="\n".join(lines))
        href = f"mailto:{quote(owner, safe='@')}?subject={quote(subject)}&body={quote(body)}"
        yield Asked(owner, len(lines), href)
