"""The content folder -> items and every problem in it. The only file of this stage that touches the disk.

Paths are plain strings here: thousands of files are read each time an editor checks, and `Path` takes a third of it.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.config import Config
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Kind
from pipeline.model import Content, Problem, Severity
from pipeline.read.checks import cross_checked
from pipeline.read.item import ITEM_SUFFIXES, Read, read_item
from pipeline.safe.characters import visible
from pipeline.safe.terminal import printable

SIZE_MAX = 1_000_000  # bytes; the longest real item is under 20 000
_BESIDE = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf"))

# Size, time of change (ns) and inode of a file: with equal ones it is still the file that was read.
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one content file, and the stamp that it had when it was read (None: it could not be opened)."""

    kind: Kind
    read: Read
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Files:
    """Every item's file by its place, such as `content/events/juhla.md`, in the order of kinds and names.

    `others` are the places of what lies among them and is neither an item nor what an item shows.
    """

    items: Mapping[str, FileRead]
    others: tuple[str, ...] = ()


def read_content(folder: Path, config: Config, today: date) -> Content:
    """All items under `folder`, in the order of their file names, and all problems.

    A broken file is set aside and named in `broken`; it never stops the others. `today` (local) only tells which news
    are still to come.
    """
    return content_of(folder, read_files(folder), config, today)


def read_files(folder: Path, known: Files | None = None) -> Files:
    """Every item's file. Of those that are `known` only the changed ones are opened again."""
    before = known.items if known else {}
    items: dict[str, FileRead] = {}
    others = []
    for kind in every_kind():
        for path, name in _files(folder / kind.folder):
            place = f"{folder.name}/{kind.folder}/{name}"
            suffix = os.path.splitext(name)[1].casefold()
            if suffix in ITEM_SUFFIXES:
                items[place] = _still(before.get(place), path) or (
                    _read_file(kind, path, place) if printable(place) == place else _badly_named(kind, place)
                )
            elif suffix not in _BESIDE:
                others.append(printable(place))
    return Files(items, tuple(others))


def written_anew(folder: Path, files: Files, place: str, text: str) -> Files:
    """The files after one of them was written with this text, without opening it again."""
    kind = files.items[place].kind
    path = f"{folder.parent}/{place}"
    written = FileRead(kind, _read_text(kind, path, place, text), _stamp(path))
    return replace(files, items={**files.items, place: written})


def content_of(folder: Path, files: Files, config: Config, today: date) -> Content:
    """The content that the files hold together."""
    reads: dict[Kind, list[Read]] = {kind: [] for kind in every_kind()}
    for one in files.items.values():
        reads[one.kind].append(one.read)
    problems = [Problem("read.other_file", place, severity=Severity.WARNING) for place in files.others]
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
        with open(path, "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            data = file.read(SIZE_MAX + 1)
    except OSError as error:
        broken = Problem("read.unreadable", place, values={"error": error.strerror or ""})
        return FileRead(kind, Read.broken(_stem(path), broken), None)
    return FileRead(kind, _read_bytes(kind, path, place, data, status.st_size), _stamp_of(status))


def _badly_named(kind: Kind, place: str) -> FileRead:
    """A name is shown, stored and made into addresses, and one with bytes that are no letters can be none of these."""
    shown = printable(place)
    return FileRead(kind, Read.broken(_stem(shown), Problem("read.bad_file_name", shown)), None)


def _read_bytes(kind: Kind, path: str, place: str, data: bytes, size: int) -> Read:
    if len(data) > SIZE_MAX:
        values = {"size": size / 1e6, "limit": SIZE_MAX / 1e6}
        return Read.broken(_stem(path), Problem("read.too_big", place, values=values))
    try:
        return _read_text(kind, path, place, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        written = (
            data[data.rfind(b"\n", 0, error.start) + 1 :].split(b"\n", 1)[0].decode("cp1252", "replace").strip()[:60]
        )
        return Read.broken(_stem(path), Problem("read.not_utf8", place, line, values={"written": written}))


def _read_text(kind: Kind, path: str, place: str, text: str) -> Read:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    # Titles and places go to terminals, log, pages, letters and feeds: what nobody sees is let into none of them.
    text = visible(text)
    return read_item(kind, _stem(path), place, text)


def _stem(path: str) -> str:
    return unicodedata.normalize("NFC", os.path.splitext(os.path.basename(path))[0])


def _stamp(path: str) -> Stamp | None:
    try:
        return _stamp_of(os.stat(path))
    except OSError:
        return None


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file under the folder with its name relative to it, in a steady order; hidden ones are not content."""
    within = len(str(folder)) + 1
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~")) and not name.endswith("~"):
                path = f"{parent}/{name}"
                yield path, path[within:]


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.file, one.line)))
