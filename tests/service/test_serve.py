"""A service looks at what is due, and at everything when config or the clock has changed."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from socket import gethostname
from threading import Event
from typing import ClassVar

import pytest

from pipeline.config.read import read_config
from pipeline.log import LogLine
from pipeline.project import Project
from pipeline.service.pages import Pages
from pipeline.service.serve import Clock, _scheduler, _Service, _wait
from pipeline.store.heartbeat import read_heartbeat
from pipeline.store.turns import Turn
from tests.jobs.looks import at
from tests.postgres import empty_server
from tests.soila import copy_project

QUICK = {"letter", "publish", "mails", "notices"}
SLOW = {"collect", "stats", "links", "housekeeping"}


def service_in(folder: Path) -> _Service:
    project = copy_project(folder)
    return _Service(Project(project, read_config(project / "config.toml")), Clock(), lambda _line: None, Event())


def looked(service: _Service, now: str) -> set[str]:
    """The jobs that a wake-up at a local time of 5.4.2024 looks at."""
    moment = at(f"2024-04-05T{now}")
    service.clock = Clock(moment - datetime.now(UTC))
    service.wake()
    runs = read_heartbeat(service.project.state).jobs
    return {name for name, run in runs.items() if run.at >= moment}


def test_each_wake_up_looks_at_what_is_due_and_what_was_asked_for(tmp_path: Path) -> None:
    service = service_in(tmp_path)
    assert looked(service, "12:01") == QUICK | SLOW
    assert looked(service, "12:04") == set()
    assert looked(service, "12:05") == QUICK
    assert looked(service, "13:00") == QUICK | SLOW
    service.look_at_all()
    assert looked(service, "13:02") == QUICK | SLOW


def test_a_memory_that_cannot_be_had_is_told_and_the_service_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, said = service_in(tmp_path), list[LogLine]()
    service.show = said.append
    config = service.project.root / "config.toml"
    config.write_text(config.read_text().replace('\nurl = ""', '\nurl = "postgresql+psycopg://a@b/c"'))
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for _ in range(2):
        service.look(["letter"])
    assert [(one.trouble, "psycopg" in one.text) for one in said] == [(True, True)] * 2


class Pulses(Event):
    """A service that is told to stop after one pulse, before which something happens."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__()
        self._happens = happens

    def wait(self, _timeout: float | None = None) -> bool:
        stops = self.is_set()
        self._happens()
        self.set()
        return stops


def woken_by(service: _Service, happens: Callable[[], object]) -> bool:
    """Whether everything is looked at at once after it has happened."""
    service._looked = {"letter": datetime.now(UTC)}
    scheduler = _scheduler(service)
    scheduler.start(paused=True)
    later = datetime.now(UTC) + timedelta(days=1)
    scheduler.modify_job("look", next_run_time=later)
    with Pages(service.project.root, service.clock.offset) as pages:
        _wait(scheduler, service, pages, Pulses(happens))
    woken = scheduler.get_job("look").next_run_time < later
    scheduler.shutdown(wait=False)
    assert woken == (not service._looked)
    return woken


class Jumping(Clock, frozen=True):
    """The machine's clock, after somebody has set it."""

    jump: ClassVar[timedelta] = timedelta(0)

    def now(self) -> datetime:
        return super().now() + Jumping.jump


def test_config_or_a_clock_that_has_changed_wakes_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = service_in(tmp_path)
    service.clock = Jumping()
    config = service.project.root / "config.toml"
    for seconds, wakes in ((30, False), (130, True), (-130, True)):
        monkeypatch.setattr(Jumping, "jump", timedelta(0))
        jumps = partial(monkeypatch.setattr, Jumping, "jump", timedelta(seconds=seconds))
        assert woken_by(service, jumps) is wakes
    monkeypatch.undo()
    assert woken_by(service, lambda: config.write_text(config.read_text() + "\n"))


def test_the_turn_is_had_where_the_memory_is(tmp_path: Path) -> None:
    service, server = service_in(tmp_path), empty_server()
    config, other = service.project.root / "config.toml", Turn(server, "muu")
    alone = config.read_text()

    def whose(text: str) -> str:
        config.write_text(text)
        service.look(["notices"])
        has = other.take()
        other.let_go()
        return has

    shared = alone.replace('\nurl = ""', f'\nurl = "{server.url}"')
    assert [whose(one) for one in (alone, shared, alone, shared)] == ["", gethostname(), "", gethostname()]
    service.let_go()
