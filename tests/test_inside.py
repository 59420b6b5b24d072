"""A path stays inside its folder, and a file is nothing but a file."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.inside import NotAFile, is_within, read_file

INSIDE = ["a", "a/b", "a/.b", "...", "a b", "ä", "a\\b", "-", "x" * 255, "ä" * 127]
OUTSIDE = [
    "",
    ".",
    "..",
    "/",
    "/a",
    "a/",
    "a//b",
    "a/./b",
    "a/../b",
    "../a",
    "a/..",
    "a\0b",
    "\ud800",
    "x" * 256,
    "ä" * 128,
]


@pytest.mark.parametrize(("path", "within"), [*((one, True) for one in INSIDE), *((one, False) for one in OUTSIDE)])
def test_a_path_that_stays_inside(path: str, within: bool) -> None:
    assert is_within(path) is within


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(("..", ".", "", "a", "b"))).map("/".join))
def test_a_path_that_stays_inside_stays_there_when_it_is_joined(path: str) -> None:
    if is_within(path):
        assert os.path.normpath(f"/koti/{path}") == f"/koti/{path}"
        assert str(Path("/koti") / path) == f"/koti/{path}"


@pytest.mark.parametrize("limit", [1, 4, 5, 6, 1000])
def test_a_file_is_read_up_to_the_limit(tmp_path: Path, limit: int) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    data, status = read_file(tmp_path / "a", limit)
    assert (data, status.st_size) == (b"12345"[:limit], 5)


def test_a_file_that_says_nothing_of_its_size_is_read_whole() -> None:
    assert read_file("/proc/self/status", 10**6)[0].endswith(b"\n")


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "putki")
    (tmp_path / "linkki").symlink_to("/etc/hosts")
    for name in ("putki", "."):
        with pytest.raises(NotAFile):
            read_file(tmp_path / name, 10)
    with pytest.raises(OSError, match="linkki"):
        read_file(tmp_path / "linkki", 10)
