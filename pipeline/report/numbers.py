"""The numbers of a report, each with the rule that made it and the rows that it was made of. Pure.

`value` is None where nobody knows: nothing that should tell it does. `missing` is how many of those that should do not;
then the value is of the others. An event that is not over, or was not held, tells nobody's number of people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from pipeline import messages
from pipeline.report.fates import Fate, day_of, fate_of, is_moved
from pipeline.report.groups import (
    OF_EVENTS,
    OF_ORGANISATIONS,
    OF_TIME,
    By,
    Label,
    always_told,
    groups,
    labels_of_day,
    labels_of_event,
    labels_of_organisation,
)
from pipeline.report.sources import EventSource, LetterSource, Sources


class Number(Struct, frozen=True):
    """One number: what it counts, of which group, its value and unit, how many rows lack it, its rule and its rows."""

    key: str
    by: dict[str, Label]
    value: int | None
    unit: str
    missing: int
    rule: str
    rows: tuple[str, ...]


class _Sum(Struct):
    """What is known of a group: its value and rows, and how many of those that should tell it do and do not."""

    value: int = 0
    missing: int = 0
    told: int = 0
    rows: list[str] = field(default_factory=list)

    def add(self, row: str, value: int | None) -> None:
        if value is None:
            self.missing += 1
            return
        self.told += 1
        self.value += value
        self.rows.append(row)


# Key -> the fates of the events that it counts; those moved are counted beside what became of them.
_EVENTS: Mapping[str, Callable[[EventSource, Fate], bool]] = {
    "events.held": lambda _, fate: fate is Fate.HELD,
    "events.cancelled": lambda _, fate: fate is Fate.CANCELLED,
    "events.moved": lambda event, _: is_moved(event),
    "events.postponed": lambda _, fate: fate is Fate.POSTPONED,
}
# Key -> what a held event tells of it.
_PEOPLE: Mapping[str, Callable[[EventSource], int | None]] = {
    "registrations": lambda event: event.registered,
    "attendances.on_site": lambda event: _apart(event, "on_site"),
    "attendances.online": lambda event: _apart(event, "online"),
    "attendances.untold": lambda event: event.attendees.untold if event.attendees else None,
    "attendances.total": lambda event: event.attendees.total if event.attendees else None,
}
_LETTERS: Mapping[str, Callable[[LetterSource], int | None]] = {
    "letters.sent": lambda _: 1,
    "letters.recipients": lambda letter: letter.recipients,
    "letters.clicks": lambda letter: letter.people_clicking,
}
ORGANISATIONS = "organisations.distinct"
KEYS = (*_EVENTS, *_PEOPLE, ORGANISATIONS, *_LETTERS)
# Those that count people: in public tables few of them are hidden.
OF_PEOPLE = frozenset((*_PEOPLE, "letters.clicks"))


def numbers_of(sources: Sources) -> tuple[Number, ...]:
    """Every number of the sources' period, by their keys' order and then by groups."""
    found = {**_of_events(sources), ORGANISATIONS: _of_organisations(sources), **_of_letters(sources)}
    return tuple(_number(key, by, one) for key in KEYS for by, one in _in_order(found[key], sources, key))


def held(sources: Sources) -> Iterator[EventSource]:
    """The events that were held in the period."""
    return (event for event, fate in _in_period(sources) if fate is Fate.HELD)


def _in_period(sources: Sources) -> Iterator[tuple[EventSource, Fate]]:
    for event in sources.events:
        if sources.period.has(day_of(event)):
            yield event, fate_of(event, sources.as_of, sources.clock)


def _of_events(sources: Sources) -> dict[str, dict[By, _Sum]]:
    found: dict[str, dict[By, _Sum]] = {key: {} for key in (*_EVENTS, *_PEOPLE)}
    left_out = _left_out(sources)
    for event, fate in _in_period(sources):
        told = list(groups(labels_of_event(event), OF_EVENTS))
        for key, counts in _EVENTS.items():
            if counts(event, fate) and not left_out(key, event.id):
                _add(found[key], told, event.id, 1)
        for key, value in _PEOPLE.items() if fate is Fate.HELD else ():
            if not left_out(key, event.id):
                _add(found[key], told, event.id, value(event))
    return found


def _of_letters(sources: Sources) -> dict[str, dict[By, _Sum]]:
    found: dict[str, dict[By, _Sum]] = {key: {} for key in _LETTERS}
    left_out = _left_out(sources)
    for letter in sources.letters:
        row = letter.date.isoformat()
        for key, value in _LETTERS.items() if sources.period.has(letter.date) else ():
            if not left_out(key, row):
                _add(found[key], groups(labels_of_day(letter.date), OF_TIME), row, value(letter))
    return found


def _of_organisations(sources: Sources) -> dict[By, _Sum]:
    """Each organisation once in each group: counted anew, never summed."""
    register = {one.key: one for one in sources.organisations}
    seen: dict[By, set[str]] = {}
    telling: dict[By, _Sum] = {}
    left_out = _left_out(sources)
    for event in held(sources):
        if left_out(ORGANISATIONS, event.id):
            continue
        labels = labels_of_event(event)
        keys = [key for key in event.organisations if key in register]
        for by in groups(labels, OF_EVENTS):
            seen.setdefault(by, set()).update(keys)
            telling.setdefault(by, _Sum()).add(event.id, 1 if keys else None)
        for key in keys:
            for by in groups({**labels, **labels_of_organisation(register[key])}, OF_ORGANISATIONS):
                seen.setdefault(by, set()).add(key)
    for by in always_told(sources, OF_ORGANISATIONS):
        seen.setdefault(by, set())
    return {by: _distinct(keys, telling.get(_without_organisations(by))) for by, keys in seen.items()}


def _distinct(keys: set[str], telling: _Sum | None) -> _Sum:
    events = telling or _Sum()
    return _Sum(len(keys), events.missing, events.told, sorted(keys))


def _without_organisations(by: By) -> By:
    """An event that does not tell its organisations may have had some of any type and county."""
    return tuple(one for one in by if one[0] not in OF_ORGANISATIONS)


def _add(found: dict[By, _Sum], told: Iterable[By], row: str, value: int | None) -> None:
    for by in told:
        if by not in found:
            found[by] = _Sum()
        found[by].add(row, value)


def _left_out(sources: Sources) -> Callable[[str, str], bool]:
    out = {(one.key, one.row) for one in sources.facts.left_out}
    return lambda key, row: ("", row) in out or (key, row) in out


def _apart(event: EventSource, place: str) -> int | None:
    """How many were in one place, where the event tells its people apart: who tells one place tells the other."""
    came = event.attendees
    if came is None or (came.on_site is None and came.online is None):
        return None
    return getattr(came, place) or 0


def _in_order(found: Mapping[By, _Sum], sources: Sources, key: str) -> Iterator[tuple[By, _Sum]]:
    told = always_told(sources, OF_TIME if key in _LETTERS else OF_EVENTS)
    for by in sorted({*told, *found}, key=_place):
        yield by, found.get(by) or _Sum()


def _place(by: By) -> tuple[int, tuple[tuple[int, str, str], ...]]:
    every = (*OF_EVENTS, *OF_ORGANISATIONS)
    return len(by), tuple((every.index(name), name, str(label)) for name, label in by)


def _number(key: str, by: By, one: _Sum) -> Number:
    nobody_knows = bool(one.missing) and not one.told
    name = key.replace(".", "_")
    return Number(
        key,
        dict(by),
        None if nobody_knows else one.value,
        messages.text(f"report.unit_{name}"),
        one.missing,
        messages.text(f"report.rule_{name}"),
        tuple(sorted(one.rows)),
    )
