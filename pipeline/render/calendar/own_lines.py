"""What of an event must come back from its feed and stands in no property of iCalendar's: in properties of our own.

Calendar programs pass over them (RFC 5545, section 3.8.8.2). Nothing that subscribers are not told stands in them.
"""

from collections.abc import Iterator
from hashlib import blake2b

from msgspec.structs import replace

from pipeline.compose.sessions import Slot
from pipeline.finnish.times import write_when
from pipeline.model import Event, Hours, Snapshot, Status, When
from pipeline.render.calendar.ics_text import single_line, text_line
from pipeline.render.calendar.vevent import Around

PREFIX = "X-SOILA-"
_OFF = (Status.CANCELLED, Status.MOVED)


def own_lines(event: Event, shown: Snapshot, slot: Slot, digest: str) -> bytes:
    """The lines after the visible ones. `shown` is what is told of the event as a whole, `slot` its session."""
    return b"".join(text_line(f"{PREFIX}{name}", value) for name, value in _values(event, shown, slot, digest))


def told_of(shown: Snapshot, when: When, off: bool) -> Snapshot:
    """What is told of the session that is at `when`: of one that is not held any more that it is cancelled."""
    if off:
        return replace(shown, when=when, status=Status.CANCELLED, original=None, again=False)
    return replace(shown, when=when)


def digest_of(event: Event, told: Snapshot, description: str, around: Around) -> str:
    """What stands for all that subscribers are told in one session: values, so that no other form of the same counts
    as a change, be it a fold, a sentence of the catalogue or a library's.

    `told` is what is told of that session. What is empty adds nothing: a value that is told from a later version on
    changes only the events that have it.
    """
    values = {
        "title": told.title,
        "when": write_when(told.when),
        "place": told.place,
        "status": told.status.value,
        "original": _time(told.original),
        "again": "1" if told.again else "",
        "reason": event.reason if told.status in _OFF or told.original or told.again else "",
        "description": description,
        "link": told.link,
        "category": around.category,
        "page": around.page,
        "language": around.language,
        **_registration(event, told),
    }
    parts = (f"{name}={value}" for name, value in values.items() if value)
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _registration(event: Event, told: Snapshot) -> dict[str, str]:
    """Nobody registers for what has no day to come to."""
    if told.status in _OFF:
        return {}
    closes = event.registration_closes if told.registration else None
    return {"registration": told.registration, "opens": _time(event.registration_opens), "closes": _time(closes)}


def _values(event: Event, shown: Snapshot, slot: Slot, digest: str) -> Iterator[tuple[str, str]]:
    when, several = shown.when, len(shown.when.entries) > 1 or slot.off or slot.number > 1
    yield "DIGEST", digest
    if several or not _is_plain(when):
        yield "WHEN", write_when(when)
    if several:
        yield "SESSION", write_when(slot.when)
    yield "OFF", "1" if slot.off else ""
    if shown.status is Status.MOVED or slot.off:
        yield "STATUS", shown.status.upper()
    if shown.status in _OFF or slot.off:
        yield "TITLE", single_line(shown.title)
    yield "ORIGINAL", _time(shown.original)
    yield "AGAIN", "1" if shown.again else ""
    yield "REASON", single_line(event.reason)
    yield "LINK", shown.link
    yield "REGISTRATION", shown.registration
    yield "REGISTRATION-OPENS", _time(event.registration_opens)
    yield "REGISTRATION-CLOSES", _time(event.registration_closes)
    yield "PACKAGE", shown.package
    yield "LANGUAGE", event.language


def _is_plain(when: When) -> bool:
    """Whether DTSTART and DTEND say all of it: whole days, or hours from the first to the last."""
    return when.hours is Hours.ONCE and (when.all_day or when.closes is not None)


def _time(when: When | None) -> str:
    return write_when(when) if when else ""
