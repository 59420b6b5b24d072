"""What the templates of a letter show: an edition's mentions, each kept to a size that cannot burst a letter."""

import re
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.config import Config
from pipeline.kinds.deadlines import still_ahead
from pipeline.model import Edition, Event, Form, Mention, NewsItem, Picture, Section, When, Why
from pipeline.render import addresses
from pipeline.render.body import body_html
from pipeline.render.facts import Facts, facts_of
from pipeline.render.markdown import html, plain_text, summary
from pipeline.render.site.event import DateBlock, date_block
from pipeline.safe.characters import cut, shortened

# Characters. What is longer than these stands whole on its own page.
_TITLE = 200
_PLACE = 160
_SENTENCE = 400
_ADDRESS = 1000
# A text as short as this is told whole; of a longer one its opening, or in brief its beginning.
_SHORT = 450
_OPENING = 300
_BRIEF = 140
_READ = 20_000  # of a text that is longer nobody looks for the paragraph to end at
# Bytes of HTML: short words can carry much markup.
_BODY_BYTES = 6_000
_LEAD_BYTES = 16_000
_MATERIALS = 6

_PRE = re.compile(r"<pre>(?:[^<]|<(?!/?pre>))*+</pre>")
# A heading with nothing under it.
_LAST_HEADING = re.compile(r"\n#{1,6} [^\n]*\Z")
_ADDRESSES = re.compile(r" \((?:https?:|mailto:)[^\s()]*\)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


_NOTHING = Markup("")


class LetterLine(Struct, frozen=True):
    """A mention as it is shown. `kind` names the template: event, materials or news, or `line` for any as one line.

    `item` has words of a size that a letter can carry, as has the event of its `facts`; of news there are none. `page`
    is the item's page. `body` is HTML, `text` the same as plain text; `cut` says that the page has more. `opens` and
    `deadline` are a funding call's: each None where none was told or it has gone by. `picture` is shown.
    """

    kind: str
    mention: Mention
    page: str
    facts: Facts | None = None
    leaf: DateBlock | None = None
    body: Markup = _NOTHING
    text: str = ""
    cut: bool = False
    opens: When | None = None
    deadline: When | None = None
    more_materials: int = 0
    picture: Picture | None = None

    @property
    def item(self) -> Event | NewsItem:
        return self.facts.event if self.facts else self.mention.item


class Lead(Struct, frozen=True):
    """The words on top, as HTML and as plain text; `cut` says that the web version has more of them."""

    body: Markup
    text: str
    cut: bool


class LetterPart(Struct, frozen=True):
    """A section with the lines that are shown of it, those of one kind in a row together.

    `audience` is whom all of it is for, where it is said once before what stands on one line.
    """

    title: str
    groups: tuple[tuple[str, tuple[LetterLine, ...]], ...]
    audience: str = ""
    language: str = ""


def parts_of(edition: Edition, config: Config) -> list[LetterPart]:
    """The sections with their lines."""
    parts = []
    for section in edition.sections:
        shared = shared_audience(section)
        lines = [line_of(mention, edition, config, shared) for mention in section.mentions]
        groups = tuple((kind, tuple(ones)) for kind, ones in groupby(lines, key=lambda line: line.kind))
        said = shared if any(kind == "line" for kind, _ in groups) else ""
        language = section.mentions[0].item.language
        parts.append(LetterPart(shortened(section.title, _TITLE), groups, cut(said, _SENTENCE), language))
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


def shared_audience(section: Section) -> str:
    """Whom all of a section is for; "" where they differ, or where it is just one thing, or known already."""
    told = {(one.event.audience, one.event.language) if one.event else ("", "") for one in section.mentions}
    if len(told) > 1 or len(section.mentions) < 2 or all(one.why is Why.REMINDER for one in section.mentions):
        return ""
    return next(iter(told))[0]


def line_of(mention: Mention, edition: Edition, config: Config, shared: str = "") -> LetterLine:
    """The mention as it is shown in its form; on one line it does not repeat the `shared` audience of its section."""
    if mention.form is Form.LINE and mention.event and mention.event.audience == shared:
        mention = replace(mention, event=replace(mention.event, audience=""))
    line = _news_line(mention, edition, config) if mention.news else _event_line(mention, edition, config)
    return replace(line, kind="line") if mention.form is Form.LINE else line


def _event_line(mention: Mention, edition: Edition, config: Config) -> LetterLine:
    event, site = mention.event, config.site.url
    assert event is not None
    facts = facts_of(mention, edition.sends_at, config.zone, addresses.event_ics_url(site, event.id))
    shown = _bounded(event, mention.form)
    whole = mention.form is Form.FEATURE and not facts.change
    words = _words(event.body, site) if whole else _Words()
    return LetterLine(
        kind="materials" if mention.why is Why.MATERIALS else "event",
        mention=mention,
        facts=replace(
            facts,
            event=shown,
            was_in=shortened(facts.was_in, _PLACE),
            registration=_bounded_address(facts.registration),
            ics=facts.ics if mention.form is Form.FEATURE else "",
            # A line begins with the day until which one can register then.
            before_start=facts.before_start and mention.form is not Form.LINE,
        ),
        page=addresses.event_url(site, event.id),
        leaf=date_block(event.when, messages.spoken(event.language, config.project.language))
        if event.when and not event.cancelled
        else None,
        body=words.body,
        text=words.text,
        cut=words.cut,
        more_materials=len(event.materials) - len(shown.materials),
        picture=event.picture if whole else None,
    )


def _bounded(event: Event, form: Form) -> Event:
    """The event with words of a size that a letter can carry; an endless address is left out."""
    materials = _MATERIALS if form is Form.FEATURE else 1
    fitting = [link for link in event.materials if len(link.url) <= _ADDRESS]
    return replace(
        event,
        title=shortened(event.title, _TITLE),
        place=shortened(event.place, _PLACE),
        reason=cut(event.reason, _SENTENCE),
        audience=cut(event.audience, _SENTENCE),
        registration=_bounded_address(event.registration),
        link=_bounded_address(event.link),
        image_alt=cut(event.image_alt, _SENTENCE),
        materials=tuple(replace(link, text=shortened(link.text, _TITLE)) for link in fitting[:materials]),
    )


def _bounded_address(url: str) -> str:
    return url if len(url) <= _ADDRESS else ""


def _news_line(mention: Mention, edition: Edition, config: Config) -> LetterLine:
    news = mention.news
    assert news is not None
    site = config.site.url
    whole = mention.form is Form.FEATURE
    # Who has read of a call hears of its deadline alone.
    words = _Words() if mention.why is Why.CALL_CLOSES else _words(news.body, site) if whole else _briefly(news.body)
    shown = replace(
        news,
        title=shortened(news.title, _TITLE),
        link=_bounded_address(news.link),
        image_alt=cut(news.image_alt, _SENTENCE),
    )
    return LetterLine(
        kind="news",
        mention=replace(mention, news=shown),
        page=addresses.letter_item_url(site, edition.date, news.id),
        body=words.body,
        text=words.text,
        cut=words.cut,
        opens=still_ahead(news.call_opens, edition.sends_at, config.zone),
        deadline=news.call_closes,
        picture=news.picture if whole else None,
    )


class _Words(Struct, frozen=True):
    """What an item's text says in a letter, as HTML and as plain text; `cut` says that there is more of it."""

    body: Markup = _NOTHING
    text: str = ""
    cut: bool = False


def _words(markdown: str, site_url: str) -> _Words:
    """A short text whole, of a longer one the paragraphs and lists that it begins with: links in it stay links."""
    blocks = _BLANK_LINE.split(markdown.strip()) if len(markdown) <= _READ else []
    for limit, kept in ((_SHORT, len(blocks)), *((_OPENING, count) for count in range(len(blocks) - 1, 0, -1))):
        opening = _LAST_HEADING.sub("", "\n\n".join(blocks[:kept])).strip()
        text = plain_text(opening)
        if 0 < len(_ADDRESSES.sub("", text)) <= limit:
            body = _flat(body_html(opening, 4, site_url))
            if len(body) <= _BODY_BYTES:
                return _Words(body, text, cut=kept < len(blocks))
    return _briefly(markdown, _OPENING)


def _briefly(markdown: str, characters: int = _BRIEF) -> _Words:
    text = summary(markdown, characters)
    return _Words(Markup("<p>{}</p>").format(text), text, cut=True) if text else _Words(cut=bool(markdown.strip()))


def _bytes(markdown: str) -> int:
    return len(html(markdown).encode())


def _flat(made: str) -> Markup:
    """HTML without line ends: MJML drops those between two elements, and with them the space between words."""
    return Markup(_PRE.sub(lambda match: match[0].replace("\n", "<br>"), made).replace("\n", " "))
