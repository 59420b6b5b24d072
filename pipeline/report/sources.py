"""Everything that a report's numbers rest on: whoever has it can count them again, on any machine.

Nothing private is in it: no owner, no private link. Events are those of content, letters those that were sent.
"""

from datetime import date, datetime, tzinfo
from hashlib import sha256
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.model import Attendance, Organisation, Status, When
from pipeline.model.facts import NO_FACTS, Facts
from pipeline.store.codec import from_json, pretty


class Period(Struct, frozen=True):
    """The days of a report; both belong to it. Days are local."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class EventSource(Struct, frozen=True):
    """An event as its file tells it. `organisations` are keys of the register, `unlisted` what it does not have."""

    id: str
    title: str
    when: When | None
    original: When | None
    status: Status
    form: str
    package: str = ""
    themes: tuple[int, ...] = ()
    registered: int | None = None
    attendees: Attendance | None = None
    organisations: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    feedback: str = ""
    answer: str = ""


class ClickSource(Struct, frozen=True):
    """How many people followed a link of a letter, in which section it stood and of which themes it is."""

    url: str
    people: int
    section: str = ""
    themes: tuple[int, ...] = ()


class LetterSource(Struct, frozen=True):
    """A sent letter with its carrier's last counts; None where the carrier does not count."""

    date: date
    subject: str = ""
    recipients: int | None = None
    people_clicking: int | None = None
    opens: int | None = None
    clicks: tuple[ClickSource, ...] = ()

    @property
    def surely_clicking(self) -> int | None:
        """Without those that may have followed every link, as scanners of mail do in one burst.

        Nobody who follows every link is missing from any: the least followed link has them all. None without links.
        """
        if self.people_clicking is None or not self.clicks:
            return self.people_clicking
        return max(0, self.people_clicking - min(one.people for one in self.clicks))


class Sources(Struct, frozen=True):
    """What was read for the report of a period. `as_of` (aware): what was not over by then was not held.

    `packages` are (id, title); `program` is the version that counted; `set_aside` are the ids of events whose files
    have an error, so that nothing of them is counted.
    """

    period: Period
    as_of: datetime
    zone: str
    program: str
    themes: tuple[str, ...] = ()
    packages: tuple[tuple[str, str], ...] = ()
    events: tuple[EventSource, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    letters: tuple[LetterSource, ...] = ()
    set_aside: tuple[str, ...] = ()
    facts: Facts = NO_FACTS

    @property
    def clock(self) -> tzinfo:
        return ZoneInfo(self.zone)

    @property
    def titles(self) -> dict[str, str]:
        """What each row of a number is called: an event's title, an organisation's name, a letter's subject."""
        return {
            **{one.id: one.title for one in self.events},
            **{one.key: one.name for one in self.organisations},
            **{one.date.isoformat(): one.subject for one in self.letters},
        }


def written(sources: Sources) -> bytes:
    """The sources as their file has them."""
    return pretty(sources).encode()


def read(data: bytes) -> Sources:
    """The sources that a file has. Raises ValueError for a damaged one."""
    return from_json(data, Sources)


def digest(sources: Sources) -> str:
    """The hash (SHA-256) of the sources' file."""
    return sha256(written(sources)).hexdigest()
