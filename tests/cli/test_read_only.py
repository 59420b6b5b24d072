"""Commands that only read need no right to write; those that write say so, and nothing is taken for done."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cache.shelf import Shelf
from tests.disks import can_mount
from tests.soila import copy_project, run_soila

NOW = "2024-04-09T10:00"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project that was lived in, on a disk that nobody may write."""
    made = copy_project(tmp_path_factory.mktemp("luku"))
    run_soila(made, "tick", now="2024-04-08T09:00")
    run_soila(made, "tick", now="2024-04-09T09:00")
    if not can_mount():
        pytest.skip("this machine lets us have no disk of our own")
    subprocess.run(["mount", "--bind", str(made), str(made)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(made)], check=True)
        yield made
    finally:
        subprocess.run(["umount", "-l", str(made)], check=True)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check", "kohdetta kunnossa"),
        ("status", "Viimeksi lähetetty: 9.4.2024"),
        ("letter --date 2024-04-23", "Aihe"),
        ("letter --why", "Aihe"),
        ("log", "lähetetty"),
        ("proposals", "Ehdotuksia ei ole"),
        ("calendar", "23.4."),
        ("doctor", "kunnossa"),
    ],
)
def test_who_only_reads_is_answered(project: Path, command: str, said: str) -> None:
    result = run_soila(project, *command.split(), now=NOW)
    assert "Traceback" not in result.err
    # Nobody would hear of trouble in this project, which `doctor` says.
    codes = (3,) if command == "doctor" else (0, 1)
    assert (result.code in codes, said in result.out) == (True, True), result.out + result.err


def test_what_is_kept_is_found_where_nothing_may_be_written(project: Path) -> None:
    shelf = Shelf(project / ".soila", "reads")
    kept = dict(shelf.items())
    assert "content/events/aloitusjuhla.md" in kept
    shelf.change({"uusi": b"x"}, kept)
    assert dict(shelf.items()) == kept


@pytest.mark.parametrize("command", ["hold 2024-04-23", "send --date 2024-04-23", "ack", "new event Juhla"])
def test_who_may_not_write_is_told(project: Path, command: str) -> None:
    result = run_soila(project, *command.split(), now=NOW)
    assert "Traceback" not in result.err
    assert result.code == 3, result.out + result.err
