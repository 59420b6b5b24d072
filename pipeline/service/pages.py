"""The process of the one-question pages, kept alive beside the clock: its port stays open while it is started anew."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from pipeline.config import WebRules

_PACKAGE = Path(__file__).parents[2]


class Pages:
    """Serves what [web] says while the block runs; without an address nothing is served."""

    def __init__(self, root: Path, offset: timedelta) -> None:
        self._root = root
        self._offset = offset
        self._rules = WebRules()
        self._listening: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._close()

    @property
    def port(self) -> int:
        """0 where nothing is served."""
        return int(self._listening.getsockname()[1]) if self._listening else 0

    def serve(self, rules: WebRules) -> None:
        """Serves by these rules from now on. Raises OSError when the port is taken."""
        self._stop()
        if rules.address != self._rules.address:
            self._close()
            self._listening = _listening(rules.address) if rules.address else None
        self._rules = rules
        self._start()

    def has_fallen(self) -> bool:
        """Whether the process has ended by itself; it is started anew then."""
        if self._process is None or self._process.poll() is None:
            return False
        self._stop()
        self._start()
        return True

    def _start(self) -> None:
        if self._listening is None:
            return
        descriptor = self._listening.fileno()
        path = os.pathsep.join([str(_PACKAGE), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.web", str(self._root), str(descriptor), str(self._offset.total_seconds())],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[descriptor],
            start_new_session=True,  # Ctrl-C is for the clock, which stops it in order
        )

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()

    def _close(self) -> None:
        if self._listening:
            self._listening.close()
            self._listening = None


def _listening(address: tuple[str, int]) -> socket.socket:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    return socket.create_server(address, family=family, backlog=128)
