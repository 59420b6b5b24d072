"""Readers of the values that name a server: of mail, of the memory, and where our own pages are served."""

import re
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from pipeline.config import SmtpServer
from pipeline.config.values import ascii_host, shown, text
from pipeline.fault import Fault

# RFC 6409 and RFC 8314: where mail is submitted, with STARTTLS and with TLS from the first byte.
_PORTS = {"smtp": 587, "smtps": 465}
# What libpq takes as secrets; the address of a database has none.
_SECRETS = {"password", "sslpassword"}
_DATABASE = re.compile(r"/[A-Za-z0-9_.-]{1,63}")
_ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:]+\]|[^:\s]+):(?P<port>[0-9]{1,5})")


def smtp(value: object) -> SmtpServer | None:
    """`smtp://host[:587]` or `smtps://host[:465]`; None for an empty text. No message shows what may be a password."""
    written = text(value)
    if not written:
        return None
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Fault("config.not_smtp") from None
    if "@" in parts.netloc:
        raise Fault("config.url_with_name")
    plain = ascii_host(host)
    if parts.scheme not in _PORTS or not plain or port == 0 or parts.path.strip("/") or parts.query or parts.fragment:
        raise Fault("config.not_smtp")
    return SmtpServer(plain, port or _PORTS[parts.scheme], parts.scheme == "smtps")


def database(value: object) -> str:
    """`postgresql+psycopg://user@host:5432/name`, options of libpq after `?`; "" for an empty text.

    The password is never written there, and no message shows what may be one.
    """
    written = text(value)
    if not written:
        return ""
    try:
        parts = urlsplit(written)
        secret, port = parts.password, parts.port
    except ValueError:
        raise Fault("config.not_database") from None
    options = parse_qs(parts.query, keep_blank_values=True)
    if secret is not None or _SECRETS & options.keys():
        raise Fault("config.database_password")
    if parts.scheme != "postgresql+psycopg" or port == 0 or not _DATABASE.fullmatch(parts.path) or parts.fragment:
        raise Fault("config.not_database")
    if not parts.hostname and "host" not in options:
        raise Fault("config.not_database")
    return written


def listened(value: object) -> tuple[str, int] | None:
    """`127.0.0.1:8080`: the host and the port at which our pages are served; None for an empty text."""
    written = text(value)
    if not written:
        return None
    found = _ADDRESS.fullmatch(written)
    host = ascii_host(found["host"].strip("[]")) if found else ""
    if not found or not host or not 1 <= int(found["port"]) <= 65535:
        raise Fault("config.not_listened", value=shown(written))
    return host, int(found["port"])


def is_loopback(host: str) -> bool:
    """Whether the host is this very machine, to which nobody can listen in."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
