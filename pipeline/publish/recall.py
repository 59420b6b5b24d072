"""What the published feeds remember: events and revisions that the state has lost, or knows only an older form of.

A sequence must never fall or begin anew, whatever becomes of the state: calendars would keep what they have.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.config import Config
from pipeline.model import Content, PublishedEvent, Revision
from pipeline.render.calendar.vevent import stamp_lines
from pipeline.render.calendar.vevent_read import ReadVevent, joined, read_vevent, stamps_of, vevents_of

# The feed of all events, in the site's folder and on the web.
ALL = "kalenteri/kaikki.ics"


def recalled(
    calendars: Iterable[bytes], known: Mapping[str, PublishedEvent], content: Content, config: Config
) -> dict[str, PublishedEvent]:
    """The events that our calendars show in a later form than the state knows, by their ids; most often none.

    A feed that somebody has damaged gives what can be read of it.
    """
    titles = {package.title: package.id for package in content.packages}
    found = dict[str, dict[int, ReadVevent]]()
    for vevent in _unknown(calendars, known):
        with suppress(ValueError):
            one = read_vevent(vevent, config.site.uid_domain, config.zone, titles)
            sessions = found.setdefault(one.event.id, {})
            other = sessions.get(one.session.number)
            if other is None or _stamps(other) < _stamps(one):
                sessions[one.session.number] = one
    files = {event.id for event in content.events} | content.set_aside
    later = {}
    for event_id, sessions in found.items():
        last = known.get(event_id)
        event, revision = joined(tuple(sessions.values()), last.revision.each if last else ())
        if last is None or _is_later(revision, last.revision):
            gone_at = revision.modified if event.cancelled and event_id not in files else None
            later[event_id] = PublishedEvent(event, revision, gone_at)
    return later


def calendars_of(site: Path, unknown: Iterable[str]) -> Iterator[bytes]:
    """The feed of all events as `site` has it, and the files of events that the state does not know."""
    events = site / "kalenteri" / "tapahtumat"
    for path in (site / ALL, *(events / f"{event_id}.ics" for event_id in sorted(unknown))):
        if path.is_file():
            yield path.read_bytes()


def _unknown(calendars: Iterable[bytes], known: Mapping[str, PublishedEvent]) -> Iterator[bytes]:
    """Every VEVENT that bears other stamps than the state knows; each once."""
    seen = {stamp_lines(one.revision, session) for one in known.values() for session in one.revision.each}
    for calendar in calendars:
        for vevent in vevents_of(calendar):
            if (stamps := stamps_of(vevent)) not in seen:
                seen.add(stamps)
                yield vevent


def _stamps(one: ReadVevent) -> tuple[object, ...]:
    return one.session.sequence, one.session.modified


def _is_later(one: Revision, last: Revision) -> bool:
    return one.sequence > last.sequence or one.modified > last.modified
