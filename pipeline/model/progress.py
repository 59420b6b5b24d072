"""How far a letter has come, and the journal of its calls."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class LetterState(StrEnum):
    """How far a letter has come. The values are stored, so they never change."""

    PLANNED = "planned"
    DRAFTED = "drafted"
    CONTENT_SET = "content_set"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    SKIPPED = "skipped"
    MOVED = "moved"
    MISSED = "missed"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


class EditionRow(Struct, frozen=True):
    """A letter's row. Instants are aware UTC; `hash` is of its content, `why` a message for people.

    `about` is the id of the event that an extra notice tells of; it stands in the edition itself.
    """

    date: date
    state: LetterState
    due_at: datetime
    carrier: str = ""
    subject: str = ""
    hash: str = ""
    sent_at: datetime | None = None
    campaign_id: str = ""
    archive_url: str = ""
    why: str = ""
    about: str = ""

    @property
    def at_carrier(self) -> bool:
        """Whether it lies at its carrier, or is on its way from there."""
        return self.state in (LetterState.SCHEDULED, LetterState.SENDING)

    @property
    def gone(self) -> bool:
        """Whether people have got it, or are getting it now."""
        return self.state in (LetterState.SENDING, LetterState.SENT)


class JournalEntry(Struct, frozen=True):
    """One line: at `at` (aware) this step had an intent, an answer, or was refused, busy or unclear."""

    at: datetime
    step: str
    phase: str
    detail: str


Journal = Sequence[JournalEntry]
