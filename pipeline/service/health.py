"""/healthz on this machine's own address only: 200 while all is well, 503 when somebody must act, or looks stop."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from pipeline.project import Project
from pipeline.store.heartbeat import STALE, Heartbeat, read_heartbeat


def health_of(
    beat: Heartbeat, now: datetime, config_faults: Sequence[str] = (), *, heard: bool = True
) -> tuple[int, dict[str, Any]]:
    """The HTTP status and what the page tells, at `now` (aware); `config_faults` is what is wrong with config.

    `heard` says that somebody gets the messages; without that it is no fault, but it is told.
    """
    fresh = beat.at is not None and abs(now - beat.at) < STALE
    failed = sorted(name for name, run in beat.jobs.items() if not run.good)
    # Whoever stands by answers for being there; the work is another host's.
    works = bool(beat.standby) or (not failed and not beat.cries)
    good = fresh and works and not config_faults
    body = {
        "ok": good,
        "at": beat.at.isoformat() if beat.at else None,
        "failed": failed,
        "config": list(config_faults),
        "cries": list(beat.cries),
        "standby": beat.standby,
        "heard": heard,
    }
    return (200 if body["ok"] else 503), body


@contextmanager
def health_server(
    port: int, project: Callable[[], Project], now: Callable[[], datetime], config_faults: Callable[[], Sequence[str]]
) -> Iterator[int]:
    """Serves while the block runs; gives its port. Raises OSError when the port is taken."""

    class _Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            if self.path != "/healthz":
                self.send_error(404)
                return
            known = project()
            heard = bool(known.config.notify)
            code, body = health_of(read_heartbeat(known.state), now(), config_faults(), heard=heard)
            data = json.dumps(body).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """Monitors ask all day: nothing of it is news."""

    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
