"""An event as calendars have it at a moment: its revision and its VEVENTs, each serialised once for all feeds."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b

from msgspec import Struct

from pipeline.compose.revision import Seen, published, revise
from pipeline.compose.sessions import slots
from pipeline.config import Config
from pipeline.messages import spoken
from pipeline.model import Event, Revision, Status
from pipeline.render import addresses
from pipeline.render.calendar.own_lines import digest_of, own_lines, told_of
from pipeline.render.calendar.vevent import Around, vevent, visible_lines
from pipeline.render.markdown import plain_text


class CalendarEntry(Struct, frozen=True):
    """An event of the calendars: what it is now, its revision, and its VEVENTs, one for each session.

    `held` are those that are not cancelled.
    """

    event: Event
    revision: Revision
    vevents: bytes
    held: bytes


def around_of(event: Event, packages: Mapping[str, str], config: Config) -> Around:
    """What stands around the event; `packages` are the titles of packages by their ids.

    Its subscribers are told of it in its own language, so that an entry never speaks two.
    """
    return Around(
        config.zone,
        addresses.event_url(config.site.url, event.id),
        packages.get(event.package, ""),
        spoken(event.language, config.project.language),
    )


def entry_of(event: Event, last: Revision | None, around: Around, now: datetime, uid: str) -> CalendarEntry | None:
    """The event at `now` (aware), `last` as it was published; None for one that never had a time."""
    shown = published(event, last)
    if shown is None:
        return None
    description = plain_text(event.body)
    seen, lines, off = list[Seen](), dict[int, bytes](), set[int]()
    for slot in slots(shown.when, last, now, around.zone):
        told = told_of(shown, slot.when, slot.off)
        visible, digest = visible_lines(event, told, description, around), digest_of(event, told, description, around)
        seen.append(Seen(slot, digest, former=blake2b(visible, digest_size=16).hexdigest()))
        lines[slot.number] = visible + own_lines(event, shown, slot, digest)
        if told.status is Status.CANCELLED:
            off.add(slot.number)
    revision = revise(shown, seen, last, now, uid)
    made = {number: vevent(one, revision, number) for number, one in lines.items()}
    vevents = b"".join(made.values())
    held = b"".join(one for number, one in made.items() if number not in off) if off else vevents
    return CalendarEntry(event, revision, vevents, held)
