"""Where a page and a file tell the same event differently, field by field, and only where a person would see it."""

from collections.abc import Iterator

from pipeline.collect.page.alike import alike
from pipeline.collect.page.plain import plain_address, plain_words
from pipeline.finnish.times import write_when
from pipeline.messages import text
from pipeline.model import Difference, Event, FoundEvent, Status, When
from pipeline.propose.twins import plain_title

# Between these two a page changes its mind; the others are seen in the time, or are a decision.
_HOW_SURE = (Status.CONFIRMED, Status.TENTATIVE)


def differences(found: FoundEvent, event: Event, taken: FoundEvent | None = None) -> Iterator[Difference]:
    """What the page says otherwise. What it leaves out, or says less exactly, is no difference.

    `taken` is what it said when a person accepted that: of a time that is lost, and of what became sure or unsure,
    only a change since then tells anything.
    """
    if found.status is not Status.CANCELLED and _time_differs(found, event, taken):
        theirs = None if shows_old_time(found, event) else found.when
        yield Difference("when", _time(event.when), _time(theirs))
    if _status_differs(found, event, taken):
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


def contradictions(found: FoundEvent, other: FoundEvent) -> Iterator[str]:
    """What another source says otherwise of the same event, in words: the time, the state, the place."""
    if found.when and other.when and not (_is_told_by(found.when, other.when) or _is_told_by(other.when, found.when)):
        yield write_when(other.when)
    if (found.status is Status.CANCELLED) != (other.status is Status.CANCELLED):
        yield _status(other.status)
    if found.place and other.place and not _within(found.place, other.place):
        yield other.place


def _time_differs(found: FoundEvent, event: Event, taken: FoundEvent | None) -> bool:
    if shows_old_time(found, event):
        return event.status is not Status.MOVED
    if found.when is None:
        # A page that says so has lost its time; so has one that told it when it was accepted.
        lost = found.status is Status.MOVED or (taken is not None and taken.when is not None)
        return lost and event.when is not None
    return not _is_told_by(event.when, found.when)


def _is_told_by(ours: When | None, theirs: When) -> bool:
    """Whether our time says all that theirs does; it may say more."""
    if ours is not None and theirs in ours.held:
        return True
    if ours is None or (ours.first, ours.last) != (theirs.first, theirs.last):
        return False
    return (theirs.opens in (None, ours.opens)) and (theirs.closes in (None, ours.closes))


def _status_differs(found: FoundEvent, event: Event, taken: FoundEvent | None) -> bool:
    """Cancelled or not is what matters, and whether it became sure or unsure; a move is seen in the time."""
    if (found.status is Status.CANCELLED) != event.cancelled:
        return True
    turned = taken is not None and taken.status is not found.status
    return turned and found.status in _HOW_SURE and event.status in _HOW_SURE and found.status is not event.status


def _status(status: Status) -> str:
    return text(f"proposals.status_{status}")


def _time(when: When | None) -> str:
    return write_when(when) if when else ""


def _within(one: str, two: str) -> bool:
    first, second = plain_words(one), plain_words(two)
    return bool(second) and (first in second or second in first)
