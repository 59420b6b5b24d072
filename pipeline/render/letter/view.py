"""What the templates of a letter show: an edition's mentions, each kept to a size that cannot burst a letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from pipeline import messages
from pipeline.config import Config
from pipeline.kinds.deadlines import still_ahead
from pipeline.kinds.event_life import CHANGES, registration_closes_at
from pipeline.model import Edition, Event, Mention, NewsItem, When, Why
from pipeline.render import addresses
from pipeline.render.body import body_html
from pipeline.render.markdown import html, plain_text, summary
from pipeline.render.site.event import DateBlock, date_block
from pipeline.safe.characters import cut, one_line, shortened

# Characters. What is longer than these stands whole on its own page.
_TITLE = 200
_PLACE = 160
_SENTENCE = 400
_ADDRESS = 1000
_SHORT_NEWS = 700
_NEWS_SUMMARY = 420
# Bytes of HTML: short words can carry much markup.
_SHORT_NEWS_BYTES = 6_000
_LEAD_BYTES = 16_000
_MATERIALS = 6

_PRE = re.compile(r"<pre>(?:[^<]|<(?!/?pre>))*+</pre>")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A mention as it is shown. `kind` names the template: event, last_call, change, reminder, materials or news.

    `change` says which change it tells (a value of Why), `ics` is empty where a calendar has nothing to take any more.
    `page` is the item's page. `body` is HTML, `summary` and `text` are plain; `cut` says that the page has more.
    `opens` and `deadline` are the registration's or a funding call's: each None where none was told or it has gone by.
    """

    kind: str
    mention: Mention
    page: str
    change: str = ""
    ics: str = ""
    leaf: DateBlock | None = None
    summary: str = ""
    body: Markup = _NOTHING
    text: str = ""
    cut: bool = False
    opens: When | None = None
    deadline: When | None = None
    more_materials: int = 0


@dataclass(frozen=True, slots=True)
class Lead:
    """The words on top, as HTML and as plain text; `cut` says that the web version has more of them."""

    body: Markup
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A section with the lines that are shown of it, those of one kind in a row together."""

    title: str
    groups: tuple[tuple[str, tuple[LetterLine, ...]], ...]


def lines_of(edition: Edition, config: Config) -> tuple[tuple[LetterLine, ...], ...]:
    """The lines of each section."""
    return tuple(tuple(_line(one, edition, config) for one in section.mentions) for section in edition.sections)


def parts_of(edition: Edition, lines: Sequence[Sequence[LetterLine]], count: int) -> list[LetterPart]:
    """The sections with their `count` most needed lines: reminders stay out first, then what comes last."""
    places = [
        (line.kind == "reminder", row, column) for row, ones in enumerate(lines) for column, line in enumerate(ones)
    ]
    shown = {place[1:] for place in sorted(places)[:count]}
    parts = []
    for row, section in enumerate(edition.sections):
        kept = [line for column, line in enumerate(lines[row]) if (row, column) in shown]
        groups = tuple((kind, tuple(ones)) for kind, ones in groupby(kept, key=lambda line: line.kind))
        if groups:
            parts.append(LetterPart(shortened(section.title, _TITLE), groups))
    return parts


def lead_of(markdown: str, site_url: str) -> Lead:
    """The lead, cut after a paragraph where it is too long for a letter."""
    paragraphs = _BLANK_LINE.split(markdown.strip())
    kept = paragraphs
    while len(kept) > 1 and _bytes("\n\n".join(kept)) > _LEAD_BYTES:
        kept = kept[: len(kept) // 2]
    whole = "\n\n".join(kept)
    if _bytes(whole) > _LEAD_BYTES:
        words = cut(plain_text(whole), _LEAD_BYTES // 8)
        return Lead(Markup("<p>{}</p>").format(words), words, cut=True)
    return Lead(_flat(body_html(whole, 2, site_url)), plain_text(whole), cut=len(kept) < len(paragraphs))


def _line(mention: Mention, edition: Edition, config: Config) -> LetterLine:
    if news := mention.news:
        return _news_line(mention, news, edition, config)
    event = mention.event
    assert event is not None
    change = _change(mention, event)
    kind, shown, site = "change" if change else _kind(mention), _bounded(event), config.site.url
    before = mention.before and replace(mention.before, place=shortened(mention.before.place, _PLACE))
    closes = registration_closes_at(event, config.zone)
    registers = closes is None or closes > edition.sends_at
    coming = event.when is not None and event.when.ends_at(config.zone) > edition.sends_at
    return LetterLine(
        kind=kind,
        mention=replace(mention, event=shown if registers else replace(shown, registration=""), before=before),
        page=addresses.event_url(site, event.id),
        change=change,
        ics=addresses.event_ics_url(site, event.id) if coming else "",
        leaf=date_block(event.when, messages.spoken(event.language, config.project.language))
        if event.when and not event.cancelled
        else None,
        summary=summary(event.body) if kind == "event" else "",
        opens=still_ahead(event.registration_opens, edition.sends_at, config.zone) if registers else None,
        deadline=event.registration_closes if registers else None,
        more_materials=len(event.materials) - len(shown.materials),
    )


def _change(mention: Mention, event: Event) -> str:
    """The change that a mention tells. An event that is off says so, for whatever reason it stands in the letter."""
    if mention.why in CHANGES:
        return str(mention.why)
    return str(Why.CANCELLED) if event.cancelled else str(Why.POSTPONED) if event.postponed else ""


def _kind(mention: Mention) -> str:
    if mention.why in (Why.LAST_CALL, Why.MATERIALS):
        return str(mention.why)
    # What an editor has put on top is shown whole, however often it was told.
    return "reminder" if mention.why is Why.REMINDER and not mention.pinned else "event"


def _bounded(event: Event) -> Event:
    """The event with words of a size that a letter can carry; an endless address is left out."""
    fitting = [link for link in event.materials if len(link.url) <= _ADDRESS]
    return replace(
        event,
        title=shortened(event.title, _TITLE),
        place=shortened(event.place, _PLACE),
        reason=cut(event.reason, _SENTENCE),
        audience=cut(event.audience, _SENTENCE),
        registration=_bounded_address(event.registration),
        link=_bounded_address(event.link),
        materials=tuple(replace(link, text=shortened(link.text, _TITLE)) for link in fitting[:_MATERIALS]),
    )


def _bounded_address(url: str) -> str:
    return url if len(url) <= _ADDRESS else ""


def _news_line(mention: Mention, news: NewsItem, edition: Edition, config: Config) -> LetterLine:
    site = config.site.url
    text = plain_text(news.body) if len(news.body) <= 2 * _SHORT_NEWS else ""
    body = _flat(body_html(news.body, 4, site)) if 0 < len(text) <= _SHORT_NEWS else _NOTHING
    whole = 0 < len(body) <= _SHORT_NEWS_BYTES
    told = mention.why is Why.CALL_CLOSES  # all but the deadline
    shown = replace(
        news,
        title=shortened(news.title, _TITLE),
        link=_bounded_address(news.link),
        image=_bounded_address(news.image),
        image_alt=one_line(news.image_alt)[:_SENTENCE],
    )
    return LetterLine(
        kind="news",
        mention=replace(mention, news=shown),
        page=addresses.letter_item_url(site, edition.date, news.id),
        summary="" if whole or told else summary(news.body, _NEWS_SUMMARY),
        body=body if whole and not told else _NOTHING,
        text=text if whole and not told else "",
        cut=bool(news.body.strip()) and not whole and not told,
        opens=still_ahead(news.call_opens, edition.sends_at, config.zone),
        deadline=news.call_closes,
    )


def _bytes(markdown: str) -> int:
    return len(html(markdown).encode())


def _flat(made: str) -> Markup:
    """HTML without line ends: MJML drops those between two elements, and with them the space between words."""
    return Markup(_PRE.sub(lambda match: match[0].replace("\n", "<br>"), made).replace("\n", " "))
