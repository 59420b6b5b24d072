"""Copies of the state: proven without touching the project, put back in one step whatever happens meanwhile."""

import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.soila import Result, copy_project, run_soila

NOW = "2024-04-10T10:00"
KILLED = -9


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a letter sent, a backup from before that, and one whose name has odd letters."""
    project = copy_project(tmp_path_factory.mktemp("kopiot"))
    run_soila(project, "hold", "2024-04-23", now="2024-04-08T10:00")
    assert run_soila(project, "backup", "ennen.db", now=NOW).code == 0
    run_soila(project, "send", "--date", "2024-04-09", now="2024-04-09T09:00")
    return project


@pytest.fixture
def project(past: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(past, tmp_path / "project"))


def state_of(project: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((project / ".soila").rglob("*")) if path.is_file())


def sent(project: Path) -> list[str]:
    """The letters that the state itself knows as sent; raises when it is not whole."""
    with sqlite3.connect(project / ".soila" / "state.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [day for (day,) in connection.execute("SELECT date FROM edition WHERE state = 'sent'")]


@pytest.mark.parametrize("name", ["kopio.db", "kopio 50 % #1?.db", "ä" * 120 + ".db", "alla/oleva/kopio.db"])
def test_a_copy_goes_anywhere_and_is_proven_without_a_touch(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    assert run_soila(project, "backup", name, now=NOW).code == 0
    before = state_of(project)
    proven = run_soila(project, "restore", "--check", name, now=NOW)
    assert (proven.code, "lähetettyjä kirjeitä 1" in proven.out) == (0, True)
    assert state_of(project) == before


def test_a_copy_that_is_no_copy_is_told_and_touches_nothing(project: Path) -> None:
    (project / "roska.db").write_bytes(b"roskaa" * 1000)
    before = state_of(project)
    for arguments in (("--check", "roska.db"), ("roska.db",), ("--check", "puuttuu.db")):
        result = run_soila(project, "restore", *arguments, now=NOW)
        assert (result.code, "Traceback" in result.err) == (3, False)
    assert state_of(project) == before


def test_a_restore_killed_at_any_rename_leaves_the_old_state_or_the_new_one(past: Path, tmp_path: Path) -> None:
    ends = list(killed_restores(past, tmp_path))
    assert [state for _, state in ends[:-1]] == [["2024-04-09"]] * (len(ends) - 1)
    code, state = ends[-1]
    assert (code, state) == (0, [])
    assert len(ends) > 1


def killed_restores(past: Path, folder: Path) -> Iterator[tuple[int, list[str]]]:
    for number in count(1):
        project = Path(shutil.copytree(past, folder / str(number)))
        result: Result = run_soila(project, "restore", "ennen.db", now=NOW, kill_at_rename=number)
        yield result.code, sent(project)
        if result.code != KILLED:
            return


def test_what_was_sent_after_the_copy_is_not_sent_again(project: Path) -> None:
    assert run_soila(project, "restore", "ennen.db", now=NOW).code == 0
    assert "on jo lähetetty" in run_soila(project, "send", "--date", "2024-04-09", now=NOW).out
    (kept,) = (project / ".soila").glob("state.db.20240410T*")
    with sqlite3.connect(kept) as connection:
        assert connection.execute("SELECT count(*) FROM edition WHERE state = 'sent'").fetchone() == (1,)
