"""What staff must be told, each thing once."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Urgency(StrEnum):
    """When a notice is told: at once and again until somebody has taken it up, at once, or in the morning's mail."""

    CRITICAL = "critical"
    NOW = "now"
    MORNING = "morning"


class Notice(Struct, frozen=True):
    """Something to tell. Instants are aware; `attachment` is a file's path relative to the project."""

    key: str
    urgency: Urgency
    subject: str
    text: str
    made_at: datetime
    attachment: str = ""
    told_at: datetime | None = None
    acked_at: datetime | None = None
    acked_by: str = ""

    @property
    def cries(self) -> bool:
        """Whether it must be told until somebody has taken it up, and nobody has."""
        return self.urgency is Urgency.CRITICAL and self.acked_at is None
