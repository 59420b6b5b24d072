"""Only what changed is written, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish.files import (
    Output,
    Record,
    Written,
    read_record,
    stands,
    write_outputs,
    write_record,
    write_whole,
)


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
    done, record = write_outputs(tmp_path, [bad], record, keep=lambda _: True)
    assert done.refused == (("a.ics", "rikki"),)
    assert (tmp_path / "a.ics").read_text() == "hyvä"
    assert stands(tmp_path, record)


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
