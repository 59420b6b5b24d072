"""One walk over a page's elements that gathers its visible lines and the ranges that elements hold."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.collect.page.lines import BOLD_LEVEL, Line, PageLink, Part
from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.stamps import timed
from pipeline.collect.page.visible import HEADINGS, Visible, opens
from pipeline.collect.page.words import field_of, names_nothing

if TYPE_CHECKING:
    from bs4 import Tag

LINES_MAX = 10_000
LINE_MAX = 10_000
_BOLD = frozenset(("strong", "b"))
_NOT_A_HEADING = re.compile(r"[.:;,!]$|\d{1,2}\.\d{1,2}\.")


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


class Walk:
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
                elif node is root or not (self._visible.is_shut(node) or self._visible.is_side(node)):
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
            if (level := _level(tag)) and not (self._heading and opens(tag)):
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
    if opens(tag):
        return 0 if names_nothing(plain(tag.get_text(" "))) else 6
    return 6 if tag.name in ("summary", "caption") else 0
