"""What people decide of a letter."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """A person's decision. The values are stored, so they never change."""

    APPROVE = "approve"
    HOLD = "hold"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what of the letter of `date`, and when (aware). An approval keeps the letter's hash and text part."""

    date: date
    at: datetime
    kind: DecisionKind
    who: str
    hash: str = ""
    text: str = ""
