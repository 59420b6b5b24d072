"""Moving, postponing and cancelling an event: what its file gets, what is refused, and who will know in time."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.model import Event, Status, When

# How long calendars may take to fetch a feed again: most some hours, Google up to a day.
FEED_DELAY = timedelta(days=1)


# How a status is written in a file.
_STATUS_WORDS = {
    Status.CONFIRMED: "vahvistettu",
    Status.TENTATIVE: "alustava",
    Status.MOVED: "siirretty",
    Status.CANCELLED: "peruttu",
}


class Change(Struct, frozen=True):
    """One switch of an event: as it was, as it will be."""

    before: Event
    after: Event


class Reach(Struct, frozen=True):
    """Who will know before people set out. `next_letter` is the aware instant of the next letter, None without one.

    `letter_in_time` is False where that letter leaves after the time that people know; `told_on` are the days of the
    letters that told the event.
    """

    next_letter: datetime | None
    letter_in_time: bool
    feeds_in_time: bool
    told: bool


def moved(event: Event, when: When, reason: str, others: Iterable[Event], now: datetime, zone: ZoneInfo) -> Change:
    """The event at its new time. Raises Fault for a time that has gone, is the old one, or is taken in the package."""
    gone_at = when.ends_at(zone) if when.all_day else when.starts_at(zone)
    if gone_at <= now:
        raise Fault("change.in_the_past", when=write_when(when))
    if when == event.when and not event.cancelled:
        raise Fault("change.same_time", when=write_when(when))
    for other in _siblings(event, others):
        if other.when and _overlap(when, other.when, zone):
            raise Fault("change.taken", title=other.title, id=other.id, when=write_when(other.when))
    closes = event.registration_closes
    if closes and closes.first > when.first:
        raise Fault("change.closes_late", closes=write_when(closes), when=write_when(when))
    after = replace(event, when=when, status=Status.MOVED, reason=reason, original=_known_time(event))
    return Change(event, after)


def postponed(event: Event, reason: str) -> Change:
    """The event without a time. Raises Fault where it has none already."""
    if event.postponed:
        raise Fault("change.postponed_already")
    return Change(event, replace(event, when=None, status=Status.MOVED, reason=reason, original=_known_time(event)))


def cancelled(event: Event, reason: str) -> Change:
    """The event called off. Raises Fault where it is so already."""
    if event.cancelled:
        raise Fault("change.cancelled_already")
    return Change(event, replace(event, status=Status.CANCELLED, reason=reason))


def fields_of(change: Change) -> Iterator[tuple[str, str | When]]:
    """The fields to write, by their names in the model; a When is written in the form that the file uses."""
    before, after = change.before, change.after
    if after.when != before.when:
        yield "when", after.when or "avoin"
    if after.status != before.status:
        yield "status", _STATUS_WORDS[after.status]
    if after.original and after.original != before.original:
        yield "original", after.original
    for name in ("title", "place", "registration", "registration_closes", "reason"):
        if getattr(after, name) != getattr(before, name):
            yield name, getattr(after, name) or ""


def reach_of(change: Change, told: bool, next_letter: datetime | None, now: datetime, zone: ZoneInfo) -> Reach:
    """Who hears of the change before the first of its two times begins."""
    times = [when for when in (change.before.when, change.after.when) if when]
    first = min((when.starts_at(zone) for when in times), default=None)
    return Reach(
        next_letter=next_letter,
        letter_in_time=first is None or (next_letter is not None and next_letter < first),
        feeds_in_time=first is None or now + FEED_DELAY < first,
        told=told,
    )


def _known_time(event: Event) -> When | None:
    """The time that people knew first."""
    return event.original or event.when


def _siblings(event: Event, others: Iterable[Event]) -> Iterator[Event]:
    for other in others:
        if other.id != event.id and event.package and other.package == event.package and not other.cancelled:
            yield other


def _overlap(one: When, other: When, zone: ZoneInfo) -> bool:
    return any(
        mine.starts_at(zone) < theirs.ends_at(zone) and theirs.starts_at(zone) < mine.ends_at(zone)
        for mine, theirs in product(one.held, other.held)
    )
