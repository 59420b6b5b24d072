"""Items that keep their identity when their file is renamed: known by one id, found under another. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Content, Event, LetterNotes, NewsItem, PublishedEvent, Told, When


class KnownItem(Struct, frozen=True):
    """What is known of an item from before. `place` is empty for news, `file` where only letters or feeds tell it."""

    id: str
    title: str
    when: When | None = None
    registration: str = ""
    place: str = ""
    file: str = ""


class Renamed(Struct, frozen=True):
    """An item known as `id` that stands in `file` now, whose own id would be `written`: on `line`, 0 if by its name."""

    id: str
    written: str
    title: str
    file: str
    line: int


def known_events(published: Mapping[str, PublishedEvent]) -> dict[str, KnownItem]:
    """Events as calendars showed them last, by their ids."""
    return {one: known_event(row.event) for one, row in published.items()}


def known_event(event: Event) -> KnownItem:
    when = event.when or event.original
    return KnownItem(event.id, event.title, when, event.registration, event.place, event.source.file)


def known_from_letters(told: Iterable[Told]) -> dict[str, KnownItem]:
    """Events and news as letters told them last, by their ids."""
    return {one.item_id: KnownItem(one.item_id, one.title, one.when, place=one.place) for one in told if one.title}


def identified(
    content: Content, known: Mapping[str, KnownItem], now: datetime, zone: ZoneInfo
) -> tuple[Content, tuple[Renamed, ...]]:
    """The content under the ids by which its items are known already, and those that have another name now.

    The same item is what stands in the same file, or has the same title, or the same time and registration link. For
    an event that was over at `now` (aware) a title is not enough: the next one of that name is another event.
    """
    items: tuple[Event | NewsItem, ...] = (*content.events, *content.news)
    present = {one.id for one in items} | content.set_aside
    missing = [one for item_id, one in known.items() if item_id not in present]
    new = [one for one in items if one.id not in known]
    ids = dict(_pairs(new, missing, now, zone)) if missing and new else {}
    if not ids:
        return content, ()
    named = replace(
        content,
        events=tuple(replace(one, id=ids.get(one.id, one.id)) for one in content.events),
        news=tuple(replace(one, id=ids.get(one.id, one.id)) for one in content.news),
        letters=tuple(_with_ids(notes, ids) for notes in content.letters),
    )
    return named, tuple(_renamed(one, ids[one.id]) for one in new if one.id in ids)


def _renamed(item: Event | NewsItem, known_as: str) -> Renamed:
    return Renamed(known_as, item.id, item.title, item.source.file, item.source.lines.get("id", 0))


def _pairs(
    new: Sequence[Event | NewsItem], missing: Sequence[KnownItem], now: datetime, zone: ZoneInfo
) -> Iterator[tuple[str, str]]:
    """New ids with the old ones that they stand for. Where two could be meant, none is."""
    found = [(one, old) for one in new for old in missing if _is_same(one, old, now, zone)]
    news, olds = Counter(one.id for one, _ in found), Counter(old.id for _, old in found)
    return ((one.id, old.id) for one, old in found if news[one.id] == olds[old.id] == 1)


def _is_same(item: Event | NewsItem, old: KnownItem, now: datetime, zone: ZoneInfo) -> bool:
    if isinstance(item, NewsItem) is bool(old.place):
        return False
    if old.file and item.source.file == old.file:
        return True
    titled = item.title.casefold() == old.title.casefold()
    if isinstance(item, NewsItem):
        return titled
    if titled:
        return item.when == old.when or old.when is None or old.when.ends_at(zone) > now
    return bool(item.registration) and item.registration == old.registration and item.when == old.when


def _with_ids(notes: LetterNotes, ids: Mapping[str, str]) -> LetterNotes:
    pins, skips = (tuple(ids.get(one, one) for one in named) for named in (notes.pins, notes.skips))
    return replace(notes, pins=pins, skips=skips)
