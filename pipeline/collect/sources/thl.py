"""THL's SOILA page: its lists of events and of news, and each one's own page, read by evidence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.announced import announced_on
from pipeline.collect.fetch.page import Get
from pipeline.collect.list_page import listed_on
from pipeline.collect.listed import Listed, told_once
from pipeline.collect.page import notices
from pipeline.collect.page.alike import alike
from pipeline.collect.page.claims import Claim, as_listed, first_value, of
from pipeline.collect.page.event_page import page_claims
from pipeline.collect.page.lines import Document
from pipeline.collect.page.plain import without_fragment
from pipeline.collect.page.verdict import verdict
from pipeline.collect.visit import ReadPage, Visit
from pipeline.config import SourceRule
from pipeline.model import Collected, FoundEvent, Problem, Severity

READ_BY_PEOPLE = True
LISTING_PAGES_MAX = 10
EVENT_PAGES_MAX = 200
EVENTS_MAX = 500


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """Every event on the list, with what its own page tells where it has one."""
    this = Visit(rule, get, near, zone)
    reads = tuple(_listing_pages(this))
    listed = told_once([one for read in reads for one in listed_on(read, this)])
    if len(listed) > EVENTS_MAX:
        this.problems.append(Problem("collect.too_many_events", rule.url, values={"limit": EVENTS_MAX}))
    events = [event for one in _with_pages(listed[:EVENTS_MAX], this) for event in one]
    others = sum(problem.key == "collect.not_an_event" for problem in this.problems)
    names = max(len(listed) - others, len(events))
    news, announced = announced_on(reads, events, this)
    found = (*events, *announced)
    # A page may be for news alone.
    problems = tuple(one for one in this.problems if one.key != "collect.no_events" or not (found or news))
    return Collected(rule.name, found, problems, names + len(announced), len(this.pages), news)


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


def _with_pages(listed: Sequence[Listed], this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
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


def _is_over(one: Listed, near: date) -> bool:
    return one.past and one.when is not None and one.when.last < near


def _with_page(read: ReadPage, one: Listed, shared: bool, this: Visit) -> Iterator[tuple[FoundEvent, ...]]:
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


def _is_of(claims: Sequence[Claim], one: Listed) -> bool:
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


def _doubted(one: Listed, this: Visit, *doubts: Problem) -> FoundEvent:
    return verdict((*one.claims, *(Claim("doubt", None, doubt=doubt) for doubt in doubts)), one.url, this.near)
