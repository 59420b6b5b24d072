"""What the whole public site is made from, worked out once for a build: events in order, packages, letters, frames."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup
from msgspec import Struct

from pipeline import messages
from pipeline.config import Config
from pipeline.model import Content, Edition, Event, Package, Snapshot
from pipeline.render import addresses
from pipeline.render.environment import rendered
from pipeline.render.logos import logos_of
from pipeline.render.site.event import PageEvent, page_event, time_order
from pipeline.render.typography import kept_together

# Parts of the site that the menu names; "" is the front page.
_SECTIONS = ("", "tapahtumat", "paketit", "kalenteri", "uutiset", "kirjeet", "tietoa", "haku")
_UNLISTED = ("saavutettavuus", "tietosuoja")  # they stand in the footer
_DEEPEST = 4  # folders: tapahtumat/menneet/sivu/2


PageEvents = Callable[[Event, Snapshot | None, Mapping[str, str], Config, datetime], PageEvent]


class SentLetter(Struct, frozen=True):
    """A sent letter as it was frozen; `sent_at` is aware, `archive_url` where Mailchimp shows the mail itself."""

    edition: Edition
    sent_at: datetime
    archive_url: str = ""


class PageLetter(Struct, frozen=True):
    """A sent letter as pages show it. `title` is its subject without the name and the day, which stand beside it.

    `digest` stands for all of it.
    """

    edition: Edition
    sent_at: datetime
    archive_url: str
    title: str
    digest: str

    @property
    def path(self) -> str:
        return addresses.letter_url("", self.edition.date)


class Series(Struct, frozen=True):
    """A package and its sessions: the coming ones soonest first, the past ones latest first."""

    package: Package
    coming: tuple[PageEvent, ...]
    past: tuple[PageEvent, ...]

    @property
    def path(self) -> str:
        return addresses.package_url("", self.package.id)


class Shared(Struct, frozen=True):
    """What the pages of one part of the site, at one depth, have in common."""

    name: str
    head: Markup
    header: Markup
    footer: Markup


class SiteView(Struct, frozen=True, eq=False):
    """Everything that pages are made from. `coming` is soonest first, `past` latest first, `letters` newest first.

    `told` has, by an event's id, the letters that told it and how.

    `content` is what stands in the files, for pages of what is neither an event nor a letter.
    """

    config: Config
    templates: Path
    base_digest: str
    now: datetime
    content: Content
    coming: tuple[PageEvent, ...]
    past: tuple[PageEvent, ...]
    by_id: Mapping[str, PageEvent]
    series: tuple[Series, ...]
    letters: tuple[PageLetter, ...]
    told: Mapping[str, tuple[tuple[PageLetter, Event], ...]]
    shared: Mapping[tuple[str, str], Shared]


def site_view(
    config: Config,
    templates: Path,
    base_digest: str,
    now: datetime,
    *,
    events: Iterable[Event],
    content: Content,
    letters: Iterable[SentLetter] = (),
    shown: Mapping[str, Snapshot] | None = None,
    make: PageEvents = page_event,
) -> SiteView:
    """The view at `now` (aware). Raises TemplateFault when a shared template has a mistake.

    `base_digest` stands for the templates, the config and the program, on which every page depends. `shown` is what
    calendars show of each event by its id, so that pages call the same ones moved. `make` may remember what it made.
    """
    packages = sorted(content.packages, key=lambda package: (package.number, package.id))
    titles = {package.id: package.title for package in packages}
    shown = shown or {}
    items = sorted((make(one, shown.get(one.id), titles, config, now) for one in events), key=time_order)
    coming = tuple(item for item in items if not item.over)
    past = tuple(item for item in reversed(items) if item.over)
    archive = _archive(letters, config)
    return SiteView(
        config=config,
        templates=templates,
        content=content,
        base_digest=base_digest,
        now=now,
        coming=coming,
        past=past,
        by_id={item.event.id: item for item in items},
        series=_series(packages, coming, past),
        letters=archive,
        told=_told(archive),
        shared=_shared_parts(config, templates),
    )


def digest(view: SiteView, *parts: Any) -> str:
    """A digest of the parts and of what every page depends on; the same in every process."""
    return blake2b(msgspec.msgpack.encode((view.base_digest, parts)), digest_size=16).hexdigest()


def file_of(view: SiteView, template: str, path: str, **values: Any) -> bytes:
    """The file of `path` (from the site's root, begins with a slash). Raises TemplateFault.

    Links within the site are relative, so that the pages work under any address and from a folder.
    """
    up = "/".join([".."] * (path.count("/") - 1)) or "."
    return _made(view, template, path, up, values)


def missing_page(view: SiteView, template: str) -> bytes:
    """The page for addresses that lead nowhere: it is shown at any depth, so its links begin from the root."""
    return _made(view, template, "/404.html", _root(view.config), {})


def _made(view: SiteView, template: str, path: str, up: str, values: dict[str, Any]) -> bytes:
    config = view.config
    section = path.split("/", 2)[1] if path.count("/") > 1 else ""
    common = {
        "site": config.site.url,
        "address": f"{config.site.url}{path}",
        "up": up,
        "shared": view.shared[section, up],
        "project": config.project,
        "letter": config.letter,
    }
    page = rendered(view.templates, template, common | values, config.project.language)
    return kept_together(page).encode()


def _series(packages: Sequence[Package], coming: Iterable[PageEvent], past: Iterable[PageEvent]) -> tuple[Series, ...]:
    ahead: dict[str, list[PageEvent]] = {package.id: [] for package in packages}
    behind: dict[str, list[PageEvent]] = {package.id: [] for package in packages}
    for found, items in ((ahead, coming), (behind, past)):
        for item in items:
            if item.event.package in found:
                found[item.event.package].append(item)
    return tuple(Series(one, tuple(ahead[one.id]), tuple(behind[one.id])) for one in packages)


def _archive(letters: Iterable[SentLetter], config: Config) -> tuple[PageLetter, ...]:
    newest_first = sorted(letters, key=lambda letter: letter.edition.date, reverse=True)
    return tuple(_page_letter(one, config) for one in newest_first)


def _told(letters: Iterable[PageLetter]) -> dict[str, tuple[tuple[PageLetter, Event], ...]]:
    told: dict[str, list[tuple[PageLetter, Event]]] = {}
    for letter in letters:
        for mention in letter.edition.mentions:
            if mention.event:
                told.setdefault(mention.event.id, []).append((letter, mention.event))
    return {one: tuple(letters_of) for one, letters_of in told.items()}


def _page_letter(letter: SentLetter, config: Config) -> PageLetter:
    encoded = blake2b(msgspec.msgpack.encode(letter), digest_size=16).hexdigest()
    return PageLetter(letter.edition, letter.sent_at, letter.archive_url, _title(letter.edition, config), encoded)


def _title(edition: Edition, config: Config) -> str:
    plain = messages.sentence("mail.subject", config.project.language).format(name=config.letter.name, day=edition.date)
    return edition.subject.removeprefix(plain).lstrip(" :") or edition.subject


def _shared_parts(config: Config, templates: Path) -> dict[tuple[str, str], Shared]:
    """The shared parts of every (part of the site, way up to the root); a few dozen, rendered once."""
    ups = [".", *("/".join([".."] * depth) for depth in range(1, _DEEPEST + 1)), _root(config)]
    values = {
        "project": config.project,
        "letter": config.letter,
        "colour": config.site.colour,
        "tagline": tagline(config),
        "logos": logos_of(config),
    }
    parts, language = {}, config.project.language
    for up in ups:
        head, footer = (
            Markup(rendered(templates, f"site/{name}.html", values | {"up": up}, language))
            for name in ("head", "footer")
        )
        for section in (*_SECTIONS, *_UNLISTED):
            header = Markup(rendered(templates, "site/header.html", values | {"up": up, "section": section}, language))
            parts[section, up] = Shared(config.project.name, head, header, footer)
    return parts


def tagline(config: Config) -> str:
    """The full name without the short one before it: "SOILA – Sosiaaliset innovaatiot" -> "Sosiaaliset innovaatiot"."""
    return config.project.full_name.removeprefix(config.project.name).lstrip(" –—-:") or config.project.full_name


def _root(config: Config) -> str:
    return urlsplit(config.site.url).path.rstrip("/")
