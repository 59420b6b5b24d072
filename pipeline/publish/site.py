"""One publication: content and state in, the site's files out. What has not changed is not made again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import msgspec

from pipeline.compose.event_life import registration_closes_at
from pipeline.config import Config
from pipeline.model import Content, Problem
from pipeline.project import Project
from pipeline.publish.files import (
    Published,
    Record,
    read_record,
    stamps_of,
    stands,
    sweep,
    write_outputs,
    write_record,
    write_whole,
)

# A calendar's address never turns into a 404: clients drop such a calendar.
_LASTING = ".ics"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a run did. `gone` are ids of published events whose file was missed for the first time.

    `problems` are those of the content; None when nothing had changed and nothing was read.
    """

    files: Published
    gone: tuple[str, ...] = ()
    problems: tuple[Problem, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Stamp:
    """When the last publication holds: for these inputs, until the clock changes a page by itself (ISO, UTC)."""

    inputs: str
    until: str


def publish(project: Project, now: datetime) -> Publication:
    """Brings the site up to the content at `now` (aware).

    Raises StateError, TemplateFault, OSError; then the files that were there stand as before, or are new and whole.
    """
    record = read_record(project.state / "site.record")
    if _still_holds(project, record, now):
        return Publication(Published(0, len(record), 0))
    return _publish(project, record, now)


def _publish(project: Project, record: Record, now: datetime) -> Publication:
    from pipeline.publish.calendar import calendar_of, feed_outputs
    from pipeline.publish.pages import page_outputs, view_of
    from pipeline.read.content import read_content
    from pipeline.store import open_store
    from pipeline.store.editions import sent_editions
    from pipeline.store.revisions import forget_published, published_events, save_published

    config = project.config
    content = read_content(project.content, config, now.astimezone(config.zone).date())
    store = open_store(project.state)
    with store.reading() as connection:
        known = published_events(connection)
        letters = sent_editions(connection)
    calendar = calendar_of(content, known, config, now)
    # Revisions first: a feed that went out with a number must never go out with it again for something else.
    with store.writing() as connection:
        save_published(connection, calendar.changed)
        forget_published(connection, calendar.forgotten)
    view = view_of(project, content, calendar, letters, now)
    outputs = chain(feed_outputs(calendar, content.packages, config), page_outputs(view))
    sweep(project.site)
    files, record = write_outputs(project.site, outputs, record, keep=lambda path: path.endswith(_LASTING))
    write_record(project.state / "site.record", record)
    store.close()
    _stamp(project, content, config, now)
    return Publication(files, calendar.newly_gone, content.problems)


def _still_holds(project: Project, record: Record, now: datetime) -> bool:
    try:
        stamp = msgspec.json.decode((project.state / "site.stamp").read_bytes(), type=_Stamp)
    except (OSError, msgspec.DecodeError):
        return False
    moment = now.astimezone(UTC).isoformat()
    return stamp.until > moment and stamp.inputs == _inputs(project) and bool(record) and stands(project.site, record)


def _stamp(project: Project, content: Content, config: Config, now: datetime) -> None:
    until = min(_turns(content, config, now))
    stamp = _Stamp(_inputs(project), until.astimezone(UTC).isoformat())
    write_whole(project.state / "site.stamp", msgspec.json.encode(stamp))


def _turns(content: Content, config: Config, now: datetime) -> Iterator[datetime]:
    """The instants at which a page changes by the clock alone: a day begins, an event ends."""
    local = now.astimezone(config.zone)
    yield local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    for event in content.events:
        ends = event.when.ends_at(config.zone) if event.when else None
        for turn in (ends, registration_closes_at(event, config.zone)):
            if turn and turn > now:
                yield turn


def _inputs(project: Project) -> str:
    """A digest of everything that the site is made from: content, templates, config, state and this program itself."""
    program = Path(__file__).parent.parent
    state = (project.state / "state.db", project.state / "state.db-wal")
    digest = blake2b(digest_size=16)
    for stamp in stamps_of((project.content, project.templates, project.root / "config.toml", program, *state)):
        if not stamp[0].endswith(".pyc"):
            digest.update(repr(stamp).encode())
    return digest.hexdigest()
