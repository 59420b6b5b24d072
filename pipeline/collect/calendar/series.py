"""Which times a feed tells: one of each event, and of a series each time within reach, by recurring-ical-events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import Calendar, vRecur
from icalendar import Event as IcalEvent
from msgspec import Struct

from pipeline.collect.calendar.components import Component
from pipeline.collect.calendar.stamps import Stamp, between, length_of, stamp_of, stamps_of
from pipeline.collect.calendar.zones import Zones
from pipeline.collect.page.budget import Budget

_INDEX = "X-INDEX"
_RULES_MAX = 3
# What people repeat, and by what. The library looks for the next time of a rule that has none up to the year 9999:
# of what comes every day that would take a minute, so days are not picked out in ways that may leave none.
_BY_WEEKDAY = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"))
_BY_DATE = _BY_WEEKDAY | {"BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_FOLLOWED = {"DAILY": _BY_WEEKDAY, "WEEKLY": _BY_WEEKDAY, "MONTHLY": _BY_DATE, "YEARLY": _BY_DATE}


class Occurrence(Struct, frozen=True):
    """One time of a component. `start` is a day, an aware moment, or None where it could not be read.

    `length` is None where no end is told; `bad_end` where it could not be read, or lies before the start.
    `recurrence` names the time of a series that this is, as it was planned, in the project's zone; "" of no series.
    """

    component: Component
    start: Stamp | None
    length: timedelta | None = None
    bad_end: bool = False
    recurrence: str = ""


class BadSeries(Struct, frozen=True):
    """A series whose rule cannot be followed."""

    component: Component


def occurrences(
    components: Sequence[Component], zones: Zones, first: date, last: date, zone: tzinfo, budget: Budget
) -> Iterator[Occurrence | BadSeries]:
    """Every time of the components, in their order; those of a series between two local days. Raises Fault.

    Of components with one UID the one with the highest SEQUENCE holds, of equal ones the last; but what has another
    title and another beginning is another event, to which a program has given the same UID.
    """
    families: dict[str, list[Component]] = defaultdict(list)
    for name, one in _latest(components):
        families[name].append(one)
    for family in families.values():
        if any(one.first("RRULE") or one.first("RDATE") for one in family):
            yield from _of_series(family, zones, first, last, zone)
        else:
            yield from (_alone(one, zones, zone) for one in family)
        budget.check()


def _latest(components: Sequence[Component]) -> Iterator[tuple[str, Component]]:
    """The components that hold, each with a name that is the same for all those of one series."""
    shared = _shared_uids(components)
    kept: dict[tuple[str, str], Component] = {}
    for number, one in enumerate(components):
        uid = one.value("UID")
        name = f"\0{number}" if not uid else "\0".join((uid, *_looks(one))) if uid in shared else uid
        key = name, one.value("RECURRENCE-ID")
        if key not in kept or _sequence(one) >= _sequence(kept[key]):
            kept[key] = one
    yield from ((name, one) for (name, _), one in kept.items())


def _shared_uids(components: Sequence[Component]) -> Set[str]:
    """The UIDs that name several events: none of them says that it takes the place of another."""
    firsts: dict[tuple[str, int], Component] = {}
    shared = set()
    for one in components:
        if not one.first("RECURRENCE-ID"):
            first = firsts.setdefault((one.value("UID"), _sequence(one)), one)
            if (
                first is not one
                and one.value("SUMMARY")
                and all(ours != theirs for ours, theirs in zip(_looks(one), _looks(first), strict=True))
            ):
                shared.add(one.value("UID"))
    return shared


def _looks(one: Component) -> tuple[str, str]:
    return one.value("SUMMARY"), one.value("DTSTART")


def _sequence(one: Component) -> int:
    written = one.value("SEQUENCE")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0


def _alone(one: Component, zones: Zones, zone: tzinfo) -> Occurrence:
    start, length, bad_end = _times(one, zones)
    written = one.first("RECURRENCE-ID")
    recurrence = ""
    if written:
        with suppress(ValueError):
            recurrence = _name(stamp_of(written, one, zones), zone)
    return Occurrence(one, start, length, bad_end, recurrence)


def _times(one: Component, zones: Zones) -> tuple[Stamp | None, timedelta | None, bool]:
    begins = one.first("DTSTART")
    try:
        start = stamp_of(begins, one, zones) if begins else None
    except ValueError:
        return None, None, False
    if start is None:
        return None, None, False
    try:
        length = length_of(one, start, zones)
    except (ValueError, OverflowError):
        return start, None, True
    return (start, None, True) if length is not None and length < timedelta() else (start, length, False)


def _of_series(
    family: Sequence[Component], zones: Zones, first: date, last: date, zone: tzinfo
) -> Iterator[Occurrence | BadSeries]:
    import recurring_ical_events

    masters = [one for one in family if not one.first("RECURRENCE-ID")]
    try:
        if any(len(one.all("RRULE")) > _RULES_MAX for one in family):
            raise ValueError("rules")
        calendar = Calendar()
        calendar.subcomponents = [_series_event(one, number, zones) for number, one in enumerate(family)]
        begin = datetime.combine(first, time.min, zone)
        end = datetime.combine(last + timedelta(days=1), time.min, zone)
        told = recurring_ical_events.of(calendar).between(begin, end)
        found = sorted(told, key=lambda one: _order(one["DTSTART"].dt, zone))
    except (ValueError, TypeError, OverflowError):
        yield BadSeries(masters[0] if masters else family[0])
        return
    shown = set()
    for one in found:
        component = family[int(one[_INDEX])]
        shown.add(id(component))
        start, length, bad_end = _times(component, zones)
        at = one["DTSTART"].dt
        planned = one["RECURRENCE-ID"].dt if one.get("RECURRENCE-ID") else at
        if any("/" in written.value for written in component.all("RDATE")):
            length = between(at, one["DTEND"].dt)  # a period has an end of its own
        yield Occurrence(component, at if start is not None else None, length, bad_end, _name(planned, zone))
    # A time that was moved beyond reach has not vanished.
    for one in (_alone(one, zones, zone) for one in family if one.first("RECURRENCE-ID") and id(one) not in shown):
        if one.start is not None and _order(one.start, zone) >= end:
            yield one


def _series_event(one: Component, number: int, zones: Zones) -> IcalEvent:
    """The component's times alone, as the library takes them. Raises ValueError."""
    start, length, _ = _times(one, zones)
    if start is None or one.first("EXRULE"):  # the library knows no rule of what is left out (RFC 2445, 4.8.5.2)
        raise ValueError("no start, or EXRULE")
    made = IcalEvent()
    made.add("UID", "1")
    made.add("DTSTART", start)
    if length:
        made.add("DTEND", start + length)
    for rule in one.all("RRULE"):
        made.add("RRULE", _rule(rule.value, start))
    for name in ("EXDATE", "RDATE"):
        stamps = [stamp for written in one.all(name) for stamp in stamps_of(written, one, zones)]
        if stamps:
            made.add(name, stamps)
    if planned := one.first("RECURRENCE-ID"):
        range_ = planned.parameter("RANGE").upper()
        made.add("RECURRENCE-ID", stamp_of(planned, one, zones), {"RANGE": range_} if range_ else {})
    made.add("SEQUENCE", _sequence(one))
    made.add(_INDEX, str(number))
    return made


def _rule(written: str, start: Stamp) -> vRecur:
    """The rule of what begins at `start`. Raises ValueError where it is none, or one that is not followed."""
    rule: vRecur = vRecur.from_ical(written.strip().upper())
    freq, interval = rule.get("FREQ", [""])[0], rule.get("INTERVAL", [1])[0]
    if freq not in _FOLLOWED or not rule.keys() <= _FOLLOWED[freq] or interval < 1:
        raise ValueError(written)
    until = rule.get("UNTIL", [None])[0]
    if isinstance(start, datetime) and isinstance(until, date) and not isinstance(until, datetime):
        # A last day is meant to its end.
        rule["UNTIL"] = [datetime.combine(until, time.max, start.tzinfo).astimezone(UTC)]
    return rule


def _order(start: Stamp, zone: tzinfo) -> datetime:
    if not isinstance(start, datetime):
        return datetime.combine(start, time.min, zone)
    return start.astimezone(zone)


def _name(planned: Stamp, zone: tzinfo) -> str:
    if not isinstance(planned, datetime):
        return f"{planned:%Y%m%d}"
    return f"{planned.astimezone(zone):%Y%m%dT%H%M}"
