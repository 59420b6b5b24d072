"""Where a page and a file tell the same event differently, field by field, and only where a person would see it."""

from collections.abc import Iterator

from pipeline.collect.page.alike import alike
from pipeline.collect.page.plain import plain_address, plain_words
from pipeline.finnish.times import write_when
from pipeline.messages import text
from pipeline.model import Difference, Event, FoundEvent, Status, When
from pipeline.propose.twins import plain_title


def differences(found: FoundEvent, event: Event) -> Iterator[Difference]:
    """What the page says otherwise. What it leaves out, or says less exactly, is no difference."""
    if found.status is not Status.CANCELLED and _time_differs(found, event):
        theirs = None if shows_old_time(found, event) else found.when
        yield Difference("when", _time(event.when), _time(theirs))
    if _status_differs(found, event):
        yield Difference("status", _status(event.status), _status(found.status))
    if found.title and not alike(plain_title(found.title), plain_title(event.title)):
        yield Difference("title", event.title, plain_title(found.title))
    if found.place and not _within(found.place, event.place):
        yield Difference("place", event.place, found.place)
    if found.registration and plain_address(found.registration) != plain_address(event.registration):
        yield Difference("registration", event.registration, found.registration)
    closes = found.registration_closes
    if closes and not _is_told_by(event.registration_closes, closes):
        yield Difference("registration_closes", _time(event.registration_closes), write_when(closes))


def shows_old_time(found: FoundEvent, event: Event) -> bool:
    """Whether a page that calls the event moved, and tells of no other time, still shows the time before the move."""
    if found.status is not Status.MOVED or found.original is not None or found.when is None:
        return False
    return _is_told_by(event.original if event.status is Status.MOVED else event.when, found.when)


def _time_differs(found: FoundEvent, event: Event) -> bool:
    if shows_old_time(found, event):
        return event.status is not Status.MOVED
    if found.when is None:
        # Only a page that says so has lost its time; another one could not be read.
        return found.status is Status.MOVED and event.when is not None
    return not _is_told_by(event.when, found.when)


def _is_told_by(ours: When | None, theirs: When) -> bool:
    """Whether our time says all that theirs does; it may say more."""
    if ours is not None and theirs in ours.held:
        return True
    if ours is None or (ours.first, ours.last) != (theirs.first, theirs.last):
        return False
    return (theirs.opens in (None, ours.opens)) and (theirs.closes in (None, ours.closes))


def _status_differs(found: FoundEvent, event: Event) -> bool:
    """Cancelled or not is what matters; a move is seen in the time."""
    return (found.status is Status.CANCELLED) != event.cancelled


def _status(status: Status) -> str:
    return text(f"proposals.status_{status}")


def _time(when: When | None) -> str:
    return write_when(when) if when else ""


def _within(one: str, two: str) -> bool:
    first, second = plain_words(one), plain_words(two)
    return bool(second) and (first in second or second in first)
