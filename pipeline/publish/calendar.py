"""The calendars: each event revised and serialised once, then carried by every feed that holds it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from hashlib import blake2b

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import messages
from pipeline.compose.revision import published, uid_of
from pipeline.compose.sessions import KEPT
from pipeline.config import Config
from pipeline.model import Content, Event, Package, Problem, PublishedEvent, Snapshot, Source, Status
from pipeline.publish.entries import AT_ONCE, Part, entries_of
from pipeline.publish.files import Output
from pipeline.render import addresses
from pipeline.render.calendar.entry import CalendarEntry, around_of
from pipeline.render.calendar.feed import event_file, feed
from pipeline.render.calendar.feed_check import check_feed
from pipeline.render.markdown import plain_text

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_BEGINS = re.compile(rb"(?<=\r\n)BEGIN:VEVENT\r\n")  # a whole line: a title may end with the same letters
_UID = re.compile(rb"^UID:(.*(?:\n .*)*)", re.MULTILINE)  # with its folded lines


class Calendar(Struct, frozen=True):
    """All events that calendars show, by start, and the rows that changed.

    `newly_gone` are those whose file was missed for the first time, as they are shown from now on: cancelled, unless
    they were over. `forgotten` are ids that no calendar shows any more. `sound` are the ids of entries in which nothing
    is wrong, `kept` what of the entries is worth keeping for the next time, by their ids.
    """

    entries: tuple[CalendarEntry, ...]
    changed: tuple[PublishedEvent, ...]
    newly_gone: tuple[Event, ...]
    forgotten: tuple[str, ...]
    sound: Set[str] = frozenset()
    kept: Mapping[str, bytes] = field(default_factory=dict)


def calendar_of(
    content: Content,
    known: Mapping[str, PublishedEvent],
    config: Config,
    now: datetime,
    kept: Mapping[str, bytes] | None = None,
) -> Calendar:
    """What calendars show at `now` (aware). An event whose file is broken stays as it was published last.

    `kept` is what was worth keeping the last time.
    """
    titles = {package.id: package.title for package in content.packages}
    broken, missing = _without_a_readable_file(content, known)
    gone, forgotten = _gone_events(missing, config, now)
    every = (*content.events, *(one.event for one in broken), *(one.event for one in gone))
    parts = [_part(event, known.get(event.id), titles, config) for event in every]
    made = entries_of(parts, kept or {}, now)
    missed = {one.event.id: one.gone_at for one in gone}
    entries: list[CalendarEntry] = []
    changed: list[PublishedEvent] = []
    for part, entry in zip(parts, made.each, strict=True):
        if entry is None:
            continue
        entries.append(entry)
        last = known.get(part.event.id)
        row = PublishedEvent(part.stored, entry.revision, missed.get(part.event.id))
        if last is None or entry.revision is not last.revision or _place(row) != _place(last):
            changed.append(row)
    entries.sort(key=lambda entry: (entry.revision.snapshot.when.starts_at(config.zone), entry.event.id))
    newly = tuple(one.event for one in gone if known[one.event.id].gone_at is None)
    return Calendar(tuple(entries), tuple(changed), newly, forgotten, made.sound, made.kept)


def _part(event: Event, last: PublishedEvent | None, titles: Mapping[str, str], config: Config) -> Part:
    uid = uid_of(event.id, config.site.uid_domain)
    return Part(event, _stored(event), last.revision if last else None, around_of(event, titles, config), uid)


def shown_events(
    content: Content, known: Mapping[str, PublishedEvent], config: Config, now: datetime
) -> Iterator[tuple[Event, Snapshot]]:
    """The events that `calendar_of` would show, each with what it would show of it."""
    broken, missing = _without_a_readable_file(content, known)
    gone, _ = _gone_events(missing, config, now)
    for event in (*content.events, *(one.event for one in (*broken, *gone))):
        last = known.get(event.id)
        if snapshot := published(event, last.revision if last else None):
            yield event, snapshot


def _without_a_readable_file(
    content: Content, known: Mapping[str, PublishedEvent]
) -> tuple[list[PublishedEvent], list[PublishedEvent]]:
    """The published events whose file is broken, or may be under a new name; and those that have no file."""
    present = {event.id for event in content.events}
    set_aside, broken = content.set_aside, {item_id for kind, item_id in content.broken if kind == "event"}
    renamed = bool(broken - known.keys())
    doubtful: list[PublishedEvent] = []
    missing: list[PublishedEvent] = []
    for item_id, one in sorted(known.items()):
        if item_id not in present:
            in_doubt = item_id in set_aside or (renamed and one.gone_at is None)
            (doubtful if in_doubt else missing).append(one)
    return doubtful, missing


def _gone_events(
    missing: Iterable[PublishedEvent], config: Config, now: datetime
) -> tuple[list[PublishedEvent], tuple[str, ...]]:
    """Published events that have no file any more: cancelled for a while, if they were not over, then forgotten."""
    gone, forgotten = [], []
    for one in missing:
        gone_at = one.gone_at or now
        ends = one.revision.snapshot.when.ends_at(config.zone)
        if now > max(gone_at + KEPT, ends):
            forgotten.append(one.event.id)
        else:
            event = one.event if ends <= gone_at else replace(one.event, status=Status.CANCELLED)
            gone.append(PublishedEvent(event, one.revision, gone_at))
    return gone, tuple(forgotten)


def _place(one: PublishedEvent) -> tuple[str, datetime | None]:
    """Where the event's file is, and since when it is not there."""
    return one.event.source.file, one.gone_at


def _stored(event: Event) -> Event:
    return replace(event, internal=None, source=Source(event.source.file))


def feed_outputs(calendar: Calendar, packages: Sequence[Package], config: Config) -> Iterator[Output]:
    """Every calendar file: everything, one per package, one per theme where config wants it, one per event."""
    language = config.project.language
    name = messages.sentence("shown.all_name", language).format(project=config.project.name)
    about = messages.sentence("shown.all_about", language).format(project=config.project.full_name)
    named = messages.sentence("shown.package_name", language)
    yield from _feed_outputs(addresses.ALL_ID, name, about, calendar.entries, calendar.sound, config)
    for package in packages:
        entries = [entry for entry in calendar.entries if entry.event.package == package.id]
        title = named.format(project=config.project.name, title=package.title)
        yield from _feed_outputs(package.id, title, plain_text(package.body), entries, calendar.sound, config)
        yield _once_output(_package_file(package.id), [one.held for one in entries])
    for number, theme in enumerate(config.project.themes if config.site.theme_feeds else (), 1):
        entries = [entry for entry in calendar.entries if number in entry.event.themes]
        title = named.format(project=config.project.name, title=theme)
        about = messages.sentence("site.theme_about", language)
        yield from _feed_outputs(addresses.theme_id(number), title, about, entries, calendar.sound, config)
    for entry in calendar.entries:
        yield _once_output(_event_file(entry.event.id), [entry.vevents])


def calendar_files(event: Event, config: Config) -> tuple[str, ...]:
    """The files of `feed_outputs` in which an event stands that calendars show, but for those without cancelled ones.

    Of those, an event that is not cancelled stands in the one beside each feed.
    """
    themes = (addresses.theme_id(number) for number in event.themes if config.site.theme_feeds)
    feeds = (f"kalenteri/{feed_id}.ics" for feed_id in (addresses.ALL_ID, event.package, *themes) if feed_id)
    own = _event_file(event.id)
    return (*feeds, own) if event.cancelled or not event.package else (*feeds, own, _package_file(event.package))


def _feed_outputs(
    feed_id: str, name: str, about: str, entries: Sequence[CalendarEntry], sound: Set[str], config: Config
) -> Iterator[Output]:
    """A feed, and the same one without what is cancelled: some programs show that as if it were held."""
    check = _fault_around if all(one.event.id in sound for one in entries) else _fault_of
    yield _feed_output(f"kalenteri/{feed_id}.ics", name, about, [one.vevents for one in entries], check, config)
    without = messages.sentence("shown.without_cancelled", config.project.language).format(name=name)
    path = f"{addresses.WITHOUT_CANCELLED}/{feed_id}.ics"
    yield _feed_output(path, without, about, [one.held for one in entries], check, config)


def _feed_output(
    path: str, name: str, about: str, vevents: Sequence[bytes], check: Callable[[bytes], str], config: Config
) -> Output:
    site = config.site
    return Output(
        path=path,
        depends=_digest_of(vevents, name, about, site.colour_name, site.url),
        render=lambda: feed(
            name,
            about,
            vevents,
            colour=site.colour_name,
            page=f"{site.url}/kalenteri/",
            source=f"{site.url}/{path}",
        ),
        check=check,
    )


def _event_file(event_id: str) -> str:
    return f"kalenteri/tapahtumat/{event_id}.ics"


def _package_file(package_id: str) -> str:
    return f"kalenteri/paketit/{package_id}.ics"


def _once_output(path: str, vevents: Sequence[bytes]) -> Output:
    """A file to add once. UIDs and SEQUENCEs are the feeds', so that a later one finds what was added."""
    return Output(path, _digest_of(vevents), render=lambda: event_file(vevents))


def _digest_of(vevents: Iterable[bytes], *around: str) -> str:
    digest = blake2b(repr(around).encode(), digest_size=16)
    for one in vevents:
        digest.update(one)
    return digest.hexdigest()


def _fault_of(data: bytes) -> str:
    """What is wrong with a feed. It is looked at some hundred events at a time, for the sake of memory."""
    head, *events = _BEGINS.split(data)
    tail = events[-1].rpartition(_END)[2] if events else b""
    problems = _same_uid(data)
    for start in range(0, max(len(events), 1), AT_ONCE):
        some = events[start : start + AT_ONCE]
        whole = _BEGIN.join((head, *some)) + (tail if some and some[-1] is not events[-1] else b"")
        problems += check_feed(whole)
    return _told(problems)


def _fault_around(data: bytes) -> str:
    """What is wrong with a feed in whose events, each by itself, nothing is."""
    head, _, events = data.partition(b"\r\n" + _BEGIN)
    return _told([*_same_uid(data), *check_feed(head + b"\r\n" + events.rpartition(_END)[2] if events else data)])


def _same_uid(data: bytes) -> list[Problem]:
    uid = _twice(_UID.findall(data))
    return [Problem("feed.same_uid", values={"uid": uid})] if uid else []


def _told(problems: Iterable[Problem]) -> str:
    return "; ".join(" ".join(messages.explain(problem)) for problem in problems)


def _twice(uids: Sequence[bytes]) -> str:
    """The first uid that comes a second time; "" when none does."""
    seen: set[bytes] = set()
    for uid in uids:
        if uid in seen:
            return uid.decode()
        seen.add(uid)
    return ""
