"""What calendars were last told of an event, and how often it has changed."""

from datetime import datetime

from msgspec import Struct

from pipeline.model.items import Event, Status
from pipeline.model.when import When


class Snapshot(Struct, frozen=True):
    """What calendars show of an event. `status` MOVED means postponed: `when` is then its last published time.

    A move to a new time is no status but a fact: `original` is the time from which it has been moved, None if never.
    `again` says that it was moved, postponed or cancelled, and is now held as it was first told: what people once heard
    to have changed is never simply as if nothing had (https://schema.org/EventStatusType, as Linked Events applies it).
    """

    title: str
    when: When
    place: str
    status: Status
    link: str = ""
    registration: str = ""
    package: str = ""
    original: When | None = None
    again: bool = False


class Session(Struct, frozen=True):
    """One time of an event as a VEVENT of its own shows it, with its stamps; `off`: it is not held any more.

    `number` stays with it whatever becomes of its time, for its UID is made of it; the first one is 1. `digest` stands
    for every value that subscribers are told in it.
    """

    number: int
    when: When
    sequence: int
    modified: datetime
    digest: str
    off: bool = False


class Revision(Struct, frozen=True):
    """The last published state of an event. `created` and `modified` are aware, UTC, whole seconds.

    An event that is held once has one VEVENT, and `sessions` is empty: `uid`, `sequence`, `modified` and `digest` are
    its own. Of several sessions each has its own stamps, and these are the highest; `digest` is the first one's.
    """

    uid: str
    sequence: int
    created: datetime
    modified: datetime
    digest: str
    snapshot: Snapshot
    sessions: tuple[Session, ...] = ()

    @property
    def each(self) -> tuple[Session, ...]:
        """The sessions, also where there is but one."""
        return self.sessions or (Session(1, self.snapshot.when, self.sequence, self.modified, self.digest),)


class PublishedEvent(Struct, frozen=True):
    """An event as it was published last. `event` holds nothing internal; `gone_at`: when its file was missed."""

    event: Event
    revision: Revision
    gone_at: datetime | None = None
