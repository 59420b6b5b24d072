"""The first table of a report: what is not known, event by event."""

from collections.abc import Iterator

from pipeline import messages
from pipeline.report.fates import Fate, day_of, fate_of
from pipeline.report.sources import EventSource, Sources
from pipeline.report.table import Cell, Table, day_cell, in_order, table_of


def missing(sources: Sources) -> Table:
    """What the owners of held events have not told yet, and what else stands in the way of a number."""
    return table_of("missing", ("event", "id", "day", "what"), _missing(sources))


def _missing(sources: Sources) -> Iterator[tuple[Cell, ...]]:
    for name in sources.set_aside:
        yield name, name, None, messages.text("report.set_aside")
    for event in in_order(sources.events):
        if not sources.period.has(day_of(event)):
            continue
        fate = fate_of(event, sources.as_of, sources.clock)
        what = list(_lacking(event)) if fate is Fate.HELD else []
        if fate is Fate.TENTATIVE and event.when and event.when.ends_at(sources.clock) <= sources.as_of:
            what.append(messages.text("report.still_tentative"))
        if what:
            yield event.title, event.id, day_cell(day_of(event)), ", ".join(what)
    for event in sources.events:
        if day_of(event) is None:
            yield event.title, event.id, None, messages.text("report.no_day")


def _lacking(event: EventSource) -> Iterator[str]:
    if event.registered is None:
        yield messages.text("report.lacks_registered")
    if event.attendees is None:
        yield messages.text("report.lacks_attendees")
    if not event.organisations:
        yield messages.text("report.lacks_organisations")
    if event.unlisted:
        yield messages.text("report.unlisted", names=", ".join(event.unlisted))
