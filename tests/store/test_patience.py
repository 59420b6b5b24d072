"""A server that stands still is not waited for; one that says something now and then is."""

import pytest
from psycopg.abc import PQGen
from psycopg.errors import ConnectionTimeout
from psycopg.waiting import Ready, Wait

from pipeline.store import patience, server
from pipeline.store.patience import PATIENCE, in_time


def question() -> PQGen[str]:
    """As psycopg asks: it waits, and is told what is ready; at times nothing."""
    for _ in range(2):
        while not (yield Wait.R):
            pass
    return "answer"


class Waiting:
    """A question on its way, at a server that has said nothing yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = 100.0
        monkeypatch.setattr(patience, "monotonic", lambda: self._now)
        self._waits = in_time(question())
        next(self._waits)

    def goes_on(self, ready: Ready, seconds: float) -> None:
        self._now += seconds
        self._waits.send(ready)


def test_who_says_something_now_and_then_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Waiting(monkeypatch)
    waiting.goes_on(Ready.NONE, PATIENCE)
    waiting.goes_on(Ready.R, 1)
    waiting.goes_on(Ready.NONE, PATIENCE)
    with pytest.raises(StopIteration, match="answer"):
        waiting.goes_on(Ready.R, 1)  # late, but there


def test_who_says_nothing_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Waiting(monkeypatch)
    waiting.goes_on(Ready.R, 1)
    with pytest.raises(ConnectionTimeout):
        waiting.goes_on(Ready.NONE, PATIENCE + 1)


def test_another_hosts_write_is_waited_for_longer_than_the_server_does() -> None:
    assert server._WAIT < PATIENCE
