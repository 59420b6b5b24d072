"""The state's one file, where several processes come at once."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.store import STATE_FILE, open_store


def test_a_new_state_waits_for_whoever_makes_it_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(tmp_path / STATE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("pipeline.store.sleep", lambda _seconds: other.execute("COMMIT"))
        open_store(tmp_path).close()
        assert not other.in_transaction
