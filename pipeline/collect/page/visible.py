"""Which elements of a page a reader sees, and which of them are the page's own matter."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr o:p q s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_BLOCKS = (*HEADINGS, "div", "p", "ul", "li", "article", "section", "table", "dl")
_NEVER_SEEN = frozenset(
    "script style input template noscript head title meta link iframe object embed svg math canvas audio video select "
    "datalist textarea dialog map area".split()
)
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


class Visible:
    """What of one page is seen and is its own. Made in one pass, for pages that nest without end."""

    def __init__(self, soup: "BeautifulSoup") -> None:
        self._with_blocks = _holders(soup.find_all(_BLOCKS))
        self._with_h1 = _holders(soup.find_all("h1"))
        self._cookies = {id(banner) for banner in _cookie_banners(soup)}
        self._opened = {name for tag in soup.select("[aria-expanded]") if opens(tag) for name in _controlled(tag)}

    def is_inline(self, tag: "Tag") -> bool:
        """Whether it stands within a line. A link may hold whole cards, and is a block then."""
        return tag.name in _INLINE and not (
            opens(tag) or (tag.name in ("a", "span", "button") and id(tag) in self._with_blocks)
        )

    def is_shut(self, tag: "Tag") -> bool:
        """Whether nobody sees it, not even by opening it as one opens an accordion."""
        return is_unseen(tag) and not (tag.name not in _NEVER_SEEN and tag.get("id") in self._opened)

    def is_side(self, tag: "Tag") -> bool:
        """Whether it is no matter of this page: navigation, banners, side columns, the site's header and footer."""
        if tag.name in ("nav", "aside", "menu") or _is_translation(tag):
            return True
        role = str(tag.get("role") or "")
        if role in _NAVIGATION or role == "complementary":
            return True
        if id(tag) in self._with_h1:
            return False
        if tag.name in ("header", "footer"):
            return not any(parent.name in ("main", "article", "section", "li") for parent in islice(tag.parents, 30))
        names = f"{' '.join(map(str, tag.get_attribute_list('class')))} {tag.get('id') or ''}".strip()
        return id(tag) in self._cookies or bool(names and _FURNITURE.search(names) and tag.name not in ("body", "main"))


def opens(tag: "Tag") -> bool:
    """Whether it is the heading of an accordion: a reader opens by it what follows."""
    return tag.has_attr("aria-expanded") and not tag.has_attr("aria-haspopup") and tag.get("role") != "tab"


def _controlled(tag: "Tag") -> list[str]:
    """The ids of what an accordion's heading opens."""
    names = str(tag.get("aria-controls") or "").split()
    return names + [str(tag[at])[1:] for at in ("href", "data-target", "data-bs-target") if tag.has_attr(at)]


def _is_translation(tag: "Tag") -> bool:
    """Whether it tells in another language what stands in Finnish beside it."""
    language = str(tag.get("lang") or "fi").casefold()
    if language.startswith("fi") or tag.name in _INLINE or tag.parent is None:
        return False
    beside = tag.parent.find_all(True, recursive=False, limit=20)
    return any(str(one.get("lang") or "").casefold().startswith("fi") for one in beside)


def is_unseen(tag: "Tag") -> bool:
    """Whether nobody sees it: hidden, or no text at all."""
    if tag.name in _NEVER_SEEN or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    style = tag.get("style")
    return bool(style and _HIDING.search(str(style)))


def _holders(tags: "Iterable[Tag]") -> set[int]:
    """The ids of all elements around the tags."""
    holders: set[int] = set()
    for tag in tags:
        for parent in tag.parents:
            if id(parent) in holders:
                break
            holders.add(id(parent))
    return holders


def _cookie_banners(soup: "BeautifulSoup") -> "Iterator[Tag]":
    """The boxes with a button around words on cookies, unless they are the page itself."""
    for words in soup.find_all(string=_COOKIES):
        for parent in islice(words.parents, 6):
            if parent.name in ("body", "main", "article") or parent.find("h1") is not None:
                break
            if parent.name in ("div", "section") and parent.find("button") is not None:
                yield parent
                break


def main_part(soup: "BeautifulSoup") -> "tuple[Tag, list[Tag], list[Tag]]":
    """The element with the page's own matter, its side columns, and the links to a next page of a list."""
    whole = soup.find("body") or soup
    main = soup.select_one("main, [role=main]")
    if main is None or not main.get_text(strip=True) or is_unseen(main):
        main = whole
    side = [tag for tag in soup.select("aside, [role=complementary]") if not is_unseen(tag)]
    links = [a for a in whole.find_all("a", href=True) if _leads_on(a)]
    links += [tag for tag in soup.find_all("link", href=True) if "next" in tag.get_attribute_list("rel")]
    return main, side, links


def _leads_on(link: "Tag") -> bool:
    if "next" in link.get_attribute_list("rel"):
        return True
    words = " ".join(link.get_text(" ").split())
    label = " ".join(str(link.get("aria-label") or link.get("title") or "").split())
    return any(said and _NEXT.fullmatch(said) for said in (words, label)) and len(words) > 0
