"""What grows is kept within bounds, and a full disk loses nothing."""

import os
import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from jobs import every_job
from pipeline.acts.clock import trust_clock
from pipeline.model import Notice, Urgency
from pipeline.project import Server
from pipeline.service.look import look
from pipeline.service.machine import machine_time
from pipeline.store import open_store
from pipeline.store.heartbeat import Heartbeat, write_heartbeat
from pipeline.store.notices import forget_told, open_notices, raise_notice
from tests.jobs.looks import Looks, at, project_in
from tests.soila import BARE, copy_project, run_soila

NOW = at("2024-04-05T12:00")


@pytest.fixture
def looks(tmp_path: Path) -> Looks:
    return Looks(copy_project(tmp_path))


def test_old_logs_and_previews_go_and_new_ones_stay(looks: Looks) -> None:
    state = looks.root / ".soila"
    for month in ("2022-12", "2023-02", "2023-03", "2024-04"):
        (state / "loki").mkdir(parents=True, exist_ok=True)
        (state / "loki" / f"{month}.jsonl").write_text("")
    (state / "esikatselu").mkdir()
    for name, age in (("vanha.html", 61), ("uusi.html", 59)):
        (state / "esikatselu" / name).write_text("x")
        stamp = (NOW - timedelta(days=age)).timestamp()
        os.utime(state / "esikatselu" / name, (stamp, stamp))
    looks.on(NOW, "housekeeping")
    assert sorted(path.stem for path in (state / "loki").iterdir()) == ["2023-03", "2024-04"]
    assert [path.name for path in (state / "esikatselu").iterdir()] == ["uusi.html"]


def test_an_alarm_is_never_forgotten(tmp_path: Path, server: Server | None) -> None:
    store = open_store(tmp_path, server=server)
    with store.writing() as connection:
        for urgency in Urgency:
            raise_notice(connection, Notice(str(urgency), urgency, "", "", NOW - timedelta(days=90)))
        assert forget_told(connection, NOW - timedelta(days=60)) == 2
        assert [one.key for one in open_notices(connection)] == ["critical"]
    store.close()


def test_a_full_disk_is_a_clear_word_and_the_letter_goes_when_there_is_room(looks: Looks) -> None:
    run_soila(looks.root, "tick", now="2024-04-05T12:00")
    full = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "--now", "2024-04-09T09:00", "tick"],
        cwd=looks.root,
        env={**BARE, "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        timeout=60,
    )
    assert full.returncode == 3
    assert "Tilaa ei voi käyttää" in full.stdout
    assert "Traceback (most recent call last):\n  File" not in full.stdout
    assert looks.sent() == []
    assert run_soila(looks.root, "tick", now="2024-04-09T09:05").code == 0
    assert looks.sent() == ["2024-04-09"]


def test_a_clock_that_jumped_is_trusted_again_when_a_person_says_so(looks: Looks) -> None:
    project = project_in(looks.root)
    write_heartbeat(project.state, Heartbeat(NOW - timedelta(days=3), *machine_time()))
    (doubted,) = look(project, NOW, [job.name for job in every_job()], looks.lines.append)
    assert "hyppäsi eteenpäin" in doubted.failure
    assert not looks.rows()
    assert trust_clock(project, NOW, machine_time())
    assert not trust_clock(project, NOW, machine_time())
    assert not any(one.failure for one in look(project, NOW, [job.name for job in every_job()], looks.lines.append))
