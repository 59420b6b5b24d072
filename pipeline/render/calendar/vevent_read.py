"""VEVENTs of ours -> the event and its revision, as they were published: the way back from `vevent` and `own_lines`.

A lost or older state is filled again from these. What calendars do not show of an event (its themes, its materials)
does not come back. They are read by icalendar, which takes 2.5 ms for one: only those that the state does not know.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.finnish.times import read_when
from pipeline.kinds.values import is_id, is_reserved
from pipeline.model import Event, Revision, Session, Snapshot, Status, When
from pipeline.render.calendar.former import former
from pipeline.render.calendar.ics_text import unescaped
from pipeline.render.calendar.own_lines import PREFIX, told_of
from pipeline.render.calendar.vevent import paragraphs_before
from pipeline.render.markdown import literal

_BEGIN = b"\r\nBEGIN:VEVENT\r\n"  # a whole line: a title may end with the same letters
_END = b"\r\nEND:VEVENT"
_STARTS = b"\r\nDTSTART"


class ReadVevent(Struct, frozen=True):
    """One VEVENT: of which event, the event as it tells it, and the stamps of its session."""

    event: Event
    shown: Snapshot
    session: Session
    uid: str
    created: datetime


def vevents_of(calendar: bytes) -> list[bytes]:
    """The VEVENTs of a calendar of ours, each without its first and last line."""
    return [part.partition(_END)[0] + b"\r\n" for part in calendar.split(_BEGIN)[1:]]


def stamps_of(vevent: bytes) -> bytes:
    """The lines of one of `vevents_of` that tell its UID and stamps, as `vevent.stamp_lines` wrote them."""
    return vevent.partition(_STARTS)[0] + b"\r\n"


def read_vevent(vevent: bytes, domain: str, zone: ZoneInfo, packages: Mapping[str, str]) -> ReadVevent:
    """What one of `vevents_of` was written from, its times in `zone`.

    `domain` is that of the UIDs, `packages` the ids of packages by their titles. Raises ValueError where it is no
    VEVENT that this program wrote.
    """
    try:
        return _read(vevent, domain, zone, packages)
    except (KeyError, Fault, OverflowError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def joined(sessions: Sequence[ReadVevent], others: Iterable[Session] = ()) -> tuple[Event, Revision]:
    """The event and its revision from the VEVENTs of its sessions (one or more) and what is known of other ones."""
    newest = max(sessions, key=lambda one: (one.session.modified, -one.session.number))
    read = {one.session.number: one.session for one in sessions}
    every = {**{one.number: one for one in others}, **read}
    ordered = sorted(every.values(), key=lambda one: (one.when.first, one.number))
    revision = Revision(
        uid=newest.uid,
        sequence=max(one.sequence for one in ordered),
        created=min(one.created for one in sessions),
        modified=newest.session.modified,
        digest=ordered[0].digest,
        snapshot=newest.shown,
    )
    return newest.event, revision if revision.each == tuple(ordered) else replace(revision, sessions=tuple(ordered))


def _read(vevent: bytes, domain: str, zone: ZoneInfo, packages: Mapping[str, str]) -> ReadVevent:
    import icalendar

    vevent.decode()  # icalendar would read on
    read: Any = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + vevent + b"END:VEVENT\r\n")
    if read.errors:
        raise ValueError(str(read.errors[0]))
    own = {name.removeprefix(PREFIX): unescaped(str(value)) for name, value in read.items() if name.startswith(PREFIX)}
    name, _, at = str(read["UID"]).rpartition("@")
    event_id, _, number = name.partition("+")
    # An id becomes the name of files, so it is taken as strictly as from an editor.
    if at != domain or not is_id(event_id) or is_reserved(event_id):
        raise ValueError(name)
    held = _time(own, "SESSION") or _time(own, "WHEN") or _when(read, zone)
    status = Status(own.get("STATUS", str(read["STATUS"])).lower())
    session = Session(
        number=int(number or 1),
        when=held,
        sequence=int(read["SEQUENCE"]),
        modified=_instant(read["LAST-MODIFIED"].dt),
        digest=own.get("DIGEST", ""),
        off="OFF" in own,
    )
    made = ReadVevent(
        *_event(event_id, read, own, status, session, packages),
        session,
        f"{event_id}@{domain}",
        _instant(read["CREATED"].dt),
    )
    return made if "DIGEST" in own else _former(made, vevent, read)


def _former(made: ReadVevent, vevent: bytes, read: Any) -> ReadVevent:
    """The same of a version that had no properties of its own."""
    transparent = str(read.get("TRANSP", "")) == "TRANSPARENT"
    said = former(vevent, str(read.get("DESCRIPTION", "")), made.shown.status, transparent)
    shown = replace(made.shown, status=said.status)
    event = replace(made.event, when=None) if said.status is Status.MOVED else made.event
    event, shown = said.filled(event, shown)
    return replace(made, event=event, shown=shown, session=replace(made.session, digest=said.digest))


def _event(
    event_id: str,
    read: Any,
    own: Mapping[str, str],
    status: Status,
    session: Session,
    packages: Mapping[str, str],
) -> tuple[Event, Snapshot]:
    when, original, again = _time(own, "WHEN") or session.when, _time(own, "ORIGINAL"), "AGAIN" in own
    title = own.get("TITLE", str(read.get("SUMMARY", "")))
    shown = Snapshot(
        title=title,
        when=when,
        place=str(read.get("LOCATION", "")),
        status=status,
        link=own.get("LINK", ""),
        registration=own.get("REGISTRATION", ""),
        package=own.get("PACKAGE") or packages.get(_category(read), ""),
        original=original,
        again=again,
    )
    event = Event(
        id=event_id,
        title=title,
        when=None if status is Status.MOVED else when,
        place=shown.place,
        status=Status.MOVED if original and status is Status.CONFIRMED else status,
        reason=own.get("REASON", ""),
        original=when if status is Status.MOVED else original,
        package=shown.package,
        registration=shown.registration,
        registration_opens=_time(own, "REGISTRATION-OPENS"),
        registration_closes=_time(own, "REGISTRATION-CLOSES"),
        link=shown.link,
        language=own.get("LANGUAGE", ""),
        body=literal(_body(read, told_of(shown, session.when, session.off))),
    )
    return event, shown


def _body(read: Any, told: Snapshot) -> str:
    """The text of the event: what is told of its time stands before it, the addresses after it."""
    paragraphs = str(read.get("DESCRIPTION", "")).split("\n\n")
    return "\n\n".join(paragraphs[paragraphs_before(told) : -1])


def _category(read: Any) -> str:
    return str(read["CATEGORIES"].cats[0]) if "CATEGORIES" in read else ""


def _time(own: Mapping[str, str], name: str) -> When | None:
    return read_when(own[name]) if name in own else None


def _when(read: Any, zone: ZoneInfo) -> When:
    """What DTSTART and DTEND say: whole days, or hours from the first to the last."""
    starts, ends = read["DTSTART"].dt, read["DTEND"].dt if "DTEND" in read else None
    if not isinstance(starts, datetime):
        return When(starts, ends - timedelta(days=1) if ends else starts)
    opens = starts.astimezone(zone)
    closes = ends.astimezone(zone) if ends else None
    return When(opens.date(), (closes or opens).date(), opens.time(), closes.time() if closes else None)


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
