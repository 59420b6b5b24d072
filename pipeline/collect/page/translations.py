"""What a bilingual page tells twice: a part in another language is left out where Finnish beside it tells the same."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from itertools import islice

from pipeline.collect.page.tree import Element
from pipeline.finnish.text.times_in_text import Role, find_times

_ENTRIES = frozenset(("li", "tr", "article", "section", "details"))
_BESIDE_MAX = 20
_ENTRIES_MAX = 200
_TEXT_MAX = 20_000  # characters of one part

_Days = set[tuple[date, time | None]]


def translations(every: Iterable[Element], near: date) -> set[Element]:
    """The elements that tell in another language what stands in Finnish beside them.

    Of a part with days of its own, only the entries whose every day the Finnish tells too. `near` is the day of
    reading.
    """
    told = set[Element]()
    for one in every:
        if one.has("lang") and not _is_finnish(one) and (finnish := list(_finnish_beside(one))):
            told |= set(_told_in(one, set().union(*(_days(other, near) for other in finnish)), near))
    return told


def _told_in(one: Element, finnish: _Days, near: date) -> Iterator[Element]:
    if _covers(finnish, _days(one, near)):
        yield one
        return
    for entry in islice((inner for inner in one.walk() if inner.name in _ENTRIES), _ENTRIES_MAX):
        days = _days(entry, near)
        if days and _covers(finnish, days):
            yield entry


def _is_finnish(one: Element) -> bool:
    return one.get("lang").casefold().startswith("fi")


def _finnish_beside(one: Element) -> Iterator[Element]:
    if one.parent is not None:
        yield from (other for other in islice(one.parent.elements, _BESIDE_MAX) if _is_finnish(other))


def _days(one: Element, near: date) -> _Days:
    found = find_times(one.text()[:_TEXT_MAX], near)
    return {(time.when.first, time.when.opens) for time in found if time.role is Role.EVENT and time.when is not None}


def _covers(finnish: _Days, days: _Days) -> bool:
    """Whether each of the days is told in Finnish, at the same hour where both tell one."""
    return all(
        any(day == other and (opens == opened or None in (opens, opened)) for other, opened in finnish)
        for day, opens in days
    )
