"""What a carrier counted of a sent letter."""

from datetime import date, datetime

from msgspec import Struct


class Clicks(Struct, frozen=True):
    """How often one address was followed, and by how many people."""

    url: str
    total: int
    people: int


class Report(Struct, frozen=True):
    """The counts of one letter as they stood at `taken_at` (aware). `opens` leaves out machines that open every mail.

    `opens` is None where the carrier does not tell them apart, or opening is not followed at all.
    """

    date: date
    age_days: int
    taken_at: datetime
    recipients: int
    opens: int | None
    people_clicking: int
    unsubscribed: int
    bounces: int
    clicks: tuple[Clicks, ...] = ()
