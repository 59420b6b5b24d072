"""What calendars were last told of an event, and how often it has changed since. Pure; the store keeps it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from pipeline.model import Event, Revision, Snapshot, Status, When

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


def revise(shown: Snapshot, visible: bytes, last: Revision | None, now: datetime, uid: str) -> Revision:
    """The revision of what is shown now; the very same `last` when nothing that subscribers see has changed.

    `visible` is the serialised event without its stamps, `now` an aware instant. A new time, place, title, status or
    link raises the sequence (RFC 5545, section 3.8.7.4); other wording moves `modified` alone. `modified` always
    grows with a change, even when the clock has jumped back: a calendar that sees no newer stamp keeps the old event.
    """
    digest = blake2b(visible, digest_size=16).hexdigest()
    now = now.astimezone(UTC).replace(microsecond=0)
    if last is None:
        return Revision(uid, 0, now, now, digest, shown)
    if digest == last.digest:
        return last if shown == last.snapshot else replace(last, snapshot=shown)
    return replace(
        last,
        sequence=last.sequence + (_weighty(shown) != _weighty(last.snapshot)),
        modified=max(now, last.modified + timedelta(seconds=1)),
        digest=digest,
        snapshot=shown,
    )


def _has_changed(before: Snapshot) -> bool:
    return before.again or before.original is not None or before.status in _OFF


def _weighty(shown: Snapshot) -> tuple[object, ...]:
    return shown.title, shown.when, shown.place, shown.status, shown.link, shown.registration


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
