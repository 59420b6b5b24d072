"""The change guard: a page that suddenly tells much less has changed its shape, and is not believed."""

from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.model import Collected, FoundEvent, Problem
from pipeline.propose.twins import plain_title

_NAMED = 5  # missing titles that an alarm names


def alarm_of(last: Collected | None, now: Collected, today: date) -> Problem | None:
    """Why what was read now must not replace what was read last; None when all is well.

    Counted are the events that are still ahead on the local day `today`: what is over leaves a page by itself.
    """
    if failure := _failed_fetch(now):
        return failure
    expected, found = _coming(last.events if last else (), today), _coming(now.events, today)
    values = {"expected": len(expected), "found": len(found), "missing": _missing(expected, found)}
    if expected and not found:
        return Problem("proposals.guard_none", values=values)
    if len(found) * 2 < len(expected):
        return Problem("proposals.guard_half", values=values)
    unread = _unread(now)
    if unread * 2 > max(now.listed, len(now.events)):
        return Problem("proposals.guard_unread", values={"listed": now.listed, "unread": unread})
    return None if now.events or now.news else _unsaid_emptiness(now.problems)


def _failed_fetch(now: Collected) -> Problem | None:
    """Why nothing came from the page, if it could not be had."""
    if now.events or now.news:
        return None
    return next((one for one in now.problems if one.key.startswith("fetch.")), None)


def _unread(now: Collected) -> int:
    """How many of the events that the page lists were not found, or not their time."""
    timeless = sum(one.when is None and one.original is None for one in now.events)
    return timeless + max(0, now.listed - len(now.events))


def _unsaid_emptiness(problems: Sequence[Problem]) -> Problem | None:
    """Why a page without events is not believed; None where it says itself that there are none."""
    if any(one.key == "collect.says_none" for one in problems):
        return None
    return next((one for one in problems if one.is_error), None)


def _missing(expected: Sequence[FoundEvent], found: Sequence[FoundEvent]) -> str:
    """The titles that were there and are no more."""
    there = {plain_title(one.title) for one in found}
    gone = [title for one in expected if (title := plain_title(one.title)) not in there]
    more = f" … (+{len(gone) - _NAMED})" if len(gone) > _NAMED else ""
    return "; ".join(f"”{title}”" for title in gone[:_NAMED]) + more


def _coming(events: Iterable[FoundEvent], today: date) -> list[FoundEvent]:
    """The events that are not over on the local day `today`; those without a time may still come."""
    return [one for one in events if one.when is None or one.when.last >= today]
