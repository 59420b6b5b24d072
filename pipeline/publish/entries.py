"""Each event's calendar entry: made, or taken as it was kept while nothing that it is made of has changed.

It is made of the event, its last revision and what is around it; by the clock alone an event of several sessions
changes, which is never kept. What comes of an event that is published once more is the same entry again.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from functools import partial
from hashlib import blake2b

import msgspec
from msgspec import Struct

from pipeline.halves import in_two
from pipeline.model import Event, Revision
from pipeline.render.calendar.entry import CalendarEntry, entry_of
from pipeline.render.calendar.feed import event_file
from pipeline.render.calendar.feed_check import check_feed
from pipeline.render.calendar.vevent import Around
from pipeline.safe.join_links import names_address

_DIGEST = 16  # bytes
_HELD, _OFF = b"+", b"-"
AT_ONCE = 500  # entries that are checked together, for the sake of memory
_FOLD = b"\r\n "


class Part(Struct, frozen=True):
    """What an entry is made of: the event, as it is and as the state has it, `last` as it was published."""

    event: Event
    stored: Event
    last: Revision | None
    around: Around
    uid: str


class Entries(Struct, frozen=True):
    """The entry of each part, None of one that never had a time.

    `sound` are the ids of those in which nothing is wrong; `kept` is what is worth keeping, by their ids: the digest of
    what an entry is made of, whether it is held, and its VEVENT.
    """

    each: Sequence[CalendarEntry | None]
    sound: Set[str]
    kept: Mapping[str, bytes]


class _Made(Struct, frozen=True):
    """An entry that was made anew. `revision` is None where it is the last one, `held` where that is all of it;
    `digest` is of what it is made of."""

    revision: Revision | None
    vevents: bytes
    held: bytes | None
    digest: bytes
    sound: bool


_MADE = msgspec.msgpack.Decoder(list[_Made | None])


def entries_of(parts: Sequence[Part], kept: Mapping[str, bytes], now: datetime) -> Entries:
    """The entries at `now` (aware); `kept` is what was worth keeping the last time."""
    entries = [_taken(part, kept.get(part.event.id)) for part in parts]
    again = {one.event.id: kept[one.event.id] for one in entries if one}
    sound = set(again)
    new = [number for number, one in enumerate(entries) if one is None]
    made = in_two(partial(_made, now=now), [parts[number] for number in new], msgspec.msgpack.encode, _MADE.decode)
    for number, one in zip(new, made, strict=True):
        if one is None:
            continue
        part = parts[number]
        revision = one.revision or part.last
        assert revision is not None
        held = one.vevents if one.held is None else one.held
        entries[number] = CalendarEntry(part.event, revision, one.vevents, held)
        if one.sound:
            sound.add(part.event.id)
            if not revision.sessions:
                again[part.event.id] = one.digest + (_HELD if held else _OFF) + one.vevents
    return Entries(entries, sound, again)


def _taken(part: Part, kept: bytes | None) -> CalendarEntry | None:
    """The entry as it was kept, while nothing that it is made of has changed."""
    if not kept or not part.last or kept[:_DIGEST] != _digest(part, part.last):
        return None
    vevents = kept[_DIGEST + 1 :]
    return CalendarEntry(part.event, part.last, vevents, vevents if kept[_DIGEST : _DIGEST + 1] == _HELD else b"")


def _made(parts: Sequence[Part], now: datetime) -> list[_Made | None]:
    made: list[_Made | None] = []
    for start in range(0, len(parts), AT_ONCE):
        some = parts[start : start + AT_ONCE]
        entries = [entry_of(one.event, one.last, one.around, now, one.uid) for one in some]
        sound = not check_feed(event_file(one.vevents for one in entries if one))
        made += [_new(part, one, sound) if one else None for part, one in zip(some, entries, strict=True)]
    return made


def _new(part: Part, entry: CalendarEntry, sound: bool) -> _Made:
    revision = None if entry.revision is part.last else entry.revision
    held = None if entry.held is entry.vevents else entry.held
    return _Made(revision, entry.vevents, held, _digest(part, entry.revision), sound)


def public(kept: Mapping[str, bytes], private: Sequence[str]) -> Mapping[str, bytes]:
    """What of it may be kept: nothing that shows a `private` address, which may have been public before."""
    if not private:
        return kept
    return {key: data for key, data in kept.items() if not names_address(data.replace(_FOLD, b""), private)}


def _digest(part: Part, revision: Revision) -> bytes:
    around = part.around
    values = part.stored, revision, around.zone.key, around.page, around.category, around.language
    return blake2b(msgspec.msgpack.encode(values), digest_size=_DIGEST).digest()
