"""An event as pages show it: what has become of it, whether it is over, and the leaf of its day. No HTML here."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.compose.revision import published
from pipeline.config import Config
from pipeline.kinds.deadlines import deadline_at, still_ahead
from pipeline.kinds.event_life import registration_closes_at
from pipeline.model import Event, Snapshot, Source, Status, When, Why
from pipeline.render import addresses
from pipeline.render.facts import Facts
from pipeline.render.times import short_name

_NO_SOURCE = Source("")


class Mark(StrEnum):
    """What stands before an event's title wherever it is listed; the values are class names of the style sheet."""

    NONE = ""
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"
    AGAIN = "again"
    TENTATIVE = "tentative"


# What of these a letter would tell as a change; one that was moved may have been told so long ago.
_CHANGES = {
    Mark.CANCELLED: str(Why.CANCELLED),
    Mark.POSTPONED: str(Why.POSTPONED),
    Mark.MOVED: str(Why.MOVED),
    Mark.AGAIN: str(Why.CONFIRMED_AGAIN),
}


class DateBlock(NamedTuple):
    """The leaf of a day: `ti`, `14`, `touko`. `range` says that `day` tells two days."""

    weekday: str
    day: str
    month: str
    range: bool


class PageEvent(Struct, frozen=True):
    """A public event with all that pages say of it. Of the clock depend `over`, `due` and what the facts tell.

    `language` is that of its labels and times. `old` is the time that people knew before, where it was moved or
    postponed; `package` a title; `path` begins with a slash; `due` is the day on which materials are promised,
    None once they are there or the day is past; `starts` is the local start as HTML's `datetime`; `facts` are what is
    told of it everywhere. `digest` stands for all of it.
    """

    facts: Facts
    mark: Mark
    old: When | None
    over: bool
    due: date | None
    package: str
    path: str
    language: str
    digest: str

    @property
    def event(self) -> Event:
        return self.facts.event

    @property
    def registers(self) -> bool:
        return bool(self.facts.registration)

    @property
    def block(self) -> DateBlock | None:
        return date_block(self.event.when, self.language) if self.event.when else None

    @property
    def starts(self) -> str:
        when = self.event.when
        assert when is not None
        return f"{when.first}T{when.opens:%H:%M}" if when.opens else str(when.first)


def page_event(
    event: Event, shown: Snapshot | None, titles: Mapping[str, str], config: Config, now: datetime
) -> PageEvent:
    """The event at `now` (aware). `shown` is what calendars show of it, None where they never have.

    Materials are of what was held: none before it begins.
    """
    known = shown or published(event, None)
    mark = _mark(event, known)
    over = event.when is not None and event.when.ends_at(config.zone) <= now
    registered = not over and mark not in (Mark.CANCELLED, Mark.POSTPONED)
    opens = still_ahead(event.registration_opens, now, config.zone) if registered else None
    registers = registered and opens is None and _can_register(event, config, now)
    due = _materials_due(event, now.astimezone(config.zone).date())
    package = titles.get(event.package, "")
    old = _old_time(event, known, mark)
    path, language = addresses.event_url("", event.id), messages.spoken(event.language, config.project.language)
    begun = event.when is not None and event.when.starts_at(config.zone) <= now
    materials = event.materials if begun else ()
    public = replace(event, internal=None, source=_NO_SOURCE, materials=materials)
    closes = event.registration_closes if registered else None
    ahead = closes is not None and now < deadline_at(closes, config.zone)
    facts = Facts(
        event=public,
        change=_CHANGES.get(mark, ""),
        was=event.when if mark is Mark.CANCELLED else old,
        opens=opens,
        deadline=closes if ahead else None,
        closed=None if ahead else closes,
        registration=event.registration if registers else "",
        ics=addresses.event_ics_url("", event.id) if registered and event.when else "",
    )
    digest = blake2b(msgspec.msgpack.encode((facts, mark, over, due, package)), digest_size=16).hexdigest()
    return PageEvent(facts, mark, old, over, due, package, path, language, digest)


def date_block(when: When, language: str) -> DateBlock:
    """The leaf of the first day, or of both days where they stand in one month. Between sessions nothing is held."""
    first = when.first
    if when.sessions:
        return _leaf_of_sessions(when, language)
    last = first if when.until_midnight else when.last
    month = short_name("short_months", language, first.month - 1)
    weekday = short_name("short_weekdays", language, first.weekday())
    if last == first:
        return DateBlock(weekday, str(first.day), month, False)
    weekdays = f"{weekday}–{short_name('short_weekdays', language, last.weekday())}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return DateBlock(weekdays, f"{first.day}–{last.day if same_month else ''}", month, True)


def _leaf_of_sessions(when: When, language: str) -> DateBlock:
    days = list(dict.fromkeys(one.first for one in when.sessions))
    block = date_block(When(days[0], days[0]), language)
    if len(days) == 1:
        return block
    if len(days) > 2 or days[0].month != days[1].month:
        return block._replace(day=f"{days[0].day}…", range=True)
    second = date_block(When(days[1], days[1]), language)
    return DateBlock(f"{block.weekday}, {second.weekday}", f"{block.day}, {second.day}", block.month, True)


def time_order(item: PageEvent) -> tuple[date, time, str]:
    """Events by their start; those without a time last."""
    when = item.event.when
    return (when.first, when.opens or time.min, item.event.id) if when else (date.max, time.min, item.event.id)


def _mark(event: Event, known: Snapshot | None) -> Mark:
    if event.cancelled:
        return Mark.CANCELLED
    if event.when is None:
        return Mark.POSTPONED
    if known and known.again:
        return Mark.AGAIN
    if event.status is Status.MOVED or (known and known.original):
        return Mark.MOVED
    return Mark.TENTATIVE if event.status is Status.TENTATIVE else Mark.NONE


def _old_time(event: Event, known: Snapshot | None, mark: Mark) -> When | None:
    if known is None or mark is Mark.CANCELLED:
        return None
    return known.when if event.when is None else known.original


def _can_register(event: Event, config: Config, now: datetime) -> bool:
    closes = registration_closes_at(event, config.zone)
    return bool(event.registration) and (closes is None or now < closes)


def _materials_due(event: Event, today: date) -> date | None:
    promised = None if event.materials or event.cancelled else event.materials_due
    return promised if promised and promised >= today else None
