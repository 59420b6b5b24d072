"""Tables of numbers: all of them, parted by time and by groups, and those that everybody may see."""

from collections.abc import Mapping

from pipeline import messages
from pipeline.report.groups import Label
from pipeline.report.numbers import KEYS, OF_PEOPLE, ORGANISATIONS, Number
from pipeline.report.sources import Sources
from pipeline.report.table import Cell, Counts, Table, head, table_of

FEW = 5  # people; fewer of them are not shown where everybody may look
_EVENT_KEYS = ("events.held", "registrations", "attendances.on_site", "attendances.online", "attendances.untold")
_PARTED = (*_EVENT_KEYS, "attendances.total", ORGANISATIONS)


def summary(counts: Counts) -> Table:
    rows = ((head(key), one, one.unit, one.missing) for key in KEYS if (one := counts.of(key)))
    return table_of("summary", ("number", "value", "unit", "lacking"), rows)


def by_time(counts: Counts, name: str) -> Table:
    keys = ("events.cancelled", "letters.sent")
    rows = (
        (str(label), *(counts.of(key, **{name: label}) for key in (*_PARTED, *keys)))
        for label in counts.labels("events.held", name)
    )
    notes = (messages.text("report.organisations_do_not_sum"),)
    return table_of(name, (name, *_PARTED, *keys), rows, *notes)


def by_group(sources: Sources, counts: Counts, name: str) -> Table:
    titles: Mapping[Label, str] = {
        **dict(sources.packages),
        **{number: f"{number}. {title}" for number, title in enumerate(sources.themes, 1)},
    }
    rows = (
        (titles.get(label, str(label)), *(counts.of(key, **{name: label}) for key in _PARTED))
        for label in counts.labels("events.held", name)
    )
    notes = (messages.text("report.themes_do_not_sum"),) if name == "theme" else ()
    return table_of(name, (name, *_PARTED), rows, *notes, messages.text("report.organisations_do_not_sum"))


def of_organisations(counts: Counts, name: str) -> Table:
    labels = counts.labels(ORGANISATIONS, name)
    rows = ((str(label), counts.of(ORGANISATIONS, **{name: label})) for label in labels)
    return table_of(name, (name, ORGANISATIONS), rows)


def public(counts: Counts) -> Table:
    """The numbers that may be shown to everybody: of people, none so small that somebody could be known by it."""
    rows = (
        (head(key), str(label), hidden(counts.of(key, quarter=label)))
        for key in KEYS
        for label in counts.labels(key, "quarter")
    )
    note = messages.text("report.few_hidden", few=FEW)
    return table_of("public", ("number", "quarter", "value"), rows, note)


def hidden(number: Number | None) -> Cell:
    """A number as everybody may see it."""
    if number and number.key in OF_PEOPLE and number.value is not None and 0 < number.value < FEW:
        return messages.text("report.few", few=FEW)
    return number and number.value
