"""The state's one file, where several processes come at once."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.project import STATE_FILE
from pipeline.store import open_store
from pipeline.store.kept import kept
from tests.make import ROOT


def test_a_state_in_a_file_needs_no_library_for_a_server(tmp_path: Path) -> None:
    """Nor does the service, with all that it loads."""
    code = "import sys, pipeline.service.serve; from pathlib import Path; from pipeline.store import open_store"
    opened = "open_store(Path(sys.argv[1])); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {opened}", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert {"sqlite3", "psycopg"} & set(done.stdout.split()) == {"sqlite3"}


def test_a_new_state_waits_for_whoever_makes_it_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(tmp_path / STATE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("pipeline.store.file.sleep", lambda _seconds: other.execute("COMMIT"))
        open_store(tmp_path).close()
        assert not other.in_transaction


def test_a_file_that_was_put_in_the_place_of_another_is_the_one_that_is_opened(tmp_path: Path) -> None:
    other = tmp_path / "other"
    open_store(other, {"kenen": "uusi"}).close()
    with closing(open_store(tmp_path, {"kenen": "vanha"})):
        for part in tmp_path.glob(f"{STATE_FILE}-*"):
            part.unlink()
        (other / STATE_FILE).replace(tmp_path / STATE_FILE)
        with closing(open_store(tmp_path)) as store, store.reading() as connection:
            assert kept(connection, "kenen") == "uusi"
