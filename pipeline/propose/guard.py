"""The change guard: a page that does not tell again what it told is not itself, and is not believed.

Events are known again by what they are, not by how many there are: a notice with a date is no event that was known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline import messages
from pipeline.collect.page.plain import plain_words
from pipeline.model import Collected, FoundEvent, FoundNews, Problem
from pipeline.propose.twins import plain_title

_FEW = 3  # events of which half may leave at once


def alarm_of(last: Collected | None, now: Collected, today: date) -> Problem | None:
    """Why what was read now must not replace what was read last; None when all is well.

    Asked for are the events that are still ahead on the local day `today`: what is over leaves a page by itself.
    """
    if failure := _failed_fetch(now):
        return failure
    expected = _coming(last.events if last else (), today)
    gone = _not_seen(expected, now.events)
    values = {"expected": len(expected), "found": len(expected) - len(gone), "missing": _named(gone)}
    if expected and len(gone) == len(expected):
        return Problem("proposals.guard_none", values=values)
    if len(expected) >= _FEW and (len(expected) - len(gone)) * 2 < len(expected):
        return Problem("proposals.guard_half", values=values)
    if not now.events and last and _forgets_news(last.news, now.news):
        return Problem("proposals.guard_news", values={"expected": len(last.news), "found": len(now.news)})
    unread = _unread(now)
    if unread * 2 > max(now.listed, len(now.events)):
        return Problem("proposals.guard_unread", values={"listed": now.listed, "unread": unread})
    return None if now.events or now.news else _unsaid_emptiness(now.problems)


def _forgets_news(last: Sequence[FoundNews], now: Sequence[FoundNews]) -> bool:
    """Whether a list of news that was known has none of it, though it has not just been filled with newer pieces."""
    known = {plain_words(one.title) for one in last} | {one.url for one in last}
    if not known or any(plain_words(one.title) in known or one.url in known for one in now):
        return False
    newest = max((one.published for one in last if one.published), default=date.min)
    return not all(one.published and one.published >= newest for one in now) or not now


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


def _not_seen(expected: Sequence[FoundEvent], found: Sequence[FoundEvent]) -> list[FoundEvent]:
    """The events that were known and are not told again: neither by name, nor at their address or registration."""
    shared = Counter(one.url for one in (*expected, *found))
    there = {sign for one in found for sign in _signs(one, shared)}
    return [one for one in expected if not any(sign in there for sign in _signs(one, shared))]


def _signs(one: FoundEvent, shared: Mapping[str, int]) -> list[tuple[str, str]]:
    """By what an event is known again, whatever else has changed; an address of several tells nothing."""
    signs = [("title", plain_words(plain_title(one.title))), ("uid", one.uid), ("registration", one.registration)]
    signs += [("url", one.url)] if shared[one.url] <= 2 else []
    return [sign for sign in signs if sign[1]]


def _named(gone: Sequence[FoundEvent]) -> str:
    """The titles that were there and are no more."""
    return messages.some_of([f"”{plain_title(one.title)}”" for one in gone])


def _coming(events: Iterable[FoundEvent], today: date) -> list[FoundEvent]:
    """The events that are not over on the local day `today`; those without a time may still come."""
    return [one for one in events if one.when is None or one.when.last >= today]
