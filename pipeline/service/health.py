"""/healthz on this machine's own address only: 200 while all is well, 503 when somebody must act, or looks stop."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from pipeline.project import Project
from pipeline.service.local import Answer, local_server
from pipeline.store.heartbeat import STALE, Heartbeat, read_heartbeat

_PATIENCE = 10  # seconds


def health_of(
    beat: Heartbeat, now: datetime, config_faults: Sequence[str] = (), *, heard: bool = True
) -> tuple[int, dict[str, Any]]:
    """The HTTP status and what the page tells, at `now` (aware); `config_faults` is what is wrong with config.

    `heard` says that somebody gets the messages; without that it is no fault, but it is told.
    """
    fresh = beat.at is not None and abs(now - beat.at) < STALE
    failed = sorted(name for name, run in beat.jobs.items() if not run.good)
    good = fresh and not failed and not beat.cries and not config_faults
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

    def answer(path: str, _host: str) -> Answer | int:
        if path != "/healthz":
            return 404
        known = project()
        heard = bool(known.config.notify)
        code, body = health_of(read_heartbeat(known.state), now(), config_faults(), heard=heard)
        return code, "application/json", json.dumps(body).encode()

    with local_server(port, _PATIENCE, answer) as taken:
        yield taken
