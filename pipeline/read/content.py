"""The content folder -> items and every problem in it. Of this stage only this file and `walk` touch the disk.

Paths are plain strings here: thousands of files are read each time an editor checks, and `Path` takes a third of it.
"""

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.config import Config
from pipeline.inside import NotAFile, read_file
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Kind
from pipeline.model import Content, Problem, Severity
from pipeline.read.checks import cross_checked
from pipeline.read.item import Read, read_item
from pipeline.read.walk import lying
from pipeline.safe.characters import visible
from pipeline.safe.terminal import printable

SIZE_MAX = 1_000_000  # bytes; the longest real item is under 20 000

# Size, time of change (ns) and inode of a file: with equal ones it is still the file that was read.
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one content file, and the stamp that it had when it was read (None: it was not)."""

    kind: Kind
    read: Read
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Files:
    """Every item's file by its place, such as `content/events/juhla.md`, in the order of kinds and names.

    `others` tell of what lies among them and is neither an item nor what an item shows.
    """

    items: Mapping[str, FileRead]
    others: tuple[Problem, ...] = ()


def read_files(folder: Path, known: Files | None = None) -> Files:
    """Every item's file. Of those that are `known` only the changed ones are opened again."""
    before = known.items if known else {}
    items: dict[str, FileRead] = {}
    others = []
    for one in lying(folder):
        if one.kind is None:
            others += [one.problem] if one.problem else []
        elif one.problem:
            # It may be an item all the same: who knows it from before does not take it for gone.
            items[one.place] = FileRead(one.kind, Read.broken(_stem(one.place), one.problem), None)
        elif not one.place.isprintable() or printable(one.place) != one.place:
            items[one.place] = _badly_named(one.kind, one.place)
        else:
            items[one.place] = _still(before.get(one.place), one.path) or _read_file(one.kind, one.path, one.place)
    return Files(items, tuple(others))


def written_anew(folder: Path, files: Files, place: str, text: str) -> Files:
    """The files after one of them was written with this text, without opening it again."""
    kind = files.items[place].kind
    path = f"{folder.parent}/{place}"
    written = FileRead(kind, _read_text(kind, place, text), _stamp(path))
    return replace(files, items={**files.items, place: written})


def content_of(folder: Path, files: Files, config: Config, today: date) -> Content:
    """The content that the files of `folder` hold together, in the order of their names, and all problems.

    A broken file is set aside and named in `broken`; it never stops the others. `today` (local) only tells which news
    are still to come.
    """
    reads: dict[Kind, list[Read]] = {kind: [] for kind in every_kind()}
    for one in files.items.values():
        reads[one.kind].append(one.read)
    problems = list(files.others)
    if not folder.is_dir():
        problems.append(Problem("read.no_content", folder.name))
    elif not files.items:
        problems.append(Problem("read.empty_content", folder.name, severity=Severity.WARNING))
    content = cross_checked(reads, config=config, today=today)
    return replace(content, problems=_in_order((*problems, *content.problems)))


def _still(known: FileRead | None, path: str) -> FileRead | None:
    """What was read of the file, if it is still the same."""
    return known if known and known.stamp is not None and known.stamp == _stamp(path) else None


def _read_file(kind: Kind, path: str, place: str) -> FileRead:
    try:
        data, status = read_file(path, SIZE_MAX + 1)
    except NotAFile:
        return FileRead(kind, Read.broken(_stem(place), Problem("read.not_file", place)), None)
    except OSError as error:
        broken = Problem("read.unreadable", place, values={"error": error.strerror or ""})
        return FileRead(kind, Read.broken(_stem(place), broken), None)
    return FileRead(kind, _read_bytes(kind, place, data, status.st_size), _stamp_of(status))


def _badly_named(kind: Kind, place: str) -> FileRead:
    """A name is shown, stored and made into addresses, and one with bytes that are no letters can be none of these."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in printable(place))
    return FileRead(kind, Read.broken(_stem(shown), Problem("read.bad_file_name", shown)), None)


def _read_bytes(kind: Kind, place: str, data: bytes, size: int) -> Read:
    if len(data) > SIZE_MAX:
        values = {"size": size / 1e6, "limit": SIZE_MAX / 1e6}
        return Read.broken(_stem(place), Problem("read.too_big", place, values=values))
    try:
        return _read_text(kind, place, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        written = (
            data[data.rfind(b"\n", 0, error.start) + 1 :].split(b"\n", 1)[0].decode("cp1252", "replace").strip()[:60]
        )
        return Read.broken(_stem(place), Problem("read.not_utf8", place, line, values={"written": written}))


def _read_text(kind: Kind, place: str, text: str) -> Read:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    # Titles and places go to terminals, log, pages, letters and feeds: what nobody sees is let into none of them.
    return read_item(kind, _stem(place), place, visible(text))


def _stem(place: str) -> str:
    return unicodedata.normalize("NFC", os.path.splitext(os.path.basename(place))[0])


def _stamp(path: str) -> Stamp | None:
    try:
        return _stamp_of(os.stat(path))
    except OSError:
        return None


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.file, one.line)))
