"""The same event told twice, on a page and in a file: which belongs to which. Where it is not clear, nothing does."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from pipeline.collect.page.alike import alike
from pipeline.collect.page.plain import plain_address, without_fragment
from pipeline.model import Collected, Event, FoundEvent, When

_K = TypeVar("_K")

# A session may move this far and still be known by its title.
_SEASON = timedelta(days=120)

# What stands before a title to tell its state, and is no part of its name.
_STATE_WORDS = re.compile(
    r"^(?:(?:peruttu|peruutettu|peruuntunut|siirretty|siirtyy|siirtynyt|täynnä|huom|uusi aika|alustava)"
    r"\s*[!:.–—-]+\s*)+",
    re.IGNORECASE,
)


class Pairs(Struct, frozen=True):
    """Found events by their place in the list, each with its event's id in content; `unclear` ones fit several."""

    matched: Mapping[int, str]
    unclear: Mapping[int, tuple[str, ...]]


class Elsewhere(Struct, frozen=True):
    """An event as another source tells it, and that source's name."""

    source: str
    event: FoundEvent


@lru_cache(maxsize=8192)
def plain_title(title: str) -> str:
    """The title without the words of an event's state before it."""
    return _STATE_WORDS.sub("", title).strip() or title


def pair(found: Sequence[FoundEvent], events: Sequence[Event], remembered: Mapping[int, str]) -> Pairs:
    """Which found event is which event of content, each at most once.

    `remembered` are the ids of those that a person accepted before, by their place in `found`. The surest signs come
    first: what one sign settles, no weaker one undoes.
    """
    ids = {event.id for event in events}
    matched = {number: one for number, one in remembered.items() if one in ids}
    for sign in (_registrations, _pages):
        matched |= _by_address(found, events, matched, sign)
    unclear: dict[int, tuple[str, ...]] = {}
    for within in (timedelta(), _SEASON):
        fitting = _fitting(found, events, matched, within)
        matched |= _only_fits(fitting)
        unclear |= fitting
    return Pairs(matched, {number: one for number, one in unclear.items() if number not in matched})


class OtherSources:
    """What other sources tell, found by its day and its addresses, so that not each is held against each."""

    def __init__(self, sources: Sequence[Collected]) -> None:
        self._by_day: dict[date, list[Elsewhere]] = defaultdict(list)
        self._by_address: dict[str, list[Elsewhere]] = defaultdict(list)
        for source in sources:
            for one in source.events:
                told = Elsewhere(source.source, one)
                for day in {*_days(one.when, one.original)}:
                    self._by_day[day].append(told)
                for address in {plain_address(one.url), plain_address(one.registration)} - {""}:
                    self._by_address[address].append(told)

    def same_as(self, one: FoundEvent) -> Iterator[Elsewhere]:
        """Those that tell of the same event, by its name on its first day."""
        if one.when is None:
            return
        title = plain_title(one.title)
        for told in self._by_day.get(one.when.first, ()):
            when = told.event.when
            if when and when.first == one.when.first and alike(title, plain_title(told.event.title)):
                yield told

    def tell_of(self, event: Event) -> Iterator[Elsewhere]:
        """Those that tell of an event of content: by its address, or by its name on one of its days."""
        title = plain_title(event.title)
        for address in {plain_address(event.link), plain_address(event.registration)} - {""}:
            yield from self._by_address.get(address, ())
        for day in {*_days(event.when, event.original)}:
            for told in self._by_day.get(day, ()):
                if alike(title, plain_title(told.event.title)):
                    yield told


_Sign = tuple[Callable[[FoundEvent], str], Callable[[Event], str]]
_registrations: _Sign = (lambda one: one.registration, lambda event: event.registration)
_pages: _Sign = (lambda one: one.url, lambda event: event.link)


def _by_address(
    found: Sequence[FoundEvent], events: Sequence[Event], matched: Mapping[int, str], sign: _Sign
) -> dict[int, str]:
    """Pairs by an address that only one event has on either side; a shared one tells nothing."""
    theirs, ours = sign
    there = _only({number: plain_address(without_fragment(theirs(one))) for number, one in enumerate(found)})
    here = _only({event.id: plain_address(without_fragment(ours(event))) for event in events})
    taken = set(matched.values())
    return {
        number: event_id
        for address, number in there.items()
        if (event_id := here.get(address)) and number not in matched and event_id not in taken
    }


def _only(addresses: Mapping[_K, str]) -> dict[str, _K]:
    often = Counter(addresses.values())
    return {address: key for key, address in addresses.items() if address and often[address] == 1}


def _fitting(
    found: Sequence[FoundEvent], events: Sequence[Event], matched: Mapping[int, str], within: timedelta
) -> dict[int, tuple[str, ...]]:
    """The ids that each found event could be, free on both sides; an event that fits none is left out.

    One that could be is called so and is at most so far away in time; over a season, also where one has no time now.
    """
    taken = set(matched.values())
    dated = _ByDay([event for event in events if event.id not in taken], bool(within))
    fitting = {}
    for number, one in enumerate(found):
        near = () if number in matched else dated.near(_days(one.when, one.original), within)
        title = plain_title(one.title) if near else ""
        if ids := tuple(event.id for event in near if alike(title, plain_title(event.title))):
            fitting[number] = ids
    return fitting


class _ByDay:
    """Events found by their days, so that not each is held against each. Without a day one is near to all, or none."""

    def __init__(self, events: Sequence[Event], near_undated: bool) -> None:
        self._events = events
        self._near_undated = near_undated
        self._undated = [n for n, event in enumerate(events) if not _days(event.when, event.original)]
        self._days = sorted((day, n) for n, event in enumerate(events) for day in _days(event.when, event.original))

    def near(self, days: Sequence[date], within: timedelta) -> Sequence[Event]:
        """Those of a day at most so far from one of the days, in their own order."""
        if not days:
            return self._events if self._near_undated else ()
        numbers = set(self._undated) if self._near_undated else set()
        for day in days:
            start = bisect_left(self._days, (day - within, -1))
            end = bisect_left(self._days, (day + within, len(self._events)))
            numbers.update(n for _, n in self._days[start:end])
        return [self._events[n] for n in sorted(numbers)]


def _only_fits(fitting: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Those that fit one event alone, where nothing else fits it."""
    claimed = Counter(one for ids in fitting.values() for one in ids)
    return {number: ids[0] for number, ids in fitting.items() if len(ids) == 1 and claimed[ids[0]] == 1}


def _days(*times: When | None) -> Sequence[date]:
    return [when.first for when in times if when]
