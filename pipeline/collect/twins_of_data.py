"""What a page shows to people and what it tells to machines of the same events, joined."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.collect.listed import Listed
from pipeline.collect.page.alike import alike
from pipeline.collect.page.plain import plain_words
from pipeline.collect.page.structured import DataEvent

_COMPARED_MAX = 12


class Twins:
    """The events of a page's data, found by day, by address and by title: no pair is compared that shares nothing."""

    def __init__(self, structured: Sequence[DataEvent]) -> None:
        self._by: dict[object, list[DataEvent]] = defaultdict(list)
        for one in structured:
            keys = {plain_words(one.title), one.url, one.when.first if one.when else "undated"}
            for key in keys:
                self._by[key].append(one)

    def of(self, one: Listed) -> list[DataEvent]:
        """Those that are the same as what is shown."""
        keys: list[object] = [plain_words(one.title), one.link, one.when.first if one.when else None, "undated"]
        near = {id(other): other for key in keys if key for other in self._by.get(key, ())[:_COMPARED_MAX]}
        return [other for other in near.values() if _same(other, one)]


def with_twins(shown: Sequence[Listed], structured: Sequence[DataEvent]) -> tuple[list[Listed], list[DataEvent]]:
    """What is shown, each with what the page's data tells of it; and the events of the data that are not shown."""
    twins, used, joined = Twins(structured), set[int](), []
    for one in shown:
        twin = next((other for other in twins.of(one) if id(other) not in used), None)
        if twin is None:
            joined.append(one)
            continue
        used.add(id(twin))
        joined.append(_joined(one, twin))
    left = [one for one in structured if id(one) not in used]
    return _with_namesakes(joined, left, structured)


def _joined(one: Listed, twin: DataEvent) -> Listed:
    return replace(one, claims=(*twin.claims, *one.claims), when=twin.when or one.when)


def _with_namesakes(
    shown: list[Listed], left: Sequence[DataEvent], structured: Sequence[DataEvent]
) -> tuple[list[Listed], list[DataEvent]]:
    """What the data tells of another day than the page shows, under a name that each has once: one event, doubted."""
    names = Counter(plain_words(one.title) for one in structured)
    places: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shown):
        places[plain_words(one.title)].append(number)
    unshown = []
    for twin in left:
        name = plain_words(twin.title)
        if names[name] == len(places[name]) == 1:
            shown[places[name][0]] = _joined(shown[places[name][0]], twin)
        else:
            unshown.append(twin)
    return shown, unshown


def _same(structured: DataEvent, one: Listed) -> bool:
    day, shown = structured.when, one.when
    same_day = day is not None and shown is not None and day.first == shown.first
    same_link = bool(one.link) and structured.url == one.link
    if same_link and same_day:
        return True
    return (same_day or same_link or shown is None or day is None) and alike(structured.title, one.title)
