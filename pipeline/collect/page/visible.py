"""Which elements of a page a reader sees, and which of them are the page's own matter."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from pipeline.collect.page.translations import translations
from pipeline.collect.page.tree import NEVER_SEEN, Element, Tree

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr o:p q s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_BLOCKS = (*HEADINGS, "div", "p", "ul", "li", "article", "section", "table", "dl")
_STRUCK = frozenset(("del", "s", "strike"))
_CROSSED = re.compile(r"text-decoration[^;]{0,60}line-through", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_NAVIGATION = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"))
# Only words that say what the thing is for, in any way of joining them; a page that has none loses nothing.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|evasteet|consent|breadcrumbs?|murupolku|site-?footer|site-?header|share|social|some-?jako"
    r"|skip-?links?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\b(?:käytämme|sivusto käyttää|käyttää)\b.{0,40}\bevästeitä", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:seuraava(?:t)?(?: sivu)?|näytä lisää(?: tapahtumia)?|lisää tapahtumia|next(?: page)?)?\s*[›»→>]?",
    re.IGNORECASE,
)

_NEXT_BEGINS = re.compile(r"\s*(?:$|seuraava|näytä|lisää|next|[›»→>])", re.IGNORECASE)
_LABELS = frozenset(("aria-label", "title"))


class Visible:
    """What of one page is seen and is its own. Made in one pass, for pages that nest without end."""

    def __init__(self, page: Tree, near: date) -> None:
        every = page.every
        self._translations = translations((one for one in every if one.name not in _INLINE), near)
        self._with_blocks = _holders(one for one in every if one.name in _BLOCKS)
        self._with_h1 = _holders(one for one in every if one.name == "h1")
        self._cookies = set(_cookie_banners(every))
        openers = (one for one in every if one.has("aria-expanded") and opens(one))
        self._opened = {name for one in openers for name in _controlled(one)}

    def is_inline(self, one: Element) -> bool:
        """Whether it stands within a line. A link may hold whole cards, and is a block then."""
        return one.name in _INLINE and not (
            opens(one) or (one.name in ("a", "span", "button") and one in self._with_blocks)
        )

    def is_shut(self, one: Element) -> bool:
        """Whether nobody sees it, not even by opening it as one opens an accordion."""
        return is_unseen(one) and not (one.name not in NEVER_SEEN and one.get("id") in self._opened)

    def is_side(self, one: Element, within: bool) -> bool:
        """Whether it is no matter of this page: navigation, banners, side columns, the site's header and footer.

        `within` says that it stands in the page's main part, an article or an item.
        """
        if one.name in ("nav", "aside", "menu") or one in self._translations:
            return True
        role = one.get("role")
        if role in _NAVIGATION or role == "complementary":
            return True
        if one in self._with_h1:
            return False
        return not within if one.name in ("header", "footer") else self._is_furniture(one)

    def _is_furniture(self, one: Element) -> bool:
        names = f"{one.get('class')} {one.get('id')}".strip()
        furniture = bool(names) and one.name not in ("body", "main") and bool(_FURNITURE.search(names))
        return one in self._cookies or furniture


def opens(one: Element) -> bool:
    """Whether it is the heading of an accordion: a reader opens by it what follows."""
    return one.has("aria-expanded") and not one.has("aria-haspopup") and one.get("role") != "tab"


def is_struck(one: Element) -> bool:
    """Whether its words are crossed out: they hold no more."""
    return one.name in _STRUCK or bool(one.has("style") and _CROSSED.search(one.get("style")))


def _controlled(one: Element) -> list[str]:
    """The ids of what an accordion's heading opens."""
    names = one.get("aria-controls").split()
    return names + [one.get(at)[1:] for at in ("href", "data-target", "data-bs-target") if one.has(at)]


def is_unseen(one: Element) -> bool:
    """Whether nobody sees it: hidden, or no text at all."""
    if one.name in NEVER_SEEN or one.has("hidden") or one.get("aria-hidden") == "true":
        return True
    return bool(one.has("style") and _HIDING.search(one.get("style")))


def _holders(inner: Iterable[Element]) -> set[Element]:
    """All elements around the given ones."""
    holders: set[Element] = set()
    for one in inner:
        for parent in one.parents:
            if parent in holders:
                break
            holders.add(parent)
    return holders


def _cookie_banners(every: Iterable[Element]) -> Iterator[Element]:
    """The boxes with a button around words on cookies, unless they are the page itself."""
    for one in every:
        if not any(isinstance(child, str) and _COOKIES.search(child) for child in one.children):
            continue
        for parent in (one, *islice(one.parents, 5)):
            if parent.name in ("body", "main", "article") or parent.first("h1") is not None:
                break
            if parent.name in ("div", "section") and parent.first("button") is not None:
                yield parent
                break


def main_part(page: Tree) -> tuple[Element, list[Element], list[Element]]:
    """The element with the page's own matter, its side columns, and the links to a next page of a list."""
    whole = page.first("body") or page.root
    mains = _called(page, "main", "main")
    main = next((one for one in mains if one.text().strip() and not is_unseen(one)), whole)
    side = [one for one in _called(page, "aside", "complementary") if not is_unseen(one)]
    return main, side, [one for one in page.every if one.has("href") and _is_link_on(one)]


def _called(page: Tree, name: str, role: str) -> Iterator[Element]:
    return (one for one in page.every if one.name == name or one.get("role") == role)


def _is_link_on(one: Element) -> bool:
    return _leads_on(one) if one.name == "a" else one.name == "link" and _is_next(one)


def _may_lead_on(link: Element) -> bool:
    """Whether a link's first words are few enough to be a button's."""
    first = link.children[0]
    return not isinstance(first, str) or (len(first) < 40 and bool(_NEXT_BEGINS.match(first)))


def _is_next(one: Element) -> bool:
    return "next" in one.get("rel").split()


def _leads_on(link: Element) -> bool:
    if _is_next(link):
        return True
    if not link.attributes.keys() & _LABELS and not (link.children and _may_lead_on(link)):
        return False
    words = " ".join(link.text().split())
    label = " ".join((link.get("aria-label") or link.get("title")).split())
    return any(said and _NEXT.fullmatch(said) for said in (words, label)) and len(words) > 0
