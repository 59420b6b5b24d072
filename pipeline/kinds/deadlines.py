"""Deadlines as people write them: a day, or a day with an hour."""

from datetime import datetime, tzinfo

from pipeline.model import When


def deadline_at(deadline: When, zone: tzinfo) -> datetime:
    """The aware instant after which it is too late: the hour told, else the end of the day."""
    return deadline.starts_at(zone) if deadline.opens else deadline.ends_at(zone)


def still_ahead(opens: When | None, now: datetime, zone: tzinfo) -> When | None:
    """When something opens, if it has not at `now` (aware)."""
    return opens if opens and now < opens.starts_at(zone) else None


def is_later(one: When, other: When) -> bool:
    """Whether one certainly comes after the other; without an hour it may be any hour of its day."""
    if one.first != other.first:
        return one.first > other.first
    return bool(one.opens and other.opens and one.opens > other.opens)
