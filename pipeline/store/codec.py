"""Frozen dataclasses <-> JSON text, for columns and files."""

from datetime import UTC, datetime
from typing import TypeVar

import msgspec

_T = TypeVar("_T")


def to_json(value: object) -> str:
    """The value as JSON; instants and days as ISO 8601."""
    return msgspec.json.encode(value, order="deterministic").decode()


def pretty(value: object) -> str:
    """The same for people's eyes."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2).decode() + "\n"


def from_json(text: str | bytes, kind: type[_T]) -> _T:
    """The value that `to_json` wrote. Raises msgspec.ValidationError when it is another kind's."""
    return msgspec.json.decode(text, type=kind, strict=False)


def instant(moment: datetime) -> str:
    """An aware datetime as a column keeps it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text)
