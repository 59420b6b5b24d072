"""News on a page: which of its pieces stand under a heading of news, and what their lines claim.

Borders, lines and claims are those by which events are read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from pipeline.collect.page import words
from pipeline.collect.page.alike import alike
from pipeline.collect.page.body import body_of
from pipeline.collect.page.claims import Claim, first_value
from pipeline.collect.page.days import event_times
from pipeline.collect.page.event import event_claims
from pipeline.collect.page.language import foreign_claims, language_of
from pipeline.collect.page.lines import Document, Line, PageLink
from pipeline.collect.page.marks import Marks
from pipeline.collect.page.news_days import day_alone, is_day, published_in, stamped_days, without_day
from pipeline.collect.page.news_titles import apart, titles_in
from pipeline.collect.page.plain import host_of
from pipeline.collect.page.ranges import Node
from pipeline.collect.page.registration import event_link
from pipeline.collect.page.verdict import long_title, verdict
from pipeline.finnish.times import write_day
from pipeline.kinds.values import TITLE_MAX
from pipeline.model import FoundEvent, FoundNews, Problem, When

NEWS_MAX = 300
LEAD_MAX = 600  # characters: who wants more reads it at its source
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_MORE = re.compile(
    r"(?<!\s)\s*+(?:lue (?:lisää|koko \w+)|read more|läs mera?)\b(?:(?!lue |read |läs )[^.!?])*$", re.IGNORECASE
)
_CUT = re.compile(r"(?<!\s)\s*+\[(?:…|\.\.\.)\]$")  # how WordPress ends an excerpt
_NEAR_TITLE = 8  # lines of an article among which the day of its publication stands
_CATEGORY = 25  # characters: a word or two above a title that tell its kind


class Piece(Struct, frozen=True):
    """The lines of one piece of news on a page, its title, and the heading right over it: one day's news have one."""

    lines: tuple[Line, ...]
    title: str
    heading: str = ""


class Told(Struct, frozen=True):
    """What is told of a piece: where, how it is called, and when and in which language it was published.

    `published` is None where only its lines may say it.
    """

    page: str
    near: date
    zone: ZoneInfo
    url: str
    title: str
    published: date | None = None
    language: str = ""
    uid: str = ""


def pieces_of(document: Document) -> Iterator[Piece]:
    """The pieces under headings of news, in the page's order."""
    marks = Marks(document, ())
    stack, count = [marks.root], 0
    while stack and count < NEWS_MAX:
        node = stack.pop()
        titles = titles_in(node, marks)
        if not titles:
            continue
        if (
            len(titles) == 1
            and _is_under_news(node.start, marks)
            and not _holds_siblings(node, document.lines[node.start : node.end])
        ):
            count += 1
            heading = next(reversed(marks.above(node.start)), "")
            yield Piece(apart(document.lines[node.start : node.end], titles[0]), titles[0], heading)
        elif node.end - node.start > 1:
            stack.extend(reversed(node.units()))


def told_on(piece: Piece, document: Document) -> FoundNews | FoundEvent:
    """The piece as it stands on a page: an announcement, or an event that is announced."""
    lines, link = piece.lines, _link_in_title(piece, document)
    if link:
        # "Ilmoittautuminen on auki" leads to the announcement, whatever it says.
        lines = tuple(replace(line, links=tuple(one for one in line.links if one is not link)) for line in lines)
    link = link or event_link(lines, piece.title)
    url = (link.url if link else None) or document.url
    own = next((line.language for line in lines if line.language and piece.title in line.text), "")
    told = Told(document.url, document.near, document.zone, url, piece.title, language=own or document.language)
    own_day, _ = published_in(lines, piece.title, document.near, document.zone)
    return found_in(lines, told if own_day else replace(told, published=day_alone(piece.heading, document.near)))


def _link_in_title(piece: Piece, document: Document) -> PageLink | None:
    """The link of a title that speaks of registration, where it leads to a page of the same site."""
    links = (link for line in piece.lines if line.text == piece.title for link in line.links)
    own = (link for link in links if link.url and words.registers(link.text))
    return next((link for link in own if host_of(link.url or "") == host_of(document.url)), None)


def article_of(one: FoundNews, document: Document) -> FoundNews:
    """The piece with the day, and the language, that its own page tells; as it is where that tells no day."""
    numbers = [n for n, line in enumerate(document.lines) if line.level and alike(line.text, one.title)]
    start = numbers[0] if numbers else 0
    lines = document.lines[max(start - _NEAR_TITLE // 2, 0) : start + _NEAR_TITLE]
    title = document.lines[start].text if numbers else one.title
    day, _ = published_in(lines, title, document.near, document.zone)
    stamped = (stamp for stamp in stamped_days(document.published, document.zone) if stamp <= document.near)
    day = day or next(stamped, None)
    if day is None:
        return one
    doubts = tuple(doubt for doubt in one.doubts if doubt.key != "collect.news_no_day")
    language = language_of(f"{one.title} {one.lead}", document.language) or one.language
    return replace(one, published=day, language=language, doubts=doubts)


def found_in(lines: Sequence[Line], told: Told) -> FoundNews | FoundEvent:
    """What the lines tell under a title: an event where a day ahead stands with a place, an hour or a registration.

    One such sign alone is a doubt, and so is a registration without a day, or a title that names a day ahead.
    """
    published, stamped = published_in(lines, told.title, told.near, told.zone)
    published = told.published or published
    lines = [line for line in lines if line is not stamped or line.text == told.title]
    claims = event_claims(lines, told.title, "uutinen", told.page)
    days = [when for line in lines for when in _whens(line)]
    ahead = [when for when in days if when.first > told.near and when.first != published]
    registers = any(words.registers(line.text) for line in lines)
    has_hour = any(when.opens for when in ahead)
    signs = [has_hour, first_value(claims, "place") is not None, registers]
    doubt = Problem("collect.news_or_event", told.page)
    if ahead and any(signs):
        doubted = (Claim("doubt", None, doubt=doubt),) if sum(signs) == 1 else ()
        language = foreign_claims(_language(told, " ".join(line.text for line in lines)), told.page)
        return verdict((Claim("url", told.url), *claims, *doubted, *language), told.page, told.near)
    names_day = any(when in ahead for line in lines if line.text == told.title for when in _whens(line))
    return _news(lines, told, published, (doubt,) if registers or names_day else ())


def _whens(line: Line) -> Iterator[When]:
    yield from (time.when for time in event_times(line) if time.when)


def _news(lines: Sequence[Line], told: Told, published: date | None, doubts: tuple[Problem, ...]) -> FoundNews:
    title = without_day(told.title, published)
    lead = lead_of(body_of([line for line in lines if not _is_of_title(line, told.title)], (), told.title, ""))
    if published is None:
        doubts = (*doubts, Problem("collect.news_no_day", told.page))
    elif published > told.near:
        doubts = (*doubts, Problem("collect.news_ahead", told.page, values={"day": write_day(published)}))
    doubts = (*doubts, *long_title(title, told.page))
    language = _language(told, f"{title} {lead}")
    return FoundNews(told.url, title[:TITLE_MAX], published, lead, language, told.uid, doubts)


def _language(told: Told, text: str) -> str:
    """The language of a piece: by its words, where its address or what stands around it says so by fewer of them."""
    folders = told.url.partition("?")[0].partition("#")[0].split("/")[3:]
    return language_of(text, next((one for one in folders if one in ("sv", "en")), told.language))


def _is_of_title(line: Line, title: str) -> bool:
    """Whether a line is the title with a few words of the site's beside it: its writer, "3 päivää sitten"."""
    rest = line.text.removeprefix(title)
    return rest != line.text and not _SENTENCE_END.search(rest)


def lead_of(body: str) -> str:
    """The first paragraph that says something, cut at the end of a sentence or a word."""
    paragraphs = (_CUT.sub("…", _MORE.sub("", one)) for one in body.split("\n\n"))
    lead = next((one for one in paragraphs if len(one) > _CATEGORY or _SENTENCE_END.search(one)), "")
    if len(lead) <= LEAD_MAX:
        return lead
    ends = [match.end() for match in _SENTENCE_END.finditer(lead, 0, LEAD_MAX)]
    begun = lead[: LEAD_MAX - 1]
    return lead[: ends[-1]] if ends else (begun.rpartition(" ")[0] or begun) + "…"


def _holds_siblings(node: Node, lines: Sequence[Line]) -> bool:
    """Whether it is a list, of items or of days, though only one of them has a name that stands for something."""
    if sum(is_day(line) for line in lines if line.level) > 1:
        return True
    families = [child.family for child in node.children if child.family]
    return not node.family and "section" not in node.tags and len(families) > len(set(families))


def _is_under_news(number: int, marks: Marks) -> bool:
    """Whether the nearest heading that says of what a line is says that it is of news."""
    for heading in reversed(marks.above(number)):
        if words.is_over_news(heading):
            return True
        if words.is_of_events(heading) or words.is_other_matter(heading):
            return False
    return False
