"""No client gets more than its share: a bucket of requests each, filled again second by second. A WSGI wrapper."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from pipeline.config.servers import is_loopback

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

RATE, BURST = 4.0, 30.0  # requests a second, and at once
_CLIENTS = 5000


class Throttle:
    """Hands on to `app` what is within the client's share; the rest is told to come again, with no other work."""

    def __init__(self, app: Wsgi, refused: bytes, clock: Callable[[], float] = monotonic) -> None:
        self._app = app
        self._refused = refused
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when it was counted

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if self._takes(client_of(environ)):
            return self._app(environ, start)
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "10")]
        start("429 Too Many Requests", [*headers, ("Content-Length", str(len(self._refused)))])
        return [self._refused]

    def _takes(self, client: str) -> bool:
        now = self._clock()
        left, counted = self._left.pop(client, (BURST, now))
        left = min(BURST, left + (now - counted) * RATE)
        self._left[client] = (max(left - 1, 0.0), now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


def client_of(environ: dict[str, Any]) -> str:
    """Who asks: whom the proxy on this machine names last (it saw that address itself), else whoever is connected."""
    peer = str(environ.get("REMOTE_ADDR", ""))
    named = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return named if named and is_loopback(peer) else peer
