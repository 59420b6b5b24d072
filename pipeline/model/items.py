"""What stands in content files, each kind a shape."""

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.facts import NO_FACTS, Facts
from pipeline.model.organisation import Organisation
from pipeline.model.problem import NOWHERE, Problem, Source
from pipeline.model.when import When
from pipeline.safe.secret import Secret


class Link(Struct, frozen=True):
    """A link with a text of its own; `text` is empty where the editor gave only the address."""

    url: str
    text: str = ""


class Picture(Struct, frozen=True):
    """A picture as it was made for readers: its file in `site/kuvat/`, `large` the same for screens of twice the pixels
    ("" where there is none), and its size in CSS pixels.
    """

    name: str
    width: int
    height: int
    large: str = ""

    @property
    def sharpest(self) -> str:
        return self.large or self.name


class Status(StrEnum):
    """What is known of an event's taking place. MOVED without a time means postponed."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Attendance(Struct, frozen=True):
    """How many took part; of those, how many on site and online where that was told."""

    total: int
    on_site: int | None = None
    online: int | None = None

    @property
    def untold(self) -> int:
        """Of how many it is not told where they were."""
        return self.total - (self.on_site or 0) - (self.online or 0)


class Internal(Struct, frozen=True):
    """What never leaves this machine: no letter, page or feed may show it."""

    private_link: Secret | None = None
    owner: str = ""
    registered: int | None = None
    attendees: Attendance | None = None
    organisations: tuple[str, ...] = ()
    feedback: str = ""
    feedback_answer: str = ""


class Event(Struct, frozen=True):
    """An event as its file tells it. `body` is Markdown; `when` is None for a postponed event.

    `materials_due` is the day on which materials are promised, `language` a tag of BCP 47; "" for the project's own.
    `image` is the picture's name as it was written, `picture` what was made of it, `image_alt` what it shows, in words.
    """

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
    registration_opens: When | None = None
    registration_closes: When | None = None
    link: str = ""
    materials: tuple[Link, ...] = ()
    materials_due: date | None = None
    organiser: str = ""
    audience: str = ""
    language: str = ""
    image: str = ""
    image_alt: str = ""
    picture: Picture | None = None
    body: str = ""
    source: Source = NOWHERE
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


class NewsItem(Struct, frozen=True):
    """A piece of news. `expires` is the last day on which it may still be told.

    `call_opens` and `call_closes` are those of a funding call, a day or an hour; `language` and picture as an event's.
    """

    id: str
    title: str
    published: date
    section: str
    link: str = ""
    image: str = ""
    image_alt: str = ""
    picture: Picture | None = None
    expires: date | None = None
    call_opens: When | None = None
    call_closes: When | None = None
    themes: tuple[int, ...] = ()
    language: str = ""
    body: str = ""
    source: Source = NOWHERE


class Package(Struct, frozen=True):
    """A support package (*hanketukipaketti*): a series of sessions that people subscribe to."""

    id: str
    title: str
    number: int
    platform: str = ""
    body: str = ""
    source: Source = NOWHERE


class LetterNotes(Struct, frozen=True):
    """What the editor says of one send date; `body` is the lead, in Markdown.

    `correction` is what a sent letter should have said, in Markdown, written at `corrected`.
    """

    date: date
    subject: str = ""
    pins: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    hold: bool = False
    correction: str = ""
    corrected: When | None = None
    body: str = ""
    source: Source = NOWHERE


class DraftItem(Struct, frozen=True):
    """An item that is not ready yet: its kind's name, its id and title as far as known, and the line that says so.

    `holds`: it is a letter's, and says that the letter must not go.
    """

    kind: str
    id: str
    title: str
    file: str
    line: int
    holds: bool = False


class Content(Struct, frozen=True):
    """Everything that was read, in a steady order, with every problem found on the way.

    `broken` holds (kind, id) of the items set aside: they exist, so nobody may take them for gone. `drafts` are not
    ready yet; of those that were published the last good form stays, as of broken ones. `organisations` is
    the register.
    """

    events: tuple[Event, ...] = ()
    news: tuple[NewsItem, ...] = ()
    packages: tuple[Package, ...] = ()
    letters: tuple[LetterNotes, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    drafts: tuple[DraftItem, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    facts: Facts = NO_FACTS

    @property
    def set_aside(self) -> frozenset[str]:
        """The ids of all that stands in a file and is no item now."""
        return frozenset({item_id for _, item_id in self.broken} | {draft.id for draft in self.drafts})

    def package(self, package_id: str) -> Package | None:
        return next((p for p in self.packages if p.id == package_id), None)

    def notes_for(self, day: date) -> LetterNotes | None:
        return next((n for n in self.letters if n.date == day), None)

    def draft_notes_for(self, day: date) -> DraftItem | None:
        """The letter's notes, where they are not ready yet."""
        return next((one for one in self.drafts if one.kind == "letter" and one.id == day.isoformat()), None)

    def holding_file(self, day: date) -> str:
        """The file in which an editor says that the letter must not go; "" without one."""
        notes, draft = self.notes_for(day), self.draft_notes_for(day)
        if notes and notes.hold:
            return notes.source.file
        return draft.file if draft and draft.holds else ""
