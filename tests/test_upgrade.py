"""What version 0.1.0 left behind goes on in this one; what a later version left is not touched by this one."""

import hashlib
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.soila import ROOT, run_soila

PAST = Path(__file__).parent / "fixtures" / "soila-0.1.0.tar.gz"
NOW = "2024-04-10T10:00"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of 0.1.0 on 10.4.2024: a letter sent, an event moved, proposals open and rejected, a letter held."""
    (tmp_path / "project").mkdir()
    subprocess.run(["tar", "-xzf", str(PAST), "-C", str(tmp_path / "project")], check=True)
    shutil.copytree(ROOT / "templates", tmp_path / "project" / "templates")
    return tmp_path / "project"


def test_what_was_sent_stays_sent_and_what_was_decided_stays_decided(project: Path) -> None:
    status = run_soila(project, "status", now=NOW)
    assert (status.code, "vioittunut" in status.out) == (1, False)
    assert "Viimeksi lähetetty: 9.4.2024" in status.out
    assert "kirje 23.4.2024 on pidätetty" in status.out.replace("Kirje", "kirje")
    assert "on jo lähetetty" in run_soila(project, "send", "--date", "2024-04-09", now=NOW).out
    proposals = run_soila(project, "proposals", now=NOW).out
    assert "1. UUSI: Kevätjuhla" in proposals
    assert "2. UUSI" not in proposals
    assert "pidätti" in run_soila(project, "log", "--letter", "2024-04-23", now=NOW).out


def test_calendars_go_on_from_their_numbers(project: Path) -> None:
    feed = project / "site/kalenteri/tapahtumat/sosiaalinen-innovaatio.ics"
    before = feed.read_bytes()
    assert b"SEQUENCE:1\r\n" in before
    assert run_soila(project, "publish", now=NOW).code == 0
    # Lines of our own come along; nothing that subscribers see is stamped anew.
    lines = feed.read_bytes().splitlines(keepends=True)
    assert b"".join(line for line in lines if not line.startswith(b"X-SOILA-")) == before
    run_soila(project, "cancel", "sosiaalinen-innovaatio", now=NOW)
    assert b"SEQUENCE:2\r\n" in feed.read_bytes()


def test_the_next_letter_remembers_what_the_last_one_told(project: Path) -> None:
    why = run_soila(project, "letter", "--date", "2024-04-23", "--why", now=NOW).out
    assert "Muutoksia" in why
    run_soila(project, "release", "2024-04-23", now="2024-04-22T10:00")
    for moment in ("2024-04-22T09:00", "2024-04-23T09:00", "2024-04-23T09:05"):
        run_soila(project, "tick", now=moment)
    assert sorted(path.name for path in (project / "outbox").glob("20*")) == ["2024-04-09", "2024-04-23"]


@pytest.mark.parametrize("command", ["status", "tick", "publish", "send --date 2024-04-23", "hold 2024-04-23", "log"])
def test_a_state_of_a_later_version_is_left_as_it_is(project: Path, command: str) -> None:
    state = project / ".soila" / "state.db"
    connection = sqlite3.connect(state)
    connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = hashlib.sha256(state.read_bytes()).hexdigest()
    result = run_soila(project, *command.split(), now="2024-04-23T09:00")
    assert (result.code, "uudemmalla" in result.err + result.out) == (3, True)
    assert hashlib.sha256(state.read_bytes()).hexdigest() == before
