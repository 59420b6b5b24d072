"""THL's SOILA page: its list of events and each event's own page, read by meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get, Page
from pipeline.collect.page.event import event_link, read_event
from pipeline.collect.page.event_page import read_event_page
from pipeline.collect.page.language import foreign
from pipeline.collect.page.lines import Document
from pipeline.collect.page.listing import ListedItem, items_of
from pipeline.collect.page.merge import alike, best_of, merged, settled
from pipeline.collect.page.plain import host_of, without_fragment
from pipeline.collect.page.structured import structured_events
from pipeline.collect.page.words import REGISTRATION_HOSTS
from pipeline.collect.visit import ReadPage, Visit, read_page
from pipeline.config import SourceRule
from pipeline.finnish.times import write_when
from pipeline.model import Collected, FoundEvent, Problem, Severity

LISTING_PAGES_MAX = 10
EVENT_PAGES_MAX = 200
EVENTS_MAX = 500


@dataclass(frozen=True, slots=True)
class _Listed:
    """An event as the list tells it, and the address of its own page where it has one."""

    event: FoundEvent
    link: str = ""
    past: bool = False
    dated: bool = True


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """Every event on the list, with what its own page tells where it has one."""
    this = Visit(rule, get, near, zone)
    listed = _told_once([one for read in _listing_pages(this) for one in _listed_on(read, this)])
    if len(listed) > EVENTS_MAX:
        this.problems.append(Problem("collect.too_many_events", rule.url, values={"limit": EVENTS_MAX}))
    events = [settled(event, near) for one in _with_pages(listed[:EVENTS_MAX], this) for event in one]
    others = sum(problem.key == "collect.not_an_event" for problem in this.problems)
    names = max(len(listed) - others, len(events))
    return Collected(rule.name, tuple(events), tuple(this.problems), names, len(this.pages))


def _listing_pages(this: Visit) -> Iterator[ReadPage]:
    """The list's pages one after another, as far as "Seuraava" leads."""
    url, seen = this.rule.url, set[str]()
    while url and without_fragment(url) not in seen:
        seen.add(without_fragment(url))
        if len(seen) > LISTING_PAGES_MAX:
            this.problems.append(Problem("collect.too_many_pages", url, values={"limit": LISTING_PAGES_MAX}))
            return
        page = this.page(url)
        if page is None:
            return
        read = read_page(page)
        yield read
        following = [link.url for link in read.document.next_links if link.url and this.is_ours(link.url)]
        url = next((one for one in following if without_fragment(one) not in seen), "")


def _listed_on(read: ReadPage, this: Visit) -> list[_Listed]:
    page, document = read.page, read.document
    if document.cut:
        this.problems.append(Problem("collect.too_long", page.url))
    structured, problems = structured_events(read.soup, page.url, this.zone)
    this.problems += problems
    listed, unshown = _with_twins(_shown_on(read, structured, this), structured)
    listed += [_Listed(event, event.url if _has_page(event.url, page, this) else "") for event in unshown]
    if not listed and len(this.pages) == 1:
        this.problems.append(_nothing_on(document))
    doubts = foreign(document)
    return [replace(one, event=_doubted(one.event, *doubts)) for one in listed] if doubts else listed


def _shown_on(read: ReadPage, structured: Sequence[FoundEvent], this: Visit) -> list[_Listed]:
    """The events that the page shows to people; what its data alone names is looked for once more, by its title."""
    page, document = read.page, read.document
    shown = [_listed(item, page, this) for item in items_of(document, this.near, this.is_ours)]
    silent = {s.title for s in structured if not any(_same(s, one) for one in shown)}
    if not silent:
        return shown
    sure = [one for one in shown if one.dated or any(_same(s, one) for s in structured)]
    items = items_of(document, this.near, this.is_ours, silent)
    return sure + [_listed(item, page, this) for item in items if item.title in silent]


def _with_twins(
    shown: Sequence[_Listed], structured: Sequence[FoundEvent]
) -> tuple[list[_Listed], Sequence[FoundEvent]]:
    """What is shown, each with what the page's data tells of it; and the events of the data that are not shown."""
    joined = []
    unused = list(structured)
    for one in shown:
        twin = next((s for s in unused if _same(s, one)), None)
        if twin is not None:
            unused.remove(twin)
            joined.append(replace(one, event=merged(twin, one.event)))
        else:
            joined.append(one)
    return joined, unused


def _nothing_on(document: Document) -> Problem:
    text = " ".join(line.text for line in document.lines).casefold()
    if any(said in text for said in ("ei tulevia tapahtum", "ei tapahtum", "ei tulossa", "ei tilaisuuksia")):
        return Problem("collect.says_none", document.url)
    return Problem("collect.no_events", document.url, values={"title": document.title[:120]})


def _listed(item: ListedItem, page: Page, this: Visit) -> _Listed:
    near = this.near if item.year is None else date(item.year, 3, 4)
    event = read_event(item.lines, item.title, item.place, page.url, near)
    if item.year is not None:
        event = replace(event, doubts=tuple(d for d in event.doubts if d.key != "collect.year_guessed"))
    link = event_link(item.lines, item.title)
    url = link.url if link is not None else None
    if link is not None and url is None:
        problem = Problem("collect.bad_link", page.url, values={"written": link.written[:120]})
        event = replace(event, doubts=(*event.doubts, problem))
    if url is None or REGISTRATION_HOSTS.search(host_of(url)):
        return _Listed(event, past=item.past, dated=item.dated)
    event = replace(event, url=url)
    return _Listed(event, url if _has_page(url, page, this) else "", item.past, item.dated)


def _has_page(url: str, page: Page, this: Visit) -> bool:
    """Whether the address is a page of the source other than the list itself."""
    return this.is_ours(url) and without_fragment(url) not in (
        without_fragment(page.url),
        without_fragment(this.rule.url),
    )


def _same(structured: FoundEvent, one: _Listed) -> bool:
    day, shown = structured.when, one.event.when
    same_day = day is not None and shown is not None and day.first == shown.first
    same_link = bool(one.link) and structured.url == one.link
    return (alike(structured.title, one.event.title) and (same_day or same_link or shown is None)) or (
        same_link and same_day
    )


def _told_once(listed: Sequence[_Listed]) -> list[_Listed]:
    """Each event once, though the page may name it twice (a pick above the list, the same on a next page)."""
    kept: dict[tuple[str, str, str], _Listed] = {}
    for one in listed:
        when = write_when(one.event.when) if one.event.when else ""
        kept.setdefault((without_fragment(one.link), one.event.title.casefold(), when), one)
    return list(kept.values())


def _with_pages(listed: Sequence[_Listed], this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
    """Each event with its own page read, in the list's order."""
    asked = 0
    for one in listed:
        url = without_fragment(one.link)
        over = one.past and one.event.when is not None and one.event.when.last < this.near
        if not url or over:
            yield (one.event,)
            continue
        if url not in this.pages:
            asked += 1
        if asked > EVENT_PAGES_MAX:
            yield (_doubted(one.event, Problem("collect.too_many_events", url, values={"limit": EVENT_PAGES_MAX})),)
            continue
        before = len(this.problems)
        page = this.page(url)
        if page is None:
            yield (_doubted(one.event, *this.problems[before:] or (Problem("collect.page_unread", url),)),)
            continue
        shared = sum(without_fragment(other.link) == url for other in listed) > 1
        yield from _read_page(page, one, shared, this)


def _read_page(page: Page, one: _Listed, shared: bool, this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
    read = read_page(page)
    document = read.document
    structured, problems = structured_events(read.soup, page.url, this.zone)
    this.problems += problems
    found = read_event_page(document, structured, one.event, this.near)
    if not one.dated and not _speaks_of_event(document, found):
        values = {"title": one.event.title}
        this.problems.append(Problem("collect.not_an_event", page.url, severity=Severity.WARNING, values=values))
        return
    yield tuple(best_of(event, one.event, shared, len(found) > 1) for event in found)


def _speaks_of_event(document: Document, found: Sequence[FoundEvent]) -> bool:
    """Whether a page that the list gave no day for is of an event at all."""
    if any(event.when or event.original or any(d.key != "collect.no_time" for d in event.doubts) for event in found):
        return True
    return any(re.search("ilmoit|tilaisuu", line.text, re.IGNORECASE) for line in document.lines)


def _doubted(event: FoundEvent, *doubts: Problem) -> FoundEvent:
    return replace(event, doubts=(*event.doubts, *doubts))
