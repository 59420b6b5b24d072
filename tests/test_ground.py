"""Damaged files, full disks and kills, a few of each; `make fuzz` tries them by the thousand."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from tests.damage import lived_in, trials
from tests.disks import MOVE, can_mount, killed, on_full_disks
from tests.soila import run_soila, taken_along


@pytest.fixture(scope="module")
def past() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield lived_in(Path(folder))


def test_no_damage_of_our_own_files_gives_a_traceback(past: Path) -> None:
    faults = [(one.seed, one.file, one.harm, one.command, one.fault) for one in trials(past, 1, 15) if one.fault]
    assert faults == []


def test_a_full_disk_cuts_nothing_and_no_code_lies(past: Path) -> None:
    if not can_mount():
        return  # tests/test_whole.py has the same by a limit on the size of files
    faults = [one for one in on_full_disks(past, (0, 12), (MOVE, ("publish",))) if one.fault]
    assert faults == []


@pytest.mark.parametrize("command", [MOVE, ("accept", "1")], ids=lambda command: command[0])
def test_a_command_killed_at_a_rename_ends_as_if_it_had_not_been(past: Path, command: tuple[str, ...]) -> None:
    assert [(number, fault) for number, fault in islice(killed(past, command), 3) if fault] == []


def test_what_was_damaged_is_told_to_a_person(past: Path, tmp_path: Path) -> None:
    project = taken_along(past, tmp_path / "project")
    (project / ".soila" / "lahteet.json").write_text("{")
    (project / "outbox" / "2024-04-09" / "edition.json").write_text("{")
    status = run_soila(project, "status", now="2024-04-10T10:00")
    assert status.code == 1
    assert "vioittunut: .soila/lahteet.json.vioittunut-0" in status.out
    assert "vioittunut: outbox/2024-04-09/edition.json" in status.out
    assert "on jo lähetetty" in run_soila(project, "send", "--date", "2024-04-09", now="2024-04-10T10:00").out


def test_a_damaged_word_of_the_journal_is_shown_as_it_is(past: Path, tmp_path: Path) -> None:
    project = taken_along(past, tmp_path / "project")
    assert _changed(project, "UPDATE journal SET step = '{}', phase = '?'")
    said = run_soila(project, "log", now="2024-04-10T10:00")
    assert said.code == 0
    assert "{}: ?" in said.out


@pytest.mark.parametrize("column", ["key", "subject", "text"])
def test_a_notice_that_lost_a_part_stops_nothing_and_is_told(past: Path, tmp_path: Path, column: str) -> None:
    project = taken_along(past, tmp_path / "project")
    run_soila(project, "tick", now="2024-04-23T14:00")
    # Damage asks no constraint: the column is emptied in a table that has none.
    assert _changed(
        project,
        "ALTER TABLE notice RENAME TO sound",
        "CREATE TABLE notice AS SELECT * FROM sound",
        "DROP TABLE sound",
        f"UPDATE notice SET {column} = NULL, told_at = NULL",
    )
    tick = run_soila(project, "tick", now="2024-04-23T14:05")
    assert tick.code == 0
    assert "Traceback" not in tick.err + tick.out
    assert f"notice.{column}" in run_soila(project, "status", now="2024-04-23T14:05").out


def _changed(project: Path, *commands: str) -> int:
    with closing(sqlite3.connect(project / ".soila" / "state.db", isolation_level=None)) as connection:
        return [connection.execute(one).rowcount for one in commands][-1]


def test_two_restores_in_one_second_keep_both_earlier_states(past: Path, tmp_path: Path) -> None:
    project = taken_along(past, tmp_path / "project")
    now = "2024-04-10T10:00"
    run_soila(project, "backup", "b.db", now=now)
    with closing(sqlite3.connect(project / ".soila" / "state.db")) as state, state:
        state.execute("INSERT INTO meta VALUES ('since', 'the backup')")
    for _ in range(2):
        assert run_soila(project, "restore", "b.db", now=now).code == 0
    first, second = sorted((project / ".soila").glob("state.db.*"))
    with closing(sqlite3.connect(first)) as kept, closing(sqlite3.connect(second)) as other:
        count = "SELECT count(*) FROM meta WHERE name = 'since'"
        assert [one.execute(count).fetchone()[0] for one in (kept, other)] == [1, 0]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE edition SET updated_at = 'roska'",
        "UPDATE edition SET updated_at = x'ff00'",
        "UPDATE edition SET updated_at = CAST(x'ff00' AS TEXT)",
        "UPDATE edition SET updated_at = '0001-01-01T00:00:00+14:00'",
        "DROP TABLE edition; CREATE TABLE edition(x)",
    ],
)
def test_a_backup_that_cannot_be_used_is_found_out_and_not_put_back(past: Path, tmp_path: Path, harm: str) -> None:
    project = taken_along(past, tmp_path / "project")
    run_soila(project, "backup", "b.db", now="2024-04-10T10:00")
    with closing(sqlite3.connect(project / "b.db")) as backup:
        backup.executescript(harm)
    before = (project / ".soila" / "state.db").read_bytes()
    for words in (("--check", "b.db"), ("b.db",)):
        told = run_soila(project, "restore", *words, now="2024-04-10T10:00")
        assert (told.code, "ei ole ehjä varmuuskopio" in told.err, "Traceback" in told.err) == (3, True, False)
    assert (project / ".soila" / "state.db").read_bytes() == before


@pytest.mark.parametrize(
    ("place", "command", "code"),
    [
        (".soila/site.record", "publish", 0),
        (".soila/site.stamp", "publish", 0),
        ("outbox/2024-04-09/edition.json", "status", 1),
        (".soila/send.lock", "send --date 2024-04-23", 3),
        ("kopio.db", "backup kopio.db", 3),
    ],
)
def test_a_pipe_in_the_place_of_a_file_of_ours_is_not_waited_on(
    past: Path, tmp_path: Path, place: str, command: str, code: int
) -> None:
    project = taken_along(past, tmp_path / "project")
    (project / place).unlink(missing_ok=True)
    os.mkfifo(project / place)
    told = run_soila(project, *command.split(), now="2024-04-10T10:00")
    assert (told.code, "Traceback" in told.err) == (code, False)


def test_a_clock_far_ahead_tells_the_last_letters_alone(past: Path, tmp_path: Path) -> None:
    project = taken_along(past, tmp_path / "project")
    told = run_soila(project, "tick", now="2031-12-31T23:59")
    alarms = {line.split('"letter": "')[1][:10] for line in told.out.splitlines() if "hälytys" in line}
    assert 1 < len(alarms) < 10
