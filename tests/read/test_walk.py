"""What is no plain file inside the content folder is told, and neither waited on nor read; the others go on."""

import os
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.model import Content
from pipeline.read.content import content_of
from pipeline.read.files import read_files
from tests.make import config
from tests.read.broken_files import EVENT, event, titled
from tests.soila import copy_project, run_soila, started

SECRET = "salainen"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with one good event, beside something that is nobody's business."""
    folder = tmp_path / "content"
    for name in ("events/2024", "muuta"):
        (folder / name).mkdir(parents=True)
    (folder / "events" / "juhla.md").write_bytes(event())
    (tmp_path / "ulkona").mkdir()
    (tmp_path / "ulkona" / "x.md").write_bytes(event(f"omistaja: {SECRET}@example.org\n"))
    return folder


def read(folder: Path) -> Content:
    return content_of(folder, read_files(folder), config(), date(2024, 4, 9))


def told(content: Content) -> list[tuple[str, str]]:
    """Every problem's file and key; each can be said, with what to do."""
    for problem in content.problems:
        assert all(messages.explain(problem))
        assert "{" not in "".join(messages.explain(problem))
    return [(problem.file, problem.key) for problem in content.problems]


def sock(path: Path) -> None:
    # An address of a socket has room for 107 bytes: the folder goes by its number.
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(f"/proc/self/fd/{folder}/{path.name}")
    finally:
        os.close(folder)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


# What stands in place of a file, and what is told of it.
STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (os.mkfifo, "read.not_file"),
    "a socket": (sock, "read.not_file"),
    "a link to a file outside": (link("../../ulkona/x.md"), "read.link_out"),
    "a link to a folder outside": (link("../../ulkona"), "read.link_out"),
    "a link to a device": (link("/dev/zero"), "read.link_out"),
    "a link to the whole machine": (link("/"), "read.link_out"),
    "a link to itself": (link("x.md"), "read.link_lost"),
    "a link to nothing": (link("ei-ole.md"), "read.link_nowhere"),
    "a link to nothing outside": (link("../../ulkona/ei-ole.md"), "read.link_nowhere"),
    "a link to a folder inside": (link("2024"), "read.link_to_folder"),
    "a link to the folder that it is in": (link("."), "read.link_to_folder"),
    "a link to all content": (link(".."), "read.link_out"),
    "a folder": (Path.mkdir, "read.folder_named"),
}


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("name", ["x.md", "2024/x.md"])
def test_what_is_no_file_is_told_and_the_others_stand(content: Path, what: str, name: str) -> None:
    make, key = STRANGE[what]
    if name.startswith("2024"):
        make = {
            "a link to a file outside": link("../../../ulkona/x.md"),
            "a link to a folder outside": link("../../../ulkona"),
            "a link to nothing outside": link("../../../ulkona/ei-ole.md"),
            "a link to a folder inside": link("../2024"),
            "a link to all content": link("../.."),
        }.get(what, make)
    make(content / "events" / name)
    result = read(content)
    assert told(result) == [(f"content/events/{name}", key)]
    assert [one.id for one in result.events] == ["juhla"]
    assert result.broken == {("event", "x")}  # nobody takes it for gone
    assert SECRET not in repr(result)


@pytest.mark.parametrize("name", ["x", "x.txt", "x.png"])
@pytest.mark.parametrize("what", ["a pipe", "a socket", "a link to a file outside", "a link to a folder outside"])
def test_whatever_its_name_is(content: Path, what: str, name: str) -> None:
    make, key = STRANGE[what]
    make(content / "events" / name)
    assert told(read(content)) == [(f"content/events/{name}", key)]


@pytest.mark.parametrize("name", [".x.md", "~x.md"])
def test_what_is_hidden_is_no_content(content: Path, name: str) -> None:
    os.mkfifo(content / "events" / name)
    assert told(read(content)) == []


def test_what_stands_beside_the_kinds_is_told_too(content: Path) -> None:
    os.mkfifo(content / "putki.md")
    (content / "ulos").symlink_to("../ulkona")
    assert told(read(content)) == [("content/putki.md", "read.not_file"), ("content/ulos", "read.link_out")]


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (link("../ulkona"), "read.link_out"),
        (link("muuta"), "read.link_to_folder"),
        (link("news"), "read.link_lost"),
        (Path.touch, "read.unreadable_folder"),
        (os.mkfifo, "read.unreadable_folder"),
    ],
)
def test_the_folder_of_a_kind_that_is_none(content: Path, make: Callable[[Path], None], key: str) -> None:
    make(content / "news")
    result = read(content)
    assert told(result) == [("content/news", key)]
    assert [one.id for one in result.events] == ["juhla"]
    assert result.broken == {("news", "news")}


def test_the_content_folder_itself_may_be_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "toinen").mkdir()
    (tmp_path / "toinen" / "content").symlink_to(content)
    (content / "events" / "b.md").symlink_to("../muuta/b.md")
    (content / "muuta" / "b.md").write_bytes(event("id: toinen\n", header=titled("B")))
    result = read(tmp_path / "toinen" / "content")
    assert [(one.id, one.source.file) for one in result.events] == [
        ("toinen", "content/events/b.md"),
        ("juhla", "content/events/juhla.md"),
    ]


class TestLinksInside:
    def test_a_link_to_a_file_that_is_no_item_is_read_under_its_own_name(self, content: Path) -> None:
        (content / "muuta" / "teksti.txt").write_bytes(event(header=EVENT.replace("2024\n", "2024 klo 9\n")))
        (content / "events" / "toinen.md").symlink_to("../muuta/teksti.txt")
        result = read(content)
        assert [one.id for one in result.events] == ["juhla", "toinen"]
        assert [key for _, key in told(result)] == ["read.twins"]  # of the same name on the same day
        assert result.events[1].source.file == "content/events/toinen.md"

    def test_a_file_is_read_once_under_its_own_name(self, content: Path) -> None:
        for name in ("events/a.md", "events/2024/z.md", "news/a.md"):
            (content / name).parent.mkdir(exist_ok=True)
            (content / name).symlink_to(content / "events" / "juhla.md")
        result = read(content)
        assert [one.source.file for one in result.events] == ["content/events/juhla.md"]
        assert sorted(told(result)) == [
            ("content/events/2024/z.md", "read.link_to_item"),
            ("content/events/a.md", "read.link_to_item"),
            ("content/news/a.md", "read.link_to_item"),
        ]
        assert not any(problem.is_error for problem in result.problems)
        assert result.broken == frozenset()

    def test_two_links_to_one_file_are_one_item(self, content: Path) -> None:
        (content / "muuta" / "b.md").write_bytes(event("id: toinen\n"))
        for name in ("b.md", "c.md"):
            (content / "events" / name).symlink_to("../muuta/b.md")
        assert ("content/events/c.md", "read.link_to_item") in told(read(content))

    def test_a_link_that_turns_outwards_is_told_from_then_on(self, content: Path) -> None:
        (content / "muuta" / "b.md").write_bytes(event())
        place = content / "events" / "b.md"
        place.symlink_to("../muuta/b.md")
        files = read_files(content)
        place.unlink()
        place.symlink_to("../../ulkona/x.md")
        again = read_files(content, files).items["content/events/b.md"].read
        assert [problem.key for problem in again.problems] == ["read.link_out"]

    def test_a_change_is_written_into_the_file_and_the_link_stays(self, tmp_path: Path) -> None:
        project = copy_project(tmp_path)
        (project / "content" / "varasto").mkdir()
        link, file = project / "content" / "events" / "iso-juhla.md", project / "content" / "varasto" / "a.md"
        file.write_bytes(event())
        link.symlink_to("../varasto/a.md")
        done = run_soila(project, "cancel", "iso-juhla", now="2024-04-09T09:00")
        assert (done.code, done.err) == (0, "")
        assert link.is_symlink()
        assert "tila: peruttu" in file.read_text(encoding="utf-8")


def test_a_file_that_turns_into_a_pipe_meanwhile_is_not_waited_on(content: Path) -> None:
    files = read_files(content)
    place = content / "events" / "juhla.md"
    place.unlink()
    os.mkfifo(place)
    assert [one.key for one in read_files(content, files).items["content/events/juhla.md"].read.problems] == [
        "read.not_file"
    ]


@pytest.mark.parametrize("command", ["check", "letter", "publish", "status"])
def test_no_command_waits_for_a_pipe(tmp_path: Path, command: str) -> None:
    project = copy_project(tmp_path)
    for name in ("events/putki.md", "news/putki", "putki.md", "events/kuva.png"):
        os.mkfifo(project / "content" / name)
    with started(project, command, now="2024-04-09T09:00") as process:
        said = process.stdout.read()
        code = process.wait()
        assert "Traceback" not in process.stderr
    assert code >= 0  # none was killed for its waiting
    if command == "check":
        assert code == 1
        assert said.count("ei ole tavallinen tiedosto") == 4
