"""Readers of single values in a content file's header: each gives the value or raises a Fault."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from pipeline.fault import Fault
from pipeline.finnish.times import read_day, read_deadline, read_when
from pipeline.kinds.entry import Entry, split_list
from pipeline.model import Attendance, Link, Status, When
from pipeline.safe.join_links import MASK
from pipeline.safe.secret import Secret

_DRAFT_WORDS = ("luonnos", "kesken", "draft")
_READY_WORDS = ("valmis", "vahvistettu", "julkaistu", "ready")
_STATUS_WORDS = {
    "vahvistettu": Status.CONFIRMED,
    "confirmed": Status.CONFIRMED,
    "alustava": Status.TENTATIVE,
    "tentative": Status.TENTATIVE,
    "siirretty": Status.MOVED,
    "siirtyy": Status.MOVED,
    "lykätty": Status.MOVED,
    "moved": Status.MOVED,
    "postponed": Status.MOVED,
    "peruttu": Status.CANCELLED,
    "peruutettu": Status.CANCELLED,
    "peruuntunut": Status.CANCELLED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
}
_OPEN_WORDS = frozenset(("avoin", "auki", "avoinna", "ei vielä tiedossa", "myöhemmin", "ilmoitetaan myöhemmin"))
_YES = frozenset(("kyllä", "kylla", "yes", "true", "on", "x", "1"))
_NO = frozenset(("ei", "no", "false", "off", "0", ""))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff]")
_URL_IN_TEXT = re.compile(r"https?://\S+")
_MARKDOWN_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<url>[^)\s]+)\)")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
# Names that the site itself uses beside the items' pages and calendars.
_RESERVED = re.compile(r"index|menneet|sivu|kaikki|tapahtumat|qr|ohjeet|viive|sisalto|teema-\d+")
_LETTERS = str.maketrans("åäöéüšžøæß", "aaoeuszoas")

_LANGUAGES = {
    **dict.fromkeys(("fi", "suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("sv", "ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "englanti", "english", "engelska"), "en"),
    **dict.fromkeys(("se", "pohjoissaame", "saame", "davvisámegiella"), "se"),
}
_PRESENT = {
    **dict.fromkeys(("total", "yhteensä", "kaikkiaan"), "total"),
    **dict.fromkeys(("paikalla", "paikan päällä", "läsnä", "salissa", "lähi", "lähiosallistujaa"), "on_site"),
    **dict.fromkeys(("verkossa", "etänä", "etä", "linjoilla", "etäosallistujaa"), "online"),
    **dict.fromkeys(("ei tiedossa", "ei tietoa", "tuntematon"), "untold"),
}

TITLE_MAX = 500
TELLING = 40  # characters; a shorter text says nothing of its own


def clean(value: str) -> str:
    """The text on one line, without control and private-use characters."""
    return " ".join(_CONTROL.sub(" ", value).split())


def folded(text: str) -> str:
    """The text as two of them are compared: small letters, one space between words."""
    return " ".join(text.split()).casefold()


def text(entry: Entry) -> str:
    if entry.items is not None:
        return clean(", ".join(entry.items))
    return clean(entry.value)


def title(entry: Entry) -> str:
    written = text(entry)
    if len(written) > TITLE_MAX:
        raise Fault("read.long_title", length=len(written), limit=TITLE_MAX)
    return written


def url(entry: Entry) -> str:
    """An http(s) address, as it was written."""
    return checked_url(text(entry).strip("<>"))


def checked_url(written: str) -> str:
    """The address itself. Raises Fault when it is not a whole http(s) address."""
    if match := _MARKDOWN_LINK.fullmatch(written):
        written = match["url"]
    try:
        parts = urlsplit(written)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in written
        _ = parts.port
    except ValueError:
        good = False
    if good:
        return written
    if re.fullmatch(r"(?:[\w-]+\.)+[a-zåäö]{2,}(?:/\S*)?", written):
        raise Fault("read.url_without_scheme", written=written)
    raise Fault("read.not_url", written=written)


def picture(entry: Entry) -> str:
    """The name of a picture in its folder, which may be written before it; or an address elsewhere."""
    written = text(entry).strip("<>").replace("\\", "/")
    if "://" in written:
        return checked_url(written)
    return written.removeprefix("content/").removeprefix("kuvat/")


def private_url(entry: Entry) -> Secret:
    """An http(s) address that stays on this machine; what is wrong with it is told without what was written."""
    try:
        return Secret(url(entry))
    except Fault as fault:
        raise Fault(fault.key, written=MASK) from None


def links(entry: Entry) -> tuple[Link, ...]:
    """Addresses, each with a text of its own where there is one: `[Esitys](https://…)` or `Esitys https://…`."""
    return tuple(_link(part) for part in (entry.items if entry.items is not None else _link_parts(entry.value)))


def _link_parts(value: str) -> list[str]:
    """A comma parts two links only where the next one begins; addresses may hold commas themselves."""
    inner = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    parts = re.split(r"[,;]\s+|(?<!\s)\s++(?=https?://\S++\s++https?://)", inner)
    return [part.strip() for part in parts if part.strip()]


def _link(written: str) -> Link:
    if match := _MARKDOWN_LINK.fullmatch(written.strip()):
        return Link(checked_url(match["url"]), clean(match["text"]))
    if match := _URL_IN_TEXT.search(written):
        label = clean(written[: match.start()] + written[match.end() :]).strip(" :–-()")
        return Link(checked_url(match[0].rstrip(").,")), label)
    return Link(checked_url(clean(written)))


def when(entry: Entry) -> When:
    return read_when(text(entry))


def when_or_open(entry: Entry) -> When | None:
    """A time, or None where the new time is not known yet (`aika: avoin`)."""
    written = text(entry)
    return None if written.casefold().rstrip(".") in _OPEN_WORDS else read_when(written)


def day(entry: Entry) -> date:
    return read_day(text(entry))


def deadline(entry: Entry) -> When:
    return read_deadline(text(entry))


def status(entry: Entry) -> Status:
    written = text(entry).casefold()
    if written not in _STATUS_WORDS:
        raise Fault("read.unknown_status", written=text(entry))
    return _STATUS_WORDS[written]


def is_draft(entry: Entry) -> bool:
    """Whether the value of the key `tila` says that the item is not ready yet."""
    return entry.items is None and entry.value.strip().casefold().rstrip(".") in _DRAFT_WORDS


def ready(entry: Entry) -> str:
    """The key `tila` of what has no other state: it is ready, or a draft, which is told apart before."""
    if text(entry).casefold() not in _READY_WORDS:
        raise Fault("read.unknown_ready", written=text(entry))
    return ""


def flag(entry: Entry) -> bool:
    written = text(entry).casefold()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise Fault("read.not_flag", written=text(entry))


def whole(entry: Entry) -> int:
    written = text(entry).replace(" ", "")
    if not re.fullmatch(r"[0-9]{1,7}", written):
        raise Fault("read.not_whole", written=text(entry))
    return int(written)


def number(entry: Entry) -> int:
    """A package's number, 1-99."""
    value = whole(entry)
    if not 1 <= value <= 99:
        raise Fault("read.not_whole", written=text(entry))
    return value


def themes(entry: Entry) -> tuple[int, ...]:
    """Theme numbers in order: `1, 3`, `teema 2`, `1–4` or a list."""
    found: set[int] = set()
    for part in split_list(entry):
        match = re.fullmatch(r"(?:teemat?\s*)?(\d)(?:\s*[-–]\s*(\d))?", part.strip().casefold().rstrip("."))
        if not match:
            raise Fault("read.not_theme", written=part)
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return tuple(sorted(found))


def ids(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean(part) for part in split_list(entry)))


def is_id(written: str) -> bool:
    """Whether it can be an item's id, and so a part of addresses and paths."""
    return _ID.fullmatch(written) is not None


def is_reserved(item_id: str) -> bool:
    """Whether the site itself uses the name."""
    return _RESERVED.fullmatch(item_id) is not None


def item_id(entry: Entry) -> str:
    written = text(entry)
    if not is_id(written):
        raise Fault("read.bad_id", written=written, better=slug(written) or "aloituspaketti-2")
    return written


def email(entry: Entry) -> str:
    written = text(entry)
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s.<>,;]+", written):
        raise Fault("read.not_email", written=written)
    return written


def one_of(choices: tuple[str, ...]) -> Callable[[Entry], str]:
    """A reader of a value that must be one of a few words."""

    def read(entry: Entry) -> str:
        written = text(entry).casefold()
        if written not in choices:
            raise Fault("read.not_choice", written=text(entry), choices=", ".join(choices))
        return written

    return read


def language(entry: Entry) -> str:
    """A tag of BCP 47."""
    written = text(entry).casefold()
    if written not in _LANGUAGES:
        raise Fault("read.unknown_language", written=text(entry))
    return _LANGUAGES[written]


def attendance(entry: Entry) -> Attendance:
    """`52`, or on site and online apart: `12 paikalla, 40 verkossa`, and `3 ei tiedossa` of whom nobody knows which."""
    counts: dict[str, int] = {}
    for part in re.split(r"[,;+]|\bja\b|\bsekä\b", text(entry).casefold()):
        match = re.fullmatch(
            r"([0-9]{1,7})(?: (?:hlöä|henkilöä|henkeä|osallistujaa))?(?: (\w+(?: \w+)?))?", part.strip()
        )
        place = _PRESENT.get(match[2] or "total") if match else None
        if match is None or place is None or place in counts:
            raise Fault("read.not_attendance", written=text(entry))
        counts[place] = int(match[1])
    apart = [counts[name] for name in ("on_site", "online", "untold") if name in counts]
    counts.pop("untold", None)
    total = counts.pop("total", None)
    if total is not None and apart and total != sum(apart):
        raise Fault("read.attendance_differs", total=total, sum=sum(apart))
    return Attendance(sum(apart) if total is None else total, **counts)


def write_attendance(told: Attendance) -> str:
    """Who took part, as `attendance` reads it."""
    if told.on_site is None and told.online is None:
        return str(told.total)
    parts = {"paikalla": told.on_site, "verkossa": told.online, "ei tiedossa": told.untold or None}
    return ", ".join(f"{count} {place}" for place, count in parts.items() if count is not None)


def names(entry: Entry) -> tuple[str, ...]:
    """A list of names, in the order in which they were written."""
    return tuple(name for part in split_list(entry) if (name := clean(part)))


def slug(words: str) -> str:
    """Words as a part of an address and of a lasting id: small letters, digits and hyphens."""
    plain = words.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
