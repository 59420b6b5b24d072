"""What a source outside tells, how each reading was made, and what is doubtful in it.

All text here came from outside: plain text without markup, addresses http(s) only.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from pipeline.model.items import Status
from pipeline.model.problem import Problem
from pipeline.model.when import When


class FoundEvent(Struct, frozen=True):
    """One event as a page or a foreign feed tells it.

    `url` is the event's own page, or the source's page where it has none; `uid` is a feed's own name for it. `body`
    is plain paragraphs. `read_from` says for each field where on the page it stood, in Finnish, for the reader of a
    fault; `language` a tag of BCP 47, "" for Finnish. With `doubts` the reading waits for a person; without a `when`
    there is always a doubt, unless it is postponed (MOVED without a time).
    """

    url: str
    title: str
    when: When | None = None
    original: When | None = None
    status: Status = Status.CONFIRMED
    full: bool = False
    place: str = ""
    audience: str = ""
    organiser: str = ""
    registration: str = ""
    registration_closes: When | None = None
    language: str = ""
    body: str = ""
    uid: str = ""
    read_from: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Problem, ...] = ()


class FoundNews(Struct, frozen=True):
    """A piece of news as a page or a feed tells it: its address, its title, the day it was published, its lead.

    `lead` is plain text, `uid` a feed's own name for it, `language` a tag of BCP 47, "" for Finnish. Without a day it
    waits for a person; with `doubts` too.
    """

    url: str
    title: str
    published: date | None = None
    lead: str = ""
    language: str = ""
    uid: str = ""
    doubts: tuple[Problem, ...] = ()


class Collected(Struct, frozen=True):
    """One pass over a source: what it found, in the page's order, and what could not be fetched or read.

    `listed` counts the events that the listing names, read or not; `pages` the pages that were asked for.
    """

    source: str
    events: tuple[FoundEvent, ...] = ()
    problems: tuple[Problem, ...] = ()
    listed: int = 0
    pages: int = 0
    news: tuple[FoundNews, ...] = ()
