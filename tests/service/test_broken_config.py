"""A config that breaks stops no work in silence: a service goes on with what it knew, and people are told."""

import json
import os
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from urllib.error import HTTPError

import pytest

from pipeline.config.read import read_config
from pipeline.log import LogLine
from pipeline.project import Project
from pipeline.service.health import health_of
from pipeline.service.serve import Clock, _Service
from pipeline.store.heartbeat import read_heartbeat
from tests.cli.test_service import add_config, free_port, lines_until, running
from tests.jobs.looks import at
from tests.peers.hooks import Hook, hook
from tests.soila import copy_project, run_soila

RUNNING = "Tiedostossa config.toml on virhe: palvelu jatkaa entisillä tiedoilla"
STOPPED = "Tiedostossa config.toml on virhe: mitään uutta ei lähetetä eikä julkaista"
BREAKINGS = ["weeks = 0", "weeks = "]


@pytest.fixture
def staff() -> Iterator[Hook]:
    with hook() as service:
        yield service


@pytest.fixture
def project(tmp_path: Path, staff: Hook) -> Path:
    project = copy_project(tmp_path)
    add_config(project, "urls = []", f'urls = ["{staff.url}"]')
    return project


class Service:
    """A service whose clock and wake-ups the test holds."""

    def __init__(self, root: Path, now: str) -> None:
        self.root, self.lines = root, list[LogLine]()
        self._good = (root / "config.toml").read_bytes()
        self._now = at(now)
        project = Project(root, read_config(root / "config.toml"))
        self.service = _Service(project, Clock(self._now - datetime.now(UTC)), self.lines.append, Event())

    def wake(self, *jobs: str, now: str = "") -> None:
        if now:
            self.service.clock = Clock(at(now) - datetime.now(UTC))
        self.service.look(jobs)

    def break_config(self, new: str = "weeks = 0", old: str = "weeks = 2") -> None:
        (self.root / "config.toml").write_bytes(self._good.replace(old.encode(), new.encode(), 1))

    def mend_config(self) -> None:
        (self.root / "config.toml").write_bytes(self._good + b"\n")

    def health(self) -> tuple[int, dict[str, object]]:
        return health_of(read_heartbeat(self.root / ".soila"), self.service.clock.now(), self.service.config_faults)

    @property
    def said(self) -> list[str]:
        return [line.text for line in self.lines]


@pytest.mark.parametrize("new", BREAKINGS)
def test_a_running_service_goes_on_with_what_it_knew(project: Path, staff: Hook, new: str) -> None:
    service = Service(project, "2024-04-08T12:00")
    service.wake("letter", "notices")
    assert service.health()[0] == 200
    service.break_config(new)
    service.wake("letter", "notices", now="2024-04-09T09:00:30")
    assert (project / "outbox" / "2024-04-09" / "edition.json").exists()
    assert staff.subjects.count(RUNNING) == 1
    assert sum("on virhe. Työ jatkuu" in text for text in service.said) == 1
    code, body = service.health()
    assert (code, body["ok"]) == (503, False)
    assert "config.toml:" in str(body["config"])


def test_people_are_told_again_every_two_hours_and_that_it_is_mended(project: Path, staff: Hook) -> None:
    service = Service(project, "2024-04-05T12:00")
    service.wake("notices")
    service.break_config()
    for now in ("12:01", "13:00", "14:00", "14:02", "15:59", "16:03"):
        service.wake("notices", now=f"2024-04-05T{now}")
    assert staff.subjects.count(RUNNING) == 3
    assert "weeks: 0 ei kelpaa" in str(staff.got[0]["message"])
    service.mend_config()
    service.wake("notices", now="2024-04-05T16:10")
    assert service.said.count("Tiedosto config.toml on taas kunnossa ja käytössä.") == 1
    assert service.health()[0] == 200
    # Broken anew it is told at once, although the last alarm is minutes old.
    service.break_config("weeks = 99")
    service.wake("notices", now="2024-04-05T16:12")
    assert staff.subjects.count(RUNNING) == 4


def test_a_new_config_is_taken_into_use_without_a_word(project: Path) -> None:
    service = Service(project, "2024-04-05T12:00")
    service.break_config("weeks = 4")
    service.wake("notices")
    assert service.service.project.config.rhythm.weeks == 4
    assert not any("config.toml" in text for text in service.said)


@pytest.mark.parametrize("made", ["poissa", "kansio", "jono"])
def test_a_config_that_is_no_file_any_more_is_a_broken_one(project: Path, staff: Hook, made: str) -> None:
    service = Service(project, "2024-04-05T12:00")
    path = project / "config.toml"
    path.unlink()
    if made == "kansio":
        path.mkdir()
    if made == "jono":
        os.mkfifo(path)
    service.wake("letter", "notices")
    assert staff.subjects == [RUNNING]
    assert service.health()[0] == 503


def test_a_service_of_its_own_process_tells_it_at_its_address_and_ends_well(project: Path, staff: Hook) -> None:
    port = free_port()
    add_config(project, "health_port = 0", f"health_port = {port}")
    good = (project / "config.toml").read_bytes()
    with running(project, "2024-04-05T12:00:00") as process:
        lines_until(process, "Seuraava kirje lähtee")
        (project / "config.toml").write_bytes(good.replace(b"weeks = 2", b"weeks = 0"))
        lines_until(process, "Työ jatkuu entisillä tiedoilla")
        with pytest.raises(HTTPError) as broken:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10)
        with broken.value:
            assert broken.value.code == 503
            assert "weeks: 0 ei kelpaa" in str(json.load(broken.value)["config"])
        (project / "config.toml").write_bytes(good)
        lines_until(process, "on taas kunnossa")
    assert staff.subjects == [RUNNING]
    log = run_soila(project, "log", now="2024-04-05T13:00").out
    assert "Työ jatkuu entisillä tiedoilla" in log
    assert "on taas kunnossa" in log


@pytest.mark.parametrize("command", ["tick", "run"])
@pytest.mark.parametrize("new", BREAKINGS)
def test_a_process_that_starts_with_a_broken_config_tells_and_ends(
    project: Path, staff: Hook, command: str, new: str
) -> None:
    Service(project, "2024-04-05T12:00").break_config(new)
    for now, alarms in (("12:00", 1), ("12:01", 1), ("13:59", 1), ("14:01", 2)):
        result = run_soila(project, command, now=f"2024-04-05T{now}")
        assert (result.code, result.out) == (2, "")
        assert "config.toml:" in result.err
        assert "Traceback" not in result.err
        assert staff.subjects == [STOPPED] * alarms
    assert not (project / "outbox").exists()
    cried = read_heartbeat(project / ".soila").cried_at
    assert cried
    assert cried - datetime(2024, 4, 5, 14, 1, tzinfo=UTC) == timedelta(0)


def test_a_tick_that_cannot_tell_whom_still_says_what_is_wrong(project: Path, staff: Hook) -> None:
    Service(project, "2024-04-05T12:00").break_config("urls = [[", "urls = [")
    (project / ".soila").write_text("ei kansio")
    result = run_soila(project, "tick", now="2024-04-05T12:00")
    assert result.code == 2
    assert "config.toml:" in result.err
    assert staff.subjects == []
    assert run_soila(project, "status", "--json", now="2024-04-05T12:00").code == 3
