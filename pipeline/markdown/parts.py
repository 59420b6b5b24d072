"""What a Markdown text holds that a check may ask for: its headings, links and pictures, each with its line."""

from collections.abc import Iterator

from msgspec import Struct

from pipeline.markdown import cmark


class Heading(Struct, frozen=True):
    """A heading of level 1-6 that begins on `line` of the text, counted from 1."""

    level: int
    line: int


class Link(Struct, frozen=True):
    """A link or a bare address: the words that a reader sees of it, and where it leads, as the parser reads it.

    `line` is where it ends, and where definitions of links stand right before its paragraph, that many too early.
    """

    words: str
    target: str
    line: int


class Picture(Struct, frozen=True):
    """A picture: the words told instead of it, and its address."""

    words: str
    target: str
    line: int


Part = Heading | Link | Picture

_SAYING = (cmark.TEXT, cmark.CODE)
_BREAKS = (cmark.SOFT_BREAK, cmark.HARD_BREAK)


def parts_of(markdown: str) -> tuple[Part, ...]:
    """The parts in the order of the text. Code and raw HTML have none; nor have the words of a picture."""
    with cmark.tree_of(markdown) as root:
        return tuple(_parts(root))


def _parts(root: cmark.Node) -> Iterator[Part]:
    line = 1
    for node, kind in cmark.nodes_under(root, closed=(cmark.PICTURE,)):
        if kind in _SAYING:
            continue
        # A bare mail address is found after the lines are reckoned: it stands where what is around it begins.
        line = cmark.line_of(node) or line
        if kind == cmark.HEADING:
            yield Heading(cmark.level_of(node), line)
        elif kind == cmark.LINK:
            yield Link(_words(node), cmark.url_of(node), line)
        elif kind == cmark.PICTURE:
            yield Picture(_words(node), cmark.url_of(node), line)


def _words(node: cmark.Node) -> str:
    """What is said under a node, without marks; of a picture in it, the words told instead."""
    said = (
        cmark.literal_of(one) if kind in _SAYING else " " if kind in _BREAKS else ""
        for one, kind in cmark.nodes_under(node)
    )
    return "".join(said)
