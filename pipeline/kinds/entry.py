"""One key of a content file's header as it was written, before it is known what it means."""

import re

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One key as it was written: its value, or its items where it was written as a list; `line` counts from 1."""

    key: str
    value: str
    line: int
    items: tuple[str, ...] | None = None

    @property
    def written(self) -> str:
        """All that the key holds, on one line."""
        return " ".join((self.value, *(self.items or ())))


def unquoted(value: str) -> str:
    """The value without the one pair of quotes around it, if that is what they are ("a" and "b" keeps its own)."""
    if len(value) >= 2 and value[0] == value[-1]:
        inner = value[1:-1]
        if (
            value[0] == '"'
            and not re.search(r'(?<!\\)(?:\\\\)*"', inner)
            and not re.search(r"(?<!\\)(?:\\\\)*\\$", inner)
        ):
            return re.sub(r'\\(["\\])', r"\1", inner)
        if value[0] == "'" and "'" not in inner.replace("''", ""):
            return inner.replace("''", "'")
    return value


def split_list(entry: Entry) -> tuple[str, ...]:
    """The values of a key that holds a list: `- a` lines, `[a, b]`, or `a, b`."""
    if entry.items is not None:
        return entry.items
    inner = entry.value.strip()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1]
    return tuple(unquoted(part.strip()) for part in inner.split(",") if part.strip())
