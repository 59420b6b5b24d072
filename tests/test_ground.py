"""Damaged files, full disks and kills, a few of each; `make fuzz` tries them by the thousand."""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.damage import lived_in, trials
from tests.disks import MOVE, can_mount, killed, on_full_disks
from tests.soila import run_soila


@pytest.fixture(scope="module")
def past() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield lived_in(Path(folder))


def test_no_damage_of_our_own_files_gives_a_traceback(past: Path) -> None:
    faults = [(one.seed, one.file, one.harm, one.command, one.fault) for one in trials(past, 1, 25) if one.fault]
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
    project = Path(shutil.copytree(past, tmp_path / "project"))
    (project / ".soila" / "lahteet.json").write_text("{")
    (project / "outbox" / "2024-04-09" / "edition.json").write_text("{")
    status = run_soila(project, "status", now="2024-04-10T10:00")
    assert status.code == 1
    assert "vioittunut: .soila/lahteet.json.vioittunut-0" in status.out
    assert "vioittunut: outbox/2024-04-09/edition.json" in status.out
    assert "on jo lähetetty" in run_soila(project, "send", "--date", "2024-04-09", now="2024-04-10T10:00").out
