"""Simple, well-formed HTML, as Markdown gives it -> the text that a reader of plain text gets."""

import re
from collections.abc import Iterator
from html import unescape

# Where a text or a value says "<", simple HTML has an entity: no tag, and nothing that ends with one, goes past a "<".
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*+)([^<>]*+)>|([^<]+)")
_BREAK = re.compile(r"<(?:br|li|td|th)\b[^<>]*>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_HEADING = re.compile(r"<h[1-6]>(?:[^<]|<(?!/?h[1-6]>))*+</h[1-6]>")
_PARAGRAPH = re.compile(r"<p>((?:[^<]|<(?!/?p>))*+)</p>")
_VALUE = re.compile(r"""\b(href|alt|start)="([^"]*)\"""")
_SPACES = re.compile(r"[ \t\n\r]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "pre", "div", "dl", "dd", "dt", "hr"]
)
_CELLS = "· "
_LINKS = ("https://", "http://", "mailto:")

# Whatever block an item of a list begins with, it begins right after the item's mark.
_GLUE = "\x00"
_GLUED = re.compile(f"{_GLUE}[ \n]*")


class _Writer:
    """Collects the text of one document, token by token."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lists: list[int | None] = []  # the next number of each list around; None for one with dashes
        self.links: list[tuple[str, int]] = []
        self.preformatted = False

    def text(self, written: str) -> None:
        if not self.preformatted:
            if "\n" in written or "  " in written:
                written = _SPACES.sub(" ", written)
            if written[0] == " " and self._at_start():
                written = written[1:]
        self._add(written)

    def opens(self, name: str, attributes: str) -> None:
        if name in _BLOCKS:
            self.parts.append("\n\n")
            self.preformatted = name == "pre" or self.preformatted
        elif name == "a":
            self.links.append((_value(attributes, "href"), len(self.parts)))
        elif name in ("ul", "ol"):
            self._add("" if self.lists else "\n\n")
            self.lists.append(_number(attributes) if name == "ol" else None)
        elif name == "li":
            self.parts.append(f"\n{'  ' * (len(self.lists) - 1)}{self._mark()}{_GLUE}")
        elif name in ("br", "tr", "caption"):
            self.parts.append("\n")
        elif name in ("td", "th"):
            self._add("" if self._at_start() else _CELLS if self.parts[-1].endswith(" ") else f" {_CELLS}")
        elif name == "img":
            self._add(_value(attributes, "alt"))

    def closes(self, name: str) -> None:
        if name in _BLOCKS:
            self.parts.append("\n\n")
            self.preformatted = self.preformatted and name != "pre"
        elif name == "a" and self.links:
            self._close_link(*self.links.pop())
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()
            self._add("" if self.lists else "\n\n")

    def _add(self, part: str) -> None:
        if part:
            self.parts.append(part)

    def _at_start(self) -> bool:
        """Whether a line begins here: white space between blocks is none of the text."""
        return not self.parts or self.parts[-1].endswith(("\n", _GLUE, _CELLS))

    def _mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "– "
        self.lists[-1] = number + 1
        return f"{number}. "

    def _close_link(self, href: str, start: int) -> None:
        words = "".join(self.parts[start:])
        address = href.removeprefix("mailto:")
        if href.startswith(_LINKS) and not address.endswith(words.strip().removeprefix("mailto:")):
            self.parts.append(f" ({address})")
        elif href.startswith(_LINKS) and not words.strip():
            self.parts.append(address)


def text_of(html: str) -> str:
    """The text: a link as "text (address)", dashes or numbers before items, a blank line between paragraphs."""
    writer = _Writer()
    for closing, name, attributes, text in _TOKEN.findall(html):
        if text:
            writer.text(text)
        elif closing:
            writer.closes(name)
        elif name:
            writer.opens(name, attributes)
    return _tidied(unescape("".join(writer.parts)))


def first_paragraphs(html: str) -> Iterator[str]:
    """The paragraphs before the first heading, each on one line; where there are none, those of what follows it."""
    for part in _HEADING.split(html):
        paragraphs = [words_of(paragraph) for paragraph in _PARAGRAPH.findall(part)]
        if any(paragraphs):
            yield from filter(None, paragraphs)
            return
    yield words_of(_HEADING.sub("", html))


def words_of(html: str) -> str:
    """The bare words on one line: no marks, no addresses."""
    return " ".join(unescape(_ANY_TAG.sub("", _BREAK.sub(" ", html))).split())


def _value(attributes: str, name: str) -> str:
    return next((value for found, value in _VALUE.findall(attributes) if found == name), "")


def _number(attributes: str) -> int:
    """The number that a list begins with; HTML of a stranger may have anything there."""
    start = _value(attributes, "start")
    return int(start) if start.isdecimal() and len(start) < 10 else 1


def _tidied(text: str) -> str:
    glued = _GLUED.sub("", text)
    lines = [line.rstrip() for line in glued.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
