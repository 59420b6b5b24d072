"""The calendars that can be subscribed to, with the address that each program takes them by."""

from urllib.parse import quote, urlsplit

from msgspec import Struct

from pipeline import messages
from pipeline.config import Config
from pipeline.model import Package
from pipeline.render import addresses
from pipeline.render.markdown import summary


class FeedAddresses(Struct, frozen=True):
    """A feed's address, and those by which programs take it.

    `google` and `outlook` open those calendars on the web with the feed filled in, `webcal` any program that has taken
    the scheme for its own (Outlook, Apple).
    """

    https: str
    webcal: str
    google: str
    outlook: str


class Subscription(Struct, frozen=True):
    """A calendar to subscribe to: with all of its events, or with those `held` alone, without the cancelled ones.

    `page` presents it; the QR code leads there.
    """

    id: str
    title: str
    about: str
    page: str
    all: FeedAddresses
    held: FeedAddresses


def all_events(config: Config) -> Subscription:
    """The feed of everything."""
    site = config.site.url
    language = config.project.language
    title, about = messages.sentence("site.all_title", language), messages.sentence("site.all_about", language)
    return _subscription(addresses.ALL_ID, title, about, addresses.all_ics_url(site), f"{site}/kalenteri/", config)


def of_package(package: Package, config: Config) -> Subscription:
    site = config.site.url
    named = messages.sentence("site.package_title", config.project.language)
    title = named.format(number=package.number, title=package.title)
    feed, page = addresses.package_ics_url(site, package.id), addresses.package_url(site, package.id)
    return _subscription(package.id, title, summary(package.body, 200), feed, page, config)


def of_theme(number: int, config: Config) -> Subscription:
    """The feed of the theme with the number (from 1)."""
    site, feed_id = config.site.url, addresses.theme_id(number)
    title = config.project.themes[number - 1]
    about = messages.sentence("site.theme_about", config.project.language)
    feed, page = addresses.theme_ics_url(site, number), f"{addresses.subscribe_url(site)}#{feed_id}"
    return _subscription(feed_id, title, about, feed, page, config)


def _subscription(feed_id: str, title: str, about: str, feed: str, page: str, config: Config) -> Subscription:
    name = f"{config.project.name}: {title}"
    without = messages.sentence("shown.without_cancelled", config.project.language).format(name=name)
    held = f"{config.site.url}/{addresses.WITHOUT_CANCELLED}/{feed.rpartition('/')[2]}"
    return Subscription(feed_id, title, about, page, _addresses(feed, name), _addresses(held, without))


def _addresses(feed: str, name: str) -> FeedAddresses:
    part, webcal = quote(feed, safe=""), f"webcal://{feed.removeprefix(urlsplit(feed).scheme).removeprefix('://')}"
    return FeedAddresses(
        https=feed,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        outlook=f"https://outlook.office.com/calendar/0/addfromweb?url={part}&name={quote(name, safe='')}",
    )
