"""A file is there whole or not at all; what people own of it stays theirs; what is damaged is set aside."""

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.whole import PRIVATE, PUBLIC, put_new, read_ours, write_whole
from tests.soila import BARE

LONG = "ä" * 125 + ".md"  # 253 bytes


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("data", [b"", b"a", bytes(range(256)) * 4096])
def test_what_was_written_is_read_back(tmp_path: Path, data: bytes) -> None:
    write_whole(tmp_path / "uusi" / "kansio" / "a.md", data)
    assert (tmp_path / "uusi" / "kansio" / "a.md").read_bytes() == data
    assert os.listdir(tmp_path / "uusi" / "kansio") == ["a.md"]


def test_a_file_of_peoples_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "oikea.md", tmp_path / "linkki.md"
    real.write_text("vanha")
    real.chmod(0o604)
    link.symlink_to(real)
    write_whole(link, b"uusi")
    assert (link.is_symlink(), real.read_text(), mode_of(real)) == (True, "uusi", 0o604)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_peoples_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("vanha")
    os.chown(path, 1234, 1235)
    write_whole(path, b"uusi")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@pytest.mark.parametrize(("mode", "folder"), [(PUBLIC, 0o755), (PRIVATE, 0o700)])
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_ours_are_open_to_whom_they_should_be_whatever_the_umask(
    tmp_path: Path, mode: int, folder: int, umask: int
) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "kansio" / "a", b"x", mode)
        write_whole(tmp_path / "kansio" / "a", b"y", mode)
    finally:
        os.umask(before)
    assert (mode_of(tmp_path / "kansio" / "a"), mode_of(tmp_path / "kansio")) == (mode, folder)


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / LONG, b"x")
    assert put_new(tmp_path / LONG.replace("ä", "ö"), b"y")
    assert sorted(os.listdir(tmp_path)) == sorted([LONG, LONG.replace("ä", "ö")])


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    assert put_new(tmp_path / "a.md", b"ensin")
    assert not put_new(tmp_path / "a.md", b"sitten")
    assert (tmp_path / "a.md").read_bytes() == b"ensin"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("size", [0, 1, 4096, 65_536, 99_999])
def test_a_file_that_does_not_fit_leaves_the_old_one(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.md").write_text("vanha")
    code = (
        "from pathlib import Path\nfrom pipeline.whole import write_whole, put_new\n"
        "for act in (write_whole, put_new):\n"
        "    try:\n        act(Path('a.md' if act is write_whole else 'b.md'), b'x' * 100_000)\n"
        "    except OSError as error:\n        print(error.strerror)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],  # what Python compiles is under the limit too
        cwd=tmp_path,
        env=BARE,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert done.stdout.count("File too large") == 2
    assert (tmp_path / "a.md").read_text() == "vanha"
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_is_damaged_is_set_aside_and_what_is_not_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tila.json"
    assert read_ours(path, json.loads, ValueError) is None
    path.write_text('{"a": 1}')
    assert read_ours(path, json.loads, ValueError) == {"a": 1}
    for number in range(2):
        path.write_text('{"a": ')
        assert read_ours(path, json.loads, ValueError) is None
        assert (tmp_path / f"tila.json.vioittunut-{number}").read_text() == '{"a": '
    path.mkdir()
    assert read_ours(path, json.loads, ValueError) is None
    assert not path.exists()


def test_a_folder_in_the_place_of_a_file_of_ours_gives_way(tmp_path: Path) -> None:
    (tmp_path / "index.html" / "x").mkdir(parents=True)
    write_whole(tmp_path / "index.html", b"sivu", PUBLIC)
    assert (tmp_path / "index.html").read_bytes() == b"sivu"
    assert (tmp_path / "index.html.vioittunut-0" / "x").is_dir()
