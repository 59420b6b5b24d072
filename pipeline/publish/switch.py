"""One switch, every output: an event's change is written into its file, published, and accounted for in a receipt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from pipeline.compose.change import Change, Reach, fields_of, reach_of
from pipeline.compose.identity import identified, known_event
from pipeline.compose.rhythm import next_send
from pipeline.model import Content, Event, Problem, When
from pipeline.project import Project
from pipeline.publish.site import publish
from pipeline.read.content import read_content
from pipeline.read.edit import entry_of, when_like, with_fields
from pipeline.read.fault import Fault
from pipeline.read.fields import EVENT
from pipeline.read.finnish_time import write_when
from pipeline.read.item import Read, read_item
from pipeline.render import addresses
from pipeline.store import open_store
from pipeline.store.editions import State, edition_rows, told_before
from pipeline.store.revisions import published_events
from pipeline.whole import write_whole

# What makes a change out of an event and everything else there is; raises Fault where it must not be.
Plan = Callable[[Event, Content], Change]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a switch touched: the file, feeds and pages, the letters that told the event, and who will know in time.

    `findings` are what the publication found out besides.
    """

    change: Change
    feeds: tuple[str, ...]
    pages: tuple[str, ...]
    sequence: int
    told_on: tuple[date, ...]
    reach: Reach
    findings: tuple[Problem, ...] = ()


def switch(project: Project, event_id: str, plan: Plan, now: datetime) -> Receipt:
    """Makes the change at `now` (aware). Raises Fault, and then nothing was written; else as publishing does."""
    content, event = find_event(project, event_id, now)
    change = plan(event, content)
    _write(project.root / event.source.file, event, change)
    done = publish(project, now)
    # Whether the letter is too late for the change stands in the receipt itself.
    findings = tuple(one for one in done.findings if one.key != "publish.late_change")
    return replace(_receipt(project, change, now), findings=findings)


def find_event(project: Project, event_id: str, now: datetime) -> tuple[Content, Event]:
    """The content and one of its events, by the id that calendars know or by its file's name. Raises Fault."""
    config = project.config
    content = read_content(project.content, config, now.astimezone(config.zone).date())
    with open_store(project.state).reading() as connection:
        known = {one: known_event(row.event) for one, row in published_events(connection).items()}
    content, renamed = identified(content, known, now, config.zone)
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


def _write(path: Path, event: Event, change: Change) -> None:
    """Sets the fields in the file, if it is still the one that was read, and only if it can be read afterwards."""
    data = path.read_bytes()
    text = data.decode("utf-8")
    there = _read(path, event, text).item
    if not isinstance(there, Event) or replace(there, id=event.id) != event:
        raise Fault("change.touched", file=event.source.file)
    entry = entry_of(text, EVENT, "when")
    written = entry.value if entry else ""
    fields = {
        name: value if isinstance(value, str) else _time(name, value, written) for name, value in fields_of(change)
    }
    changed = with_fields(text, EVENT, fields)
    read = _read(path, event, changed)
    if read.item is None:
        problem = next(problem for problem in read.problems if problem.is_error)
        raise Fault(problem.key, **problem.values)
    if path.read_bytes() != data:
        raise Fault("change.touched", file=event.source.file)
    write_whole(path, changed.encode("utf-8"))


def _read(path: Path, event: Event, text: str) -> Read:
    """What the text of the event's file holds; content is read in composed letters (Unicode NFC)."""
    return read_item(EVENT, path.stem, event.source.file, normalize("NFC", text))


def _time(name: str, when: When, written: str) -> str:
    return when_like(written, when) if name == "when" else write_when(when)


def _receipt(project: Project, change: Change, now: datetime) -> Receipt:
    event = change.after
    with open_store(project.state).reading() as connection:
        revision = published_events(connection)[event.id].revision
        far = now.date() + timedelta(days=3650)
        told = {one.date for one in told_before(connection, far) if one.item_id == event.id}
        sent = {row.date for row in edition_rows(connection) if row.state is State.SENT}
    feeds = ["kalenteri/kaikki.ics", f"kalenteri/tapahtumat/{event.id}.ics"]
    pages = ["index.html", "tapahtumat/index.html", f"tapahtumat/{event.id}.html", "kalenteri/index.html"]
    if event.package:
        feeds.insert(1, f"kalenteri/{event.package}.ics")
        pages.append(f"paketit/{event.package}/index.html")
    if project.config.site.theme_feeds:
        feeds += [f"kalenteri/{addresses.theme_id(number)}.ics" for number in event.themes]
    next_letter = next_send(project.config.rhythm, now).at
    return Receipt(
        change=change,
        feeds=tuple(feeds),
        pages=tuple(pages),
        sequence=revision.sequence,
        told_on=tuple(sorted(told & sent)),
        reach=reach_of(change, bool(told), next_letter, now, project.config.zone),
    )
