"""The public pages as outputs: what each depends on, so that only what changed is rendered."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pipeline.model import Content, Edition, EditionRow, Event
from pipeline.project import Project, template_folders
from pipeline.publish.calendar import Calendar
from pipeline.publish.files import Output, digest_of
from pipeline.render.site.pages import pages
from pipeline.render.site.view import SentLetter, SiteView, site_view


def view_of(
    project: Project,
    content: Content,
    calendar: Calendar,
    letters: Sequence[tuple[EditionRow, Edition]],
    now: datetime,
) -> SiteView:
    """Everything that the pages show at `now` (aware): what calendars show, and what has no time yet."""
    events: dict[str, Event] = {event.id: event for event in content.events}
    events |= {entry.event.id: entry.event for entry in calendar.entries}
    return site_view(
        project.config,
        project.templates,
        _base_digest(project),
        now,
        events=events.values(),
        content=content,
        letters=[SentLetter(edition, row.sent_at or row.due_at, row.archive_url) for row, edition in letters],
        shown={entry.event.id: entry.revision.snapshot for entry in calendar.entries},
    )


def page_outputs(view: SiteView) -> Iterator[Output]:
    for page in pages(view):
        yield Output(page.path, page.depends, page.render)


def _base_digest(project: Project) -> str:
    """What every page depends on: the templates, the config, and the program that renders them."""
    return digest_of((*template_folders(project.templates), project.root / "config.toml"))
