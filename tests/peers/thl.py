"""A stand-in web site over real HTTP: pages by path, validators and 304, robots.txt, a log, and faults by path.

`with site({"/tapahtumat": "<html>…"}) as peer:` serves on a free loopback port; `peer.pages` may change while it runs,
`peer.faults["/tapahtumat"] = "endless"` breaks a page, `peer.requests` tells what was asked and how it was answered.
"""

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HTML = "text/html; charset=utf-8"

# What can be wrong with a page. "redirect URL", "type KIND", "status N" and "later WHEN" say more behind the word.
FAULTS = ("cut", "endless", "drip", "loop", "bomb", "always-304", "redirect", "type", "status", "later", "hang")


@dataclass(frozen=True)
class Request:
    """One request: its path, its headers by lower-case name, and the status that it got."""

    path: str
    headers: Mapping[str, str]
    status: int

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass
class Site:
    """A running stand-in. `robots` is the text of robots.txt; None: there is none. `etags`: whether it knows them."""

    url: str
    pages: dict[str, str | bytes]
    robots: str | None = None
    etags: bool = True
    faults: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def asked(self, path: str) -> list[Request]:
        return [one for one in self.requests if one.path == path]


@contextmanager
def site(pages: Mapping[str, str | bytes]) -> Iterator[Site]:
    """The site while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = Site(f"http://127.0.0.1:{server.server_address[1]}", dict(pages))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.site.stopped.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    site: Site
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what the faults are for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the requests are kept."""

    def do_GET(self) -> None:
        self.close_connection = True
        here = self.server.site
        if fault := here.faults.get(self.path):
            kind, _, rest = fault.partition(" ")
            getattr(self, f"_{kind.replace('-', '_')}")(rest)
        elif self.path == "/robots.txt":
            self._page(here.robots.encode() if here.robots is not None else None, "text/plain")
        else:
            self._page(self._bytes(), HTML)

    def _bytes(self) -> bytes | None:
        page = self.server.site.pages.get(self.path)
        return page.encode() if isinstance(page, str) else page

    def _page(self, body: bytes | None, kind: str) -> None:
        if body is None:
            self._answer(404, b"<h1>404</h1>", {"Content-Type": HTML})
            return
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        headers = {"Content-Type": kind}
        if self.server.site.etags:
            headers |= {"ETag": tag, "Last-Modified": "Mon, 08 Apr 2024 06:00:00 GMT"}
        if self.server.site.etags and self.headers.get("If-None-Match") == tag:
            self._answer(304, b"", headers)
        elif "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 500:
            self._answer(200, gzip.compress(body), headers | {"Content-Encoding": "gzip"})
        else:
            self._answer(200, body, headers)

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self._begin(status, {"Content-Length": str(len(body)), **headers})
        self.wfile.write(body)

    def _begin(self, status: int, headers: Mapping[str, str]) -> None:
        asked = {name.lower(): value for name, value in self.headers.items()}
        self.server.site.requests.append(Request(self.path, asked, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _cut(self, _: str) -> None:
        body = self._bytes() or b""
        self._begin(200, {"Content-Type": HTML, "Content-Length": str(len(body))})
        self.wfile.write(body[: len(body) // 2])

    def _endless(self, _: str) -> None:
        self._begin(200, {"Content-Type": HTML})
        while not self.server.site.stopped.is_set():
            self.wfile.write(b"<p>16.4.2024</p>" * 4096)

    def _drip(self, _: str) -> None:
        self._begin(200, {"Content-Type": HTML})
        while not self.server.site.stopped.wait(0.02):
            self.wfile.write(b".")
            self.wfile.flush()

    def _loop(self, _: str) -> None:
        self._redirect(self.path)

    def _redirect(self, where: str) -> None:
        self._answer(302, b"", {"Location": where})

    def _bomb(self, _: str) -> None:
        bomb = gzip.compress(b"\n" * 20_000_000, 9)
        self._answer(200, bomb, {"Content-Type": HTML, "Content-Encoding": "gzip"})

    def _always_304(self, _: str) -> None:
        self._answer(304, b"", {})

    def _type(self, kind: str) -> None:
        self._answer(200, self._bytes() or b"", {"Content-Type": kind})

    def _later(self, when: str) -> None:
        self._answer(429, b"", {"Content-Type": HTML, "Retry-After": when})

    def _hang(self, _: str) -> None:
        self._begin(200, {"Content-Type": HTML, "Content-Length": "10"})
        self.server.site.stopped.wait(60)

    def _status(self, status: str) -> None:
        self._answer(int(status), b"", {"Content-Type": HTML})
