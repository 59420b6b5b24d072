"""A page as a reader sees it: its visible lines in order with what they tell, and which of them stand together.

Every element that holds lines is a range of them, and so is every heading with what follows it. Whoever looks for
events works with ranges alone, so that cards, list items, table rows and plain sections are one and the same thing.
"""

from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.page.borders import parts_of
from pipeline.collect.page.budget import Budget
from pipeline.collect.page.dated import dated
from pipeline.collect.page.lines import Document, PageLink
from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.tables import spread_rows
from pipeline.collect.page.tree import Tree
from pipeline.collect.page.visible import Visible, main_part
from pipeline.collect.page.walk import LINES_MAX, Walk


def read_document(page: Tree, url: str, near: date, zone: ZoneInfo, budget: Budget) -> Document:
    """The visible page; `url` is where it was fetched from, `<base href>` is minded, `near` is the day of reading,
    `zone` that of moments.

    Raises Fault where it takes too long.
    """
    base_tag = next((one for one in page.every if one.name == "base" and one.has("href")), None)
    base = (base_tag and address(base_tag.get("href"), url)) or url
    html, title = page.first("html"), page.first("title")
    main, side, next_links = main_part(page)
    spread_rows(page)
    visible = Visible(page, near)
    walk, side_walk = Walk(base, visible, budget), Walk(base, visible, budget)
    walk.over(main)
    for one in side:
        side_walk.over(one, True)
    budget.check()
    parts = parts_of(walk.root, walk.lines)
    return Document(
        url,
        plain(title.text()) if title else "",
        (html.get("lang") if html else "")[:2].casefold(),
        near,
        zone,
        dated(walk.lines, near, zone, budget),
        parts,
        dated(side_walk.lines, near, zone, budget),
        tuple(PageLink(plain(a.text()), address(a.get("href"), base), a.get("href")) for a in next_links),
        page.cut or len(walk.lines) >= LINES_MAX,
        _published(page),
    )


def _published(page: Tree) -> str:
    """The stamp in an article's head (the Open Graph protocol, `article:published_time`)."""
    stamps = (one.get("content") for one in page.every if one.get("property") == "article:published_time")
    return next(stamps, "")
