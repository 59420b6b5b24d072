"""The order: a letter as it was given to its carrier, everything that it is as one value."""

from datetime import date, datetime
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import fields, replace

from pipeline.model.edition import Edition, Letter


class Terms(Struct, frozen=True):
    """When a letter goes (`at`, UTC), to whom, and as whose: what a carrier can tell of it. None is *not told*.

    `segment` is a part of the audience, 0 for all of it; `match` is how the segment's conditions are joined.
    """

    at: datetime | None = None
    audience: str | None = None
    segment: int | None = None
    match: str | None = None
    from_name: str | None = None
    reply_to: str | None = None
    subject: str | None = None
    preview: str | None = None
    opens: bool | None = None

    @property
    def envelope(self) -> str:
        """A digest of all but the hour."""
        return sha256(repr(replace(self, at=None)).encode()).hexdigest()


UNTOLD = Terms()

# Who gets the letter is set when a campaign is made, and never changed in it.
PEOPLE = ("audience", "segment")
# What the letter itself says; the rest is said by config.
SAID = ("subject", "preview")


def differences(wanted: Terms, told: Terms) -> tuple[str, ...]:
    """The names of what is told otherwise than it is wanted; what is not told differs from nothing.

    A segment that is named brings its own conditions with it, whatever is told of how they are joined.
    """
    names = (one.name for one in fields(Terms) if one.name != "match")
    pairs = ((name, getattr(wanted, name), getattr(told, name)) for name in names)
    return tuple(name for name, want, tell in pairs if None not in (want, tell) and _plain(want) != _plain(tell))


def _plain(value: object) -> object:
    """A text as it is read: a carrier may write its spaces and signs in another way."""
    from html import unescape

    return " ".join(unescape(value).split()) if isinstance(value, str) else value


class Parcel(Struct, frozen=True):
    """One letter to deliver: what it says, as whom it is known, and the instant (UTC) at which it is due."""

    token: str
    edition: Edition
    letter: Letter
    due: datetime
    terms: Terms = UNTOLD


class Order(Struct, frozen=True):
    """A parcel as it was given to its carrier at `at` (aware), and how many `people` were to get it (None: unknown).

    `rewritten` names the terms that the carrier told in other words as soon as it had them. `adopted` is the hash of
    the letter as it was wished when an order was made of what lay at the carrier: that wish changes nothing in it.
    """

    parcel: Parcel
    people: int | None
    at: datetime
    rewritten: tuple[str, ...] = ()
    adopted: str = ""

    @property
    def date(self) -> date:
        return self.parcel.edition.date
