"""Links by which anybody gets into a meeting: found however they are written, and masked wherever they must not show.

Registration pages and recordings of the same services are none of them.
"""

import re
from collections.abc import Iterable
from html import unescape
from itertools import islice
from unicodedata import normalize
from urllib.parse import unquote

from pipeline.safe.meeting_codes import has_meeting_code, without_meeting_codes

MASK = "•••"

# Who does not name one of these leads into no meeting that is known here.
_NAMES = re.compile(
    r"teams\.|zoom(?:gov)?\.|webex\.|howspace\.|meet\.google|msteams:|goto|jit\.si|whereby|adobeconnect"
)
_HOST = re.compile(
    r"(?<![\w-])(?:(?P<teams>teams\.(?:microsoft\.(?:com|us)|live\.com|cloud\.microsoft))|(?P<zoom>zoom(?:gov)?\.(?:us|com))"
    r"|(?P<meet>meet\.google\.com)|(?P<webex>webex\.com)|(?P<howspace>howspace\.com)"
    r"|(?P<goto>gotomeet\.me|gotomeeting\.com|meet\.goto\.com)|(?P<room>meet\.jit\.si|whereby\.com|adobeconnect\.com))(?::\d{1,5})?/+"
    r"|(?P<app>msteams:/)"
)
# How each service's addresses go on that lead right in.
_DOORS = {
    "teams": re.compile(r"(?:v2/)?meet/\w|dl/launcher/"),
    "zoom": re.compile(r"(?:j|w|s|my|wc|join|launch)[/?]\w"),
    "meet": re.compile(r"lookup/\w|[a-z]{3}-?[a-z]{4}-?[a-z]{3}"),
    "webex": re.compile(r"(?:meet|join)/\w"),
    "goto": re.compile(r"(?:join/)?(?!join/|registration|webinar|meeting/?(?:$|[?#]))\w"),
    # A room is named right after the host; what these services tell of themselves, register and record is none.
    "room": re.compile(
        r"(?!information|blog|pricing|user|about|legal|static|event_?reg|system|p\w{10,}/?(?:$|[?#]))\w"
    ),
    "howspace": re.compile(r"(?:i|r|join|invite|invitation|login-link)/\w"),
}
# What a path that leads in has further on.
_INWARD = {
    "teams": ("meetup-join/", "light-meetings/"),
    "webex": ("joinservice", "meeting/download/", "meeting/attend/", "meeting/info/"),
}
_RECORDING = re.compile(r"(?:rec/|recordingservice/|[^\s?]{0,60}/(?:recording|ldr\.php|lsr\.php))")
# A key that opens a door, as services name it.
_KEY = re.compile(
    r"[?&#](?:pwd|passcode|password|tk|token|access_token|mtid|invite|invitation|code|key|auth|otp)=[\w%-]"
)
_ADDRESS_MAX = 2000  # characters of one address that are looked at
_HOSTS_MAX = 100  # addresses in one word
_USUAL_PORT = re.compile(r"\.?:(?:443|80)(?=/)|\.(?=/)")
_QUOTED = re.compile(r"-([0-9a-f]{2})", re.IGNORECASE)
_WORD = re.compile(r"\S+")
# What stands in a link without changing where it leads, once Markdown has been turned.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\\]")


def has_join_link(text: str, known: Iterable[str] = ()) -> bool:
    """Whether the text leads into a meeting, by its link or its number, or to one of the `known` private addresses."""
    return has_meeting_code(text) or any(_leads(word, known) for word in _words(text, known))


def names_address(data: bytes, known: Iterable[str]) -> bool:
    """Whether bytes with texts in them hold one of the `known` private addresses, in whatever stands around it."""
    followed = plain(data.decode(errors="ignore"))
    return any(address in followed for address in known)


def masked(text: str, known: Iterable[str] = ()) -> str:
    """The text with dots in place of what leads into a meeting or to a `known` private address."""
    for word in _words(text, known):
        if _leads(word, known):
            text = text.replace(word, MASK)
    return without_meeting_codes(text, MASK)


def address_in(link: str) -> str:
    """What of a private address is looked for in other texts: without its scheme, in the form that `known` takes."""
    bare = plain(link).strip().strip("<>").rstrip("/")
    bare = bare.partition("://")[2] or bare
    path = re.split(r"[?#]", bare, maxsplit=1)[0]
    # A path that names a meeting by itself leads there with whatever is asked after it.
    name = path.partition("/")[2].rpartition("/")[2]
    return path if len(name) > 15 or (len(name) > 5 and any(map(str.isdigit, name))) else bare


def plain(text: str) -> str:
    """The text as a browser would follow it: percent signs, entities and unseen characters undone, small letters."""
    for _ in range(3):  # a link that a mail program guards is quoted within another one
        decoded = unescape(unquote(text)) if "%" in text or "&" in text else text
        if "urldefense" in decoded:
            decoded = _QUOTED.sub(lambda found: chr(int(found[1], 16)), decoded).replace("_", "/")
        if decoded == text:
            break
        text = decoded
    text = _UNSEEN.sub("", text if text.isascii() else normalize("NFKC", text)).casefold()
    return _USUAL_PORT.sub("", text) if ":443" in text or ":80" in text or "./" in text else text


def _words(text: str, known: Iterable[str]) -> list[str]:
    """The words of the text, where there may be such a link at all."""
    followed = plain(text)
    named = _NAMES.search(followed) or any(address in followed for address in known if address)
    return _WORD.findall(text) if named else []


def _leads(word: str, known: Iterable[str]) -> bool:
    if not any(sign in word for sign in ".%&:"):
        return False
    followed = plain(word)
    return any(map(_is_door, islice(_HOST.finditer(followed), _HOSTS_MAX))) or any(
        _is_there(address, followed) for address in known
    )


def _is_door(host: re.Match[str]) -> bool:
    service = str(host.lastgroup)
    if service == "app":
        return True
    rest = host.string[host.end() : host.end() + _ADDRESS_MAX]
    if _DOORS[service].match(rest) or any(part in rest for part in _INWARD.get(service, ())):
        return True
    return service != "teams" and not _RECORDING.match(rest) and _KEY.search(rest) is not None


def _is_there(address: str, text: str) -> bool:
    """An address without a path is a whole site: only it alone is meant then."""
    if "/" in address:
        return address in text
    return bool(address) and text.strip("<>()[]\"'.,;").rstrip("/").rpartition("://")[2] == address
