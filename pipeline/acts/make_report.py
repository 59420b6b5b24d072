"""A report to the funder: gathered, counted, and written where nobody outside looks."""

from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.close_period import close_period, closed_period, explain_change
from pipeline.acts.report_sources import gather
from pipeline.acts.situation import Situation
from pipeline.fault import Fault, WrongUse
from pipeline.finnish.times import read_day
from pipeline.model import Content
from pipeline.report.evidence import Report, report_of
from pipeline.report.formats import files_of
from pipeline.report.formats.workbook import xlsx_file
from pipeline.report.missing import missing
from pipeline.report.sources import Period
from pipeline.report.table import Table
from pipeline.whole import PRIVATE, write_whole


class Made(Struct, frozen=True):
    """A report that was written: its folder and its files' names."""

    report: Report
    folder: Path
    files: tuple[str, ...]


def period_of(first: str, last: str) -> Period:
    """The days as people write them. Raises WrongUse."""
    days = [_day(written) for written in (first, last)]
    if days[0] > days[1]:
        raise WrongUse("report.turned", first=days[0], last=days[1])
    return Period(*days)


def _day(written: str) -> date:
    try:
        return read_day(written)
    except Fault:
        raise WrongUse("report.no_date", written=written) from None


def year_of(situation: Situation, first: str, last: str) -> Period:
    """The period that was given; without one the year that is reported next: in January the one that has just ended.

    Raises WrongUse.
    """
    if first and last:
        return period_of(first, last)
    day = _day(last or first) if last or first else situation.today - timedelta(days=31)
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def make_report(
    situation: Situation, period: Period, out: Path | None, *, close: bool = False, reason: str = ""
) -> Made:
    """Writes the report of a period into `out`, by default beside the state.

    `close` closes the period; of a closed one the report tells what has changed since, and `reason` says why.
    Raises Fault, WrongUse, StateError, TemplateFault, OSError.
    """
    project = situation.project
    folder = out or project.reports / f"{period.first}–{period.last}"
    if folder.resolve().is_relative_to(project.site.resolve()):
        raise WrongUse("report.would_be_public", folder=folder)
    sources, closed = gather(situation, period), closed_period(situation, period)
    if close:
        close_period(situation, sources)
    if reason and closed is None:
        raise WrongUse("report.not_closed")
    if reason and closed:
        closed = explain_change(situation, closed, reason)
    report = report_of(sources, closed)
    files = files_of(report, project.config, project.templates, _owners(situation.content))
    for name, data in files.items():
        write_whole(folder / name, data, PRIVATE)
    for old in folder.glob("*.csv"):
        if old.name not in files:
            old.unlink()
    return Made(report, folder, tuple(files))


def missing_sheet(situation: Situation, period: Period, out: Path | None) -> tuple[Path, Table]:
    """One workbook of all that is missing of a period, with the owners to ask. Raises StateError, OSError."""
    table = missing(gather(situation, period))
    owners = _owners(situation.content)
    rows = tuple((*row, owners.get(str(row[1]), "")) for row in table.rows)
    sheet = replace(table, heads=(*table.heads, messages.text("report.head_owner")), rows=rows)
    file = (out or situation.project.reports) / messages.text("report.missing_file", year=period.last.year)
    write_whole(file, xlsx_file((sheet,)), PRIVATE)
    return file, sheet


def _owners(content: Content) -> dict[str, str]:
    """Each event's owner, by whom its numbers are asked."""
    return {event.id: event.internal.owner for event in content.events if event.internal and event.internal.owner}
