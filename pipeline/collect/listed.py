"""What a list claims of an event, before its own page is read; what the list names twice is one."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline.collect.page.alike import alike
from pipeline.collect.page.claims import Claim
from pipeline.collect.page.plain import without_fragment
from pipeline.collect.page.verdict import verdict
from pipeline.finnish.times import write_when
from pipeline.model import FoundEvent, When


class Listed(Struct, frozen=True):
    """What the list claims of an event, and the address of its own page where it has one."""

    claims: tuple[Claim, ...]
    title: str
    when: When | None
    url: str
    link: str = ""
    past: bool = False
    dated: bool = True

    def event(self, near: date) -> FoundEvent:
        return verdict(self.claims, self.url, near)


def told_once(listed: Sequence[Listed]) -> list[Listed]:
    """Each event once, though the page may name it twice: a pick above the list, the same on a next page."""
    kept: list[Listed] = []
    by_page: dict[tuple[str, str], int] = {}
    by_title: set[tuple[str, str, str]] = set()
    for one in listed:
        link, when = without_fragment(one.link), write_when(one.when) if one.when else ""
        page = (link, str(one.when.first) if one.when else "")
        at = by_page.get(page) if link else None
        if at is not None and alike(kept[at].title, one.title):
            # A pick says more words than the list: the shorter name is the event's, the facts are those of both.
            first, other = sorted((kept[at], one), key=lambda told: len(told.title))
            kept[at] = replace(first, claims=(*first.claims, *other.claims), when=first.when or other.when)
        elif (link, one.title.casefold(), when) not in by_title:
            by_page.setdefault(page, len(kept))
            kept.append(one)
        by_title.add((link, one.title.casefold(), when))
    return kept
