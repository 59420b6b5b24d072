"""The public pages as outputs: what each depends on, so that only what changed is rendered."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from pipeline.model import Content, Edition, EditionRow, Event, Snapshot
from pipeline.project import Project
from pipeline.publish.files import Output
from pipeline.publish.inputs import digest_of, look_of
from pipeline.render.site.event import page_event
from pipeline.render.site.pages import pages
from pipeline.render.site.view import PageEvents, SentLetter, SiteView, site_view


def view_of(
    project: Project,
    content: Content,
    shown: Iterable[tuple[Event, Snapshot]],
    letters: Sequence[tuple[EditionRow, Edition]],
    now: datetime,
    make: PageEvents = page_event,
) -> SiteView:
    """Everything that the pages show at `now` (aware): what calendars show, each as it is shown, and what has no time
    yet. `make` is what makes the pages' events."""
    in_calendars = {event.id: (event, snapshot) for event, snapshot in shown}
    events = {event.id: event for event in content.events} | {one: event for one, (event, _) in in_calendars.items()}
    return site_view(
        project.config,
        project.templates,
        base_digest(project),
        now,
        events=events.values(),
        content=content,
        letters=[SentLetter(edition, row.sent_at or row.due_at, row.archive_url) for row, edition in letters],
        shown={one: snapshot for one, (_, snapshot) in in_calendars.items()},
        make=make,
    )


def page_outputs(view: SiteView) -> Iterator[Output]:
    for page in pages(view):
        yield Output(page.path, page.depends, page.render)


def base_digest(project: Project) -> str:
    """What every page and letter depends on: the templates, the config, and the program that renders them."""
    return digest_of(look_of(project))
