"""What calendars were last told of an event, and how often it has changed."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.items import Event, Status
from pipeline.model.when import When


@dataclass(frozen=True, slots=True)
class Snapshot:
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


@dataclass(frozen=True, slots=True)
class Revision:
    """The last published state of an event. `created` and `modified` are aware, UTC, whole seconds.

    `digest` stands for everything in the VEVENT but its stamps (UID, DTSTAMP, CREATED, LAST-MODIFIED, SEQUENCE).
    """

    uid: str
    sequence: int
    created: datetime
    modified: datetime
    digest: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """An event as it was published last. `event` holds nothing internal; `gone_at`: when its file was missed."""

    event: Event
    revision: Revision
    gone_at: datetime | None = None
