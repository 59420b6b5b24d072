"""A change that only an event's owner can tell those who registered: her message made ready, and when she has sent it.

Nobody who registered is known here: she sends it herself, and the receipt stays open until somebody says that she has.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.acts.find_event import id_meant
from pipeline.acts.situation import Situation
from pipeline.compose.change import Change
from pipeline.fault import Fault
from pipeline.kinds.meant import Named
from pipeline.model import Event, PublishedEvent, Relay, RelayKind
from pipeline.notify.mail import FOLDER
from pipeline.project import Project
from pipeline.render.calendar.entry import around_of, entry_of
from pipeline.render.relay import Surroundings, relay_draft, relay_subject, relay_text
from pipeline.store.relays import forget_relay, relays_of, save_passed_on, save_relay
from pipeline.store.revisions import published_events
from pipeline.whole import PRIVATE, write_whole

_DRAFTS = "ilmoittautuneille"


class PassedOn(Struct, frozen=True):
    """A change whose receipt is closed; `new`: it was closed now, else by whom and when stands in it."""

    relay: Relay
    new: bool


def keep_relays(situation: Situation, changed: Iterable[tuple[PublishedEvent, PublishedEvent]]) -> None:
    """Keeps what those who registered must hear of changes that are to be published, however a file was changed.

    Raises StateError.
    """
    for before, after in changed:
        if not after.gone_at:
            _keep(situation, before.event, after)


def _keep(situation: Situation, before: Event, row: PublishedEvent) -> None:
    """One that takes back what nobody has passed on yet leaves nothing to hear."""
    kind, event = _kind_of(Change(before, row.event)), row.event
    if kind is None:
        return
    known, place = before.when or before.original, before.place
    with situation.store.reading() as connection:
        waiting = next(iter(relays_of(connection, event.id, untold=True)), None)
    if waiting:
        known, place = waiting.before, waiting.place_before
    relay = Relay(
        item_id=event.id,
        sequence=row.revision.sequence,
        kind=kind,
        title=event.title,
        made_at=situation.now,
        made_by="",
        before=known,
        after=event.when,
        reason=event.reason,
        place_before=place,
    )
    taken_back = waiting and (event.when, event.place) == (known, place) and not event.cancelled
    with situation.store.writing() as connection:
        forget_relay(connection, event.id)
        if not taken_back:
            save_relay(connection, relay)


def lay_drafts(situation: Situation) -> None:
    """Lays the messages ready of changes that wait to be passed on, where there are none yet.

    Raises StateError, OSError.
    """
    with situation.store.reading() as connection:
        waiting = relays_of(connection, untold=True)
        rows = published_events(connection) if waiting else {}
    for relay in waiting:
        if relay.item_id in rows and not all(one.exists() for one in files_of(situation.project, relay)):
            _lay(situation, relay, rows[relay.item_id])


def relay_change(situation: Situation, before: Event, who: str) -> Relay | None:
    """What those who registered must hear of a change that was published now by the word of `who`; None for nothing.

    `before` is the event as it was. Raises StateError, OSError.
    """
    item_id = before.id
    with situation.store.reading() as connection:
        row, known = published_events(connection).get(item_id), relays_of(connection, item_id)
    # Where it was published for the first time now, people may have heard of it elsewhere.
    if row and not row.revision.sequence and not known:
        _keep(situation, before, row)
    with situation.store.writing() as connection:
        waiting = [one for one in relays_of(connection, item_id, untold=True) if one.made_at == situation.now]
        for one in waiting:
            save_relay(connection, replace(one, made_by=who))
    lay_drafts(situation)
    return replace(waiting[-1], made_by=who) if waiting else None


def _lay(situation: Situation, relay: Relay, row: PublishedEvent) -> None:
    around = _around(situation, row.event, row)
    draft, pasted = files_of(situation.project, relay)
    write_whole(draft, relay_draft(row.event, relay, around).as_bytes(), PRIVATE)
    text = f"{relay_subject(relay, around.language)}\n\n{relay_text(row.event, relay, around)}"
    write_whole(pasted, text.encode(), PRIVATE)


def files_of(project: Project, relay: Relay) -> tuple[Path, Path]:
    """Where the draft for a mail program and the text to paste lie."""
    folder = project.outbox / FOLDER / _DRAFTS
    name = f"{relay.item_id}-{relay.sequence}"
    return folder / f"{name}.eml", folder / f"{name}.txt"


def open_relays(situation: Situation) -> tuple[Relay, ...]:
    """The changes that nobody has passed on yet and that still matter, the oldest first. Raises StateError."""
    with situation.store.reading() as connection:
        found = relays_of(connection, untold=True)
    return tuple(sorted((one for one in found if not is_over(situation, one)), key=lambda one: one.made_at))


def is_over(situation: Situation, relay: Relay) -> bool:
    """Whether both times have gone by: there is nothing left to hear in time."""
    zone = situation.project.config.zone
    ends = [when.ends_at(zone) for when in (relay.before, relay.after) if when]
    return bool(ends) and max(ends) < situation.now


def pass_on(situation: Situation, written: str, who: str, sequence: int | None = None) -> PassedOn:
    """Those who registered have been told; `written` names the event, `sequence` the change, the last one by default.

    Raises Fault where there is no such change, StateError.
    """
    with situation.store.reading() as connection:
        every = relays_of(connection)
    item_id = id_meant(written, (Named(one.item_id, one.title) for one in every), situation.today)
    found = [one for one in every if one.item_id == item_id and sequence in (None, one.sequence)]
    if not found:
        raise Fault("told.nothing", id=written)
    relay = found[-1]
    if relay.told_by:
        return PassedOn(relay, new=False)
    with situation.store.writing() as connection:
        save_passed_on(connection, relay, who, situation.now)
    return PassedOn(relay, new=True)


def _kind_of(made: Change) -> RelayKind | None:
    before, after = made.before, made.after
    if after.cancelled:
        return None if before.cancelled else RelayKind.CANCELLED
    if after.postponed:
        return None if before.postponed else RelayKind.POSTPONED
    if before.cancelled:
        return RelayKind.AGAIN
    return RelayKind.MOVED if (before.when, before.place) != (after.when, after.place) else None


def _around(situation: Situation, event: Event, row: PublishedEvent) -> Surroundings:
    config = situation.project.config
    around = around_of(event, {one.id: one.title for one in situation.content.packages}, config)
    entry = entry_of(event, row.revision, around, situation.now, row.revision.uid)
    assert entry is not None
    return Surroundings(around.page, entry.vevents, config.project.name, config.project.email, around.language)
