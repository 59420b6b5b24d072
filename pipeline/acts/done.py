"""What an act of the clock decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from pipeline import messages


class Done(Struct, frozen=True):
    """One decision of a job: its message, and what it is about. `trouble`: a person is needed."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    letter: date | None = None
    item: str = ""
    trouble: bool = False

    @property
    def text(self) -> str:
        return messages.text(self.key, **self.values)
