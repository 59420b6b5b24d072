"""The values that a page is read into: its visible lines, what stands in them, and which lines stand together."""

from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.finnish.text.hours_in_text import FoundHours
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import When

BOLD_LEVEL = 7


class PageLink(Struct, frozen=True):
    """A link's words and its whole address; `url` is None where the address may not be used (`written` tells it)."""

    text: str
    url: str | None
    written: str


class Stamp(Struct, frozen=True):
    """What `<time datetime>` shows, and what it says to machines."""

    words: str
    written: str


class TimeTold(Struct, frozen=True):
    """A day in a line, `text[start:end]` of it: a `when` or the `fault` that it has.

    `sure` says that its year is written, or given by a weekday or by a stamp.
    """

    start: int
    end: int
    text: str
    role: Role
    when: When | None
    fault: Fault | None
    sure: bool


class Line(Struct, frozen=True):
    """One visible line. `kind` is its block's tag, `lead` the words of the element that it begins with.

    `level` is a heading's level, 1-6, 7 for a line all in bold, 0 for any other. `label` heads its table column.
    `struck` are words that are crossed out; where nothing else stands on the line, `gone` says so, with them as text.
    `pieces` are the texts of the elements beside each other that the whole line consists of, none where words stand
    outside any. `times` are the days that it tells, `hours` the times of day that belong to none of them.
    `language` is what the elements of the line, or those around it, say that it is in ("sv"), "" where they do not.
    """

    text: str
    kind: str
    level: int = 0
    lead: str = ""
    links: tuple[PageLink, ...] = ()
    label: str = ""
    stamps: tuple[Stamp, ...] = ()
    pieces: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    gone: bool = False
    times: tuple[TimeTold, ...] = ()
    hours: tuple[FoundHours, ...] = ()
    language: str = ""


class Part(Struct, frozen=True):
    """Lines `start` to `end` (not included) that one element holds, or `section`: a heading and what follows.

    `item` says that it is one of several siblings that are alike: no fact crosses its border. `family` is one number
    for all of them.
    """

    tag: str
    start: int
    end: int
    item: bool = False
    family: int = 0


class Document(Struct, frozen=True):
    """A page's own lines and parts; `side` holds the lines of its side columns. `near` is the day of reading, `zone`
    that of moments, `published` the stamp that an article tells to machines.

    `cut` says that the page was longer than anyone reads.
    """

    url: str
    title: str
    language: str
    near: date
    zone: ZoneInfo
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    side: tuple[Line, ...] = ()
    next_links: tuple[PageLink, ...] = ()
    cut: bool = False
    published: str = ""
