"""The values that a page is read into: its visible lines, their links, and which lines stand together."""

from dataclasses import dataclass

BOLD_LEVEL = 7


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link's words and its whole address; `url` is None where the address may not be used (`written` tells it)."""

    text: str
    url: str | None
    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line. `kind` is its block's tag, `lead` the words of the element that it begins with.

    `timed` is the text with what `<time datetime>` says where the words alone do not tell a whole day.
    `level` is a heading's level, 1-6, 7 for a line all in bold, 0 for any other. `label` heads its table column.
    """

    text: str
    kind: str
    level: int = 0
    lead: str = ""
    links: tuple[PageLink, ...] = ()
    timed: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines `start` to `end` (not included) that one element holds, or `section`: a heading and what follows."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A page's own lines and parts; `side` holds the lines of its side columns.

    `cut` says that the page was longer than anyone reads.
    """

    url: str
    title: str
    language: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    side: tuple[Line, ...] = ()
    next_links: tuple[PageLink, ...] = ()
    cut: bool = False
