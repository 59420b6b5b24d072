"""Files and folders where nothing is read are told, with the place where they would be."""

from datetime import date
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.model import Severity
from pipeline.read.content import content_of
from pipeline.read.files import read_files
from tests.make import config
from tests.read.broken_files import event

NEWS = b"---\notsikko: N\njulkaistu: 2.4.2024\n---\n"
ERROR, REMARK = Severity.ERROR, Severity.WARNING

# Where a file lies, what is in it -> the place and the key told, how hard, and words of the remedy.
TOLD: dict[str, tuple[bytes, str, str, Severity, str]] = {
    "juhla.md": (event(), "juhla.md", "misplaced", ERROR, "content/events/"),
    "juhla.markdown": (event().decode().encode("utf-16"), "juhla.markdown", "misplaced", ERROR, "content/events/"),
    "uutinen.md": (NEWS, "uutinen.md", "misplaced", ERROR, "content/news/"),
    "paketti.md": (b"---\notsikko: P\nnumero: 1\n---\n", "paketti.md", "misplaced", ERROR, "content/packages/"),
    "2024-04-09.md": (b"---\naihe: A\n---\n", "2024-04-09.md", "misplaced", ERROR, "content/letters/"),
    "2024-04-23.md": (b"---\ntila: luonnos\n---\n", "2024-04-23.md", "misplaced", ERROR, "content/letters/"),
    "README.md": (b"# Sisalto\n", "README.md", "beside_folders", REMARK, "content/events/ (tapahtumat)"),
    "rikki.md": (b"\x81\x8d", "rikki.md", "beside_folders", REMARK, "content/news/ (uutiset)"),
    "tapahtumat/juhla.md": (event(), "tapahtumat", "folder_called", ERROR, "content/events/"),
    "Events/juhla.md": (event(), "Events", "folder_called", ERROR, "content/events/"),
    "uutiset/2024/a.md": (NEWS, "uutiset", "folder_called", ERROR, "content/news/"),
    "Uutinen/a.md": (NEWS, "Uutinen", "folder_called", ERROR, "content/news/"),
    "paketit/muistio.txt": (b"x", "paketit", "folder_called", REMARK, "content/packages/"),
    "kirjeet/2024-04-09.md": (b"---\naihe: A\n---\n", "kirjeet", "folder_called", ERROR, "content/letters/"),
    "vanhat/juhla.md": (event(), "vanhat", "other_folder", ERROR, "content/letters/ (kirjeiden tiedot)"),
    "vanhat.md/juhla.md": (event(), "vanhat.md", "other_folder", ERROR, "content/events/"),
    "events/juhla.docx": (b"PK", "events/juhla.docx", "office_file", ERROR, "juhla.md"),
    "events/juhla.ODT": (b"PK", "events/juhla.ODT", "office_file", ERROR, "juhla.md"),
    "events/juhla.txt": (event(), "events/juhla.txt", "text_file", ERROR, "juhla.md"),
    "events/juhla.md.txt": (event(), "events/juhla.md.txt", "text_file", ERROR, " juhla.md."),
    "events/juhla": (event(), "events/juhla", "text_file", ERROR, "juhla.md"),
    "juhla.docx": (b"PK", "juhla.docx", "office_file", ERROR, "juhla.md"),
    "news/tapahtuma.md": (event(), "news/tapahtuma.md", "other_kind", ERROR, "content/events/"),
    "events/uutinen.md": (NEWS, "events/uutinen.md", "other_kind", ERROR, "content/news/"),
    "events/rikkoutunut.md": (
        event(header="otsikko: PÃ¤ivÃ¤\naika: ke 17.4.2024\npaikka: x\n"),
        "events/rikkoutunut.md",
        "mojibake",
        ERROR,
        "UTF-8",
    ),
    "events/lista.xlsx": (b"PK", "events/lista.xlsx", "other_file", REMARK, ".md"),
}


@pytest.mark.parametrize("place", TOLD)
def test_what_is_not_read_is_told_with_the_right_place(tmp_path: Path, place: str) -> None:
    data, file, key, severity, words = TOLD[place]
    folder = tmp_path / "content"
    for name in ("events", Path(place).parent):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "events" / "toinen.md").write_bytes(event())
    (folder / place).write_bytes(data)
    content = content_of(folder, read_files(folder), config(), date(2024, 4, 9))
    assert [(one.file, one.key, one.severity) for one in content.problems] == [
        (f"content/{file}", f"read.{key}", severity)
    ]  # nothing else
    assert words in messages.explain(content.problems[0])[1]
    assert [one.id for one in content.events] == ["toinen"]


@pytest.mark.parametrize("place", [".git/config", ".juhla.md", "kuvat/a.png", "tyhja/", "kuva.png", "events/kuva.JPG"])
def test_what_is_nobodys_business(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "content"
    (folder / "events").mkdir(parents=True)
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    if place.endswith("/"):
        (folder / place).mkdir()
    else:
        (folder / place).touch()
    (folder / "events" / "toinen.md").write_bytes(event())
    assert content_of(folder, read_files(folder), config(), date(2024, 4, 9)).problems == ()
