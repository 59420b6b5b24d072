"""What a report rests on, gathered once: content, what was sent, and what the carrier counted of it."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from importlib.metadata import version

from pipeline.acts.situation import Situation
from pipeline.kinds.event import KIND as EVENT
from pipeline.model import Edition, EditionRow, Event, Mention, Report
from pipeline.read.register import Register
from pipeline.render import addresses
from pipeline.render.site.schema_org import attendance_mode
from pipeline.report.sources import ClickSource, EventSource, LetterSource, Period, Sources
from pipeline.store.editions import sent_editions
from pipeline.store.reports import reports_of

_FORMS = {"Online": "online", "Offline": "on_site", "Mixed": "hybrid", "": "unknown"}


def gather(situation: Situation, period: Period) -> Sources:
    """The sources of a period's report. Raises StateError."""
    project = situation.project
    ends = datetime.combine(period.last + timedelta(days=1), time.min, project.config.zone)
    content = situation.content
    register = Register(content.organisations)
    return Sources(
        period=period,
        # Whatever is known later of a period that has passed is counted; when it is counted changes nothing.
        as_of=min(situation.now.astimezone(project.config.zone), ends),
        zone=str(project.config.zone),
        program=version("soila"),
        themes=project.config.project.themes,
        packages=tuple((one.id, one.title) for one in content.packages),
        events=tuple(_event(one, register) for one in sorted(content.events, key=lambda one: one.id)),
        organisations=content.organisations,
        letters=tuple(_letters(situation)),
        facts=content.facts,
        set_aside=tuple(sorted(name for kind, name in content.broken if kind == EVENT.name)),
    )


def _event(event: Event, register: Register) -> EventSource:
    internal = event.internal
    names = internal.organisations if internal else ()
    return EventSource(
        id=event.id,
        title=event.title,
        when=event.when,
        original=event.original,
        status=event.status,
        form=_FORMS[attendance_mode(event.place).removesuffix("EventAttendanceMode")],
        package=event.package,
        themes=event.themes,
        registered=internal.registered if internal else None,
        attendees=internal.attendees if internal else None,
        organisations=tuple(dict.fromkeys(one.key for name in names if (one := register.find(name)))),
        unlisted=tuple(name for name in names if register.find(name) is None),
        feedback=internal.feedback if internal else "",
        answer=internal.feedback_answer if internal else "",
        organisers=tuple(one.key for one in register.named_in(event.organiser)[0]) if event.organiser else (),
    )


def _letters(situation: Situation) -> Iterator[LetterSource]:
    site = situation.project.config.site.url
    with situation.told.reading() as connection:
        for row, edition in sent_editions(connection):
            taken = reports_of(connection, row.date)
            yield _letter(row, edition, taken[max(taken)] if taken else None, site)


def _letter(row: EditionRow, edition: Edition, counts: Report | None, site: str) -> LetterSource:
    if counts is None:
        return LetterSource(row.date, row.subject)
    told = dict(_links(edition, site))
    clicks = (ClickSource(one.url, one.people, *told.get(_plain(one.url), ("", ()))) for one in counts.clicks)
    return LetterSource(row.date, row.subject, counts.recipients, counts.people_clicking, counts.opens, tuple(clicks))


def _links(edition: Edition, site: str) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    """The addresses of each line of a letter, with the section and the themes that it was of."""
    for section in reversed(edition.sections):
        for mention in section.mentions:
            for url in _urls(mention, site):
                yield _plain(url), (section.title, mention.item.themes)


def _urls(mention: Mention, site: str) -> Iterator[str]:
    if event := mention.event:
        yield from (event.registration, event.link, *(one.url for one in event.materials))
        yield f"{site}{addresses.event_url('', event.id)}"
    elif mention.news:
        yield mention.news.link


def _plain(url: str) -> str:
    """An address without what carriers add to it."""
    return url.partition("?utm_")[0].partition("&utm_")[0].rstrip("/")
