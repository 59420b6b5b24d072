"""What the published feeds remember: events and revisions that the state has lost, or knows only an older form of.

A sequence must never fall or begin anew, whatever becomes of the state: calendars would keep what they have.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.config import Config
from pipeline.model import Content, PublishedEvent
from pipeline.render.calendar.vevent_read import read_vevent, stamp_of, vevents_of


def recalled(
    site: Path, known: Mapping[str, PublishedEvent], content: Content, config: Config
) -> dict[str, PublishedEvent]:
    """The events that `site` shows in a later form than the state knows, by their ids; most often none.

    A feed that somebody has damaged gives what can be read of it.
    """
    titles = {package.title: package.id for package in content.packages}
    files = {event.id for event in content.events} | content.set_aside
    later = {}
    for vevent in _published(site / "kalenteri", files - known.keys()):
        try:
            if not _is_later(vevent, known, config.site.uid_domain):
                continue
            event, revision = read_vevent(vevent, config.site.uid_domain, config.zone, titles, config.project.language)
        except ValueError:
            continue
        gone_at = revision.modified if event.cancelled and event.id not in files else None
        later[event.id] = PublishedEvent(event, revision, gone_at)
    return later


def _published(folder: Path, unknown: Iterable[str]) -> Iterator[bytes]:
    """Every VEVENT in the files of events that the state does not know, and then in the feed of all of them."""
    if not folder.is_dir():
        return
    for path in (*(folder / "tapahtumat" / f"{event_id}.ics" for event_id in sorted(unknown)), folder / "kaikki.ics"):
        if path.is_file():
            yield from vevents_of(path.read_bytes())


def _is_later(vevent: bytes, known: Mapping[str, PublishedEvent], domain: str) -> bool:
    uid, sequence, modified = stamp_of(vevent)
    last = known.get(uid.removesuffix(f"@{domain}"))
    return last is None or sequence > last.revision.sequence or modified > last.revision.modified
