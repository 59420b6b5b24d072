"""Frozen structs <-> JSON text, for columns and files."""

from contextlib import suppress
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
    """The value that `to_json` wrote. Raises ValueError when it is another kind's, or damaged."""
    try:
        return msgspec.json.decode(text, type=kind, strict=False)
    except (msgspec.MsgspecError, TypeError, OverflowError) as error:
        raise ValueError(str(error)) from error


def kept_value(text: object, kind: type[_T]) -> _T | None:
    """The value of a column; None where it is damaged. What was lost so is told by `store.damage`."""
    if not isinstance(text, str | bytes):
        return None
    with suppress(ValueError):
        return from_json(text, kind)
    return None


def kept_moment(text: object) -> datetime | None:
    """The instant of a column; None where there is none, or a damaged one."""
    if not isinstance(text, str):
        return None
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else None
    return None


def instant(moment: datetime) -> str:
    """An aware datetime as a column keeps it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def moment_of(text: object) -> datetime:
    """The instant of a column that must have one; long ago where it is damaged."""
    return kept_moment(text) or datetime(1970, 1, 1, tzinfo=UTC)
