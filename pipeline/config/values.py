"""Readers of single config values: each gives the value or raises a Fault that says what was expected.

A value may be anything that TOML can hold. What comes out is safe where it goes: into headers of mails, addresses,
calendars, names of files and messages. No message repeats what may be a password.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.finnish.times import read_clock
from pipeline.safe.characters import visible
from pipeline.safe.terminal import printable

# The years that the reader of written times and the law of holidays know.
YEARS = range(2000, 2101)

_WEBCAL = re.compile("^webcals?://", re.IGNORECASE)
_SHOWN = 60  # characters of a value that a message shows
_LINE, _PROSE, _ADDRESS = 300, 2000, 2000  # characters
# Mailchimp takes no longer name of a sender.
_NAME = 100

_BREAK = re.compile("[\n\r\u2028\u2029]")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'+/=?^_{}~-]+(?:\.[A-Za-z0-9!#$%&'+/=?^_{}~-]+)*")
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
_VARIABLE = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*\}")
_SERVICE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#].*")
_PATH = "/%:@!$&'()*+,;=~"


def shown(value: object) -> str:
    """A value as a message shows it: on one line, its beginning only."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    try:
        text = " ".join(printable(visible(str(value))).split())
    except ValueError:  # Python writes no number of thousands of digits
        text = hex(value) if isinstance(value, int) else ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


class Members(Struct, frozen=True):
    """A list: how each member is read."""

    read: Callable[[object], Any]


def text(value: object, longest: int = _LINE) -> str:
    """One line, perhaps an empty one."""
    written = _string(value)
    if _BREAK.search(written):
        raise Fault("config.line_break", value=shown(value))
    return _checked(written, longest)


def filled(value: object, longest: int = _LINE) -> str:
    """One line with something to see on it."""
    written = text(value, longest)
    if not any(one.isprintable() and not one.isspace() for one in written):
        raise Fault("config.empty")
    return written


def prose(value: object) -> str:
    """A text that may be written on several lines; it becomes one."""
    written = _checked(_BREAK.sub(" ", _string(value).replace("\r\n", "\n")), _PROSE)
    if not written:
        raise Fault("config.empty")
    return written


def sender(value: object) -> str:
    """A name that stands in headers of mails."""
    return filled(value, _NAME)


def source(value: object) -> str:
    """The address of a source; that of a calendar to subscribe to (`webcal:`) is one of https."""
    return address(_WEBCAL.sub("https://", value.strip()) if isinstance(value, str) else value)


def address(value: object) -> str:
    """An http(s) address in ASCII, without a slash at its end."""
    written = filled(value, _ADDRESS).rstrip("/")
    try:
        parts = urlsplit(written)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise Fault("config.not_url", value=shown(written)) from None
    if "@" in parts.netloc:
        raise Fault("config.url_with_name")
    plain = ascii_host(host)
    bad = port == 0 or parts.netloc.endswith(":") or re.search(r"[\s\\]", written)
    if parts.scheme not in ("http", "https") or not plain or bad:
        raise Fault("config.not_url", value=shown(written))
    netloc = parts.netloc if parts.netloc.isascii() else f"{plain}:{port}" if port else plain
    path, query, fragment = (quote(one, safe=_PATH + "?") for one in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, netloc, path, query, fragment))


def no_address_or_one(value: object) -> str:
    return address(value) if text(value, _ADDRESS) else ""


def ascii_host(host: str) -> str:
    """The name of a host as the network knows it (IDNA), or its number; "" when it can be none."""
    if ":" in host:
        with suppress(ValueError):
            return "" if IPv6Address(host).scope_id else host
        return ""
    if not host.isascii():
        try:
            host = host[:254].encode("idna").decode()
        except UnicodeError:
            return ""
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(one) for one in labels):
        return ""
    if labels[-1].isdecimal():
        with suppress(ValueError):
            return str(ip_address(host))
        return ""
    return host


def domain(value: object) -> str:
    """The name of a host; its letters stay as they are, for it is a part of lasting ids."""
    written = filled(value)
    if not (plain := ascii_host(written)) or ":" in plain:
        raise Fault("config.not_host", value=shown(value))
    return plain


def host(value: object) -> str:
    """A host that may be asked, or one port of it."""
    written = filled(value).casefold()
    name, colon, port = written.rpartition(":") if re.fullmatch(r"[^:]+:[0-9]{1,5}", written) else (written, "", "")
    plain = ascii_host(name)
    if not plain or (colon and not 1 <= int(port) <= 65535):
        raise Fault("config.not_host", value=shown(value))
    return f"{plain}{colon}{port}"


def email(value: object) -> str:
    """An address of e-mail in ASCII: without a name before it, its domain as the network knows it."""
    local, at, name = filled(value).rpartition("@")
    plain = ascii_host(name)
    if not at or not _LOCAL.fullmatch(local) or len(local) > 64 or "." not in plain or not plain[-1].isalnum():
        raise Fault("config.not_email", value=shown(value))
    return f"{local}@{plain}"


def contact(value: object) -> str:
    """Where to tell of something: an address of e-mail, or of a page over https; "" for nowhere."""
    written = text(value, _ADDRESS)
    if written.startswith("https://"):
        return address(written)
    if written and "@" not in written:
        raise Fault("config.not_contact", value=shown(value))
    return email(written) if written else ""


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Fault("config.not_flag", value=shown(value))
    return value


def whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Fault("config.not_whole", value=shown(value), low=low, high=high)
        return value

    return read


def day(value: object) -> date:
    if type(value) is not date:
        raise Fault("config.not_day", value=shown(value))
    if value.year not in YEARS:
        raise Fault("config.far_day", value=shown(value), first=YEARS[0], last=YEARS[-1])
    return value


def clock(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    written = filled(value)
    at = read_clock(written)
    if at == time(0) and "24" in written:
        # Midnight of which day? A letter's day and hour must not be a matter of taste.
        raise Fault("config.midnight", value=shown(value))
    return at


def zone(value: object) -> ZoneInfo:
    written = filled(value)
    # A name alone: anything else would be a way to some file.
    if _ZONE.fullmatch(written):
        with suppress(KeyError, ValueError, OSError):
            return ZoneInfo(written)
    raise Fault("config.unknown_zone", value=shown(value))


def one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise Fault("config.not_choice", value=shown(value), choices=", ".join(choices))
        return str(value)

    return read


def days(value: object) -> timedelta:
    return timedelta(days=whole(1, 730)(value))


def seconds(value: object) -> timedelta:
    return timedelta(seconds=whole(10, 3600)(value))


def by_itself(value: object) -> bool:
    """Whether what a source proposes anew enters by itself, or by a person."""
    return one_of(("ihminen", "itse"))(value) == "itse"


def hours(value: object) -> timedelta:
    return timedelta(hours=whole(0, 240)(value))


def colour(value: object) -> str:
    written = filled(value)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", written):
        raise Fault("config.not_colour", value=shown(value))
    return written


def colour_name(value: object) -> str:
    """A colour's name in CSS, as calendars know it."""
    written = filled(value)
    if not re.fullmatch(r"[A-Za-z]{3,25}", written):
        raise Fault("config.not_colour_name", value=shown(value))
    return written


def list_id(value: object) -> str:
    """The id of a list of people, or nothing; it becomes a part of addresses."""
    written = text(value)
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", written):
        raise Fault("config.not_id", value=shown(value))
    return written


def service(value: object) -> str:
    """Where a message goes, as apprise writes it; ${NAME} stands for a secret. No message shows it."""
    written = filled(value, _ADDRESS)
    if "${" in _VARIABLE.sub("", written):
        raise Fault("config.bad_variable")
    if not _VARIABLE.fullmatch(written) and not _SERVICE.fullmatch(written):
        raise Fault("config.not_service")
    return written


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise Fault("config.not_text", value=shown(value))
    return value.strip()


def _checked(written: str, longest: int) -> str:
    plain = written.replace("\t", " ")
    if visible(plain) != plain:
        raise Fault("config.unseen", value=shown(plain))
    if len(plain) > longest:
        raise Fault("config.too_long", value=shown(plain), longest=longest)
    return plain
