"""The pages of news: each piece whole under an address that lasts, and the list of all of them."""

from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from pipeline.model import NewsItem
from pipeline.render import addresses
from pipeline.render.body import body_html
from pipeline.render.site.view import SiteView, digest, file_of


def shown_news(view: SiteView) -> tuple[NewsItem, ...]:
    """What is out on the local day of the view, newest first."""
    today = view.now.astimezone(view.config.zone).date()
    out = (one for one in view.content.news if one.published <= today)
    return tuple(sorted(out, key=_newest_first))


def news_path(item: NewsItem) -> str:
    return addresses.news_url("", item.id)


def news_page(view: SiteView, item: NewsItem) -> bytes:
    return file_of(
        view,
        "site/news_item.html",
        news_path(item),
        item=item,
        body=body_html(item.body, 2, view.config.site.url),
        structured=Markup(_json_ld(item, view)),
    )


def news_list(view: SiteView, items: Sequence[NewsItem]) -> bytes:
    return file_of(view, "site/news.html", "/uutiset/", items=[(one, news_path(one)) for one in items])


def news_digest(view: SiteView, items: Sequence[NewsItem]) -> str:
    """A digest of all that the pages of these show."""
    return digest(
        view,
        [(one.id, one.title, one.published, one.section, one.link, one.picture) for one in items],
        [(one.image_alt, one.call_opens, one.call_closes, one.language, one.body) for one in items],
    )


def _json_ld(item: NewsItem, view: SiteView) -> str:
    """The piece as schema.org's NewsArticle (https://schema.org/NewsArticle), safe inside a script element."""
    config = view.config
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "url": f"{config.site.url}{news_path(item)}",
        "datePublished": item.published,
        "inLanguage": item.language or config.project.language,
        "publisher": {"@type": "Organization", "name": config.project.name, "url": config.project.home},
    }
    if item.picture:
        told["image"] = addresses.picture_url(config.site.url, item.picture.sharpest)
    return msgspec.json.encode(told).decode().replace("<", "\\u003c")


def _newest_first(item: NewsItem) -> tuple[int, str]:
    return -date.toordinal(item.published), item.id
