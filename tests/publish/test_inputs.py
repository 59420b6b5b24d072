"""The same digest wherever the same files lie, and no file read twice that stands as it was."""

import os
from pathlib import Path
from time import time_ns

import pytest

from pipeline.inside import SETTLES
from pipeline.project import Project
from pipeline.publish.inputs import digest_of, digest_of_bytes, inputs_of
from tests.make import config


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each file that is read."""
    names: list[str] = []
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (names.append(path.name), read_bytes(path))[1])
    return names


def lay(root: Path, **texts: str) -> tuple[Path, Path]:
    """A folder with a file of each text, and one beside it."""
    folder = root / "content"
    (folder / "events").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "events" / name).write_text(text)
    (root / "config.toml").write_text("a = 1")
    return folder, root / "config.toml"


def later() -> int:
    """When nothing that was written by now can change without another stamp."""
    return time_ns() + 2 * SETTLES


def test_it_is_of_names_and_bytes_wherever_they_lie(tmp_path: Path) -> None:
    texts = {"juhla": "A", "retki": "B"}
    first, second = lay(tmp_path / "a", **texts), lay(tmp_path / "somewhere" / "b", **texts)
    (second[0] / ".sync").write_text("the client's own")
    assert digest_of_bytes(first, later()) == digest_of_bytes(second, later())
    others = [lay(tmp_path / "c", juhla="A", matka="B"), lay(tmp_path / "d", juhla="B", retki="A")]
    assert digest_of_bytes(first, later()) not in [digest_of_bytes(one, later()) for one in others]


def test_what_stands_behind_links_is_looked_at_where_it_is_read(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", config())
    for place in ("content/kuvat", "templates/site", "templates/letter/osat"):
        elsewhere = tmp_path / place.replace("/", "-")
        elsewhere.mkdir()
        path = project.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(elsewhere)
        before = digest_of(inputs_of(project))
        (elsewhere / "uusi").write_text("A")
        assert digest_of(inputs_of(project)) != before
        assert digest_of(inputs_of(project)) == digest_of(inputs_of(project))


def test_a_file_is_read_again_when_its_stamp_has_changed(tmp_path: Path, read: list[str]) -> None:
    files = lay(tmp_path, juhla="AAA", retki="BBB")
    juhla = files[0] / "events" / "juhla"
    before = digest_of_bytes(files, later())
    assert (digest_of_bytes(files, later()), read) == (before, ["juhla", "retki", "config.toml"])
    # Of the same size, and its time of change put back.
    status = juhla.stat()
    while juhla.stat().st_ctime_ns == status.st_ctime_ns:  # the clock of files goes in steps
        juhla.write_text("CCC")
        os.utime(juhla, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = digest_of_bytes(files, later())
    assert (after != before, read[3:]) == (True, ["juhla"])
    # Another file in its place, as old and as large.
    other = tmp_path / "other"
    other.write_text("DDD")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.rename(juhla)
    assert (digest_of_bytes(files, later()) not in (before, after), read[4:]) == (True, ["juhla"])


def test_what_was_changed_just_now_is_read_each_time(tmp_path: Path, read: list[str]) -> None:
    files = lay(tmp_path, juhla="AAA")
    changed = files[1].stat().st_ctime_ns
    for began in (changed + SETTLES, changed + SETTLES, changed + SETTLES + 1, changed + SETTLES + 1):
        digest_of_bytes(files, began)
    assert read.count("config.toml") == 3


def test_what_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = lay(tmp_path, juhla="AAA")

    def fails(_path: Path) -> bytes:
        raise OSError

    with monkeypatch.context() as disk:
        disk.setattr(Path, "read_bytes", fails)
        before = digest_of_bytes(files, later())
    assert digest_of_bytes(files, later()) != before
