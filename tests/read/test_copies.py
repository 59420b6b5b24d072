"""A copy of a file is told with its original, and never are both published."""

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.model import Content, Severity
from pipeline.read.content import content_of
from pipeline.read.copies import original_name
from pipeline.read.files import read_files
from tests.make import config
from tests.read.broken_files import event, titled

NEWS = "---\notsikko: {}\njulkaistu: {}\n---\n{}"
TEXT = "Innovaatiokatsaus kokoaa lastensuojelun sosiaaliset innovaatiot."


@pytest.mark.parametrize(
    "name",
    [
        "juhla - Copy.md",
        "juhla - Copy (2).md",
        "juhla - Kopio.md",
        "juhla - Kopio (12).md",
        "juhla – kopio.md",
        "Juhla (kopio).md",
        "juhla (toinen kopio).md",
        "juhla (1).md",
        "juhla(2).md",
        "juhla - Copy - Copy.md",
        "juhla (kopio) (1).md",
        "juhla kopio 2.md",
        "juhla copy.md",
        "juhla_kopio.md",
        "juhla - Kopia.md",
        "juhla (ristiriitainen kopio 2024-04-09).md",
        "juhla (Viestijän ristiriitainen kopio 2024-04-09).md",
        "juhla (conflicted copy 2024-04-09 101112).md",
        "juhla (Case Conflict).md",
        "juhla.sync-conflict-20240409-101112-ABCDEFG.md",
        "juhla_conflict-20240409-101112.md",
        "Kopio tiedostosta juhla.md",
        "Copy of juhla.md",
        "juhla.md~",
        "juhla~.md",
        "juhla.md.orig",
        "juhla.orig.md",
        "juhla.md.bak",
        "JUHLA - KOPIO.MD",
        "Kopio juhla.md",
        "Kopio – juhla.md",
        "juhla [Conflict].md",
        "juhla [1].md",
        "juhla (Nimiristiriita).md",
        "juhla (Konfliktikopia 2024-04-08).md",
    ],
)
def test_what_a_copy_is_called(name: str) -> None:
    assert original_name(name) == "juhla"


@pytest.mark.parametrize(
    "name",
    [
        "juhla.md",
        "juhla (2024).md",
        "juhla (osa 2).md",
        "juhla (Helsinki).md",
        "paketti 2.md",
        "2024-04-09.md",
        "kopio.md",
        "valokopio.md",
        "kopiointi.md",
        "tyopaja-2.md",
        "juhla ().md",
        ").md",
        "~",
        "",
    ],
)
def test_what_is_no_copys_name(name: str) -> None:
    assert original_name(name) == ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("events", "news", "packages", "letters"):
        (tmp_path / "content" / name).mkdir(parents=True)
    return tmp_path / "content"


def write(folder: Path, place: str, data: bytes | str, second: int = 0) -> None:
    path = folder / place
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    os.utime(path, (1_700_000_000 + second,) * 2)


def read(folder: Path, *shown: str) -> Content:
    return content_of(folder, read_files(folder), config(), date(2024, 4, 9), lambda _, item_id: item_id in shown)


def told(content: Content) -> list[tuple[str, str, str]]:
    return [
        (one.file.removeprefix("content/"), one.key.removeprefix("read."), one.values.get("other", "")[8:])
        for one in content.problems
    ]


@pytest.mark.parametrize(("second", "key"), [(5, "copy_newer"), (-5, "copy_older"), (0, "copy")])
def test_both_are_named_and_which_is_newer(folder: Path, second: int, key: str) -> None:
    write(folder, "events/juhla.md", event())
    write(folder, "events/juhla - Kopio.md", event("kohderyhmä: kaikki\n", header=titled("Muu")), second)
    content = read(folder)
    assert told(content) == [("events/juhla - Kopio.md", key, "events/juhla.md")]
    assert [one.id for one in content.events] == ["juhla"]
    (problem,) = content.problems
    assert problem.is_error
    assert "content/events/juhla.md" in messages.explain(problem)[0]


def test_what_is_wrong_with_a_copy_is_told_of_its_original_alone(folder: Path) -> None:
    write(folder, "events/juhla.md", event("id: aloitus\n"))
    write(folder, "events/juhla (1).md", event("id: aloitus\nlinkki: x\n"))
    assert told(read(folder)) == [("events/juhla (1).md", "copy", "events/juhla.md")]


@pytest.mark.parametrize("name", ["juhla.md~", "juhla.md.orig", "juhla.md.bak"])
def test_what_editors_leave_behind_is_told_too(folder: Path, name: str) -> None:
    write(folder, "events/juhla.md", event())
    write(folder, f"events/{name}", event(), -9)
    content = read(folder)
    assert told(content) == [(f"events/{name}", "copy_older", "events/juhla.md")]
    assert len(content.events) == 1


def test_a_copys_name_without_the_original_is_an_item_with_a_remark(folder: Path) -> None:
    write(folder, "events/juhla (1).md", event())
    content = read(folder)
    assert [one.id for one in content.events] == ["juhla-1"]
    assert [(one.key, one.severity) for one in content.problems] == [("read.named_like_copy", Severity.WARNING)]


def test_a_draft_may_be_made_from_a_copy(folder: Path) -> None:
    write(folder, "events/juhla.md", event())
    write(folder, "events/juhla - Kopio.md", event("tila: luonnos\n"))
    assert told(read(folder)) == []


def test_copies_of_packages_and_of_letter_notes(folder: Path) -> None:
    write(folder, "packages/aloitus.md", "---\notsikko: Aloitus\nnumero: 1\n---\n")
    write(folder, "packages/aloitus (kopio).md", "---\notsikko: Muu\nnumero: 2\n---\n")
    write(folder, "packages/toinen.md", "---\notsikko: ALOITUS\nnumero: 3\n---\n")
    write(folder, "letters/2024-04-09.md", "---\naihe: A\n---\n")
    write(folder, "letters/2024-04-09 - Copy.md", "---\naihe: B\n---\n")
    (folder / "letters/2024").mkdir()
    write(folder, "letters/2024/2024-04-09.md", "---\naihe: C\n---\n")
    content = read(folder)
    assert told(content) == [
        ("letters/2024-04-09 - Copy.md", "copy", "letters/2024-04-09.md"),
        ("letters/2024/2024-04-09.md", "copy", "letters/2024-04-09.md"),
        ("packages/aloitus (kopio).md", "copy", "packages/aloitus.md"),
        ("packages/toinen.md", "copy", "packages/aloitus.md"),
    ]
    assert [one.title for one in content.packages] == ["Aloitus"]
    assert [one.subject for one in content.letters] == ["A"]


# What two files say -> whether they tell the same.
SAME = {
    "title and time": (event(), event("linkki: https://thl.fi\n"), True),
    "title in other letters": (event(header=titled("Uusi  aika")), event(header=titled("uusi AIKA")), True),
    "title, another time": (event(), event(header=titled("A").replace("ti 16.", "ke 17.")), False),
    "time, another title": (event(), event(header=titled("B")), False),
    "time and text": (event(body=TEXT), event(body=TEXT, header=titled("B")), True),
    "time and a few words": (event(body="Tervetuloa."), event(body="Tervetuloa.", header=titled("B")), False),
    "time and just enough words": (event(body="a" * 40), event(body="a" * 40, header=titled("B")), True),
    "time and a sign too few": (event(body="a" * 39), event(body="a" * 39, header=titled("B")), False),
    "text, another time": (
        event(body=TEXT),
        event(body=TEXT, header=titled("B").replace("ti 16.", "ke 17.")),
        False,
    ),
    "text, neither with a time": (
        event("tila: siirretty\n", body=TEXT, header=titled("A").replace("ti 16.4.2024", "avoin")),
        event("tila: siirretty\n", body=TEXT, header=titled("B").replace("ti 16.4.2024", "avoin")),
        False,
    ),
    "both without a time": (
        event("tila: siirretty\n", header=titled("A").replace("ti 16.4.2024", "avoin")),
        event("tila: siirretty\n", header=titled("A").replace("ti 16.4.2024", "avoin")),
        True,
    ),
    "without a time, from two times": (
        event("tila: siirretty\nalkuperäinen aika: 1.4.2024\n", header=titled("A").replace("ti 16.4.2024", "avoin")),
        event("tila: siirretty\nalkuperäinen aika: 2.4.2024\n", header=titled("A").replace("ti 16.4.2024", "avoin")),
        False,
    ),
}


@pytest.mark.parametrize("what", SAME)
def test_what_two_events_have_in_common(folder: Path, what: str) -> None:
    first, second, same = SAME[what]
    write(folder, "events/a.md", first)
    write(folder, "events/b.md", second)
    content = read(folder)
    assert len(content.events) == (1 if same else 2)
    assert [key for _, key, _ in told(content) if key.startswith("copy")] == ["copy"] * same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("A", "2.4.2024", ""), ("a", "2.4.2024", "Muuta."), True),
        (("A", "2.4.2024", ""), ("A", "3.4.2024", ""), False),
        (("A", "2.4.2024", TEXT), ("B", "3.4.2024", f" {TEXT}\n"), True),
        (("A", "2.4.2024", "Lue lisää linkistä."), ("B", "3.4.2024", "Lue lisää linkistä."), False),
    ],
)
def test_what_two_news_have_in_common(folder: Path, first: tuple[str], second: tuple[str], same: bool) -> None:
    write(folder, "news/a.md", NEWS.format(*first))
    write(folder, "news/b.md", NEWS.format(*second))
    assert len(read(folder).news) == (1 if same else 2)


def test_the_one_that_calendars_show_stays(folder: Path) -> None:
    """A copy may come first by its name; what people have subscribed to is the original."""
    write(folder, "events/aaa.md", event())
    write(folder, "events/juhla.md", event())
    assert told(read(folder, "juhla")) == [("events/aaa.md", "copy", "events/juhla.md")]
    assert told(read(folder)) == [("events/juhla.md", "copy", "events/aaa.md")]


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("juhla-DESKTOP-4K2J8.md", True),
        ("juhla-LAPTOP-ABC123-2.md", True),
        ("juhla-Anna-PC.md", True),
        ("juhla-THL12345.md", True),
        ("juhla .md", True),
        ("Juhla.md", True),
        ("juhla.MD", True),
        ("juhla-2.md", False),
        ("juhla-helsinki.md", False),
        ("juhla-2024.md", False),
    ],
)
def test_a_computers_name_and_signs_alone_make_no_other_file(folder: Path, name: str, copied: bool) -> None:
    write(folder, "events/juhla.md", event())
    write(folder, f"events/{name}", event(header=titled("A").replace("ti 16.", "ke 17.")), -5)
    content = read(folder)
    assert [(file, key) for file, key, _ in told(content) if key != "twins"] == (
        [(f"events/{name}", "copy_older")] if copied else []
    )
    assert len(content.events) == (1 if copied else 2)
    assert any(one.id == "juhla" and one.when and one.when.first.day == 16 for one in content.events)


def test_a_name_of_several_parts_may_have_a_computers_after_it(folder: Path) -> None:
    write(folder, "events/juhla-ja-paja.md", event())
    write(folder, "events/juhla-ja-paja-DESKTOP-4K2J8.md", event(header=titled("A").replace("ti 16.", "ke 17.")), -5)
    assert told(read(folder)) == [("events/juhla-ja-paja-DESKTOP-4K2J8.md", "copy_older", "events/juhla-ja-paja.md")]


def test_of_two_that_nobody_has_seen_the_shorter_name_stays(folder: Path) -> None:
    write(folder, "events/juhla-x.md", event())
    write(folder, "events/juhla.md", event())
    assert told(read(folder)) == [("events/juhla-x.md", "copy", "events/juhla.md")]


def test_three_alike(folder: Path) -> None:
    for name in "abc":
        write(folder, f"events/{name}.md", event())
    content = read(folder)
    assert [one.id for one in content.events] == ["a"]
    assert [other for _, _, other in told(content)] == ["events/a.md"] * 2
