"""The ways in which numbers are parted: what an event, a letter and an organisation are grouped by."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from pipeline import messages
from pipeline.model import Organisation
from pipeline.report.fates import day_of
from pipeline.report.sources import EventSource, Period, Sources

Label = str | int
# What a number is parted by: the name of each grouping with its label, in the order of names.
By = tuple[tuple[str, Label], ...]
Labels = Mapping[str, Sequence[Label]]

ALL: By = ()
FORMS = ("online", "on_site", "hybrid", "unknown")
OF_TIME = ("quarter", "month")
OF_EVENTS = ("package", "theme", "form", *OF_TIME)
OF_ORGANISATIONS = ("type", "county")


def labels_of_event(event: EventSource) -> dict[str, Sequence[Label]]:
    """An event of several themes belongs to each of them."""
    return {
        "package": (event.package or messages.text("report.no_package"),),
        "theme": event.themes or (messages.text("report.no_theme"),),
        "form": (messages.text(f"report.form_{event.form}"),),
        **labels_of_day(day_of(event)),
    }


def labels_of_day(day: date | None) -> dict[str, Sequence[Label]]:
    if day is None:
        return {"quarter": (), "month": ()}
    return {"quarter": (quarter_of(day),), "month": (f"{day:%Y-%m}",)}


def labels_of_organisation(one: Organisation) -> dict[str, Sequence[Label]]:
    return {"type": (one.kind,), "county": (one.area or messages.text("report.no_county"),)}


def quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def groups(labels: Labels, names: Sequence[str]) -> Iterator[By]:
    """Every group that something of these labels belongs to: all, each grouping, and each of those by quarter."""
    yield ALL
    for name in names:
        yield from (((name, label),) for label in labels[name])
    for name in names:
        if name not in OF_TIME and "quarter" in labels:
            yield from (((name, one), ("quarter", other)) for one, other in product(labels[name], labels["quarter"]))


def always_told(sources: Sources, names: Sequence[str]) -> Iterator[By]:
    """The groups that are told even when nothing belongs to them: those of the project and of the period."""
    known: dict[str, Sequence[Label]] = {
        "package": [one for one, _ in sources.packages],
        "theme": range(1, len(sources.themes) + 1),
        "form": [messages.text(f"report.form_{one}") for one in FORMS],
        "type": sorted({one.kind for one in sources.organisations}),
        "county": sorted({one.area for one in sources.organisations} - {""}),
        **times_of(sources.period),
    }
    yield ALL
    for name in names:
        yield from (((name, label),) for label in known[name])


def times_of(period: Period) -> dict[str, Sequence[Label]]:
    """The months and quarters that a period touches, in order."""
    months = []
    day = period.first.replace(day=1)
    while day <= period.last:
        months.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return {
        "quarter": tuple(dict.fromkeys(map(quarter_of, months))),
        "month": tuple(f"{one:%Y-%m}" for one in months),
    }
