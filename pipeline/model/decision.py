"""What people decide of a letter."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class DecisionKind(StrEnum):
    """A person's decision. The values are stored, so they never change."""

    APPROVE = "approve"
    HOLD = "hold"
    RELEASE = "release"


class Decision(Struct, frozen=True):
    """Who decided what of the letter of `date`, and when (aware). An approval keeps the letter's hash and text part."""

    date: date
    at: datetime
    kind: DecisionKind
    who: str
    hash: str = ""
    text: str = ""
