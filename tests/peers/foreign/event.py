"""What a calendar program made of an event: the common shape of all the foreign readers."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, order=True)
class ForeignEvent:
    """One VEVENT as a reader understood it.

    `start_utc` and `end_utc` are `2024-04-16T06:00:00Z`, or `2024-06-04` for an all-day event, whose end is the
    day after the last. `status` is empty where the event has none.
    """

    uid: str
    start_utc: str
    end_utc: str
    all_day: bool
    status: str
    title: str
    sequence: int
    location: str


def as_utc(moment: datetime) -> str:
    """An aware instant in the form that all readers are compared in."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
