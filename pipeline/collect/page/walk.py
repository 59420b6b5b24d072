"""One walk over a page's elements that gathers its visible lines and the ranges that elements hold."""

import re

from msgspec import Struct, field

from pipeline.collect.page.borders import Block
from pipeline.collect.page.budget import Budget
from pipeline.collect.page.lines import BOLD_LEVEL, Line, PageLink, Stamp
from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.tables import CELLS, cells_of
from pipeline.collect.page.tree import Element
from pipeline.collect.page.visible import HEADINGS, Visible, is_struck, opens
from pipeline.collect.page.words import field_of, names_nothing

LINES_MAX = 6_000
LINE_MAX = 10_000
LINKS_MAX = 60  # of one line
PIECES_MAX = 20  # of one line
_BOLD = frozenset(("strong", "b"))
_WITHIN = frozenset(("main", "article", "section", "li"))
_NOT_A_HEADING = re.compile(r"[.:;,!]$|\d{1,2}\.\d{1,2}\.")
_STAMPED = re.compile(r"\d{4}-\d\d-\d\d")


class _Open(Struct):
    """The line being gathered."""

    pieces: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    lead: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    in_lead: int = 0
    links: list[PageLink] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    only_bold: bool = True
    only_elements: bool = True
    elements: list[str] = field(default_factory=list)
    ended: bool = False
    begun: bool = False


class _Todo(Struct):
    """What is left to do: a node to enter, or an element to leave, and whether that is within a line."""

    node: Element | str
    leaving: bool = False
    inline: bool = False
    within: bool = False


class Walk:
    """One pass over a part of the page, without recursion: nesting may be as deep as it likes."""

    def __init__(self, base: str, visible: Visible, budget: Budget) -> None:
        self._visible = visible
        self._budget = budget
        self.base = base
        self.lines: list[Line] = []
        self.root = Block("page", "", 0)
        self._blocks = [self.root]
        self._open = _Open()
        self._inline: list[str] = []
        self._languages = [""]
        self._struck = 0
        self._heading = 0
        self._heading_at = 0
        self._around: PageLink | None = None
        self._columns: list[str] = []
        self._cells = 0
        self._label = ""
        self._in_heads = False

    def over(self, root: Element, within: bool = False) -> None:
        """Raises Fault where it takes too long."""
        stack = [_Todo(root, within=within or root.name == "main")]
        steps = 0
        while stack and len(self.lines) < LINES_MAX:
            todo = stack.pop()
            steps += 1
            if steps % 5000 == 0:
                self._budget.check()
            if isinstance(todo.node, str):
                self._text(todo.node)
            elif todo.leaving:
                self._leave(todo.node, todo.inline)
            elif todo.node is root or not self._is_apart(todo.node, todo.within):
                within = todo.within or todo.node.name in _WITHIN
                stack.append(_Todo(todo.node, True, self._enter(todo.node)))
                stack.extend(_Todo(child, within=within) for child in reversed(todo.node.children))
        self._end_line()
        self.root.end = len(self.lines)

    def _is_apart(self, one: Element, within: bool) -> bool:
        return self._visible.is_shut(one) or self._visible.is_side(one, within)

    def _enter(self, one: Element) -> bool:
        if one.has("lang"):
            self._languages.append(one.get("lang")[:2].casefold())
        inline = self._visible.is_inline(one)
        if inline:
            self._inline.append(one.name)
            if not self._open.in_lead and not self._open.lead and not self._open.begun:
                self._open.in_lead = len(self._inline)
        else:
            self._enter_block(one)
        self._struck += is_struck(one)
        if stamp := _stamp(one):
            self._open.stamps.append(stamp)
        if one.name == "a" and one.has("href") and len(self._open.links) < LINKS_MAX:
            self._link(one, inline)
        return inline

    def _enter_block(self, one: Element) -> None:
        self._end_line()
        if one.name != "br" and self._heading_at < len(self.lines):
            # A heading that was never closed does not make all that follows a heading.
            self._heading = 0
        block = Block(one.name, one.get("class"), len(self.lines))
        self._blocks[-1].children.append(block)
        self._blocks.append(block)
        if (level := _level(one)) and not (self._heading and opens(one)):
            self._heading, self._heading_at = level, len(self.lines)
        if one.name == "table":
            self._columns = []
        elif one.name == "tr":
            self._enter_row(one)
        elif one.name in CELLS:
            self._enter_cell(one)

    def _leave(self, one: Element, inline: bool) -> None:
        self._struck -= is_struck(one)
        if one.has("lang"):
            self._languages.pop()
        if inline:
            if self._open.in_lead == len(self._inline):
                self._open.in_lead = 0
            self._inline.pop()
            self._open.ended = True
            return
        self._end_line()
        block = self._blocks.pop()
        block.end = len(self.lines)
        if block.end == block.start:
            self._blocks[-1].children.pop()
        if _level(one):
            self._heading = 0
        if one.name in CELLS:
            self._label = ""
        elif one.name == "tr":
            self._in_heads = False

    def _enter_row(self, row: Element) -> None:
        self._cells = 0
        cells = cells_of(row)
        texts = [plain(cell.text()) for cell in cells] if len(cells) > 1 else []
        if texts and (all(cell.name == "th" for cell in cells) or all(field_of(text) for text in texts)):
            self._columns, self._in_heads = texts, True

    def _enter_cell(self, cell: Element) -> None:
        column = self._columns[self._cells] if self._cells < len(self._columns) else ""
        label = plain(cell.get("data-label") or cell.get("data-title") or column)
        self._label = "" if self._in_heads else label
        self._cells += int(span[:3]) if (span := cell.get("colspan") or "1").isdecimal() else 1

    def _link(self, one: Element, inline: bool) -> None:
        """The link on its line. One around a whole card is its heading's, or without words of its own."""
        written = one.get("href")
        inner = None if inline else one.first(*HEADINGS, *_BOLD)
        words = plain(one.text()) or plain(one.get("aria-label") or one.get("title"))
        if not inline:
            words = plain(inner.text()) if inner else ""
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
        if self._struck:
            line.struck.append(text)
            line.pieces.append(" ")
            return
        line.begun = True
        line.languages.add(self._languages[-1])
        line.only_bold = line.only_bold and bool(_BOLD.intersection(self._inline))
        if line.in_lead:
            line.lead.append(text)
        line.only_elements = line.only_elements and bool(self._inline)
        if len(line.elements) < PIECES_MAX:
            line.elements.append(text)
        line.pieces.append(text)

    def _end_line(self) -> None:
        line, self._open = self._open, _Open()
        text, struck = plain("".join(line.pieces)[:LINE_MAX]), plain(" ".join(line.struck)[:LINE_MAX])
        if self._in_heads:
            return
        if not text and not struck:
            # A link around whole blocks belongs to the first line inside it.
            self._open.links, self._open.stamps = line.links, line.stamps
            return
        level = self._heading
        if level and self._around is not None:
            line.links.append(self._around)
            self._around = None
        if not level and text and line.only_bold and len(text) < 150 and not _NOT_A_HEADING.search(text):
            level = BOLD_LEVEL
        self.lines.append(
            Line(
                text or struck, self._blocks[-1].name, level, plain("".join(line.lead)), tuple(line.links), self._label,
                tuple(line.stamps), _pieces(line), (struck,) if struck else (), not text,
                language=line.languages.pop() if len(line.languages) == 1 else "",
            )
        )  # fmt: skip


def _pieces(line: _Open) -> tuple[str, ...]:
    alone = line.only_elements and len(line.elements) > 1
    return tuple(plain(text) for text in line.elements) if alone else ()


def _stamp(one: Element) -> Stamp | None:
    """A day for machines in the text: `<time datetime>`, or an element of words with `content` (RDFa)."""
    written = one.get("datetime") if one.name == "time" else one.get("content") if one.name == "span" else ""
    return Stamp(plain(one.text()), written) if _STAMPED.match(written.strip()) else None


def _level(one: Element) -> int:
    if one.name in HEADINGS:
        return int(one.name[1])
    if one.get("role") == "heading":
        level = one.get("aria-level") or "2"
        return int(level) if level in "123456" else 2
    if one.name == "dt":
        # A term that labels nothing is the name of what follows.
        return 0 if field_of(plain(one.text())) else 6
    if opens(one):
        return 0 if names_nothing(plain(one.text())) else 6
    return 6 if one.name in ("summary", "caption") else 0
