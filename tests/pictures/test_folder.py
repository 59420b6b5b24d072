"""The folder of pictures: which file a name means, and what is kept of it."""

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.fault import Fault
from pipeline.pictures.folder import Pictures
from tests.pictures.drawn import file_of, two_halves

DATA = file_of(two_halves(1200, 300), "PNG")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kuvat"
    (made / "2024").mkdir(parents=True)
    (made / unicodedata.normalize("NFD", "Työpaja.PNG")).write_bytes(DATA)
    (made / "2024" / "ryhmä.png").write_bytes(DATA + b" ")
    (made / "skripti.jpg").write_bytes(b"#!/bin/sh\n")
    return made


def test_a_name_means_its_file_however_a_machine_writes_it(folder: Path) -> None:
    pictures = Pictures(folder)
    one = pictures.find("työpaja.png")
    assert pictures.find("TYÖPAJA.png") == one
    assert one.name.startswith("tyopaja-")
    assert (one.width, one.height) == (536, 134)
    assert one.large == one.name.replace(".png", "-2x.png") == one.sharpest
    other = pictures.find("2024/ryhmä.png")
    assert other.name.startswith("ryhma-")
    assert other.name[6:] != one.name[8:]  # a digest of what each was made of
    assert pictures.files_of(one).keys() == {one.name, one.large}


@pytest.mark.parametrize(
    ("name", "key", "guess"),
    [
        ("tyopaja.png", "picture.missing_guess", unicodedata.normalize("NFD", "Työpaja.PNG")),
        ("juhla", "picture.missing", ""),
        ("../kuvat/2024/ryhmä.png", "picture.missing_guess", "2024/ryhmä.png"),
    ],
)
def test_a_name_of_no_file_is_told_with_the_nearest(folder: Path, name: str, key: str, guess: str) -> None:
    with pytest.raises(Fault) as raised:
        Pictures(folder).find(name)
    assert (raised.value.key, raised.value.values) == (key, {"guess": guess})


def test_a_link_and_an_endless_file_are_not_read(folder: Path) -> None:
    (folder / "linkki.png").symlink_to("/etc/hostname")
    with (folder / "iso.png").open("wb") as file:
        file.truncate(40_000_000)
    for name, key in (("linkki.png", "picture.unreadable"), ("iso.png", "picture.too_big")):
        with pytest.raises(Fault) as raised:
            Pictures(folder).find(name)
        assert raised.value.key == key


def test_an_unchanged_picture_is_unpacked_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a file again that is no picture; a changed one is, even where its time has stayed."""
    file = folder / "kuva.png"
    file.write_bytes(DATA)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    first = Pictures(folder, tmp_path).find("kuva.png")
    with pytest.raises(Fault, match=r"picture\.not_picture"):
        Pictures(folder, tmp_path).find("skripti.jpg")
    with monkeypatch.context() as patch:
        patch.setattr("PIL.Image.open", None)
        assert Pictures(folder, tmp_path).find("kuva.png") == first
        with pytest.raises(Fault, match=r"picture\.not_picture"):
            Pictures(folder, tmp_path).find("skripti.jpg")
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.pictures.folder.SETTLES", 0)
        Pictures(folder, tmp_path).find("kuva.png")
        patch.setattr("pipeline.pictures.folder.read_file", None)  # nor is its file opened, once it has settled
        assert Pictures(folder, tmp_path).find("kuva.png") == first
    file.write_bytes(file_of(two_halves(900, 300), "PNG"))
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert Pictures(folder, tmp_path).find("kuva.png").name != first.name


def test_a_picture_of_earlier_is_made_again_only_from_its_own_file(folder: Path) -> None:
    file = folder / "kuva.png"
    file.write_bytes(DATA)
    picture = Pictures(folder).find("kuva.png")
    files = Pictures(folder).files_of(picture)
    file.rename(folder / "toinen nimi.png")
    (folder / unicodedata.normalize("NFD", "Työpaja.PNG")).unlink()
    assert Pictures(folder).files_of(picture) == files
    (folder / "toinen nimi.png").unlink()
    assert Pictures(folder).files_of(picture) == {}
