"""A service that takes messages over HTTP, as Teams and others do: loopback only, a free port, and it can break."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Hook:
    """A running service. `status` is its answer; while `hangs` it answers nothing. `got` is what it took."""

    port: int
    status: int = 200
    hangs: bool = False
    got: list[dict[str, Any]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        """The address as apprise writes it."""
        return f"json://127.0.0.1:{self.port}/"

    @property
    def subjects(self) -> list[str]:
        return [str(message["title"]) for message in self.got]


@contextmanager
def hook() -> Iterator[Hook]:
    """The service while the block runs."""

    class _Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if service.hangs:
                service.over.wait()
                return
            if service.status == 200:
                service.got.append(json.loads(body))
            self.send_response(service.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing: the test tells what was wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    service = Hook(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
