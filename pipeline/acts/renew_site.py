"""The site brought up to the content: content and state in, the files that have changed out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain, starmap

from pipeline.acts.compare_hosts import content_digest
from pipeline.acts.publish_site import Publication
from pipeline.acts.regain import published_calendars
from pipeline.acts.relays import keep_relays, lay_drafts
from pipeline.acts.situation import Situation
from pipeline.cache.shelf import Shelf
from pipeline.compose.identity import Renamed, identified, known_events
from pipeline.config import Config
from pipeline.deliver.outbox.memory import remember_outbox
from pipeline.fault import Outside
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.event_life import change_since, registration_closes_at
from pipeline.kinds.moment import Moment
from pipeline.model import (
    Content,
    Edition,
    EditionRow,
    Event,
    Problem,
    PublishedEvent,
    Revision,
    Severity,
    Told,
)
from pipeline.project import Project
from pipeline.publish.calendar import Calendar, calendar_of, feed_outputs
from pipeline.publish.entries import public
from pipeline.publish.files import Record, Written, sweep, write_outputs, write_record
from pipeline.publish.pages import page_outputs, view_of
from pipeline.publish.pictures import picture_outputs
from pipeline.publish.recall import recalled
from pipeline.render.addresses import PICTURES
from pipeline.rhythm.sends import next_send
from pipeline.store.editions import sent_editions, told_before
from pipeline.store.kept import keep, kept
from pipeline.store.packages import keep_packages, with_last_good
from pipeline.store.revisions import forget_published, published_events, save_published
from pipeline.whole import flushed

# What was published last, for hosts that stand by.
_CONTENT = "published"


def renewed(situation: Situation, record: Record, *, begin: bool = False) -> tuple[Publication, datetime | None]:
    """What was done by `record` of the last time, and until when it holds; None where it is to be tried again.

    Raises as `publish` does.
    """
    project, now, store = situation.project, situation.now, situation.store
    config, content = project.config, situation.content
    digest = content_digest(project) if project.real.server else ""
    remember_outbox(store, project.outbox)
    with store.reading() as connection:
        stored = published_events(connection)
        letters = sent_editions(connection)
        told = told_before(connection, date.max)
    with store.writing() as connection:
        keep_packages(content, connection)
        content = with_last_good(content, connection)
    lost = recalled(published_calendars(situation, stored, begin=begin), stored, content, config)
    known = {**stored, **lost}
    _check_folder(project, known)
    content, renamed = identified(content, known_events(known), now, config.zone)
    shelf = Shelf(project.state, "vevents")
    on_shelf = dict(shelf.items())
    calendar = calendar_of(content, known, config, now, on_shelf)
    shelf.change_to(public(calendar.kept, situation.private_addresses), on_shelf)
    # Before they count as published: what is cut off here is found again.
    keep_relays(situation, [(stored[one.event.id], one) for one in calendar.changed if one.event.id in stored])
    # Revisions first: a feed that went out with a number must never go out with it again for something else.
    with store.writing() as connection:
        save_published(connection, lost.values())
        save_published(connection, calendar.changed)
        forget_published(connection, calendar.forgotten)
        if digest != kept(connection, _CONTENT):
            keep(connection, _CONTENT, digest)
    lay_drafts(situation)
    files = _written(situation, content, calendar, letters, record)
    store.settle()
    until = None if files.refused else min(_turns(content, config, now))
    # An id that contradicts what calendars know is told until it is mended, a new name of a file once.
    new_names = tuple(one for one in renamed if one.line or known[one.id].event.source.file != one.file)
    changed = [(known[one.event.id], one) for one in calendar.changed if one.event.id in known]
    moved = [(before, after) for before, after in changed if _is_elsewhere(before.revision, after.revision)]
    findings = (
        *map(_gone, calendar.newly_gone),
        *map(_renamed, new_names),
        *(_too_late_for_the_letter(moved, told, config, now) if moved else ()),
        *starmap(_refused, files.refused),
    )
    return Publication(files, findings, content.problems), until


def repeated(situation: Situation, record: Record) -> tuple[Publication, datetime | None]:
    """The same where another host has published just this content: from what is kept of that, and nothing is kept."""
    project, now, store = situation.project, situation.now, situation.store
    nothing = Publication(Written(0, len(record), 0))
    with store.reading() as connection:
        known = published_events(connection)
        letters = sent_editions(connection)
        there = kept(connection, _CONTENT)
        content = with_last_good(situation.content, connection)
    if there != content_digest(project):
        return nothing, None
    content, _ = identified(content, known_events(known), now, project.config.zone)
    calendar = calendar_of(content, known, project.config, now)
    if calendar.changed or calendar.forgotten:
        return nothing, None  # the host at work publishes that first
    files = _written(situation, content, calendar, letters, record)
    return Publication(files), None if files.refused else min(_turns(content, project.config, now))


def _written(
    situation: Situation,
    content: Content,
    calendar: Calendar,
    letters: Sequence[tuple[EditionRow, Edition]],
    record: Record,
) -> Written:
    project, site = situation.project, situation.project.site
    shown = ((entry.event, entry.revision.snapshot) for entry in calendar.entries)
    view = view_of(project, content, shown, letters, situation.now)
    told = (mention.item for _, edition in letters for mention in edition.mentions)
    once = chain((entry.event for entry in calendar.entries), told)
    outputs = chain(
        picture_outputs(site, situation.pictures, content, once, project.config),
        feed_outputs(calendar, content.packages, project.config),
        page_outputs(view),
    )
    sweep(site)
    files, record = write_outputs(site, outputs, record, keep=_lasts)
    if files.written:
        flushed()  # the record believes in what is on the disk
    write_record(project.state / "site.record", record)
    return files


def _lasts(path: str) -> bool:
    """What never turns into a 404: clients drop such a calendar, and a letter that was sent shows its pictures on."""
    return path.endswith(".ics") or path.startswith(f"{PICTURES}/")


def _too_late_for_the_letter(
    changed: Iterable[tuple[PublishedEvent, PublishedEvent]], told: Iterable[Told], config: Config, now: datetime
) -> Iterator[Problem]:
    """Changes that readers of the letter would hear of only when they had already set out."""
    following = next_send(config.rhythm, now).at or datetime.max.replace(tzinfo=UTC)
    moment = Moment(now, following, config.letter.reach, config.letter.news_age, config.zone)
    for before, after in changed:
        old, new = before.revision.snapshot, after.revision.snapshot
        history = [one for one in told if one.item_id == after.event.id]
        first = min(old.when.starts_at(config.zone), new.when.starts_at(config.zone))
        if not now < first <= following or after.gone_at:
            continue
        if change_since(after.event, history, moment):
            values = {"id": after.event.id, "title": after.event.title}
            yield Problem("publish.late_change", after.event.source.file, severity=Severity.WARNING, values=values)


def _is_elsewhere(old: Revision, new: Revision) -> bool:
    return (old.snapshot.when, old.snapshot.status) != (new.snapshot.when, new.snapshot.status)


def _gone(event: Event) -> Problem:
    key = "publish.gone" if event.cancelled else "publish.gone_over"
    values = {"id": event.id, "title": event.title}
    return Problem(key, event.source.file or f"content/events/{event.id}.md", severity=Severity.WARNING, values=values)


def _renamed(one: Renamed) -> Problem:
    values = {"id": one.id, "title": one.title}
    return Problem("publish.renamed", one.file, one.line, severity=Severity.WARNING, values=values)


def _refused(path: str, reason: str) -> Problem:
    return Problem("publish.refused", f"site/{path}", values={"reason": reason})


def _check_folder(project: Project, known: Mapping[str, PublishedEvent]) -> None:
    """A folder that is not there says nothing of its events: nobody's calendar is emptied for a disk that is away."""
    folder = project.content / EVENT.folder
    if not folder.is_dir() and any(one.gone_at is None for one in known.values()):
        raise Outside("publish.no_events", folder=folder.relative_to(project.root))


def _turns(content: Content, config: Config, now: datetime) -> Iterator[datetime]:
    """The instants at which a page changes by the clock alone: a day begins, an event ends."""
    local = now.astimezone(config.zone)
    yield local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    for event in content.events:
        ends = event.when.ends_at(config.zone) if event.when else None
        opens = event.registration_opens and event.registration_opens.starts_at(config.zone)
        for turn in (ends, opens, registration_closes_at(event, config.zone)):
            if turn and turn > now:
                yield turn
