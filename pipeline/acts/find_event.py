"""Which event a person means."""

from difflib import get_close_matches

from pipeline.acts.situation import Situation
from pipeline.compose.identity import identified, known_event
from pipeline.fault import Fault
from pipeline.model import Content, Event
from pipeline.store.revisions import published_events


def find_event(situation: Situation, event_id: str) -> tuple[Content, Event]:
    """The content and one of its events, by the id that calendars know or by its file's name. Raises Fault."""
    content = situation.content
    with situation.store.reading() as connection:
        known = {one: known_event(row.event) for one, row in published_events(connection).items()}
    content, renamed = identified(content, known, situation.now, situation.project.config.zone)
    return content, _event(content, {one.written: one.id for one in renamed}.get(event_id, event_id))


def _event(content: Content, event_id: str) -> Event:
    found = next((event for event in content.events if event.id == event_id), None)
    if found:
        return found
    if ("event", event_id) in content.broken:
        raise Fault("change.broken_event", id=event_id)
    ids = [event.id for event in content.events]
    near = get_close_matches(event_id, ids, 3, cutoff=0.3) or ids[:3]
    raise Fault("change.no_event", id=event_id, near=", ".join(near) or "–")
