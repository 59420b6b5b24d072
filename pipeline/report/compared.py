"""What was counted beside what else there is: an earlier period, targets and baselines."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from pipeline import messages
from pipeline.report.numbers import KEYS, Number, numbers_of
from pipeline.report.sources import Period, Sources
from pipeline.report.table import Cell, Counts, Table, days_cell, head, table_of


def comparison(sources: Sources, counts: Counts) -> Table:
    """The period beside the one before it, of as many days or the same days a year before."""
    before = earlier(sources.period)
    then = Counts(numbers_of(replace(sources, period=before)))
    rows: Iterator[tuple[Cell, ...]] = ((head(key), counts.of(key), then.of(key)) for key in KEYS)
    told = any(one is not None and one.rows for one in (then.of(key) for key in KEYS))
    note = messages.text("report.compared", first=before.first, last=before.last)
    return table_of("comparison", ("number", "now", "before"), rows if told else iter(()), note)


def earlier(period: Period) -> Period:
    """The same months of an earlier year where the period is whole months; else as many days before it."""
    after = period.last + timedelta(days=1)
    if period.first.day == after.day == 1:
        years = (period.last - period.first).days // 366 + 1
        return Period(
            period.first.replace(year=period.first.year - years),
            after.replace(year=after.year - years) - timedelta(days=1),
        )
    length = period.last - period.first + timedelta(days=1)
    return Period(period.first - length, period.last - length)


def targets(sources: Sources) -> Table:
    """What was aimed at and what there was before, each beside what was counted in its own period."""
    return table_of("targets", ("number", "period", "aim", "counted", "told_by"), _targets(sources))


def _targets(sources: Sources) -> Iterator[tuple[Cell, ...]]:
    for target in sources.facts.targets:
        period = Period(target.first, target.last)
        aim = messages.text("report.aim", value=target.value, unit=target.unit).strip()
        yield head(target.key), days_cell(period), aim, _counted(sources, period, target.key), ""
    for base in sources.facts.baselines:
        period = Period(base.first, base.last)
        told = messages.text("report.baseline_by", source=base.source, definition=base.definition)
        baseline = messages.text("report.baseline", value=base.value)
        yield head(base.key), days_cell(period), baseline, _counted(sources, period, base.key), told


def _counted(sources: Sources, period: Period, key: str) -> Number | None:
    return Counts(numbers_of(replace(sources, period=period))).of(key)
