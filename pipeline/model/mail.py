"""Mails to one person: what each says, how far it has come; and what an owner still has to pass on."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from pipeline.model.when import When


class MailLink(Struct, frozen=True):
    """A page that a mail leads to: `purpose` names the page, `matter` what it asks about, `words` stand before it."""

    purpose: str
    matter: str
    words: str


class Mail(Struct, frozen=True):
    """A mail to one person of one matter, in one version of it. `files` are paths relative to the project.

    The links stand between `opening` and `details`: a phone shows them first. They are signed when the mail leaves.
    """

    person: str
    matter: str
    version: str
    subject: str
    opening: str
    links: tuple[MailLink, ...] = ()
    details: str = ""
    files: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What makes it one of its kind: whom, about what, in which version."""
        return sha256("\0".join((self.person, self.matter, self.version)).encode()).hexdigest()[:32]


class MailState(StrEnum):
    """How far a mail has come. SENDING is kept before it is given away: who finds it so does not know if it went."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    GIVEN_UP = "given_up"
    DROPPED = "dropped"


class MailRow(Struct, frozen=True):
    """A mail, its state, and when it may be tried again (aware); `why` is what the server said last."""

    mail: Mail
    state: MailState
    made_at: datetime
    tries: int
    next_at: datetime
    why: str = ""


class RelayKind(StrEnum):
    """What those who registered must hear."""

    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    AGAIN = "again"


class Relay(Struct, frozen=True):
    """A change of an event that its owner passes on to those who registered, and who has (`told_by`; "" for nobody).

    `sequence` is the feed's of the changed event, `before` and `after` its times; instants are aware. `made_by`: "" for
    a change that was written into the file by hand.
    """

    item_id: str
    sequence: int
    kind: RelayKind
    title: str
    made_at: datetime
    made_by: str
    before: When | None = None
    after: When | None = None
    reason: str = ""
    told_at: datetime | None = None
    told_by: str = ""
    place_before: str = ""
