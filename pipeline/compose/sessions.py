"""Which session of an event is which: the numbers that stay while days are added, taken away and moved. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from pipeline.model import Revision, Session, When

# What is not held any more stays in people's calendars this long after its day, for them to see that it is off.
KEPT = timedelta(days=60)


class Slot(NamedTuple):
    """A time that calendars show, by the number of its session; `off`: it is not held any more."""

    number: int
    when: When
    off: bool = False


def slots(when: When, last: Revision | None, now: datetime, zone: tzinfo) -> tuple[Slot, ...]:
    """The times to show at `now` (aware) of an event that is held at `when`, by their numbers.

    A time keeps the number of the session that it was, or that was on its day; else one that lost its time has moved
    here; else it is new. What is left is off until it is forgotten, where it was still to come.
    """
    known = sorted(last.each, key=lambda one: (one.off, one.when.first, one.number)) if last else []
    numbers = _numbers(when.entries, known)
    taken = set(numbers.values())
    held = [Slot(number, one) for one, number in numbers.items()]
    left = (one for one in known if one.number not in taken)
    off = [Slot(one.number, one.when, off=True) for one in left if _is_shown(one, now, zone)]
    return tuple(sorted((*held, *off), key=lambda slot: slot.when.starts_at(zone)))


def session_uid(uid: str, number: int) -> str:
    """The UID of a session: the event's own, then `event+2@domain`; an id never has a plus."""
    event_id, at, domain = uid.rpartition("@")
    return uid if number == 1 else f"{event_id}+{number}{at}{domain}"


def _numbers(times: Sequence[When], known: Sequence[Session]) -> dict[When, int]:
    numbers = dict[When, int]()
    for are_one in (_same, _same_start, _same_day):
        _pair(times, known, numbers, are_one)
    _pair(times, [one for one in known if not one.off], numbers, lambda _one, _other: True)
    following = max((one.number for one in known), default=0) + 1
    for one in times:
        if one not in numbers:
            numbers[one] = following
            following += 1
    return numbers


def _pair(
    times: Iterable[When], known: Iterable[Session], numbers: dict[When, int], are_one: Callable[[When, When], bool]
) -> None:
    """Gives to each time without a number the first free one of a session that is the same."""
    for one in times:
        if one not in numbers:
            taken = set(numbers.values())
            free = (other.number for other in known if other.number not in taken and are_one(one, other.when))
            if (number := next(free, None)) is not None:
                numbers[one] = number


def _same(one: When, other: When) -> bool:
    return one == other


def _same_start(one: When, other: When) -> bool:
    return (one.first, one.opens) == (other.first, other.opens)


def _same_day(one: When, other: When) -> bool:
    return one.first == other.first


def _is_shown(session: Session, now: datetime, zone: tzinfo) -> bool:
    """Whether a session without a time of its own is still told to be off; one that was held is not."""
    ends = session.when.ends_at(zone)
    gone = session.off or ends > now
    return gone and now <= ends + KEPT
