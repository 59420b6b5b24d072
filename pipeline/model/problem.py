"""What a person must know: a message, and its place."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class Severity(StrEnum):
    """An error sets its item aside; a warning lets it go on."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Struct, frozen=True):
    """Something a person must know: a message key, the values it names, and the place.

    `key` is found in the message catalogue (`pipeline.messages`); `file` is relative to the project
    and `line` counts from 1, or is 0 where the whole file is meant.
    """

    key: str
    file: str = ""
    line: int = 0
    severity: Severity = Severity.ERROR
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class Phrase(Struct, frozen=True):
    """A value of a message that is itself said in words: a key of the catalogue, and the values it names. A key that is
    not there is said as its area's `other`."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Source(Struct, frozen=True):
    """Where an item was written: its file (relative to the project) and the line of each field."""

    file: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, name: str) -> int:
        return self.lines.get(name, 1)


# Of an item that no file tells.
NOWHERE = Source("")
