"""A change that only an event's owner can tell those who registered: her message made ready, and when she has sent it.

Nobody who registered is known here: she sends it herself, and the receipt stays open until somebody says that she has.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.acts.find_event import id_meant
from pipeline.acts.situation import Situation
from pipeline.compose.change import Change
from pipeline.fault import Fault
from pipeline.kinds.meant import Named
from pipeline.messages import spoken
from pipeline.model import Event, PublishedEvent, Relay, RelayKind
from pipeline.notify.mail import FOLDER
from pipeline.project import Project
from pipeline.render import addresses
from pipeline.render.calendar.entry import entry_of
from pipeline.render.calendar.vevent import Around
from pipeline.render.relay import Surroundings, relay_draft, relay_subject, relay_text
from pipeline.store.relays import relays_of, save_passed_on, save_relay
from pipeline.store.revisions import published_events
from pipeline.whole import PRIVATE, write_whole

_DRAFTS = "ilmoittautuneille"


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A change whose receipt is closed; `new`: it was closed now, else by whom and when stands in it."""

    relay: Relay
    new: bool


def relay_change(situation: Situation, made: Change, who: str) -> Relay | None:
    """Keeps what those who registered must hear, and lays the message ready; None where they need hear nothing.

    The event is published by now. Raises StateError, OSError.
    """
    kind = _kind_of(made)
    if kind is None:
        return None
    with situation.store.reading() as connection:
        row = published_events(connection)[made.after.id]
    event = made.after
    relay = Relay(
        item_id=event.id,
        sequence=row.revision.sequence,
        kind=kind,
        title=event.title,
        made_at=situation.now,
        made_by=who,
        before=made.before.when or made.before.original,
        after=event.when,
        reason=event.reason,
    )
    around = _around(situation, event, row)
    draft, pasted = files_of(situation.project, relay)
    write_whole(draft, relay_draft(event, relay, around).as_bytes(), PRIVATE)
    text = f"{relay_subject(relay, around.language)}\n\n{relay_text(event, relay, around)}"
    write_whole(pasted, text.encode(), PRIVATE)
    with situation.store.writing() as connection:
        save_relay(connection, relay)
    return relay


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
    page = addresses.event_url(config.site.url, event.id)
    package = situation.content.package(event.package)
    around = Around(config.zone, page, package.title if package else "", config.project.language)
    entry = entry_of(event, row.revision, around, situation.now, row.revision.uid)
    assert entry is not None
    language = spoken(event.language, config.project.language)
    return Surroundings(page, entry.vevents, config.project.name, config.project.email, language)
