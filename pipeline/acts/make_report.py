"""A report to the funder: gathered, counted, and written where nobody outside looks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.acts.report_sources import gather
from pipeline.acts.situation import Situation
from pipeline.fault import Fault, WrongUse
from pipeline.finnish.times import read_day
from pipeline.model import Content
from pipeline.report.evidence import Report, report_of
from pipeline.report.formats import files_of
from pipeline.report.sources import Period
from pipeline.whole import PRIVATE, write_whole


@dataclass(frozen=True, slots=True)
class Made:
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


def make_report(situation: Situation, period: Period, out: Path | None) -> Made:
    """Writes the report of a period into `out`, by default beside the state.

    Raises WrongUse, StateError, TemplateFault, OSError.
    """
    project = situation.project
    folder = out or project.reports / f"{period.first}–{period.last}"
    if folder.resolve().is_relative_to(project.site.resolve()):
        raise WrongUse("report.would_be_public", folder=folder)
    report = report_of(gather(situation, period))
    files = files_of(report, project.config, project.report_templates, _owners(situation.content))
    for name, data in files.items():
        write_whole(folder / name, data, PRIVATE)
    for old in folder.glob("*.csv"):
        if old.name not in files:
            old.unlink()
    return Made(report, folder, tuple(files))


def _owners(content: Content) -> dict[str, str]:
    """Each event's owner, by whom its numbers are asked."""
    return {event.id: event.internal.owner for event in content.events if event.internal and event.internal.owner}
