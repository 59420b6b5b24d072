"""An edition -> the letter that people get: HTML by way of MJML, and plain text that stands on its own."""

import textwrap
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from jinja2 import TemplateError

from pipeline.compose.event_life import registration_closes_at
from pipeline.config import Config
from pipeline.model import Edition, Event, Letter, Mention, Section
from pipeline.render import addresses
from pipeline.render.environment import TemplateFault, environment, fault_of
from pipeline.render.markdown import html, plain_text, summary
from pipeline.render.merge_tags import own_tag, only_our_tags
from pipeline.read.finnish_time import write_deadline

# Gmail cuts a message at about 102 kB, and links that are followed grow after this is measured.
MAX_BYTES = 80_000
_LEAD_MAX = 6_000  # characters of Markdown
_NEWS_MAX = 700  # characters of Markdown that stand whole in the letter
_COLUMNS = 72
_WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")


@dataclass(frozen=True, slots=True)
class LetterTags:
    """What a carrier puts into a letter's footer: an address to unsubscribe at, and the sender's postal address."""

    unsubscribe: str
    address: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A calendar leaf: the day as three short words."""

    weekday: str
    day: str
    month: str


@dataclass(frozen=True, slots=True)
class Line:
    """A mention with everything that a template shows of it. `closes` is the registration's deadline in words."""

    mention: Mention
    url: str
    leaf: Leaf | None = None
    ics_url: str = ""
    summary: str = ""
    closes: str = ""
    body: str = ""
    cut: bool = False


def outbox_tags(config: Config) -> LetterTags:
    """For a letter that nobody's account sends: unsubscribing is a mail to the project."""
    subject = quote(f"{config.letter.name}: peruutus")
    return LetterTags(f"mailto:{config.project.email}?subject={subject}", config.project.address)


def mailchimp_tags() -> LetterTags:
    return LetterTags(own_tag("UNSUB"), own_tag("LIST:ADDRESSLINE"))


def render_letter(edition: Edition, config: Config, templates: Path, tags: LetterTags) -> Letter:
    """The letter, cut to MAX_BYTES with a link to the rest. Raises TemplateFault when a template has a mistake."""
    count = len(edition.mentions)
    page = _shown(edition, config, templates, tags, count)
    if len(page.encode()) > MAX_BYTES:
        low, high = 0, count
        while low < high - 1:
            middle = (low + high) // 2
            if len(_shown(edition, config, templates, tags, middle).encode()) > MAX_BYTES:
                high = middle
            else:
                low = middle
        count, page = low, _shown(edition, config, templates, tags, low)
    text = _made("letter.txt", edition, config, templates, tags, count)
    return Letter(
        date=edition.date,
        subject=only_our_tags(edition.subject),
        preheader=only_our_tags(edition.preheader),
        html=only_our_tags(page),
        text=only_our_tags(_wrapped(text)),
        shown=count,
    )


def missing_parts(letter: Letter) -> tuple[str, ...]:
    """What the letter must not go without, in Finnish: nothing when all is there, in both parts."""
    parts = {"EU-lauseke": "osarahoittama", "peruutuslinkki": "Peruuta", "postiosoite": "Lähettäjä:"}
    return tuple(name for name, words in parts.items() if words not in letter.html or words not in letter.text)


def _shown(edition: Edition, config: Config, templates: Path, tags: LetterTags, count: int) -> str:
    from mjml import mjml2html

    source = _made("letter.mjml", edition, config, templates, tags, count)
    try:
        return str(mjml2html(source, disable_comments=True))
    except ValueError as error:
        raise TemplateFault("templates/letter.mjml", 0, str(error)) from error


def _made(name: str, edition: Edition, config: Config, templates: Path, tags: LetterTags, count: int) -> str:
    sections = _first(edition.sections, count)
    view = {
        "edition": edition,
        "project": config.project,
        "letter": config.letter,
        "colour": config.site.colour,
        "site": config.site.url,
        "tags": tags,
        "web": addresses.letter_url(config.site.url, edition.date),
        "date_words": f"{edition.date.day}. {_MONTHS[edition.date.month - 1]}kuuta {edition.date.year}",
        "lead": _lead(edition.lead),
        "sections": [
            (section.title, [_line(mention, edition, config) for mention in section.mentions]) for section in sections
        ],
        "more": len(edition.mentions) - count,
    }
    try:
        return environment(templates).get_template(name).render(view)
    except TemplateError as error:
        raise fault_of(error, templates) from error


def _first(sections: tuple[Section, ...], count: int) -> list[Section]:
    """The first `count` mentions, in their sections; one that is left empty vanishes."""
    kept = []
    for section in sections:
        mentions = section.mentions[:count]
        count -= len(mentions)
        if mentions:
            kept.append(replace(section, mentions=mentions))
    return kept


def _line(mention: Mention, edition: Edition, config: Config) -> Line:
    site = config.site.url
    if news := mention.news:
        cut = len(news.body) > _NEWS_MAX
        body = f"<p>{_escaped(summary(news.body, 400))}</p>" if cut else html(news.body, 4)
        return Line(
            mention,
            f"{addresses.letter_url(site, edition.date)}#{news.id}",
            body=body,
            summary=summary(news.body, 400) if cut else plain_text(news.body),
            cut=cut,
        )
    event = mention.event
    assert event is not None
    closes = registration_closes_at(event, config.zone)
    return Line(
        mention=mention,
        url=addresses.event_url(site, event.id),
        leaf=_leaf(event.when.first) if event.when else None,
        ics_url=addresses.event_ics_url(site, event.id),
        summary=summary(event.body),
        closes=write_deadline(event.registration_closes)
        if event.registration_closes and closes and closes > edition.sends_at
        else "",
    )


def _leaf(day: date) -> Leaf:
    return Leaf(_WEEKDAYS[day.weekday()], str(day.day), _MONTHS[day.month - 1])


def _lead(markdown: str) -> str:
    """The lead, cut at a paragraph where it is endless."""
    if len(markdown) > _LEAD_MAX:
        head = markdown[:_LEAD_MAX]
        markdown = head[: head.rfind("\n\n")] if "\n\n" in head else f"{summary(head, _LEAD_MAX)}"
    return markdown


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _wrapped(text: str) -> str:
    """Lines of at most 72 columns; an address is never broken."""
    wrapper = textwrap.TextWrapper(_COLUMNS, break_long_words=False, break_on_hyphens=False)
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        wrapper.initial_indent, wrapper.subsequent_indent = (
            "",
            indent + ("  " if line.lstrip().startswith("– ") else ""),
        )
        lines += wrapper.wrap(line) or [""]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip() + "\n"
