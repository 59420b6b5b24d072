"""What calendars were last told of an event, and how often it has changed since. Pure; the store keeps it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.compose.sessions import Slot
from pipeline.model import Event, Revision, Session, Snapshot, Status, When

# The statuses of what is not held for now.
_OFF = (Status.CANCELLED, Status.MOVED)


def uid_of(event_id: str, domain: str) -> str:
    """The identity of an event in every calendar, whatever becomes of its title and time (RFC 7986, section 5.3)."""
    return f"{event_id}@{domain}"


def published(event: Event, last: Revision | None) -> Snapshot | None:
    """What calendars show of the event now; None for one that never had a time, which no calendar can show."""
    before = last.snapshot if last else None
    when = event.when or (before.when if before else event.original)
    if when is None:
        return None
    status, original = _status(event), _original(event, when, before)
    return Snapshot(
        title=event.title,
        when=when,
        place=event.place,
        status=status,
        link=event.link,
        registration=event.registration,
        package=event.package,
        original=original,
        again=before is not None and status not in _OFF and not original and _has_changed(before),
    )


class Seen(NamedTuple):
    """A session as subscribers are to see it: its slot, and the digest of all that they are told in it.

    `former` is the digest of its bytes, which states kept before there was one of values: an upgrade changes nothing.
    """

    slot: Slot
    digest: str
    former: str = ""


def revise(shown: Snapshot, told: Sequence[Seen], last: Revision | None, now: datetime, uid: str) -> Revision:
    """The revision of what is shown now; the very same `last` when nothing that subscribers see has changed.

    `now` is an aware instant. A new time, place, title, status or link raises the sequence of the sessions that have it
    (RFC 5545, section 3.8.7.4); other wording moves `modified` alone. `modified` always grows with a change, even when
    the clock has jumped back: a calendar that sees no newer stamp keeps the old event. The number that a session rises
    to is the event's next one, so none ever falls, whichever session the event becomes.
    """
    now = now.astimezone(UTC).replace(microsecond=0)
    if last is None:
        first = (Session(one.slot.number, one.slot.when, 0, now, one.digest, one.slot.off) for one in told)
        return _of_sessions(Revision(uid, 0, now, now, "", shown), first)
    known = {one.number: one for one in last.each}
    stamped = _Stamps(
        sequence=last.sequence + any(_is_weighty(one, known, shown, last.snapshot) for one in told),
        modified=max(now, last.modified + timedelta(seconds=1)),
    )
    sessions = tuple(_session(one, known, shown, last.snapshot, stamped) for one in told)
    changed = any(one.modified == stamped.modified for one in sessions)
    after = replace(last, snapshot=shown)
    if changed:
        after = replace(after, sequence=stamped.sequence, modified=stamped.modified)
    after = _of_sessions(after, sessions)
    return last if after == last else after


class _Stamps(NamedTuple):
    sequence: int
    modified: datetime


def _session(told: Seen, known: Mapping[int, Session], shown: Snapshot, before: Snapshot, stamps: _Stamps) -> Session:
    number, when, off = told.slot
    last = known.get(number)
    if last and not _has_news(told, last):
        return replace(last, when=when, digest=told.digest, off=off)
    sequence = stamps.sequence if last is None or _is_weighty(told, known, shown, before) else last.sequence
    return Session(number, when, sequence, stamps.modified, told.digest, off)


def _has_news(told: Seen, last: Session) -> bool:
    return last.digest not in (told.digest, told.former)


def _is_weighty(told: Seen, known: Mapping[int, Session], shown: Snapshot, before: Snapshot) -> bool:
    """Whether people plan by what has changed in a session; one that calendars do not have yet is."""
    last = known.get(told.slot.number)
    if last is None:
        return True
    moved = (last.when, last.off) != (told.slot.when, told.slot.off)
    return _has_news(told, last) and (moved or _weighty(shown) != _weighty(before))


def _of_sessions(revision: Revision, sessions: Iterable[Session]) -> Revision:
    """The revision with these; they are left out where an event is held once and has had one time alone."""
    kept = tuple(sessions)
    alone = replace(revision, digest=kept[0].digest, sessions=())
    return alone if kept == alone.each else replace(alone, sessions=kept)


def _has_changed(before: Snapshot) -> bool:
    return before.again or before.original is not None or before.status in _OFF


def _weighty(shown: Snapshot) -> tuple[object, ...]:
    return shown.title, shown.place, shown.status, shown.link, shown.registration


def _status(event: Event) -> Status:
    return Status.CONFIRMED if event.status is Status.MOVED and event.when else event.status


def _original(event: Event, when: When, before: Snapshot | None) -> When | None:
    """The time that subscribers knew first. A changed start is a move even when the editor did not say so."""
    known = event.original or (before and (before.original or before.when))
    return known if known and _starts_elsewhere(known, when) else None


def _starts_elsewhere(before: When, after: When) -> bool:
    """An hour told later, or left out, is no move."""
    if before.first != after.first:
        return True
    return None not in (before.opens, after.opens) and before.opens != after.opens
