"""Which event a person means."""

import os
from collections.abc import Container, Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from pipeline.acts.situation import Situation
from pipeline.compose.identity import identified, known_events
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.inside import read_file
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.kind import Kind
from pipeline.kinds.meant import Named, meant, named
from pipeline.model import Content, Event
from pipeline.project import Project
from pipeline.read.decode import as_read, decoded
from pipeline.read.files import SIZE_MAX
from pipeline.read.item import Read, read_item
from pipeline.store.revisions import published_events


def find_event(situation: Situation, written: str) -> tuple[Content, Event]:
    """The content and one of its events, by the id that calendars know, its file's name, its title or its day.

    Raises Fault; where several can be meant, with all of them.
    """
    content = situation.content
    event_id = _id_of(content, written, situation.today)
    with situation.store.reading() as connection:
        known = known_events(published_events(connection))
    if event := _published_draft(situation.project, content, event_id, known.keys()):
        return content, event
    content, renamed = identified(content, known, situation.now, situation.project.config.zone)
    return content, _event(content, {one.written: one.id for one in renamed}.get(event_id, event_id))


def id_meant(written: str, items: Iterable[Named], near: date) -> str:
    """The id of what is meant; what was written where nothing is. Raises Fault where several can be meant."""
    found = {one.id: one for one in meant(written, items, near)}
    if len(found) > 1:
        raise Fault("change.several", written=written, found="\n".join(f"  {_line(one)}" for one in found.values()))
    return next(iter(found), written)


def file_at(project: Project, place: str) -> Path:
    """A content file itself: a link inside content stays a link. Raises Fault where it leads out since it was read."""
    path = Path(os.path.realpath(project.root / place))
    if not path.is_relative_to(os.path.realpath(project.content)):
        raise Fault("change.touched", file=place)
    return path


def item_in(kind: Kind, place: str, text: str, *, ready: bool) -> Read:
    """What the text of an item's file holds.

    `ready`: it is read as one that is ready, whatever it says.
    """
    return read_item(kind, normalize("NFC", Path(place).stem), place, as_read(text), ready=ready)


def _id_of(content: Content, written: str, today: date) -> str:
    if written in content.set_aside:
        return written
    events = map(named, content.events)
    drafts = [Named(one.id, one.title) for one in content.drafts if one.kind == EVENT.name]
    return id_meant(written, (*events, *drafts), today)


def _line(one: Named) -> str:
    return f"{one.id}: {one.title}" + (f", {write_when(one.when)}" if one.when else "")


def _published_draft(project: Project, content: Content, event_id: str, known: Container[str]) -> Event | None:
    """The event of a file that says it is a draft although calendars show it: it can be put off or called off."""
    draft = next((one for one in content.drafts if one.id == event_id and one.kind == EVENT.name), None)
    if draft is None or event_id not in known:
        return None
    text = decoded(read_file(file_at(project, draft.file), SIZE_MAX)[0]).text
    item = item_in(EVENT, draft.file, text, ready=True).item
    return item if isinstance(item, Event) else None


def _event(content: Content, event_id: str) -> Event:
    found = next((event for event in content.events if event.id == event_id), None)
    if found:
        return found
    if ("event", event_id) in content.broken:
        raise Fault("change.broken_event", id=event_id)
    if draft := next((one for one in content.drafts if one.id == event_id), None):
        raise Fault("change.is_draft", id=event_id, file=draft.file)
    ids = [event.id for event in content.events]
    near = get_close_matches(event_id, ids, 3, cutoff=0.3) or ids[:3]
    raise Fault("change.no_event", id=event_id, near=", ".join(near) or "–")
