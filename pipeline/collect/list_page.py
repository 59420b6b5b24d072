"""One page of a list: the events that it shows to people and tells to machines, or that it tells of none."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.collect.fetch.page import Page
from pipeline.collect.listed import Listed
from pipeline.collect.page import notices
from pipeline.collect.page.claims import Claim, first_value
from pipeline.collect.page.event import event_claims
from pipeline.collect.page.language import language_claims
from pipeline.collect.page.lines import Document
from pipeline.collect.page.listing import ListedItem, items_of
from pipeline.collect.page.plain import host_of, plain_words, without_fragment
from pipeline.collect.page.registration import event_link
from pipeline.collect.page.structured import DataEvent
from pipeline.collect.page.words import REGISTRATION_HOSTS
from pipeline.collect.twins_of_data import Twins, with_twins
from pipeline.collect.visit import ReadPage, Visit
from pipeline.fault import Fault
from pipeline.model import Problem


def listed_on(read: ReadPage, this: Visit) -> list[Listed]:
    """The events on the page, in its order; why it tells of none is among the visit's problems."""
    page, document = read.page, read.document
    if document.cut:
        this.problems.append(Problem("collect.too_long", page.url))
    try:
        shown = _shown_on(read, this)
        joined, unshown = with_twins(shown, read.structured)
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


def _of_data(one: DataEvent, page: Page, this: Visit) -> Listed:
    return Listed(one.claims, one.title, one.when, page.url, one.url if _has_page(one.url, page, this) else "")


def _shown_on(read: ReadPage, this: Visit) -> list[Listed]:
    """The events that the page shows to people; what its data alone names is looked for once more, by its title."""
    page, document, structured = read.page, read.document, read.structured
    shown = []
    for item in items_of(document, this.is_ours):
        shown.append(_of_item(item, page, this))
        read.budget.check()
    twins = Twins(structured)
    named = {id(one) for item in shown for one in twins.of(item)}
    shown_names = {plain_words(item.title) for item in shown}
    silent = {one.title for one in structured if id(one) not in named and plain_words(one.title) not in shown_names}
    if not silent:
        return shown
    sure = [one for one in shown if one.dated or twins.of(one)]
    items = items_of(document, this.is_ours, silent)
    for item in items:
        if item.title in silent:
            sure.append(_of_item(item, page, this))
            read.budget.check()
    return sure


def _is_not_itself(document: Document, listed: Sequence[Listed]) -> bool:
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


def _of_item(item: ListedItem, page: Page, this: Visit) -> Listed:
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
    return Listed(claims, title, when, page.url, follows, item.past, item.dated)


def _has_page(url: str, page: Page, this: Visit) -> bool:
    """Whether the address is a page of the source other than the list itself."""
    return this.is_ours(url) and without_fragment(url) not in (
        without_fragment(page.url),
        without_fragment(this.rule.url),
    )
