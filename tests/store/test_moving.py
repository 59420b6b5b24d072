"""A memory moved between a file and a server: row for row, never over one that is there, and the source stays."""

from contextlib import closing
from pathlib import Path

import pytest

from pipeline.fault import StateError
from pipeline.project import STATE_FILE, Server
from pipeline.store import open_store
from pipeline.store.kept import keep
from pipeline.store.moving import move
from tests.postgres import empty_server
from tests.store.test_transfer import filled, rows


@pytest.fixture
def source(tmp_path: Path) -> Path:
    filled(open_store(tmp_path)).close()
    return tmp_path / STATE_FILE


@pytest.fixture
def place() -> Server:
    return empty_server()


def test_a_memory_goes_to_a_server_and_back(source: Path, place: Server, tmp_path: Path) -> None:
    before = source.read_bytes()
    counts = move(source, place)
    assert source.read_bytes() == before
    back = tmp_path / "takaisin"
    back.mkdir()
    assert move(place, back / STATE_FILE).keys() == counts.keys()
    with closing(open_store(tmp_path)) as first, closing(open_store(back)) as last:
        assert rows(last) == rows(first)


def test_nothing_is_put_over_a_memory(source: Path, place: Server, tmp_path: Path) -> None:
    move(source, place)
    with closing(open_store(tmp_path, server=place)) as there:
        before = rows(there)
        for target in (place, source):
            with pytest.raises(StateError, match=r"store\.taken"):
                move(source, target)
        assert rows(there) == before


def test_what_a_new_memory_knows_by_itself_is_no_memory_yet(source: Path, place: Server, tmp_path: Path) -> None:
    with closing(open_store(tmp_path, {"turn.new": "1"}, place)) as there:
        move(source, place)
        with closing(open_store(tmp_path)) as first:
            assert rows(there) == rows(first)


@pytest.mark.parametrize("kind", ["missing", "empty", "foreign"])
def test_what_is_no_memory_is_not_moved(kind: str, place: Server, tmp_path: Path) -> None:
    file = tmp_path / STATE_FILE
    if kind == "empty":
        with closing(open_store(tmp_path, {"turn.new": "1"})) as store, store.writing() as connection:
            keep(connection, "a", "1")
    elif kind == "foreign":
        file.write_bytes(b"roskaa" * 1000)
    with pytest.raises(StateError):
        move(file, place)
    with closing(open_store(tmp_path / "x", server=place)) as there:
        assert [one["name"] for one in rows(there)["meta"]] == ["version"]
