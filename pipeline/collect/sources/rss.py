"""RSS and Atom as a source: each entry is a piece of news, or the event that it announces."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from html import entities, escape, unescape
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from pipeline.collect.fetch.page import Get
from pipeline.collect.page.budget import FEED_SECONDS_MAX, Budget
from pipeline.collect.page.document import read_document
from pipeline.collect.page.news import NEWS_MAX, Told, found_in
from pipeline.collect.page.news_days import day_alone
from pipeline.collect.page.plain import address, plain
from pipeline.collect.page.stamps import read_stamp
from pipeline.collect.page.tree import parse
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Collected, FoundEvent, FoundNews, Problem

READ_BY_PEOPLE = False
_YEARS = range(1990, 2101)  # programs write 0 or 1970 where they know no day
# HTML's names of letters, which feeds use without declaring them: XML knows five alone, and those stay.
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_END = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s{0,20}>", re.IGNORECASE)
_END_WITHIN = 2000  # characters
_MARKUP_MAX = 20_000  # characters of one entry


class _Reading(Struct):
    """One pass over a feed."""

    rule: SourceRule
    near: date
    zone: ZoneInfo
    language: str
    budget: Budget = field(default_factory=lambda: Budget(FEED_SECONDS_MAX))
    problems: list[Problem] = field(default_factory=list)


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """The feed's news in its order, and the events that it announces. Raises Fault."""
    import feedparser

    text = _NAMED.sub(_letter, get(rule.url).text)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": rule.url}
    # Bytes alone: a string could be taken for an address or a file's name, and be opened.
    feed = feedparser.parse(BytesIO(text.encode()), response_headers=headers, sanitize_html=False)
    if not feed.get("version"):
        raise Fault("collect.not_feed")
    # A feed that was cut on its way names less news than there is.
    if not _END.search(text[-_END_WITHIN:]):
        raise Fault("collect.broken_feed")
    reading = _Reading(rule, near, zone, str(feed.feed.get("language") or "")[:2].casefold())
    found = list(_entries(feed.entries[:NEWS_MAX], reading))
    if not feed.entries:
        reading.problems.append(Problem("collect.no_news", rule.url))
    events = tuple(one for one in found if isinstance(one, FoundEvent))
    news = tuple(one for one in found if isinstance(one, FoundNews))
    return Collected(rule.name, events, tuple(reading.problems), len(events), 1, news)


def _entries(entries: list[dict[str, Any]], reading: _Reading) -> Iterator[FoundNews | FoundEvent]:
    for entry in entries:
        title = plain(unescape(str(entry.get("title") or "")))
        url = address(str(entry.get("link") or ""), reading.rule.url) or reading.rule.url
        if not title:
            reading.problems.append(Problem("collect.no_news_title", reading.rule.url, values={"url": url}))
            continue
        yield _entry(entry, title, url, reading)


def _entry(entry: dict[str, Any], title: str, url: str, reading: _Reading) -> FoundNews | FoundEvent:
    told = Told(
        page=reading.rule.url,
        near=reading.near,
        zone=reading.zone,
        url=url,
        title=title,
        published=_day(entry, reading),
        language=_language(entry) or reading.language,
        uid=plain(str(entry.get("id") or ""))[:200],
    )
    # A short page of its own, so that it is read as pages are.
    markup = f"<main><h1>{escape(title)}</h1><div>{_summary(entry)}</div></main>"
    document = read_document(parse(markup, reading.budget), url, reading.near, reading.zone, reading.budget)
    return found_in(document.lines, told)


def _summary(entry: Mapping[str, Any]) -> str:
    summary = str(entry.get("summary") or "")
    contents = entry.get("content") or []
    markup = summary or (str(contents[0].get("value") or "") if contents else "")
    return markup[:_MARKUP_MAX]


def _letter(named: re.Match[str]) -> str:
    return named[0] if named[1] in _OF_XML else entities.html5.get(named[1], named[0])


def _day(entry: dict[str, Any], reading: _Reading) -> date | None:
    """The local day on which it was published, else changed; written as feeds do, or as people do."""
    for name in ("published", "updated"):
        # As it is: asked by its own way, feedparser takes one for the other.
        day = _day_of(str(dict.get(entry, name) or ""), reading)
        if day and day.year in _YEARS:
            return day
    return None


def _day_of(written: str, reading: _Reading) -> date | None:
    """The local day of a stamp; of one that names no zone, or one that mails do not know, the day that it writes.

    feedparser takes such a stamp for UTC: what was published late in the evening would be of the next day.
    """
    with suppress(ValueError, OverflowError):
        return read_stamp(written, reading.zone)[0]
    for whole in (written, f"{written} 00:00"):
        with suppress(ValueError, OverflowError):
            moment = parsedate_to_datetime(whole)
            return (moment.astimezone(reading.zone) if moment.tzinfo else moment).date()
    return day_alone(written, reading.near)


def _language(entry: Mapping[str, Any]) -> str:
    detail = entry.get("title_detail") or {}
    return str(detail.get("language") or "")[:2].casefold()
