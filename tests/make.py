"""Values for tests: a config, events and news with only what the test is about."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.config.read import read_config
from pipeline.model import Event, NewsItem, When

ROOT = Path(__file__).parent.parent


@cache
def config() -> Config:
    """The project's own config: what users really have."""
    return read_config(ROOT / "config.toml")


def when(day: date, opens: time | None = None, closes: time | None = None) -> When:
    return When(day, day, opens, closes)


def event(item_id: str = "tilaisuus", day: date | None = date(2024, 5, 14), **more: Any) -> Event:
    """An event of one whole day, in a place, with a title of its own."""
    values: dict[str, Any] = {"title": f"Tilaisuus {item_id}", "when": when(day) if day else None, "place": "verkossa"}
    return Event(id=item_id, **(values | more))


def news(item_id: str = "uutinen", published: date = date(2024, 4, 2), **more: Any) -> NewsItem:
    values: dict[str, Any] = {"title": f"Uutinen {item_id}", "section": "ajankohtaista", "published": published}
    return NewsItem(id=item_id, **(values | more))


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """An instant in the project's zone."""
    return datetime.combine(day, time(hour, minute), config().zone)


def utc(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), UTC)


TWO_WEEKS = timedelta(weeks=2)
