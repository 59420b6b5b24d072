"""What hindered a letter at the last look: a message's key, and what it names."""

from datetime import date

from msgspec import Struct, field
from sqlalchemy import Connection

from pipeline.store.codec import kept_value, to_json
from pipeline.store.kept import keep, kept


class Obstacle(Struct, frozen=True):
    """Why a letter did not get on, as a message key and its values."""

    key: str
    values: dict[str, str | int] = field(default_factory=dict)


def obstacle_of(connection: Connection, day: date) -> Obstacle | None:
    """What hinders the letter of the day; None where nothing is known to."""
    return kept_value(kept(connection, _name(day)) or None, Obstacle)


def keep_obstacle(connection: Connection, day: date, obstacle: Obstacle | None) -> None:
    keep(connection, _name(day), to_json(obstacle) if obstacle else "")


def _name(day: date) -> str:
    return f"obstacle {day}"
