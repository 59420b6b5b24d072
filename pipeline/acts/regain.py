"""Calendars whose state and files are both lost: read back from where subscribers have them, or a person is asked."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from pipeline.acts.situation import Situation
from pipeline.config import SourceRule
from pipeline.fault import Fault, Outside
from pipeline.messages import text
from pipeline.model import PublishedEvent
from pipeline.publish.recall import ALL, calendars_of

# Nobody subscribes to a calendar under a name that is kept for examples (RFC 2606).
_EXAMPLES = ("example.org", "example.com", "example.net", "example", "test", "invalid")


def published_calendars(situation: Situation, stored: Mapping[str, PublishedEvent], *, begin: bool) -> Iterator[bytes]:
    """Our calendars as they were published last: the site's files, else what `site.url` serves.

    `begin` is a person's word that none was published before. Raises Outside where neither is there: a calendar that
    began anew would be older to its subscribers than what they have.
    """
    project, content = situation.project, situation.content
    unknown = ({event.id for event in content.events} | content.set_aside) - stored.keys()
    if stored or begin or (project.site / ALL).is_file() or _is_example(project.config.site.url):
        return calendars_of(project.site, unknown)
    return iter((_served(situation),))


def _served(situation: Situation) -> bytes:
    from pipeline.collect.fetch.fetcher import fetcher_of

    project = situation.project
    url = f"{project.config.site.url}/{ALL}"
    try:
        page = fetcher_of(project, SourceRule("oma-kalenteri", "ics", url), situation.now)(url)
    except Fault as fault:
        raise Outside("publish.lost", url=url, why=text(fault.key, **fault.values)) from fault
    if "BEGIN:VCALENDAR" not in page.text:
        raise Outside("publish.lost", url=url, why=text("publish.no_calendar"))
    return page.text.encode()


def _is_example(url: str) -> bool:
    host = (urlsplit(url).hostname or "").casefold()
    return any(host == name or host.endswith(f".{name}") for name in _EXAMPLES)
