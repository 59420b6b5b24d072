"""The pages in a process of their own (`python -m pipeline.web ROOT SOCKET OFFSET`): whoever floods them takes nothing
from the clock that sends letters. It ends with whoever started it."""

import os
import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from waitress.server import create_server

from pipeline import messages
from pipeline.config.read import read_config
from pipeline.project import Project
from pipeline.web.app import create_app
from pipeline.web.question import LISTS_MAX
from pipeline.web.throttle import Throttle

_HEADERS_MAX = 16_384  # bytes


def main(root: Path, listening: socket.socket, offset: timedelta) -> None:
    """Serves on the socket, `offset` from the machine's clock, until it is stopped."""
    project = Project(root, read_config(root / "config.toml"))
    app = create_app(project, lambda: datetime.now(UTC) + offset)
    server = create_server(
        Throttle(app.wsgi_app, messages.text("page.too_many").encode()),
        sockets=[listening],
        threads=4,
        ident=None,
        clear_untrusted_proxy_headers=False,  # the throttle knows itself whom to believe
        connection_limit=200,
        channel_timeout=30,
        max_request_header_size=_HEADERS_MAX,
        max_request_body_size=LISTS_MAX,
        inbuf_overflow=LISTS_MAX + _HEADERS_MAX,  # a list of participants never waits in a file
    )
    Thread(target=_end_with_parent, daemon=True).start()
    server.run()


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    folder, descriptor, seconds = sys.argv[1:]
    main(Path(folder), socket.socket(fileno=int(descriptor)), timedelta(seconds=float(seconds)))
