"""Each event's calendar entry: made, or taken as it was kept while nothing that it is made of has changed.

It is made of the event, its last revision and what is around it; by the clock alone an event of several sessions
changes, which is never kept. What comes of an event that is published once more is the same entry again.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from hashlib import blake2b

import msgspec

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


class Entries:
    """The entries of one run. Kept of one are the digest of what it is made of, whether it is held, and its VEVENT."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._before = kept
        self._kept: dict[str, bytes] = {}
        self._new: list[tuple[bytes, CalendarEntry]] = []

    def entry(
        self, event: Event, stored: Event, last: Revision | None, around: Around, now: datetime, uid: str
    ) -> CalendarEntry | None:
        """The entry at `now` (aware), `last` as it was published, `stored` as the state has the event."""
        kept = self._before.get(event.id)
        if kept and last and kept[:_DIGEST] == _digest(stored, last, around):
            self._kept[event.id] = kept
            vevents = kept[_DIGEST + 1 :]
            return CalendarEntry(event, last, vevents, vevents if kept[_DIGEST : _DIGEST + 1] == _HELD else b"")
        made = entry_of(event, last, around, now, uid)
        if made is not None:
            self._new.append((_digest(stored, made.revision, around), made))
        return made

    def sound(self) -> tuple[Set[str], Mapping[str, bytes]]:
        """The ids of those in which nothing is wrong, and what of them is worth keeping."""
        sound = set(self._kept)
        for start in range(0, len(self._new), AT_ONCE):
            some = self._new[start : start + AT_ONCE]
            if not check_feed(event_file(b"".join(entry.vevents for _, entry in some))):
                sound |= {entry.event.id for _, entry in some}
                self._kept |= {
                    entry.event.id: digest + (_HELD if entry.held else _OFF) + entry.vevents
                    for digest, entry in some
                    if not entry.revision.sessions
                }
        return sound, self._kept


def public(kept: Mapping[str, bytes], private: Sequence[str]) -> Mapping[str, bytes]:
    """What of it may be kept: nothing that shows a `private` address, which may have been public before."""
    if not private:
        return kept
    return {key: data for key, data in kept.items() if not names_address(data.replace(_FOLD, b""), private)}


def _digest(stored: Event, revision: Revision, around: Around) -> bytes:
    parts = stored, revision, around.zone.key, around.page, around.category, around.language
    return blake2b(msgspec.msgpack.encode(parts), digest_size=_DIGEST).digest()
