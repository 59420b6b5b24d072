"""The addresses of the site's pages and feeds. `site_url` has no slash at its end; ids become parts of a path."""

from datetime import date
from urllib.parse import quote, urlsplit

from pipeline import messages
from pipeline.config import Config

# The calendar of every event.
ALL_ID = "kaikki"


def unsubscribe_url(config: Config) -> str:
    """Where to leave the list of a letter that no account sends: a mail to the project."""
    subject = messages.sentence("mail.unsubscribe_subject", config.project.language).format(name=config.letter.name)
    return f"mailto:{config.project.email}?subject={quote(subject, safe='')}"


def forward_url(config: Config, day: date) -> str:
    """A mail with the letter's address, for its reader to send on."""
    subject, body = quote(config.letter.name, safe=""), quote(letter_url(config.site.url, day), safe="")
    return f"mailto:?subject={subject}&body={body}"


def letter_url(site_url: str, day: date) -> str:
    """The web version of the letter of `day`."""
    return f"{site_url}/kirjeet/{day.isoformat()}/"


def letter_item_url(site_url: str, day: date, item_id: str) -> str:
    """An item's place in the web version of a letter, whose heading carries the id."""
    return f"{letter_url(site_url, day)}#{_part(item_id)}"


def event_url(site_url: str, event_id: str) -> str:
    """An event's page: a file, not a folder, so that thousands of them are quickly made."""
    return f"{site_url}/tapahtumat/{_part(event_id)}.html"


def events_url(site_url: str) -> str:
    """The page of all coming events."""
    return f"{site_url}/tapahtumat/"


# Where each feed lies once more without what is cancelled; no item has this folder's name for an id.
WITHOUT_CANCELLED = "kalenteri/ilman-peruttuja"


def event_ics_url(site_url: str, event_id: str) -> str:
    return f"{site_url}/kalenteri/tapahtumat/{_part(event_id)}.ics"


def news_url(site_url: str, news_id: str) -> str:
    """The page of a piece of news, a file as an event's."""
    return f"{site_url}/uutiset/{_part(news_id)}.html"


# Where the site has pictures; what was once there stays, for letters that were sent show it.
PICTURES = "kuvat"


def picture_url(site_url: str, name: str) -> str:
    """A picture that was made of one of content."""
    return f"{site_url}/{PICTURES}/{name}"


def host_of(url: str) -> str:
    """Where a link leads, as people call it: `www.thl.fi/x` is `thl.fi`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def package_url(site_url: str, package_id: str) -> str:
    return f"{site_url}/paketit/{_part(package_id)}/"


def package_ics_url(site_url: str, package_id: str) -> str:
    return f"{site_url}/kalenteri/{_part(package_id)}.ics"


def theme_id(number: int) -> str:
    """The name of a theme's calendar; no item has such an id."""
    return f"teema-{number}"


def theme_ics_url(site_url: str, number: int) -> str:
    return f"{site_url}/kalenteri/{theme_id(number)}.ics"


def all_ics_url(site_url: str) -> str:
    return f"{site_url}/kalenteri/{ALL_ID}.ics"


def subscribe_url(site_url: str) -> str:
    """The page that helps to subscribe to the calendars."""
    return f"{site_url}/kalenteri/"


def _part(item_id: str) -> str:
    return quote(item_id, safe="")
