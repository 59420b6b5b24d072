"""Only what changed is written, whole or not at all, and nothing outside the site."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.files import (
    Output,
    Record,
    Written,
    read_record,
    stands,
    sweep,
    write_outputs,
    write_record,
    write_whole,
)
from pipeline.whole import half_name


class Rendering:
    """An output that counts how often it was made."""

    def __init__(self, path: str, text: str, depends: str = "") -> None:
        self.times = 0
        self.output = Output(path, depends or text, self.render)
        self.text = text

    def render(self) -> bytes:
        self.times += 1
        return self.text.encode()


def publish(site: Path, record: Record, *renderings: Rendering) -> tuple[Written, Record]:
    outputs: Iterator[Output] = (one.output for one in renderings)
    return write_outputs(site, outputs, record, keep=lambda path: path.endswith(".ics"))


def test_the_second_run_renders_nothing(tmp_path: Path) -> None:
    page = Rendering("a/index.html", "A")
    _, record = publish(tmp_path, {}, page)
    done, _ = publish(tmp_path, record, page)
    assert (done.written, done.same, page.times) == (0, 1, 1)


def test_what_changed_is_written(tmp_path: Path) -> None:
    _, record = publish(tmp_path, {}, Rendering("a", "A"), Rendering("b", "B"))
    same = Rendering("a", "A")
    done, _ = publish(tmp_path, record, same, Rendering("b", "C"))
    assert (done.written, same.times) == (1, 0)
    assert (tmp_path / "b").read_text() == "C"


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    _, record = publish(tmp_path, {}, Rendering("a", "A", "old"))
    before = (tmp_path / "a").stat().st_mtime_ns
    done, _ = publish(tmp_path, record, Rendering("a", "A", "new"))
    assert (done.written, (tmp_path / "a").stat().st_mtime_ns) == (0, before)


def test_without_a_record_everything_is_made_to_the_same_bytes(tmp_path: Path) -> None:
    publish(tmp_path, {}, Rendering("a", "A"))
    done, _ = publish(tmp_path, {}, Rendering("a", "A"))
    assert (done.written, done.same) == (0, 1)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("toinen")])
def test_a_harmed_file_is_made_again(tmp_path: Path, harm: object) -> None:
    _, record = publish(tmp_path, {}, Rendering("a", "A"))
    harm(tmp_path / "a")  # type: ignore[operator]
    assert not stands(tmp_path, record)
    publish(tmp_path, record, Rendering("a", "A"))
    assert (tmp_path / "a").read_text() == "A"


def test_what_is_no_output_any_more_goes_but_a_calendar_stays(tmp_path: Path) -> None:
    _, record = publish(tmp_path, {}, Rendering("x/index.html", "X"), Rendering("x.ics", "Y"))
    done, record = publish(tmp_path, record)
    assert done.removed == 1
    assert not (tmp_path / "x").exists()
    assert (tmp_path / "x.ics").exists()
    assert list(record) == ["x.ics"]


def test_a_bad_file_never_replaces_the_good_one(tmp_path: Path) -> None:
    _, record = publish(tmp_path, {}, Rendering("a.ics", "hyvä"))
    bad = Output("a.ics", "uusi", lambda: b"paha", check=lambda _: "rikki")
    done, record = write_outputs(tmp_path, [bad], record, keep=lambda _: False)
    assert done.refused == (("a.ics", "rikki"),)
    assert (tmp_path / "a.ics").read_text() == "hyvä"
    assert stands(tmp_path, record)


def test_an_error_among_very_many_files_is_told_whichever_process_meets_it(tmp_path: Path) -> None:
    many = [Output(f"{number}", "a", lambda: b"") for number in range(500)]
    for place in (0, -1):
        broken = [*many]
        broken[place] = Output("rikki", "a", lambda: {}["syy"])
        with pytest.raises(KeyError, match="syy"):
            write_outputs(tmp_path, broken, {}, keep=lambda _: True)


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"vanha")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").touch()
    with pytest.raises(OSError, match="b"):
        write_whole(tmp_path / "b", b"uusi")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_record_is_read_back_and_a_broken_one_is_empty(tmp_path: Path) -> None:
    record: Record = {"a": ("digest", 1, 2)}
    write_record(tmp_path / "record", record)
    assert read_record(tmp_path / "record") == record
    (tmp_path / "record").write_bytes(b"\xff\x00")
    assert read_record(tmp_path / "record") == {}
    assert read_record(tmp_path / "none") == {}


# Paths that lead out of a folder, and parts that do when they are joined.
OUT = ("../ulkona/a", "../../a", "x/../../ulkona/a", "/a", "", ".", "..", "x/..", "x//a", "x/./a", "a\0", "\ud800")
_parts = st.one_of(st.sampled_from(("..", ".", "", "a", "ulkona", "site", "x", "linkki", "pois")), st.text(max_size=8))
paths = st.one_of(st.lists(_parts, max_size=6).map("/".join), st.text(max_size=300))


class Neighbourhood:
    """A site, something beside it that is not ours, and links from the one to the other."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        for name in ("ulkona", "site/pois"):
            (folder / name).mkdir(parents=True)
        for name in ("a", "ulkona/a", "ulkona/.b.1.uusi"):
            (folder / name).write_text("muiden")
        (self.site / "linkki").symlink_to("../ulkona")
        (self.site / "pois" / "linkki").symlink_to(folder)
        (self.site / "tiedosto").symlink_to("../ulkona/a")

    def beside(self) -> dict[str, str]:
        """What lies beside the site."""
        files = (path for path in self.folder.rglob("*") if self.site not in (path, *path.parents))
        return {str(path): path.read_text() if path.is_file() else "" for path in files}


@pytest.fixture
def around(tmp_path: Path) -> Neighbourhood:
    return Neighbourhood(tmp_path)


@pytest.mark.parametrize("path", [*OUT, "linkki/a", "linkki/uusi", "linkki/b/c", "pois/linkki/a"])
def test_what_would_lead_out_is_refused_and_told(around: Neighbourhood, path: str) -> None:
    before = around.beside()
    done, record = publish(around.site, {}, Rendering(path, "A"), Rendering("hyva", "B"))
    assert [name for name, _ in done.refused] == [path]
    assert done.refused[0][1].endswith(".")
    assert list(record) == ["hyva"]
    assert around.beside() == before


@pytest.mark.parametrize("path", [*OUT, "linkki/a", "pois/linkki/a", "pois/linkki/ulkona/a", "linkki/.b.1.uusi"])
def test_a_record_that_names_another_place_removes_nothing(around: Neighbourhood, path: str) -> None:
    before = around.beside()
    done, record = publish(around.site, {path: ("", 6, 0)})
    assert (done.removed, record) == (0, {})
    assert around.beside() == before


@pytest.mark.parametrize("path", [path for path in OUT if path.isprintable()])
def test_such_a_line_of_a_record_is_not_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "record").write_bytes(msgspec.msgpack.encode({path: ("", 1, 2), "x/a": ("", 1, 2)}))
    assert list(read_record(tmp_path / "record")) == ["x/a"]


def test_a_record_may_name_a_folder_or_what_is_not_there(around: Neighbourhood) -> None:
    publish(around.site, dict.fromkeys(("pois", "ei/ole", "tiedosto/x", "x" * 300), ("", 1, 2)))
    assert (around.site / "pois").is_dir()


def test_a_link_in_place_of_a_file_is_replaced_or_removed_itself(around: Neighbourhood) -> None:
    before = around.beside()
    done, record = publish(around.site, {}, Rendering("tiedosto", "muiden"))
    assert (done.written, (around.site / "tiedosto").is_symlink()) == (1, False)
    (around.site / "tiedosto").unlink()
    (around.site / "tiedosto").symlink_to("../ulkona/a")
    assert not stands(around.site, record)
    done, _ = publish(around.site, record)
    assert (done.removed, (around.site / "tiedosto").is_symlink()) == (1, False)
    assert around.beside() == before


def test_a_pipe_in_place_of_a_file_is_not_waited_on(around: Neighbourhood) -> None:
    os.mkfifo(around.site / "a")
    publish(around.site, {}, Rendering("a", ""))
    assert (around.site / "a").is_file()


def test_sweeping_follows_no_link(around: Neighbourhood) -> None:
    before = around.beside()
    for name, target in (("pois/.x.1.uusi", "../../ulkona/a"), (".y.1.uusi", "../ulkona")):
        (around.site / name).symlink_to(target)
    sweep(around.site)
    assert around.beside() == before
    assert sorted(path.name for path in around.site.iterdir()) == ["linkki", "pois", "tiedosto"]


def test_a_half_that_is_a_link_is_not_written_through(around: Neighbourhood) -> None:
    before = around.beside()
    Path(half_name(f"{around.site}/a")).symlink_to("../ulkona/a")
    with pytest.raises(OSError, match="uusi"):
        write_whole(around.site / "a", b"uusi")
    assert around.beside() == before
    write_whole(around.site / "a", b"uusi")  # the link is gone


def test_the_site_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    done, record = publish(tmp_path / "site", {}, Rendering("x/a", "A"))
    assert (done.written, (tmp_path / "www" / "x" / "a").read_text()) == (1, "A")
    publish(tmp_path / "site", record)
    assert list((tmp_path / "www").iterdir()) == []


@settings(deadline=None)
@given(paths, paths)
def test_no_path_at_all_leads_out(output: str, recorded: str) -> None:
    with TemporaryDirectory() as folder:
        around = Neighbourhood(Path(folder))
        before = around.beside()
        with suppress(OSError):  # a file stands where a folder is wanted
            publish(around.site, {recorded: ("", 1, 2)}, Rendering(output, "A"))
        sweep(around.site)
        assert around.beside() == before
