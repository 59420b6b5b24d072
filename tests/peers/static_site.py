"""A web server for a folder of static files, as any host would carry them: loopback only, a free port."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".ics": "text/calendar",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
}
OTHERS = {".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}


class _Handler(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {**{end: f"{kind}; charset=utf-8" for end, kind in TEXTS.items()}, **OTHERS}

    def log_message(self, *_: Any) -> None:
        """Says nothing: the test tells what was wrong."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A browser that closes a page in the middle of a file has done nothing wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder (`http://127.0.0.1:PORT`, no slash at the end) while the block runs."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
