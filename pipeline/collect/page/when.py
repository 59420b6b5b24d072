"""Times beside each other: whether two may be the same, and what they tell together. Values, never texts."""

from collections.abc import Iterable
from datetime import time

from msgspec.structs import replace

from pipeline.model import Hours, When, in_sessions


def agree(one: When, two: When) -> bool:
    """Whether two times may be the same: no day or hour that both tell is different.

    Of several sessions the other may tell one, or from when to when they all are.
    """
    if one.sessions or two.sessions:
        several, other = (one, two) if one.sessions else (two, one)
        parts = (*several.sessions, replace(several, sessions=()))
        return several == other or (not other.sessions and any(agree(part, other) for part in parts))
    if one.first != two.first or (one.last != two.last and None not in (one.closes, two.closes)):
        return False
    return all(
        None in (getattr(one, part), getattr(two, part)) or getattr(one, part) == getattr(two, part)
        for part in ("opens", "closes")
    )


def same(one: When, two: When) -> bool:
    """Whether two times agree and neither spans days that the other leaves out, but where it tells one day alone."""
    if one.sessions or two.sessions:
        return agree(one, two)
    return agree(one, two) and (one.last == two.last or one.first in (one.last, two.last))


def fuller(one: When, two: When) -> When:
    """What two times tell together; the first one where they do not agree."""
    if not same(one, two):
        return one
    if one.sessions or two.sessions:
        return one if one.sessions else two
    opens = one.opens if one.opens is not None else two.opens
    closes = one.closes if one.closes is not None else two.closes
    last = max(one.last, two.last)
    if one.last != two.last and opens is not None and closes is not None:
        # The hours of one day are not those of several.
        longer = max(one, two, key=lambda when: when.last)
        opens, closes = longer.opens or opens, longer.closes
    hours = max(one, two, key=lambda when: (when.last, when.hours is Hours.DAILY)).hours
    if opens is not None and hours is Hours.LATER:
        hours = Hours.ONCE
    if opens is not None and closes is not None and one.first == last and closes <= opens:
        return one
    return When(one.first, last, opens, closes if opens is not None else None, hours)


def distinct(times: Iterable[When]) -> list[When]:
    """The different times, each as full as those that agree with it make it."""
    kept: list[When] = []
    for when in times:
        for at, other in enumerate(kept):
            if same(other, when):
                kept[at] = fuller(other, when)
                break
        else:
            kept.append(when)
    return kept


def with_hours(when: When, opens: time | None, closes: time | None) -> When:
    """A day with hours that stand elsewhere; as it is where it has hours, or where they cannot be its own."""
    if when.opens is not None or opens is None:
        return when
    if when.sessions:
        return in_sessions(with_hours(one, opens, closes) for one in when.sessions)
    if when.first == when.last and closes is not None and closes <= opens:
        return replace(when, opens=opens)
    daily = when.first != when.last and closes is not None and closes > opens
    return replace(when, opens=opens, closes=closes, hours=Hours.DAILY if daily else Hours.ONCE)


def closing(when: When) -> When:
    """The end of a span in which one may register; a single day or moment as it is."""
    if when.first != when.last or when.closes is not None:
        return When(when.last, when.last, when.closes)
    return when
