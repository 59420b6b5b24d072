"""The content folder -> what was read of each file. Of this stage only this file and `walk` touch the disk.

Paths are plain strings here: thousands of files are read each time an editor checks, and `Path` takes a third of it.
"""

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.fault import system_reason
from pipeline.halves import in_two
from pipeline.inside import NotAFile, Stamp, read_file, stamp_of
from pipeline.kinds.kind import Kind
from pipeline.model import Problem, Severity
from pipeline.read.decode import as_read, decoded
from pipeline.read.file_read import FileRead, from_bytes, to_bytes
from pipeline.read.item import Read, read_item
from pipeline.read.misplaced import told_of_place
from pipeline.read.secrets import secrets_in, without_secrets
from pipeline.read.walk import TABLES, Lying, lying
from pipeline.safe.terminal import printable

SIZE_MAX = 1_000_000  # bytes; the longest real item is under 20 000


class Table(Struct, frozen=True):
    """A file of the content folder itself, such as the register of organisations: its bytes, or why it is not read."""

    data: bytes
    stamp: Stamp | None
    problem: Problem | None = None


class OtherFile(Struct, frozen=True):
    """What lies there and is no item's: its place, its time of change (ns), and what is told of it, if anything is."""

    place: str
    changed: int
    problem: Problem | None


class Files(Struct, frozen=True):
    """Every item's file by its place, such as `content/events/juhla.md`, in the order of kinds and names.

    `others` lie among them and are neither items nor what an item shows. `tables` are those that are there, by name.
    """

    items: Mapping[str, FileRead]
    others: tuple[OtherFile, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)


class _Changed(Struct, frozen=True):
    """A file to read: its kind, path and place, and what is known of it from before."""

    kind: Kind
    path: str
    place: str
    known: FileRead | None


def read_files(folder: Path, known: Files | None = None) -> Files:
    """Every item's file. Of those that are `known` only the changed ones are opened again."""
    before = known.items if known else {}
    every = lying(folder)
    items: dict[str, FileRead] = {}
    changed, others = [], []
    for one in every:
        if one.kind is None:
            others.append(_other(one.place, one.path, one.problem))
        elif one.problem:
            # It may be an item all the same: who knows it from before does not take it for gone.
            items[one.place] = FileRead(one.kind, Read.broken(_stem(one.place), one.problem), None)
        elif not one.place.isprintable() or printable(one.place) != one.place:
            items[one.place] = _badly_named(one.kind, one.place)
        elif one.place in before and _is_as_read(one, before[one.place]):
            items[one.place] = before[one.place]
        else:
            changed.append(_Changed(one.kind, one.path, one.place, before.get(one.place)))
    items |= _read_changed(changed)
    in_order = {one.place: items[one.place] for one in every if one.kind}
    return Files(in_order, tuple(others), _tables(folder, known.tables if known else {}))


def written_anew(folder: Path, files: Files, place: str, text: str) -> Files:
    """The files after one of them was written with this text, without opening it again."""
    kind = files.items[place].kind
    path = f"{folder.parent}/{place}"
    written = FileRead(kind, read_item(kind, _stem(place), place, as_read(text)), _stamp(path))
    return replace(files, items={**files.items, place: written})


def _tables(folder: Path, known: Mapping[str, Table]) -> dict[str, Table]:
    found = {}
    for name in TABLES:
        path = f"{folder}/{name}"
        if (stamp := _stamp(path)) is None:
            continue
        before = known.get(name)
        found[name] = before if before and before.stamp == stamp else _table(path, f"{folder.name}/{name}")
    return found


def _table(path: str, place: str) -> Table:
    try:
        data, status = read_file(path, SIZE_MAX + 1)
    except NotAFile:
        return Table(b"", None, Problem("read.not_file", place))
    except OSError as error:
        return Table(b"", None, Problem("read.unreadable", place, values={"error": system_reason(error)}))
    if len(data) > SIZE_MAX:
        values = {"size": status.st_size / 1e6, "limit": SIZE_MAX / 1e6}
        return Table(b"", None, Problem("read.too_big", place, values=values))
    return Table(data, stamp_of(status))


def _other(place: str, path: str, problem: Problem | None) -> OtherFile:
    stamp = _stamp(path) if path else None
    if problem and problem.key == "read.beside_folders":
        problem = told_of_place(place, _beginning(path))
    return OtherFile(place, stamp[1] if stamp else 0, problem)


def _beginning(path: str) -> str:
    """The text of a file, as far as it can be read; it is only to tell what kind of item it may be."""
    try:
        return as_read(decoded(read_file(path, SIZE_MAX)[0]).text)
    except (OSError, UnicodeDecodeError):
        return ""


def _is_as_read(one: Lying, known: FileRead) -> bool:
    return known.stamp is not None and known.stamp == _stamp(one.path)


def _read_changed(files: Sequence[_Changed]) -> dict[str, FileRead]:
    """What is read of files that are not known, or not as they are now. Two processes read where there are many."""
    reads = in_two(_read_each, files, _packed, _unpacked)
    # What does not come back the same as bytes is read here.
    return {one.place: read or _read_file(one) for one, read in zip(files, reads, strict=True)}


def _read_each(files: Sequence[_Changed]) -> list[FileRead | None]:
    return [_read_file(one) for one in files]


def _packed(reads: Iterable[FileRead | None]) -> bytes:
    return msgspec.msgpack.encode([to_bytes(one, one.stamp) if one else b"" for one in reads])


def _unpacked(data: bytes) -> list[FileRead | None]:
    return [from_bytes(one) if one else None for one in msgspec.msgpack.decode(data, type=list[bytes])]


def _read_file(file: _Changed) -> FileRead:
    """What is read of the file; what is known of it, where its bytes are the same."""
    kind, place, known = file.kind, file.place, file.known
    try:
        data, status = read_file(file.path, SIZE_MAX + 1)
    except NotAFile:
        return FileRead(kind, Read.broken(_stem(place), Problem("read.not_file", place)), None)
    except OSError as error:
        broken = Problem("read.unreadable", place, values={"error": system_reason(error)})
        return FileRead(kind, Read.broken(_stem(place), broken), None)
    # Of a file that is too big only the beginning is read, and its size is told.
    digest = blake2b(data, digest_size=16, salt=status.st_size.to_bytes(8, "little")).digest()
    same = known is not None and known.digest == digest
    read = known.read if known and same else _read_bytes(kind, place, data, status.st_size)
    return FileRead(kind, read, stamp_of(status), digest)


def _badly_named(kind: Kind, place: str) -> FileRead:
    """A name is shown, stored and made into addresses, and one with bytes that are no letters can be none of these."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in printable(place))
    return FileRead(kind, Read.broken(_stem(shown), Problem("read.bad_file_name", shown)), None)


def _read_bytes(kind: Kind, place: str, data: bytes, size: int) -> Read:
    if len(data) > SIZE_MAX:
        values = {"size": size / 1e6, "limit": SIZE_MAX / 1e6}
        return Read.broken(_stem(place), Problem("read.too_big", place, values=values))
    try:
        written = decoded(data)
    except UnicodeDecodeError as error:
        secrets = secrets_in(as_read(data.decode("utf-8", "replace")))
        problem = without_secrets(_not_decoded(place, data, error), [one.reveal() for one in secrets])
        return replace(Read.broken(_stem(place), problem), secrets=secrets)
    read = read_item(kind, _stem(place), place, as_read(written.text))
    if written.encoding and not read.draft:
        told = Problem("read.encoding", place, severity=Severity.WARNING, values={"encoding": written.encoding})
        return replace(read, problems=(told, *read.problems))
    return read


def _not_decoded(place: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    if error.encoding != "utf-8":
        return Problem("read.not_utf8_at_all", place)
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    written = data[start:].split(b"\n", 1)[0].decode("cp1252", "replace").strip()[:60]
    return Problem("read.not_utf8", place, line, values={"written": written})


def _stem(place: str) -> str:
    return unicodedata.normalize("NFC", os.path.splitext(os.path.basename(place))[0])


def _stamp(path: str) -> Stamp | None:
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return None
