"""A page as a reader sees it: its visible lines in order, and which of them stand together.

Every element that holds lines is a range of them, and so is every heading with what follows it. Whoever looks for
events works with ranges alone, so that cards, list items, table rows and plain sections are one and the same thing.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.collect.page.leaf import with_leaves
from pipeline.collect.page.lines import Document, Line, PageLink, Part
from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.tables import spread_rows
from pipeline.collect.page.visible import Visible, main_part
from pipeline.collect.page.walk import LINES_MAX, Walk

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def read_document(soup: "BeautifulSoup", url: str) -> Document:
    """The visible page; `url` is where it was fetched from, `<base href>` is minded."""
    base_tag = soup.find("base", href=True)
    base = (base_tag and address(str(base_tag["href"]), url)) or url
    html = soup.find("html")
    title = soup.find("title")
    main, side, next_links = main_part(soup)
    visible = Visible(soup)
    spread_rows(soup)
    walk = Walk(base, visible)
    walk.over(main)
    side_walk = Walk(base, visible)
    for one in side:
        side_walk.over(one)
    lines = with_leaves(walk.lines)
    return Document(
        url,
        plain(title.get_text(" ")) if title else "",
        str(html.get("lang") or "")[:2].casefold() if html else "",
        lines,
        tuple(sorted({*walk.parts, *_sections(lines, walk.parts)}, key=lambda p: (p.start, -p.end, p.tag))),
        tuple(side_walk.lines),
        tuple(PageLink(plain(a.get_text(" ")), address(str(a["href"]), base), str(a["href"])) for a in next_links),
        len(lines) >= LINES_MAX,
    )


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
