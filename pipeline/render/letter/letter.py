"""An edition -> the letter that people get: HTML by way of MJML, and plain text that stands on its own."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import escape
from mjml import mjml2html
from msgspec import Struct

from pipeline import messages
from pipeline.config import Config
from pipeline.fault import TemplateFault
from pipeline.model import Edition, Letter, WhyNot
from pipeline.project import template_file
from pipeline.render import addresses
from pipeline.render.colours import dark_shades, light_shades
from pipeline.render.emblem import LETTER_SIZE, PNG
from pipeline.render.environment import rendered, shown
from pipeline.render.letter.view import lead_of, parts_of
from pipeline.render.logos import FOLDER as LOGOS
from pipeline.render.logos import logos_of
from pipeline.render.typography import kept_together, wrapped
from pipeline.safe.characters import one_line, visible
from pipeline.safe.merge_tags import broken, finished, marks_of

# Gmail cuts a message at about 102 kB, and links that are followed grow after this is measured.
MAX_BYTES = 90_000

# Words of a block, its title included: what, when, where, until when and for whom.
_ANSWERED_IN = 25

_HTML, _TEXT = "letter.mjml", "letter.txt"
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*+-->", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_ELEMENT = re.compile(r"<(mj-[\w-]+)")
_PICTURE = re.compile(r"<img\b[^<>]*>")
_ATTRIBUTE = re.compile(r'\b(src|width|height|alt)="([^"]*)"')
_LINK = re.compile(r'<a\b(?>[^<>]*?href="([^"<>]+)")[^<>]*+>([^<]*)<')


class LetterTags(Struct, frozen=True):
    """What differs between carriers in a letter's footer: where to unsubscribe, the postal address, the web version.

    `archive` is empty where the web version is the letter's page on our own site.
    """

    unsubscribe: str
    address: str
    archive: str = ""


def mailchimp_tags() -> LetterTags:
    """Mailchimp puts in its own when it sends (mailchimp.com/help/about-campaign-footers)."""
    return LetterTags("*|UNSUB|*", "*|LIST:ADDRESSLINE|*", "*|ARCHIVE|*")


def outbox_tags(config: Config) -> LetterTags:
    """For a letter that no account sends: to unsubscribe is to write to the project."""
    return LetterTags(addresses.unsubscribe_url(config), broken(config.project.address))


def render_letter(edition: Edition, config: Config, templates: Path, tags: LetterTags) -> Letter:
    """The letter with all that the edition holds, each thing in its form.

    `templates` is the folder with letter.mjml and letter.txt. Raises TemplateFault when one of them has a mistake.
    """
    web = addresses.letter_url(config.site.url, edition.date)
    marks = LetterTags(*marks_of(("unsubscribe", "address", "archive"), edition))
    own = {marks.unsubscribe: tags.unsubscribe, marks.address: tags.address, marks.archive: tags.archive or web}
    values = values_of(edition, config) | {"tags": marks, "parts": parts_of(edition, config)}
    language = config.project.language
    html = html_of(templates, values, language, {mark: str(escape(value)) for mark, value in own.items()})
    text = finished(visible(rendered(templates, _TEXT, values, language)), own)
    return Letter(
        date=edition.date,
        subject=broken(one_line(edition.subject)),
        preheader=broken(one_line(edition.preheader)),
        html=html,
        text=wrapped(text),
    )


def missing_parts(letter: Letter, config: Config) -> tuple[str, ...]:
    """What no letter may go without, in Finnish, and either part of this one lacks: nothing when all is there."""
    language = config.project.language
    page = _COMMENT.sub("", letter.html)
    words = _TAG.sub("\n\n", page)
    links = {one_line(text): href for href, text in _LINK.findall(page)}
    eu, unsubscribe, address = (
        messages.sentence(f"mail.{one}", language).format(address="").strip()
        for one in ("eu_words", "unsubscribe", "address")
    )
    checks = {
        "render.eu_part": _tells(words, eu) and _tells(letter.text, eu),
        "render.emblem_part": _shows_emblem(page, config) and config.project.emblem in letter.text,
        "render.unsubscribe_part": bool(links.get(unsubscribe)) and _labels(letter.text, f"{unsubscribe}:"),
        "render.address_part": _labels(words, address) and _labels(letter.text, address),
    }
    return tuple(messages.text(key) for key, there in checks.items() if not there)


def values_of(edition: Edition, config: Config) -> dict[str, Any]:
    """What the templates of a letter show beside its lines."""
    site = config.site.url
    return {
        "web": addresses.letter_url(site, edition.date),
        "all_events": addresses.events_url(site),
        "more": sum(one.why is WhyNot.NO_ROOM for one in edition.left_out),
        "day": edition.date,
        "subject": one_line(edition.subject),
        "preheader": one_line(edition.preheader),
        "contents": edition.contents,
        "answered_in": _ANSWERED_IN,
        "lead": lead_of(edition.lead, site),
        "emblem": {"url": f"{site}/{PNG}", "width": LETTER_SIZE[0], "height": LETTER_SIZE[1]},
        "logos": [(f"{site}/{path}", one) for path, one in logos_of(config)],
        "pictures": addresses.picture_url(site, ""),
        "project": config.project,
        "letter": config.letter,
        "light": light_shades(config.site.colour),
        "dark": dark_shades(config.site.colour),
        "subscribe": addresses.subscribe_url(site),
        "forward": addresses.forward_url(config, edition.date),
    }


def html_of(templates: Path, values: Mapping[str, Any], language: str, own: Mapping[str, str]) -> str:
    """The HTML of a letter; `own` are our own tags by the marks that stand for them. Raises TemplateFault."""
    source = visible(rendered(templates, _HTML, values, language))
    file = shown(template_file(templates, _HTML), templates)
    try:
        # No fonts and no includes: a letter loads nothing, and reads no file.
        html = mjml2html(source, disable_comments=True, fonts={})
    except ValueError as error:
        sentence = messages.text("render.not_mjml", error=error)
        raise TemplateFault(file, 0, sentence) from error
    if unknown := _ELEMENT.search(html):
        raise TemplateFault(file, 0, messages.text("render.no_element", name=unknown[1]))
    return finished(kept_together(html), own)


def _tells(text: str, words: str) -> bool:
    """Whether a line of the text tells the words, and little else."""
    return any(words in line and len(line.strip()) <= 2 * len(words) for line in text.splitlines())


def pictures_in(letter: Letter, config: Config) -> list[str]:
    """The files of the site, by their paths, that the letter shows as pictures of content or as logos."""
    sources = (one.get("src", "") for one in _pictures(_COMMENT.sub("", letter.html)))
    begin = addresses.picture_url(config.site.url, "")
    return [f"{addresses.PICTURES}/{one.removeprefix(begin)}" for one in sources if one.startswith(begin)]


def _pictures(page: str) -> list[dict[str, str]]:
    return [dict(_ATTRIBUTE.findall(tag)) for tag in _PICTURE.findall(page)]


def _shows_emblem(page: str, config: Config) -> bool:
    """Whether the emblem is there, described, in its own size, and every logo in the same (regulation 2021/1060, annex
    IX: none larger); an editor's picture of it is not the emblem.
    """
    size = dict(zip(("width", "height"), map(str, LETTER_SIZE), strict=True))
    wanted = {"src": f"{config.site.url}/{PNG}", **size}
    found, logos = _pictures(page), f"{config.site.url}/{LOGOS}/"
    return any(
        wanted.items() <= one.items() and unescape(one.get("alt", "")) == config.project.emblem for one in found
    ) and all(size.items() <= one.items() for one in found if one.get("src", "").startswith(logos))


def _labels(text: str, label: str) -> bool:
    """Whether something stands after the label, in its paragraph."""
    _, found, after = text.rpartition(label)
    return bool(found and after.split("\n\n")[0].strip())
