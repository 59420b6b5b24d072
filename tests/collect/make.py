"""Found events for tests, with only what the test is about."""

from datetime import date, datetime, time
from typing import Any

from pipeline.model import Collected, FoundEvent, When
from tests.make import config

NOW = datetime(2024, 4, 8, 9, 0, tzinfo=config().zone)
TODAY = date(2024, 4, 8)
DAY = date(2024, 5, 14)


def hours(day: date, opens: int, closes: int) -> When:
    return When(day, day, time(opens), time(closes))


def found(title: str = "Ekosysteemityö", day: date | None = DAY, **more: Any) -> FoundEvent:
    """An event of one day with a page of its own."""
    values: dict[str, Any] = {
        "url": f"https://thl.fi/t/{title.casefold().replace(' ', '-')}",
        "when": When(day, day) if day else None,
    }
    return FoundEvent(title=title, **(values | more))


def collected(*events: FoundEvent, **more: Any) -> Collected:
    return Collected("thl", events, **({"listed": len(events), "pages": 1} | more))
