"""The values that flow between the stages. Frozen, and free of I/O, clocks and Finnish wording.

Days and times of day are local: they mean the project's zone (Europe/Helsinki unless config says
otherwise). A `datetime` is always aware.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error sets its item aside; a warning lets it go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must know: a message key, the values it names, and the place.

    `key` is found in the message catalogue (`pipeline.messages`); `file` is relative to the project
    and `line` counts from 1, or is 0 where the whole file is meant.
    """

    key: str
    file: str = ""
    line: int = 0
    severity: Severity = Severity.ERROR
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item was written: its file (relative to the project) and the line of each field."""

    file: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, name: str) -> int:
        return self.lines.get(name, 1)


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event as people write it: local days, and times of day where they are told.

    `last` is the last day itself (inclusive). `opens` is the time of day on the first day, `closes`
    that on the last one; None where nothing was said.
    """

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None

    @property
    def all_day(self) -> bool:
        return self.opens is None

    def starts_at(self, zone: tzinfo) -> datetime:
        """The aware instant of the beginning; midnight when no hour is told."""
        return datetime.combine(self.first, self.opens or time.min, zone)

    def ends_at(self, zone: tzinfo) -> datetime:
        """The aware instant after which it is over: the told hour, else the end of the last day."""
        if self.closes is not None:
            return datetime.combine(self.last, self.closes, zone)
        return datetime.combine(self.last + timedelta(days=1), time.min, zone)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a text of its own; `text` is empty where the editor gave only the address."""

    url: str
    text: str = ""


class Status(StrEnum):
    """What is known of an event's taking place. MOVED without a time means postponed."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Internal:
    """What never leaves this machine: no letter, page or feed may show it."""

    private_link: str = ""
    owner: str = ""
    attendees: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event as its file tells it. `body` is Markdown; `when` is None for a postponed event."""

    id: str
    title: str
    when: When | None
    place: str
    status: Status = Status.CONFIRMED
    reason: str = ""
    original: When | None = None
    package: str = ""
    themes: tuple[int, ...] = ()
    registration: str = ""
    registration_closes: When | None = None
    link: str = ""
    materials: tuple[Link, ...] = ()
    organiser: str = ""
    audience: str = ""
    body: str = ""
    source: Source = Source("")
    internal: Internal | None = None

    @property
    def postponed(self) -> bool:
        return self.status is Status.MOVED and self.when is None

    @property
    def cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    def public(self) -> "Event":
        """The same event without what must stay on this machine."""
        return replace(self, internal=None)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news. `expires` is the last day on which it may still be told."""

    id: str
    title: str
    published: date
    section: str
    link: str = ""
    image: str = ""
    image_alt: str = ""
    expires: date | None = None
    themes: tuple[int, ...] = ()
    body: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Package:
    """A support package (*hanketukipaketti*): a series of sessions that people subscribe to."""

    id: str
    title: str
    number: int
    platform: str = ""
    body: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class LetterNotes:
    """What the editor says of one send date; `body` is the lead, in Markdown."""

    date: date
    subject: str = ""
    pins: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    hold: bool = False
    body: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was read, in a steady order, with every problem found on the way.

    `broken` holds (kind, id) of the items set aside: they exist, so nobody may take them for gone.
    """

    events: tuple[Event, ...] = ()
    news: tuple[NewsItem, ...] = ()
    packages: tuple[Package, ...] = ()
    letters: tuple[LetterNotes, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()

    def package(self, package_id: str) -> Package | None:
        return next((p for p in self.packages if p.id == package_id), None)

    def notes_for(self, day: date) -> LetterNotes | None:
        return next((n for n in self.letters if n.date == day), None)


class Why(StrEnum):
    """Why a line stands in a letter. The values are stored, so they never change."""

    NEW = "new"
    REMINDER = "reminder"
    LAST_CALL = "last_call"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CONFIRMED_AGAIN = "confirmed_again"
    MATERIALS = "materials"
    NEWS = "news"
    PIN = "pin"


class WhyNot(StrEnum):
    """Why an item stays out of a letter."""

    TOLD_BEFORE = "told_before"
    OUT_OF_REACH = "out_of_reach"
    PAST = "past"
    SKIPPED = "skipped"
    NOT_YET_PUBLISHED = "not_yet_published"
    EXPIRED = "expired"
    TOO_OLD = "too_old"
    CANCELLED_UNTOLD = "cancelled_untold"
    POSTPONED_UNTOLD = "postponed_untold"
    NO_SECTION = "no_section"


@dataclass(frozen=True, slots=True)
class Told:
    """What one earlier letter said of an item: enough to see what has changed since."""

    item_id: str
    why: Why
    date: date
    title: str = ""
    when: When | None = None
    place: str = ""
    status: Status = Status.CONFIRMED


@dataclass(frozen=True, slots=True)
class Mention:
    """One line of an edition and its reason: an event or a piece of news, never both.

    `before` is what was told last, where the line tells a change. `pinned` says that the editor put it first.
    """

    why: Why
    event: Event | None = None
    news: NewsItem | None = None
    before: Told | None = None
    pinned: bool = False

    @property
    def item(self) -> Event | NewsItem:
        item = self.event or self.news
        assert item is not None
        return item


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the letter with its lines; an empty one is never made."""

    title: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """An item that stayed out, and why."""

    item_id: str
    title: str
    why: WhyNot
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What goes into one letter. `sends_at` and `next_at` are aware instants; `lead` is Markdown.

    `about` makes it an extra notice: the id of the event whose change it tells, apart from the rhythm.
    """

    date: date
    sends_at: datetime
    next_at: datetime
    subject: str
    preheader: str
    lead: str
    sections: tuple[Section, ...]
    left_out: tuple[Omission, ...] = ()
    about: str = ""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for section in self.sections for mention in section.mentions)

    @property
    def has_news(self) -> bool:
        """Whether anything here is more than a repetition; without it no letter goes."""
        return bool(self.lead) or any(m.why is not Why.REMINDER for m in self.mentions)


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered edition: what a carrier delivers. `shown` counts the mentions left after the size cut."""

    date: date
    subject: str
    preheader: str
    html: str
    text: str
    shown: int
