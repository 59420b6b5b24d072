"""What was read is kept: of unchanged files nothing is read, of others all; private addresses never lie there."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import halves
from pipeline.model import Problem
from pipeline.read.files import Files, read_files
from pipeline.read.kept import keep_files, kept_files
from tests.make import ROOT

NOTHING = Files({})
LATER = 1 << 62  # ns: every file has settled by then
EVENT = "---\notsikko: {}\naika: ti 14.5.2024 klo 9–10\npaikka: Helsinki\n{}---\n{}\n"
SECRET = "https://kokous.example.org/huone/9Xk2"


def write(content: Path, name: str, title: str = "Juhla", more: str = "", body: str = "Kuvaus.") -> Path:
    path = content / "events" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(EVENT.format(title, more, body), encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def kept_of(content: Path, began: int = LATER, before: Files = NOTHING) -> Files:
    keep_files(content.parent / ".soila", read_files(content, before), before, began)
    return kept_files(content.parent / ".soila")


def test_what_is_kept_comes_back_as_it_was_read(tmp_path: Path) -> None:
    read = read_files(ROOT / "content")
    keep_files(tmp_path, read, NOTHING, LATER)
    public = {place: one for place, one in read.items.items() if not one.read.secrets}
    assert kept_files(tmp_path).items == public
    assert read_files(ROOT / "content", kept_files(tmp_path)) == read


def test_two_processes_read_the_same_as_one(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(content, "a-julkinen")
    write(content, "b-salainen", more=f"osallistumislinkki: {SECRET}\n")
    write(content, "c-rikki", more="aika: ei koskaan\n")
    write(content, "d-luonnos", more="tila: luonnos\n")
    (content / "events" / "e-tavuja.md").write_bytes(b"\xff\xfe\x00")
    (content / "events" / "f-suuri.md").write_bytes(b"a" * 1_000_001)
    write(content, "g-rikki", more=f"osallistumislinkki: {SECRET}\naika: ei koskaan\n")
    for gone in ("nobody", "a-julkinen"):  # the other of the two reads each then
        (content / "events" / f"{gone}.md").unlink(missing_ok=True)
        alone = read_files(content)
        with monkeypatch.context() as patched:
            patched.setattr(halves, "WORTH_TWO", 2)
            assert read_files(content) == alone


def test_an_unchanged_file_is_not_read_again(content: Path) -> None:
    write(content, "a")
    known = kept_of(content)
    again = read_files(content, known)
    assert again.items["content/events/a.md"] is known.items["content/events/a.md"]


def test_a_file_that_had_just_changed_is_looked_at_again(content: Path) -> None:
    path = write(content, "a")
    changed = path.stat().st_ctime_ns
    assert kept_of(content, changed + 2_000_000_000).items["content/events/a.md"].stamp is None
    (content.parent / ".soila" / "kept.db").unlink()
    assert kept_of(content, changed + 2_000_000_001).items["content/events/a.md"].stamp is not None


def test_an_edit_within_size_and_time_is_seen(content: Path) -> None:
    path = write(content, "a", "Juhla")
    known, status = kept_of(content), path.stat()
    write(content, "a", "Huvit")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    read = read_files(content, known).items["content/events/a.md"].read
    assert read.item is not None
    assert read.item.title == "Huvit"


def test_two_files_of_one_size_and_time_that_change_places_are_seen(content: Path) -> None:
    one, other = write(content, "a", "Juhla"), write(content, "b", "Huvit")
    for path in (one, other):
        os.utime(path, ns=(0, 0))
    known = kept_of(content)
    one.rename(content / "c")
    other.rename(one)
    (content / "c").rename(other)
    read = read_files(content, known)
    assert [one.read.item.title for one in read.items.values() if one.read.item] == ["Huvit", "Juhla"]


def test_of_a_touched_file_what_was_made_is_taken(content: Path) -> None:
    path = write(content, "a")
    known = kept_of(content)
    os.utime(path, ns=(5, 5))
    again = read_files(content, known).items["content/events/a.md"]
    assert again.read is known.items["content/events/a.md"].read
    assert again.changed == 5


def test_what_is_gone_or_cannot_be_read_any_more_is_let_go_of(content: Path) -> None:
    for name in "ab":
        write(content, name)
    known = kept_of(content)
    write(content, "b").rename(content / "events" / "c.md")
    assert set(kept_of(content, before=known).items) == {"content/events/a.md", "content/events/c.md"}


def test_a_private_address_is_never_kept_in_whatever_file_it_stands(content: Path) -> None:
    write(content, "a", more=f"osallistumislinkki: {SECRET}\n")
    write(content, "b", body=f"Tule: {SECRET}")
    write(content, "c")
    assert set(kept_of(content).items) == {"content/events/c.md"}
    assert b"kokous.example" not in (content.parent / ".soila" / "kept.db").read_bytes()


def test_what_turns_out_to_be_private_is_let_go_of(content: Path) -> None:
    write(content, "b", body=f"Tule: {SECRET}")
    known = kept_of(content)
    assert set(known.items) == {"content/events/b.md"}
    write(content, "a", more=f"osallistumislinkki: {SECRET}\n")
    assert set(kept_of(content, before=known).items) == set()


def test_what_would_come_back_otherwise_is_not_kept(content: Path) -> None:
    write(content, "a")
    read = read_files(content).items["content/events/a.md"]
    for values, comes_back in (({"n": 1}, True), ({"n": ("a",)}, False), ({"n": object()}, False)):
        (content.parent / ".soila" / "kept.db").unlink(missing_ok=True)
        told = replace(read.read, problems=(Problem("read.x", values=values),))
        keep_files(content.parent / ".soila", Files({"content/events/a.md": replace(read, read=told)}), NOTHING, LATER)
        assert bool(kept_files(content.parent / ".soila").items) is comes_back


def test_the_size_that_is_told_is_that_of_the_file_now(content: Path) -> None:
    path = write(content, "a", body="x" * 2_000_000)
    known = kept_of(content)
    with path.open("a") as grown:
        grown.write("x" * 1_000_000)
    assert read_files(content, known) == read_files(content)


@pytest.mark.parametrize(
    "title", ["Etänä https://teams.microsoft.com/l/meetup-join/19abc", "Kokoustunnus: 123 456 789"]
)
def test_a_draft_whose_title_leads_into_a_meeting_is_not_kept(content: Path, title: str) -> None:
    write(content, "a", title, more="tila: luonnos\n")
    write(content, "b", "Luonnos", more="tila: luonnos\n")
    assert set(kept_of(content).items) == {"content/events/b.md"}


def test_a_private_site_is_found_whatever_stands_around_it(content: Path) -> None:
    write(content, "a", more="osallistumislinkki: https://salahuone.example\n")
    write(content, "b", body="Tule tänne: https://salahuone.example")
    assert not kept_of(content).items
