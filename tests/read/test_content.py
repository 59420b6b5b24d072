"""A folder of content: what stands, what is set aside, and what is said of each fault."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.model import Content, Severity, Status
from pipeline.read.content import content_of
from pipeline.read.files import read_files
from tests.make import ROOT, config
from tests.read.broken_files import BROKEN, DOUBTFUL, event

TODAY = date(2024, 4, 9)


def read(folder: Path) -> Content:
    return content_of(folder, read_files(folder), config(), TODAY)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture(scope="module")
def all_broken(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("rikki") / "content"
    for name, (data, _, _) in (BROKEN | DOUBTFUL).items():
        write(folder, name, data)
    return read(folder)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_set_aside_and_told(all_broken: Content, name: str) -> None:
    _, line, key = BROKEN[name]
    told = [(p.line, p.key, p.severity) for p in all_broken.problems if p.file == f"content/{name}"]
    assert told == [(line, key, Severity.ERROR)]


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_doubtful_file_goes_on_and_is_told(all_broken: Content, name: str) -> None:
    _, line, key = DOUBTFUL[name]
    told = [(p.line, p.key, p.severity) for p in all_broken.problems if p.file == f"content/{name}"]
    assert told == ([(line, key, Severity.WARNING)] if key else [])


def test_a_line_that_cannot_be_read_hides_none_of_the_others_faults(content: Path) -> None:
    write(content, "events/a.md", b"otsikko: A\naika: ma 16.4.2024\nrivi ilman avainta\nlinkki: www.thl.fi\n")
    told = [(one.line, one.key) for one in read(content).problems]
    assert told == [(2, "time.weekday"), (3, "read.no_colon"), (4, "read.url_without_scheme")]


def test_the_good_ones_stand(all_broken: Content) -> None:
    assert {event.id for event in all_broken.events} == {
        Path(name).stem for name in DOUBTFUL if name.startswith("events/") and name.endswith(".md")
    }
    assert len(all_broken.broken) == len(BROKEN)


def test_every_problem_has_a_finnish_sentence_with_its_remedy(all_broken: Content) -> None:
    for problem in all_broken.problems:
        what, remedy = messages.explain(problem)
        assert what.endswith((".", "?", "…")) or ":" in what
        assert remedy
        assert "{" not in what + remedy


def test_the_programmes_own_content_has_no_problem() -> None:
    folder = ROOT / "content"
    content = content_of(folder, read_files(folder), config(), date(2026, 11, 24))
    assert content.problems == ()
    assert (len(content.packages), len(content.events), len(content.news)) == (4, 5, 3)
    assert [package.number for package in content.packages] == [1, 2, 3, 4]


def test_an_empty_or_missing_folder_is_said(content: Path, tmp_path: Path) -> None:
    assert [p.key for p in read(content).problems] == ["read.empty_content"]
    assert [p.key for p in read(tmp_path / "ei-ole").problems] == ["read.no_content"]


def test_finnish_and_english_keys_read_the_same(content: Path) -> None:
    write(content, "events/a.md", event("tila: peruttu\nsyy: sairaus\n"))
    write(
        content,
        "events/b.md",
        b"---\nTitle: B\nTIME: 2024-04-16\nlocation: verkossa\nstatus: cancelled\nreason: sairaus\n---\n",
    )
    first, second = read(content).events
    assert (first.title, second.title) == ("A", "B")
    assert (first.when, first.place, first.status) == (second.when, second.place, second.status)
    assert first.status is Status.CANCELLED


def test_every_value_knows_its_file_and_line(content: Path) -> None:
    write(content, "events/2024/a.md", event("teemat: 1\n"))
    (one,) = read(content).events
    assert (one.source.file, one.source.line("themes"), one.id) == ("content/events/2024/a.md", 5, "a")


def test_private_fields_stand_apart(content: Path) -> None:
    write(content, "events/a.md", event("osallistumislinkki: https://teams.example.org/x\nomistaja: o@example.org\n"))
    (one,) = read(content).events
    assert one.internal
    assert one.internal.owner == "o@example.org"
    assert "example.org" not in repr(one.public())


def test_a_file_name_with_marks_becomes_a_plain_id(content: Path) -> None:
    write(content, "events/Syksyn päivä (uusi).md", event())
    (one,) = read(content).events
    assert one.id == "syksyn-paiva-uusi"


def test_materials_with_and_without_words(content: Path) -> None:
    more = "materiaalit:\n- Esitys https://thl.fi/a\n- [Tallenne](https://thl.fi/b)\n- https://thl.fi/c,d\n"
    write(content, "events/a.md", event(more))
    (one,) = read(content).events
    assert [(link.url, link.text) for link in one.materials] == [
        ("https://thl.fi/a", "Esitys"),
        ("https://thl.fi/b", "Tallenne"),
        ("https://thl.fi/c,d", ""),
    ]


def test_a_file_that_cannot_be_opened_is_told_and_the_others_stand(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may open anything; so the machine says no here."""
    write(content, "events/a.md", event())
    write(content, "events/b.md", event())

    opened = os.open

    def refusing(path: str, *more: int, **named: int) -> int:
        if str(path).endswith("b.md"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", refusing)
    result = read(content)
    assert [one.id for one in result.events] == ["a"]
    assert [(p.file, p.key) for p in result.problems] == [("content/events/b.md", "read.unreadable")]
