"""One GET within limits of time and size: its answer, or why there is none."""

from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.fault import Fault

_MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """How much may be spent: seconds to connect, for each read, for a page and for a whole pass; bytes; redirects."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    run: float = 300.0
    body: int = 2 * _MEGABYTE
    redirects: int = 5


class Answer(Struct, frozen=True):
    """What a server said: status, headers, and the body without its transfer encoding."""

    url: str
    status: int
    headers: Any
    body: bytes

    def header(self, name: str) -> str:
        return str(self.headers.get(name) or "")

    @property
    def kind(self) -> str:
        return self.header("Content-Type").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str:
        for part in self.header("Content-Type").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().casefold() == "charset":
                return value.strip(" \"'")
        return ""


def asked(url: str, headers: dict[str, str], limit: int, limits: Limits) -> Answer:
    """One GET within the limits; `limit` is the most bytes of a body. Raises Fault."""
    from requests import RequestException
    from urllib3.exceptions import HTTPError

    from pipeline.collect.fetch.wire import Deadline, Refused, get

    with Deadline(limits.total) as deadline:
        try:
            response = get(url, headers, (limits.connect, limits.read), deadline)
            with response:
                body = _body(response, limit) if response.status_code == 200 else b""
        except Refused as error:
            raise error.fault from None
        except Fault:
            raise
        except (RequestException, HTTPError, OSError) as error:
            raise _fault(url, error, limits, passed=deadline.passed) from None
        if deadline.passed:
            raise Fault("fetch.slow", url=url, seconds=limits.total)
    return Answer(url, response.status_code, response.headers, body)


def _body(response: Any, limit: int) -> bytes:
    """The decoded body, read piece by piece so that neither an endless one nor a gzip bomb gets far."""
    body = b""
    while piece := response.raw.read1(65536, decode_content=True):
        body += piece
        if len(body) > limit:
            raise Fault("fetch.too_big", url=response.url, limit=round(limit / _MEGABYTE, 1))
    return body


def _fault(url: str, error: Exception, limits: Limits, *, passed: bool) -> Fault:
    from requests import ConnectionError, Timeout
    from requests.exceptions import InvalidURL, SSLError
    from urllib3.exceptions import NameResolutionError, NewConnectionError, TimeoutError

    host = urlsplit(url).hostname
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if passed or isinstance(error, Timeout | TimeoutError):
        return Fault("fetch.slow", url=url, seconds=limits.total if passed else limits.read)
    if isinstance(reason, NameResolutionError):
        return Fault("fetch.no_name", host=host)
    if isinstance(error, SSLError):
        return Fault("fetch.tls", host=host)
    if isinstance(error, InvalidURL):
        return Fault("fetch.not_url", url=url)
    if isinstance(error, ConnectionError) and isinstance(reason, NewConnectionError):
        return Fault("fetch.no_connection", host=host)
    return Fault("fetch.broken", url=url)
