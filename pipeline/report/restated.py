"""A closed period that was counted otherwise later: what each number was, what it is now, and why. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from pipeline import messages
from pipeline.finnish.times import write_when
from pipeline.kinds.values import write_attendance
from pipeline.report.groups import Label
from pipeline.report.numbers import Number, numbers_of
from pipeline.report.sources import EventSource, Sources
from pipeline.report.table import Table, head


class Reason(Struct, frozen=True):
    """Why a closed period's numbers have changed, as a person said it on a local day."""

    day: date
    text: str


class Closed(Struct, frozen=True):
    """A period as it was reported when it was closed, and what was said of its changes since."""

    sources: Sources
    reasons: tuple[Reason, ...] = ()


def restatement(closed: Closed, numbers: Sequence[Number], sources: Sources) -> Table | None:
    """What differs from the closed period; None where nothing does."""
    before = {_place(one): one for one in numbers_of(closed.sources)}
    after = {_place(one): one for one in numbers}
    changes = dict(_changes(closed.sources, sources))
    rows = []
    for place in dict.fromkeys((*before, *after)):
        old, new = before.get(place), after.get(place)
        if len(place) <= 2 and (old is None or new is None or _differ(old, new)):
            rows.append((*_named(old or new), old and old.value, new, _why(old, new, changes)))
    if not rows:
        return None
    names = ("number", "old", "new", "why")
    heads = tuple(messages.text(f"report.head_{one}") for one in names)
    notes = (messages.text("report.restated_reason", day=one.day, text=one.text) for one in closed.reasons)
    return Table("restated", messages.text("report.title_restated"), heads, tuple(rows), tuple(notes))


def _place(number: Number) -> tuple[object, ...]:
    return (number.key, *sorted(number.by.items()))


def _differ(old: Number, new: Number) -> bool:
    return (old.value, old.missing, old.rows) != (new.value, new.missing, new.rows)


def _named(number: Number | None) -> tuple[str]:
    labels: Sequence[Label] = list(number.by.values()) if number else ()
    return (", ".join((head(number.key) if number else "", *map(str, labels))),)


def _why(old: Number | None, new: Number | None, changes: Mapping[str, str]) -> str:
    """What has changed in the number's own rows; where none of them has, in all."""
    rows = {*(old.rows if old else ()), *(new.rows if new else ())}
    own = [text for row, text in changes.items() if row in rows]
    return "; ".join(own or changes.values())


def _changes(before: Sources, after: Sources) -> Iterator[tuple[str, str]]:
    """What has changed of each event, by its id."""
    old, new = ({one.id: one for one in each.events} for each in (before, after))
    for name in sorted({*old, *new}):
        one, other = old.get(name), new.get(name)
        if one is None or other is None:
            yield name, messages.text("report.change_added" if one is None else "report.change_gone", id=name)
        elif told := [
            messages.text("report.change", what=messages.text(f"report.changed_{what}"), old=was, new=now)
            for (what, was), (_, now) in zip(_said(one), _said(other), strict=True)
            if was != now
        ]:
            yield name, f"{name}: {', '.join(told)}"
    if before.facts.left_out != after.facts.left_out:
        yield "", messages.text("report.change_left_out")
    if before.letters != after.letters:
        yield "", messages.text("report.change_letters")


def _said(event: EventSource) -> list[tuple[str, str]]:
    unknown = messages.text("report.unknown")
    return [
        ("status", messages.text(f"report.status_{event.status}")),
        ("time", write_when(event.when) if event.when else unknown),
        ("registered", unknown if event.registered is None else str(event.registered)),
        ("attendees", write_attendance(event.attendees) if event.attendees else unknown),
        ("organisations", ", ".join(event.organisations) or unknown),
        ("package", event.package or unknown),
        ("themes", ", ".join(map(str, event.themes)) or unknown),
        ("form", messages.text(f"report.form_{event.form}")),
    ]
