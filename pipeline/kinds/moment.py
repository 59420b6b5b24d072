"""When a letter goes, for all that depends on it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace


class Moment(Struct, frozen=True):
    """When the letter goes, when the next one does (both aware), and how far its sight reaches."""

    now: datetime
    next_at: datetime
    reach: timedelta
    news_age: timedelta
    zone: ZoneInfo

    @property
    def following(self) -> "Moment":
        """The same of the next letter, as far as can be known now."""
        return replace(self, now=self.next_at, next_at=self.next_at + (self.next_at - self.now))
