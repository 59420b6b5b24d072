"""A page as a reader sees it: its visible lines in order, and which of them stand together.

Every element that holds lines is a range of them, and so is every heading with what follows it. Whoever looks for
events works with ranges alone, so that cards, list items, table rows and plain sections are one and the same thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.stamps import timed
from pipeline.collect.page.visible import HEADINGS, Visible, is_unseen, main_part
from pipeline.collect.page.words import field_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LINES_MAX = 20_000
LINE_MAX = 10_000
BOLD_LEVEL = 7
_BOLD = frozenset(("strong", "b"))
_NOT_A_HEADING = re.compile(r"[.:;,!]$|\d{1,2}\.\d{1,2}\.")


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
    """A page's own lines and parts; `side` holds the lines of its side columns."""

    url: str
    title: str
    language: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    side: tuple[Line, ...] = ()
    next_links: tuple[PageLink, ...] = ()


@dataclass(slots=True)
class _Open:
    """The line being gathered."""

    pieces: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    in_lead: int = 0
    links: list[PageLink] = field(default_factory=list)
    stamps: list[tuple[str, str]] = field(default_factory=list)
    only_bold: bool = True
    ended: bool = False


def read_document(soup: "BeautifulSoup", url: str) -> Document:
    """The visible page; `url` is where it was fetched from, `<base href>` is minded."""
    base_tag = soup.find("base", href=True)
    base = (base_tag and address(str(base_tag["href"]), url)) or url
    html = soup.find("html")
    title = soup.find("title")
    main, side, next_links = main_part(soup)
    visible = Visible(soup)
    walk = _Walk(base, visible)
    walk.over(main)
    side_walk = _Walk(base, visible)
    for one in side:
        side_walk.over(one)
    lines = tuple(walk.lines)
    return Document(
        url,
        plain(title.get_text(" ")) if title else "",
        str(html.get("lang") or "")[:2].casefold() if html else "",
        lines,
        tuple(sorted({*walk.parts, *_sections(lines, walk.parts)}, key=lambda p: (p.start, -p.end, p.tag))),
        tuple(side_walk.lines),
        tuple(PageLink(plain(a.get_text(" ")), address(str(a["href"]), base), str(a["href"])) for a in next_links),
    )


class _Walk:
    """One pass over a part of the page, without recursion: nesting may be as deep as it likes."""

    def __init__(self, base: str, visible: Visible) -> None:
        self._visible = visible
        self.base = base
        self.lines: list[Line] = []
        self.parts: list[Part] = []
        self._open = _Open()
        self._blocks: list[tuple[str, int]] = []
        self._inline: list[str] = []
        self._heading = 0
        self._heading_at = 0
        self._around: PageLink | None = None
        self._columns: list[str] = []
        self._cells = 0
        self._label = ""
        self._in_heads = False

    def over(self, root: "Tag") -> None:
        from bs4 import Tag
        from bs4.element import PreformattedString

        # What is left to do: a node to enter, or an element to leave and whether it was within a line.
        stack: list[tuple[object, bool | None]] = [(root, None)]
        while stack and len(self.lines) < LINES_MAX:
            node, inline = stack.pop()
            if isinstance(node, Tag):
                if inline is not None:
                    self._leave(node, inline)
                elif node is root or not (is_unseen(node) or self._visible.is_side(node)):
                    stack.append((node, self._enter(node)))
                    stack.extend((child, None) for child in reversed(node.contents))
            elif not isinstance(node, PreformattedString):
                self._text(str(node))
        self._end_line()

    def _enter(self, tag: "Tag") -> bool:
        inline = self._visible.is_inline(tag)
        if inline:
            self._inline.append(tag.name)
            if not self._open.in_lead and not self._open.lead and not "".join(self._open.pieces).strip():
                self._open.in_lead = len(self._inline)
        else:
            self._end_line()
            if tag.name != "br" and self._heading_at < len(self.lines):
                # A heading that was never closed does not make all that follows a heading.
                self._heading = 0
            self._blocks.append((tag.name, len(self.lines)))
            if level := _level(tag):
                self._heading, self._heading_at = level, len(self.lines)
            self._in_table(tag)
        if tag.name == "time" and tag.get("datetime"):
            self._open.stamps.append((tag.get_text(" "), str(tag["datetime"])))
        if tag.name == "a" and tag.get("href") is not None:
            self._link(tag, inline)
        return inline

    def _leave(self, tag: "Tag", inline: bool) -> None:
        if inline:
            if self._open.in_lead == len(self._inline):
                self._open.in_lead = 0
            self._inline.pop()
            self._open.ended = True
            return
        self._end_line()
        name, start = self._blocks.pop()
        if _level(tag):
            self._heading = 0
        if name in ("td", "th"):
            self._label = ""
        elif name == "tr":
            self._in_heads = False
        if len(self.lines) > start:
            self.parts.append(Part(name, start, len(self.lines)))

    def _in_table(self, tag: "Tag") -> None:
        if tag.name == "table":
            self._columns = []
        elif tag.name == "tr":
            self._cells = 0
            cells = tag.find_all(("td", "th"), recursive=False)
            texts = [plain(cell.get_text(" ")) for cell in cells] if len(cells) > 1 else []
            if texts and (all(cell.name == "th" for cell in cells) or all(field_of(text) for text in texts)):
                self._columns, self._in_heads = texts, True
        elif tag.name in ("td", "th"):
            column = self._columns[self._cells] if self._cells < len(self._columns) else ""
            label = plain(str(tag.get("data-label") or tag.get("data-title") or column))
            self._label = "" if self._in_heads else label
            self._cells += int(span) if (span := str(tag.get("colspan") or "1")).isdecimal() else 1

    def _link(self, tag: "Tag", inline: bool) -> None:
        """The link on its line. One around a whole card is its heading's, or without words of its own."""
        written = str(tag["href"])
        inner = None if inline else tag.find((*HEADINGS, *_BOLD))
        words = plain(tag.get_text(" ")) or plain(str(tag.get("aria-label") or tag.get("title") or ""))
        if not inline:
            words = plain(inner.get_text(" ")) if inner else ""
        link = PageLink(words, address(written, self.base), plain(written)[:200])
        if inner is not None and inner.name in HEADINGS:
            self._around = link
        else:
            self._open.links.append(link)

    def _text(self, text: str) -> None:
        line = self._open
        if line.ended and line.pieces and text:
            before = line.pieces[-1][-1:]
            # Two elements side by side are two words, though nothing stands between them.
            if self._inline or (before.isalpha() and text[0].isdigit()):
                line.pieces.append(" ")
            line.ended = False
        if not text.strip():
            line.pieces.append(" ")
            return
        in_bold = bool(_BOLD.intersection(self._inline))
        line.only_bold = line.only_bold and in_bold
        if line.in_lead:
            line.lead.append(text)
        line.pieces.append(text)

    def _end_line(self) -> None:
        line, self._open = self._open, _Open()
        text = plain("".join(line.pieces)[:LINE_MAX])
        if self._in_heads:
            return
        if not text:
            # A link around whole blocks belongs to the first line inside it.
            self._open.links = line.links
            self._open.stamps = line.stamps
            return
        kind = self._blocks[-1][0] if self._blocks else "p"
        level = self._heading
        if level and self._around is not None:
            line.links.append(self._around)
            self._around = None
        if not level and line.only_bold and len(text) < 150 and not _NOT_A_HEADING.search(text):
            level = BOLD_LEVEL
        self.lines.append(
            Line(text, kind, level, plain("".join(line.lead)), tuple(line.links), timed(text, line.stamps), self._label)
        )


def _level(tag: "Tag") -> int:
    if tag.name in HEADINGS:
        return int(tag.name[1])
    if tag.get("role") == "heading":
        level = str(tag.get("aria-level") or "2")
        return int(level) if level in "123456" else 2
    return 6 if tag.name in ("summary", "caption") else 0


def _sections(lines: tuple[Line, ...], parts: list[Part]) -> Iterator[Part]:
    """Each heading with what follows it, up to the next one of its rank or the end of the element that holds it."""
    around = sorted(
        (part for part in parts if part.end - part.start > 1), key=lambda p: (p.start, -p.end), reverse=True
    )
    holders = [Part("page", 0, len(lines))]
    headings = [number for number, line in enumerate(lines) if line.level]
    for at, start in enumerate(headings):
        while around and around[-1].start <= start:
            holders.append(around.pop())
        while holders[-1].end <= start:
            holders.pop()
        following = (n for n in islice(headings, at + 1, None) if lines[n].level <= lines[start].level)
        yield Part("section", start, min(next(following, len(lines)), holders[-1].end))
