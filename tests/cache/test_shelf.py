"""The file of what is kept is only an aid: what is not surely ours and whole is not found."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.cache.shelf import Shelf


def file_of(folder: Path) -> Path:
    return folder / "tila" / "kept.db"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "tila", "hylly")
    made.change({"a": b"yksi", "b": b"kaksi"})
    return made


def test_what_is_kept_is_found_until_it_goes(shelf: Shelf) -> None:
    shelf.change({"a": b"uusi", "c": b""}, gone=["b", "c"])
    assert dict(shelf.items()) == {"a": b"uusi", "c": b""}
    assert dict(Shelf(shelf.folder, "toinen").items()) == {}


def test_a_file_s_name_need_not_be_text(shelf: Shelf) -> None:
    shelf.change({"events/\udcff.md": b"kolme"}, ["a", "b"])
    assert dict(shelf.items()) == {"events/\udcff.md": b"kolme"}
    shelf.change({}, ["events/\udcff.md"])
    assert not dict(shelf.items())


def test_a_shelf_may_be_brought_to_what_is_wanted(shelf: Shelf) -> None:
    shelf.change_to({"b": b"toinen", "c": b"kolmas"}, dict(shelf.items()))
    assert dict(shelf.items()) == {"b": b"toinen", "c": b"kolmas"}


@pytest.mark.usefixtures("shelf")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "harm",
    ["key = X'63'", "data = X'00'", "data = 'kaksi'", "seal = X'00'", "seal = NULL", "key = NULL", "data = NULL"],
)
def test_what_is_not_as_it_was_kept_is_not_found(shelf: Shelf, tmp_path: Path, harm: str) -> None:
    with closing(sqlite3.connect(file_of(tmp_path))) as kept, kept:
        kept.execute(f"UPDATE kept SET {harm} WHERE key = X'62'")
    assert dict(shelf.items()) == {"a": b"yksi"}


def test_one_shelf_s_things_are_not_found_on_another(shelf: Shelf, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file_of(tmp_path))) as kept, kept:
        kept.execute("UPDATE kept SET shelf = 'toinen'")
    assert dict(Shelf(shelf.folder, "toinen").items()) == {}


def test_a_damaged_file_holds_nothing_and_is_made_anew(shelf: Shelf, tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert dict(shelf.items()) == {}
    shelf.change({"a": b"yksi"})  # finds the damage
    shelf.change({"a": b"yksi"})
    assert dict(shelf.items()) == {"a": b"yksi"}


def test_where_nothing_can_be_kept_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "tila").write_text("")
    shelf = Shelf(tmp_path / "tila", "hylly")
    shelf.change({"a": b"yksi"})
    assert dict(shelf.items()) == {}


def test_what_goes_is_in_the_file_no_more(shelf: Shelf, tmp_path: Path) -> None:
    shelf.change({"c": b"salaisuus " * 2000})
    shelf.change({}, ["c"])
    assert b"salaisuus" not in file_of(tmp_path).read_bytes()


def test_what_another_program_has_kept_goes_with_the_first_change(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cache.shelf.program_digest", lambda: b"another program.")
    assert not dict(shelf.items())
    shelf.change({"c": b"kolme"})
    assert dict(shelf.items()) == {"c": b"kolme"}
    assert b"kaksi" not in file_of(tmp_path).read_bytes()


def test_nothing_is_waited_for_where_a_pipe_stands(tmp_path: Path) -> None:
    (tmp_path / "tila").mkdir()
    os.mkfifo(file_of(tmp_path))
    shelf = Shelf(tmp_path / "tila", "hylly")
    shelf.change({"a": b"yksi"})
    assert not dict(shelf.items())


def test_while_another_writes_nothing_is_kept_and_nobody_waits_long(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cache.shelf._PATIENCE", 0.0)
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert dict(shelf.items()) == {}
        shelf.change({"c": b"kolme"}, ["a"])
    assert dict(shelf.items()) == {"a": b"yksi", "b": b"kaksi"}


def test_runs_at_the_same_time_harm_nothing(shelf: Shelf) -> None:
    children = []
    for number in range(4):
        if (child := os.fork()) == 0:
            for turn in range(20):
                shelf.change({f"{number}": b"%d" % turn, "yhteinen": b"%d" % number})
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    found = dict(shelf.items())
    assert found.pop("yhteinen") in (b"0", b"1", b"2", b"3")
    assert found.keys() - set("0123") == {"a", "b"}
    shelf.change({"a": b"uusi"})
    assert dict(shelf.items())["a"] == b"uusi"
