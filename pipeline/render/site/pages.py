"""Every file of the public site but the calendars: its path, what its bytes depend on, and what makes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from pipeline.render.body import body_html
from pipeline.render.colours import dark_shades, light_shades
from pipeline.render.emblem import FILES, emblem
from pipeline.render.site.add_links import AddLinks, add_links
from pipeline.render.site.atom import atom_feed, atom_letters
from pipeline.render.site.changes import ToldOtherwise, told_otherwise
from pipeline.render.site.event import PageEvent
from pipeline.render.site.letters import correction_of, letter_digest, letter_page
from pipeline.render.site.lists import (
    EVENTS_A_PAGE,
    LETTERS_A_PAGE,
    events_digest,
    events_page,
    letters_digest,
    letters_page,
    sheets,
)
from pipeline.render.site.news import news_digest, news_list, news_page, news_path, shown_news
from pipeline.render.site.qr import inline_svg, svg_file
from pipeline.render.site.schema_org import event_json_ld
from pipeline.render.site.search_index import search_digest, search_index
from pipeline.render.site.search_words import ENDINGS
from pipeline.render.site.security import security_digest, security_txt
from pipeline.render.site.sitemap import sitemap, sitemap_index, sitemap_parts
from pipeline.render.site.statements import (
    ACCESSIBILITY,
    PRIVACY,
    accessibility_page,
    privacy_page,
    tested,
)
from pipeline.render.site.subscribe import Subscription, all_events, of_package, of_theme
from pipeline.render.site.view import PageLetter, Series, SiteView, digest, file_of, missing_page, tagline

_ON_FRONT = 3
_LETTERS_ON_FRONT = 1
_NEWS_ON_FRONT = 3
_IN_SERIES = 50


class SitePage(Struct, frozen=True):
    """A file of the site. `path` is within the site's folder, `depends` a digest of all that its bytes depend on.

    `render` may raise TemplateFault.
    """

    path: str
    depends: str
    render: Callable[[], bytes]


def pages(view: SiteView) -> Iterator[SitePage]:
    """All files of the site but the calendars; none is rendered before it is asked for."""
    yield from _html_pages(view)
    yield from _sitemaps(view)
    yield from _other_files(view)


def _html_pages(view: SiteView) -> Iterator[SitePage]:
    yield _html("/", _front_digest(view), lambda: _front(view))
    for past, folder, items in ((False, "/tapahtumat/", view.coming), (True, "/tapahtumat/menneet/", view.past)):
        for sheet in sheets(folder, items, EVENTS_A_PAGE):
            yield _html(sheet.path, events_digest(view, sheet), partial(events_page, view, sheet, past=past))
    for item in chain(view.coming, view.past):
        yield _html(item.path, digest(view, item.digest, _told(view, item)), partial(_event, view, item))
    yield _html("/paketit/", digest(view, [_series_digest(one) for one in view.series]), lambda: _packages(view))
    for one in view.series:
        yield _html(one.path, digest(view, _series_digest(one)), partial(_package, view, one))
    yield _html("/kalenteri/", _subscribe_digest(view), lambda: _subscribe(view))
    news = shown_news(view)
    yield _html("/uutiset/", news_digest(view, news), partial(news_list, view, news))
    for one_news in news:
        yield _html(news_path(one_news), news_digest(view, [one_news]), partial(news_page, view, one_news))
    for letters in sheets("/kirjeet/", view.letters, LETTERS_A_PAGE):
        yield _html(
            letters.path, letters_digest(view, letters.items, letters.pages), partial(letters_page, view, letters)
        )
    for newer, letter, older in _with_neighbours(view):
        yield _html(
            letter.path, letter_digest(view, letter, older, newer), partial(letter_page, view, letter, older, newer)
        )
    yield _html("/tietoa/", digest(view, "tietoa"), lambda: file_of(view, "site/about.html", "/tietoa/"))
    yield _html(ACCESSIBILITY, digest(view, tested()), partial(accessibility_page, view))
    yield _html(PRIVACY, digest(view, PRIVACY), partial(privacy_page, view))
    yield _html("/haku/", digest(view, "haku"), lambda: file_of(view, "site/search.html", "/haku/"))


def _other_files(view: SiteView) -> Iterator[SitePage]:
    config = view.config
    atom_depends = digest(view, [(one.digest, correction_of(view, one)) for one in atom_letters(view)])
    yield SitePage("kirjeet/atom.xml", atom_depends, lambda: atom_feed(view))
    yield SitePage("haku/indeksi.json", search_digest(view), lambda: search_index(view))
    for feed, _ in _subscriptions(view):
        yield SitePage(f"kalenteri/qr/{feed.id}.svg", digest(view, feed.page), partial(svg_file, feed.page))
    light, dark = light_shades(config.site.colour), dark_shades(config.site.colour)
    yield _file(view, "tyyli.css", "site/style.css", light=light, dark=dark)
    yield _file(view, "haku/haku.js", "site/search.js", endings=ENDINGS)
    for name, pinned in FILES.items():
        yield SitePage(name, pinned, partial(emblem, name))
    yield _file(view, "tunnus.svg", "site/icon.svg", colour=config.site.colour, ink=light.on_accent)
    yield _file(view, "robots.txt", "site/robots.txt")
    if config.site.security:
        yield SitePage(".well-known/security.txt", security_digest(view), partial(security_txt, view))
    yield SitePage("404.html", digest(view, "404"), lambda: missing_page(view, "site/missing.html"))


def _html(path: str, depends: str, render: Callable[[], bytes]) -> SitePage:
    return SitePage(f"{path[1:]}index.html" if path.endswith("/") else path[1:], depends, render)


def _file(view: SiteView, path: str, template: str, **values: Any) -> SitePage:
    return SitePage(path, digest(view, path), lambda: file_of(view, template, f"/{path}", **values))


def _event(view: SiteView, item: PageEvent) -> bytes:
    event, config = item.event, view.config
    names = config.project.themes
    themes = tuple(names[number - 1] for number in event.themes if 0 < number <= len(names))
    return file_of(
        view,
        "site/event.html",
        item.path,
        item=item,
        event=event,
        block=item.block,
        adding=_adding(view, item),
        themes=themes,
        body=body_html(event.body, 2, config.site.url),
        told=_told(view, item),
        structured=Markup(event_json_ld(item, themes, config)),
    )


def _adding(view: SiteView, item: PageEvent) -> AddLinks | None:
    config = view.config
    address = f"{config.site.url}{item.path}"
    return add_links(item.event, address, config.zone, item.language) if item.facts.ics else None


def _told(view: SiteView, item: PageEvent) -> list[ToldOtherwise]:
    return [] if item.over else told_otherwise(item.event, view.told)


def _front(view: SiteView) -> bytes:
    return file_of(
        view,
        "site/front.html",
        "/",
        tagline=tagline(view.config),
        coming=_with_a_time(view),
        letters=view.letters[:_LETTERS_ON_FRONT],
        news=[(one, news_path(one)) for one in shown_news(view)[:_NEWS_ON_FRONT]],
        series=view.series,
        feed=all_events(view.config),
    )


def _front_digest(view: SiteView) -> str:
    packages = [one.package for one in view.series]
    news = news_digest(view, shown_news(view)[:_NEWS_ON_FRONT])
    return letters_digest(
        view, view.letters[:_LETTERS_ON_FRONT], packages, news, [item.digest for item in _with_a_time(view)]
    )


def _with_a_time(view: SiteView) -> list[PageEvent]:
    """The next events; the postponed ones come last, so the first without a time ends them."""
    return [item for item in view.coming[:_ON_FRONT] if item.event.when]


def _packages(view: SiteView) -> bytes:
    return file_of(view, "site/packages.html", "/paketit/", series=view.series)


def _package(view: SiteView, one: Series) -> bytes:
    feed = of_package(one.package, view.config)
    return file_of(
        view,
        "site/package.html",
        one.path,
        one=one,
        coming=one.coming[:_IN_SERIES],
        past=one.past[:_IN_SERIES],
        body=body_html(one.package.body, 2, view.config.site.url),
        feed=feed,
        code=Markup(inline_svg(feed.page)),
    )


def _series_digest(one: Series) -> list[Any]:
    """What pages show of a series: the sessions next to today, and whether there are more."""
    shown = (*one.coming[:_IN_SERIES], *one.past[:_IN_SERIES])
    return [one.package, [item.digest for item in shown], len(one.coming), len(one.past)]


def _subscribe(view: SiteView) -> bytes:
    feeds = [(feed, Markup(inline_svg(feed.page)), _next_held(items)) for feed, items in _subscriptions(view)]
    return file_of(view, "site/subscribe.html", "/kalenteri/", feeds=feeds)


def _subscribe_digest(view: SiteView) -> str:
    following = [_next_held(items) for _, items in _subscriptions(view)]
    return digest(view, [one.package for one in view.series], [one and one.digest for one in following])


def _next_held(items: Iterable[PageEvent]) -> PageEvent | None:
    return next((item for item in items if item.event.when and not item.event.cancelled), None)


def _subscriptions(view: SiteView) -> Iterator[tuple[Subscription, Sequence[PageEvent]]]:
    """Every calendar that one can subscribe to, with its coming events."""
    config = view.config
    yield all_events(config), view.coming
    for one in view.series:
        yield of_package(one.package, config), one.coming
    for number in range(1, len(config.project.themes) + 1 if config.site.theme_feeds else 1):
        yield of_theme(number, config), [item for item in view.coming if number in item.event.themes]


def _with_neighbours(view: SiteView) -> Iterator[tuple[PageLetter | None, PageLetter, PageLetter | None]]:
    around = (None, *view.letters, None)
    for (newer, letter), (_, older) in zip(pairwise(around), pairwise(around[1:]), strict=False):
        if letter:
            yield newer, letter, older


def _sitemaps(view: SiteView) -> Iterator[SitePage]:
    """The addresses of all that a search engine may show; one file while it holds them, else several and an index."""
    folders = (
        "/",
        "/tapahtumat/",
        "/tapahtumat/menneet/",
        "/paketit/",
        "/kalenteri/",
        "/uutiset/",
        *map(news_path, shown_news(view)),
        "/kirjeet/",
        "/tietoa/",
        ACCESSIBILITY,
        PRIVACY,
        "/haku/",
    )
    items = (view.coming, view.past, view.series, view.letters)
    parts = sitemap_parts((*folders, *(one.path for kind in items for one in kind)))
    site = view.config.site.url
    if len(parts) == 1:
        yield SitePage("sitemap.xml", digest(view, parts[0]), partial(sitemap, site, parts[0]))
        return
    for number, part in enumerate(parts, 1):
        yield SitePage(f"sitemap-{number}.xml", digest(view, part), partial(sitemap, site, part))
    yield SitePage("sitemap.xml", digest(view, len(parts)), partial(sitemap_index, site, len(parts)))
