"""What goes into a letter, each line with its reason, and the letter itself."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from pipeline.model.items import Event, NewsItem, Status
from pipeline.model.when import When


class Why(StrEnum):
    """Why a line stands in a letter. The values are stored, so they never change."""

    NEW = "new"
    REMINDER = "reminder"
    LAST_CALL = "last_call"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CONFIRMED_AGAIN = "confirmed_again"
    REGISTRATION_OPENS = "registration_opens"
    MATERIALS = "materials"
    NEWS = "news"
    CALL_CLOSES = "call_closes"
    PIN = "pin"
    CORRECTION = "correction"


class WhyNot(StrEnum):
    """Why an item stays out of a letter."""

    TOLD_BEFORE = "told_before"
    OUT_OF_REACH = "out_of_reach"
    PAST = "past"
    SKIPPED = "skipped"
    NOT_YET_PUBLISHED = "not_yet_published"
    EXPIRED = "expired"
    CALL_CLOSED = "call_closed"
    TOO_OLD = "too_old"
    CANCELLED_UNTOLD = "cancelled_untold"
    POSTPONED_UNTOLD = "postponed_untold"
    NO_SECTION = "no_section"
    WAITS = "waits"
    NO_ROOM = "no_room"
    LOST = "lost"


class Form(StrEnum):
    """How much of an item a letter shows, the least first. The values are stored."""

    LINE = "line"
    BRIEF = "brief"
    FEATURE = "feature"


class Told(Struct, frozen=True):
    """What one earlier letter said of an item: enough to see what has changed since.

    `deadline` is when the registration opens, of a funding call when it closes.
    """

    item_id: str
    why: Why
    date: date
    title: str = ""
    when: When | None = None
    place: str = ""
    status: Status = Status.CONFIRMED
    deadline: When | None = None


class Mention(Struct, frozen=True):
    """One line of an edition and its reason: an event or a piece of news, never both.

    `before` is what was told last, where the line tells a change. `pinned` says that the editor put it first, `last`
    that no later letter could tell it in time.
    """

    why: Why
    event: Event | None = None
    news: NewsItem | None = None
    before: Told | None = None
    pinned: bool = False
    last: bool = False
    form: Form = Form.FEATURE

    @property
    def item(self) -> Event | NewsItem:
        item = self.event or self.news
        assert item is not None
        return item


class Section(Struct, frozen=True):
    """A heading of the letter with its lines; an empty one is never made."""

    title: str
    mentions: tuple[Mention, ...]


class Omission(Struct, frozen=True):
    """An item that stayed out, and why."""

    item_id: str
    title: str
    why: WhyNot
    told_on: date | None = None


class Edition(Struct, frozen=True):
    """What goes into one letter. `sends_at` and `next_at` are aware instants; `lead` is Markdown.

    `contents` are the lines that tell what is in it. `about` makes it an extra notice: the id of the event whose change
    it tells, apart from the rhythm.
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
    contents: tuple[str, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for section in self.sections for mention in section.mentions)

    @property
    def has_news(self) -> bool:
        """Whether anything here is more than a repetition; without it no letter goes."""
        return bool(self.lead) or any(m.why is not Why.REMINDER for m in self.mentions)


class Letter(Struct, frozen=True):
    """A rendered edition: what a carrier delivers."""

    date: date
    subject: str
    preheader: str
    html: str
    text: str

    @property
    def hash(self) -> str:
        """What an approval is bound to: everything that a reader gets."""
        return _digest(self.subject, self.preheader, self.html, self.text)

    @property
    def envelope(self) -> str:
        """A digest of subject and preheader, which a carrier keeps apart from the content."""
        return _digest(self.subject, self.preheader)

    @property
    def content(self) -> str:
        """A digest of both parts."""
        return _digest(self.html, self.text)


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()


def told_by(edition: Edition) -> tuple[Told, ...]:
    """What the edition tells of each item, for the memory of later ones."""
    return tuple(_told(mention, edition.date) for mention in edition.mentions)


def _told(mention: Mention, day: date) -> Told:
    if event := mention.event:
        return Told(
            event.id, mention.why, day, event.title, event.when, event.place, event.status, event.registration_opens
        )
    closes = mention.news.call_closes if mention.news else None
    return Told(mention.item.id, mention.why, day, mention.item.title, deadline=closes)
