"""A small server on this machine's own address: for whoever sits at it, and for what watches it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

# A status of HTTP, a type of content, the bytes.
Answer = tuple[int, str, bytes]


@contextmanager
def local_server(port: int, patience: int, answer: Callable[[str, str], Answer | int]) -> Iterator[int]:
    """Serves while the block runs; gives its port. Raises OSError when the port is taken.

    `patience` is how long (s) a client may be silent. `answer` gets what is asked for, as it was written, and the
    name of the host it was asked of; a bare status refuses.
    """

    class _Handler(BaseHTTPRequestHandler):
        timeout = patience

        def do_GET(self) -> None:
            answered = answer(self.path, self.headers.get("Host", ""))
            if isinstance(answered, int):
                self.send_error(answered)
                return
            code, kind, data = answered
            with suppress(ConnectionError):  # the reader went away
                self.send_response(code)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """Monitors and open pages ask all day: nothing of it is news."""

    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
