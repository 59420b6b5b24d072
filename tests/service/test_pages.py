"""The process of the pages: served by what config says, started anew when it falls, ended with the clock."""

import os
import signal
import socket
import urllib.request
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from pipeline.config import WebRules
from pipeline.service.pages import Pages
from tests.people import peopled


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def answer_at(port: int) -> int:
    """What the pages say of a link that is none; waits until the process listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/letter/x", timeout=30) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_pages_that_fall_are_served_again_and_end_with_the_clock(tmp_path: Path) -> None:
    port, other = free_port(), free_port()
    project = peopled(tmp_path, f"http://127.0.0.1:{port}", f"127.0.0.1:{port}")
    rules = WebRules(("127.0.0.1", port), f"http://127.0.0.1:{port}")
    with Pages(project, timedelta(0)) as pages:
        pages.serve(WebRules())
        assert (pages.port, pages.has_fallen()) == (0, False)
        pages.serve(rules)
        assert (answer_at(port), pages.has_fallen()) == (404, False)
        assert pages._process
        os.kill(pages._process.pid, signal.SIGKILL)
        pages._process.wait()
        assert pages.has_fallen()
        assert (answer_at(port), pages.has_fallen()) == (404, False)
        with pytest.raises(OSError, match="in use"), socket.create_server(("127.0.0.1", other)):
            pages.serve(WebRules(("127.0.0.1", other)))
        child = pages._process
    assert child is None or child.poll() is not None
    with pytest.raises(URLError):
        answer_at(port)
