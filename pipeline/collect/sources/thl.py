"""THL's SOILA page: its lists of events and of news, and each event's own page, read by evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get, Page
from pipeline.collect.page import notices
from pipeline.collect.page.alike import alike
from pipeline.collect.page.claims import Claim, as_listed, first_value, of
from pipeline.collect.page.event import event_claims
from pipeline.collect.page.event_page import page_claims
from pipeline.collect.page.language import language_claims
from pipeline.collect.page.lines import Document
from pipeline.collect.page.listing import ListedItem, items_of
from pipeline.collect.page.news import pieces_of, told_on
from pipeline.collect.page.plain import host_of, plain_words, without_fragment
from pipeline.collect.page.registration import event_link
from pipeline.collect.page.structured import DataEvent
from pipeline.collect.page.verdict import verdict
from pipeline.collect.page.words import REGISTRATION_HOSTS
from pipeline.collect.visit import ReadPage, Visit
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.model import Collected, FoundEvent, FoundNews, Problem, Severity, When

LISTING_PAGES_MAX = 10
EVENT_PAGES_MAX = 200
EVENTS_MAX = 500


@dataclass(frozen=True, slots=True)
class _Listed:
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


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """Every event on the list, with what its own page tells where it has one."""
    this = Visit(rule, get, near, zone)
    reads = tuple(_listing_pages(this))
    listed = _told_once([one for read in reads for one in _listed_on(read, this)])
    if len(listed) > EVENTS_MAX:
        this.problems.append(Problem("collect.too_many_events", rule.url, values={"limit": EVENTS_MAX}))
    events = [event for one in _with_pages(listed[:EVENTS_MAX], this) for event in one]
    others = sum(problem.key == "collect.not_an_event" for problem in this.problems)
    names = max(len(listed) - others, len(events))
    news, announced = _announced(reads, events, this)
    found = (*events, *announced)
    return Collected(rule.name, found, tuple(this.problems), names + len(announced), len(this.pages), news)


def _announced(
    reads: Sequence[ReadPage], events: Sequence[FoundEvent], this: Visit
) -> tuple[tuple[FoundNews, ...], tuple[FoundEvent, ...]]:
    """The news of the list's pages, and the events that only they announce; each once."""
    news: dict[str, FoundNews] = {}
    announced: list[FoundEvent] = []
    for read in reads:
        try:
            told = [told_on(piece, read.document) for piece in pieces_of(read.document)]
            read.budget.check()
        except Fault as fault:
            this.problems.append(Problem(fault.key, read.page.url, values=fault.values))
            continue
        for one in told:
            if isinstance(one, FoundNews):
                news.setdefault(plain_words(one.title), one)
            elif not any(_names_same(one, other) for other in (*events, *announced)):
                announced.append(one)
    return tuple(news.values()), tuple(announced)


def _names_same(one: FoundEvent, other: FoundEvent) -> bool:
    return one.url == other.url or alike(one.title, other.title)


def _listing_pages(this: Visit) -> Iterator[ReadPage]:
    """The list's pages one after another, as far as "Seuraava" leads."""
    url, seen = this.rule.url, set[str]()
    while url and without_fragment(url) not in seen:
        seen.add(without_fragment(url))
        if len(seen) > LISTING_PAGES_MAX:
            this.problems.append(Problem("collect.too_many_pages", url, values={"limit": LISTING_PAGES_MAX}))
            return
        page = this.page(url)
        read = this.read(page) if page is not None else None
        if read is None:
            return
        yield read
        following = [link.url for link in read.document.next_links if link.url and this.is_ours(link.url)]
        url = next((one for one in following if without_fragment(one) not in seen), "")


def _listed_on(read: ReadPage, this: Visit) -> list[_Listed]:
    page, document = read.page, read.document
    if document.cut:
        this.problems.append(Problem("collect.too_long", page.url))
    try:
        shown = _shown_on(read, this)
        joined, unshown = _with_twins(shown, read.structured)
        read.budget.check()
    except Fault as fault:
        this.problems.append(Problem(fault.key, page.url, values=fault.values))
        return []
    listed = [*joined, *(_of_data(one, page, this) for one in unshown)]
    if _is_not_itself(document, listed):
        listed = []
    if not listed and len(this.pages) == 1:
        this.problems.append(_nothing_on(document))
    language = language_claims(document)
    return [replace(one, claims=(*one.claims, *language)) for one in listed] if language else listed


def _of_data(one: DataEvent, page: Page, this: Visit) -> _Listed:
    return _Listed(one.claims, one.title, one.when, page.url, one.url if _has_page(one.url, page, this) else "")


def _shown_on(read: ReadPage, this: Visit) -> list[_Listed]:
    """The events that the page shows to people; what its data alone names is looked for once more, by its title."""
    page, document, structured = read.page, read.document, read.structured
    shown = []
    for item in items_of(document, this.is_ours):
        shown.append(_listed(item, page, this))
        read.budget.check()
    twins = _Twins(structured)
    named = {id(one) for item in shown for one in twins.of(item)}
    shown_names = {plain_words(item.title) for item in shown}
    silent = {one.title for one in structured if id(one) not in named and plain_words(one.title) not in shown_names}
    if not silent:
        return shown
    sure = [one for one in shown if one.dated or twins.of(one)]
    items = items_of(document, this.is_ours, silent)
    for item in items:
        if item.title in silent:
            sure.append(_listed(item, page, this))
            read.budget.check()
    return sure


class _Twins:
    """The events of a page's data, found by day, by address and by title: no pair is compared that shares nothing."""

    def __init__(self, structured: Sequence[DataEvent]) -> None:
        self._by: dict[object, list[DataEvent]] = defaultdict(list)
        for one in structured:
            keys = {plain_words(one.title), one.url, one.when.first if one.when else "undated"}
            for key in keys:
                self._by[key].append(one)

    def of(self, one: _Listed) -> list[DataEvent]:
        """Those that are the same as what is shown."""
        keys: list[object] = [plain_words(one.title), one.link, one.when.first if one.when else None, "undated"]
        near = {id(other): other for key in keys if key for other in self._by.get(key, ())[:_COMPARED_MAX]}
        return [other for other in near.values() if _same(other, one)]


_COMPARED_MAX = 12


def _with_twins(shown: Sequence[_Listed], structured: Sequence[DataEvent]) -> tuple[list[_Listed], list[DataEvent]]:
    """What is shown, each with what the page's data tells of it; and the events of the data that are not shown."""
    twins, used, joined = _Twins(structured), set[int](), []
    for one in shown:
        twin = next((other for other in twins.of(one) if id(other) not in used), None)
        if twin is None:
            joined.append(one)
            continue
        used.add(id(twin))
        joined.append(_joined(one, twin))
    left = [one for one in structured if id(one) not in used]
    return _with_namesakes(joined, left, structured)


def _joined(one: _Listed, twin: DataEvent) -> _Listed:
    return replace(one, claims=(*twin.claims, *one.claims), when=twin.when or one.when)


def _with_namesakes(
    shown: list[_Listed], left: Sequence[DataEvent], structured: Sequence[DataEvent]
) -> tuple[list[_Listed], list[DataEvent]]:
    """What the data tells of another day than the page shows, under a name that each has once: one event, doubted."""
    names = Counter(plain_words(one.title) for one in structured)
    places: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shown):
        places[plain_words(one.title)].append(number)
    unshown = []
    for twin in left:
        name = plain_words(twin.title)
        if names[name] == len(places[name]) == 1:
            shown[places[name][0]] = _joined(shown[places[name][0]], twin)
        else:
            unshown.append(twin)
    return shown, unshown


def _same(structured: DataEvent, one: _Listed) -> bool:
    day, shown = structured.when, one.when
    same_day = day is not None and shown is not None and day.first == shown.first
    same_link = bool(one.link) and structured.url == one.link
    if same_link and same_day:
        return True
    return (same_day or same_link or shown is None or day is None) and alike(structured.title, one.title)


def _is_not_itself(document: Document, listed: Sequence[_Listed]) -> bool:
    """Whether the page says that it is another one than was asked for, and tells no more than one thing besides."""
    headings = [document.title, *(line.text for line in document.lines if 0 < line.level < 3)]
    return len(listed) < 2 and any(notices.is_not_itself(told) for told in headings)


def _nothing_on(document: Document) -> Problem:
    itself = not any(
        notices.is_not_itself(told) for told in (document.title, *(line.text for line in document.lines[:3]))
    )
    if itself and any(notices.says_none(line.text) for line in document.lines):
        return Problem("collect.says_none", document.url)
    return Problem("collect.no_events", document.url, values={"title": document.title[:120]})


def _listed(item: ListedItem, page: Page, this: Visit) -> _Listed:
    claims = event_claims(item.lines, item.title, item.place, page.url)
    title, when = str(first_value(claims, "title") or item.title), first_value(claims, "when")
    link = event_link(item.lines, item.title)
    url = link.url if link is not None else None
    if link is not None and url is None:
        problem = Problem("collect.bad_link", page.url, values={"written": link.written[:120]})
        claims = (*claims, Claim("bad_link", None, doubt=problem))
    own = url if url is not None and not REGISTRATION_HOSTS.search(host_of(url)) else None
    if own is not None:
        claims = (*claims, Claim("url", own))
    follows = own if own is not None and _has_page(own, page, this) else ""
    return _Listed(claims, title, when, page.url, follows, item.past, item.dated)


def _has_page(url: str, page: Page, this: Visit) -> bool:
    """Whether the address is a page of the source other than the list itself."""
    return this.is_ours(url) and without_fragment(url) not in (
        without_fragment(page.url),
        without_fragment(this.rule.url),
    )


def _told_once(listed: Sequence[_Listed]) -> list[_Listed]:
    """Each event once, though the page may name it twice: a pick above the list, the same on a next page."""
    kept: list[_Listed] = []
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


def _with_pages(listed: Sequence[_Listed], this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
    """Each event with its own page read, in the list's order; none that the list itself calls over."""
    asked, links = 0, defaultdict[str, int](int)
    for one in listed:
        links[without_fragment(one.link)] += 1
    for one in listed:
        url = without_fragment(one.link)
        if _is_over(one, this.near):
            continue
        if not url:
            yield (one.event(this.near),)
            continue
        asked += url not in this.pages
        if asked > EVENT_PAGES_MAX:
            yield (_doubted(one, this, Problem("collect.too_many_events", url, values={"limit": EVENT_PAGES_MAX})),)
            continue
        before = len(this.problems)
        page = this.page(url)
        read = this.read(page) if page is not None else None
        if read is None:
            yield (_doubted(one, this, *this.problems[before:] or (Problem("collect.page_unread", url),)),)
            continue
        yield from _with_page(read, one, links[url] > 1, this)


def _is_over(one: _Listed, near: date) -> bool:
    return one.past and one.when is not None and one.when.last < near


def _with_page(read: ReadPage, one: _Listed, shared: bool, this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
    page, document = read.page, read.document
    told = page_claims(document, read.structured, one.title, one.when)
    if not one.dated and not _speaks_of_event(document, told):
        values = {"title": one.title}
        this.problems.append(Problem("collect.not_an_event", page.url, severity=Severity.WARNING, values=values))
        return
    if len(told) > 1:
        yield tuple(verdict((Claim("url", page.url), *claims), page.url, this.near) for claims in told)
    elif shared and not _is_of(told[0], one):
        doubt = Problem("collect.shared_link", one.url, values={"title": one.title})
        yield (_doubted(one, this, doubt),)
    elif one.dated and _is_another(document, told[0]):
        yield (_doubted(one, this, Problem("collect.page_unread", page.url)),)
    else:
        listed = tuple(claim for claim in as_listed(one.claims) if claim.field not in ("url", "unread_status"))
        yield (verdict((Claim("url", page.url), *told[0], *listed), page.url, this.near),)


def _is_of(claims: Sequence[Claim], one: _Listed) -> bool:
    """Whether a page that several events share is of this one."""
    when = first_value(claims, "when")
    same_day = when is None or one.when is None or when.first == one.when.first
    return same_day and alike(str(first_value(claims, "title") or ""), one.title)


def _is_another(document: Document, claims: Sequence[Claim]) -> bool:
    """Whether an event's link led to a notice of maintenance, a login or the like."""
    headings = [document.title, *(line.text for line in document.lines if line.level == 1)]
    return first_value(claims, "when") is None and any(notices.is_not_itself(told) for told in headings)


def _speaks_of_event(document: Document, told: Sequence[Sequence[Claim]]) -> bool:
    """Whether a page that the list gave no day for is of an event at all."""
    if any(True for claims in told for _ in of(claims, "when", "original")):
        return True
    if any(one.doubt for claims in told for one in claims):
        return True
    return any(re.search("ilmoit|tilaisuu", line.text, re.IGNORECASE) for line in document.lines)


def _doubted(one: _Listed, this: Visit, *doubts: Problem) -> FoundEvent:
    return verdict((*one.claims, *(Claim("doubt", None, doubt=doubt) for doubt in doubts)), one.url, this.near)
