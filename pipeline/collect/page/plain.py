"""Text and addresses from outside, made harmless: plain text on one line, http(s) addresses without credentials."""

import html
import re
from urllib.parse import parse_qs, urljoin, urlsplit

from pipeline.kinds.values import clean
from pipeline.safe.characters import one_line
from pipeline.safe.merge_tags import broken

_UNREAD = ("script", "style", "template", "noscript")
_SCRIPT = re.compile(rf"<({'|'.join(_UNREAD)})\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr")
_MARKUP_MAX = 20_000  # characters of one description
_HARMLESS = re.compile(r"[\w \n\t\r\xa0.,:;!?()'’”–—+/€@§°=-]*")
_TAG = re.compile(r"</?[a-z!][^<>]*>?", re.IGNORECASE)
# What mail programs and calendars put around a link, and by what name they tell where it leads.
_AROUND = re.compile(
    r"https?://(?:[\w-]+\.safelinks\.protection\.outlook\.com/\S{0,40}\?.*?\b(?P<guarded>url)="
    r"|(?:www\.)?google\.[a-z.]{2,6}/url\?.*?\b(?P<counted>q|url)=)"
)
# What tells a site from which letter or feed its reader comes, and who that is.
_COUNTER = re.compile(r"(?:(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&#]*&?)+")
_UNSEEN_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064]")


def plain(text: str) -> str:
    """The text on one line: no control or direction characters, no markup even as text, no live merge tag."""
    if _HARMLESS.fullmatch(text):
        # Most lines by far, in a tenth of the time.
        return " ".join(text.split())
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    return broken(clean(one_line(_UNSEEN_WIDTH.sub("", text))))


def plain_paragraphs(markup: str) -> tuple[str, ...]:
    """The paragraphs of a text that may hold markup or entities, as descriptions in JSON-LD and feeds do."""
    text = html.unescape(markup[:_MARKUP_MAX])
    if "<" in text:
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(text, "html.parser")
        for one in soup(_UNREAD):
            one.decompose()
        for one in soup(("br", *_BLOCKS)):
            one.append("\n")
        text = soup.get_text()
    return tuple(line for part in text.split("\n") if (line := plain(part)))


def address(written: str, base: str) -> str | None:
    """The whole address of a link on the page `base`; None where it is not http(s), or carries a password."""
    try:
        written = "".join(written.split()) if "\n" in written else written.strip()
        whole = own_address(urljoin(base, written))
        parts = urlsplit(whole)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return None
    if not good or clean(whole) != whole or re.search(r"[\s<>\"`\\]", whole) or broken(whole) != whole:
        return None
    return whole


def own_address(url: str) -> str:
    """Where a link itself leads: without what guards or counts its readers on the way, which may name one of them."""
    if around := _AROUND.match(url):
        name = around["guarded"] or around["counted"]
        url = parse_qs(urlsplit(url).query).get(name, [""])[0] or url
    bare = _COUNTER.sub("", url) if "_" in url or "clid=" in url else url
    return url if bare == url else bare.replace("?#", "#").replace("&#", "#").rstrip("?&")


def without_fragment(url: str) -> str:
    return url.partition("#")[0]


def plain_address(url: str) -> str:
    """An address as it is compared: the scheme, the www, the last slash and what counts readers tell nothing."""
    return re.sub(r"^https?://(?:www\.)?", "", own_address(url)).rstrip("/").casefold()


def plain_words(text: str) -> str:
    """A text as it is compared: its words alone, in small letters, one space between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").casefold()
