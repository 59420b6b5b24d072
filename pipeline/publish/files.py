"""Writes what changed, and only that: each file whole or not at all.

What was written before, and from what, stands in one record file; without it everything is made again, to the same
bytes. Paths are plain strings where each of thousands of files passes: `Path` would take a tenth of a build.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.whole import HALF, PRIVATE, PUBLIC, read_ours, write_whole

# File -> (digest of what it was made from, its size, its time of change in ns).
Record = dict[str, tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path within it, a digest of all that its bytes depend on, and what makes them.

    `check` says what is wrong with the bytes (empty: nothing); bad ones never replace the last good file.
    """

    path: str
    depends: str
    render: Callable[[], bytes]
    check: Callable[[bytes], str] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: how many files it wrote, left as they were, removed; and which it refused, with the reason."""

    written: int
    same: int
    removed: int
    refused: tuple[tuple[str, str], ...] = ()


# What became of one output: its path, its line of the record (None: none), whether it was written, why it was refused.
_Made = tuple[str, tuple[str, int, int] | None, bool, str]

# Below this number of files a second process costs more than it gives.
_WORTH_TWO = 500


def write_outputs(
    site: Path, outputs: Iterable[Output], record: Record, keep: Callable[[str], bool]
) -> tuple[Written, Record]:
    """Brings the files of `site` up to the outputs; files of the record that are no output any more go, unless kept."""
    new: Record = {}
    todo: list[Output] = []
    for output in outputs:
        known = record.get(output.path)
        if known and known[0] == output.depends and _stamp(f"{site}/{output.path}") == known[1:]:
            new[output.path] = known
        else:
            todo.append(output)
    same = len(new)
    made = _in_two(site, todo, record) if len(todo) >= _WORTH_TWO else _make(site, todo, record)
    new |= {path: line for path, line, _, _ in made if line}
    stale = [path for path in record if path not in new]
    new |= {path: record[path] for path in stale if keep(path)}
    gone = [path for path in stale if path not in new]
    for path in gone:
        _remove(site, path)
    written = sum(was_written for _, _, was_written, _ in made)
    refused = tuple((path, reason) for path, _, _, reason in made if reason)
    return Written(written, same + len(made) - written - len(refused), len(gone), refused), new


def _in_two(site: Path, todo: Sequence[Output], record: Record) -> list[_Made]:
    """The outputs made by two processes, for rendering keeps one core busy. The other is a copy that only writes."""
    half = len(todo) // 2
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reader)
            with os.fdopen(writer, "wb") as answer:
                answer.write(msgspec.msgpack.encode(_make(site, todo[half:], record)))
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    mine = _make(site, todo[:half], record)
    with os.fdopen(reader, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(child, 0)
    # A half that failed is made again here, where its error can be told.
    theirs = msgspec.msgpack.decode(data, type=list[_Made]) if status == 0 else _make(site, todo[half:], record)
    return mine + theirs


def _make(site: Path, outputs: Iterable[Output], record: Record) -> list[_Made]:
    return [_made(site, output, record.get(output.path)) for output in outputs]


def _made(site: Path, output: Output, known: tuple[str, int, int] | None) -> _Made:
    path = f"{site}/{output.path}"
    data = output.render()
    if output.check and (reason := output.check(data)):
        return output.path, known, False, reason
    written = not _holds(path, data)
    if written:
        write_whole(path, data, PUBLIC, flush=False)
    return output.path, (output.depends, *(_stamp(path) or (0, 0))), written, ""


def sweep(site: Path) -> None:
    """Removes the halves of files that a killed run has left."""
    for parent, _, names in os.walk(site):
        for name in names:
            if name.startswith(".") and name.endswith(HALF):
                Path(parent, name).unlink(missing_ok=True)


_DECODER = msgspec.msgpack.Decoder(Record)


def read_record(path: Path) -> Record:
    """The record of the last run; empty when there is none, or it is damaged."""
    return read_ours(path, _DECODER.decode, msgspec.MsgspecError) or {}


def write_record(path: Path, record: Record) -> None:
    write_whole(path, msgspec.msgpack.encode(record), PRIVATE)


def stands(site: Path, record: Record) -> bool:
    """Whether every file of the record is still there as it was written."""
    return all(_stamp(f"{site}/{path}") == known[1:] for path, known in record.items())


def stamps_of(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of every file in the folders (or of the files themselves), in a steady order."""
    for folder in folders:
        if folder.is_file():
            yield (str(folder), *(_stamp(folder) or (0, 0)))
        for parent, within, names in os.walk(folder):
            within.sort()
            for name in sorted(names):
                path = f"{parent}/{name}"
                yield (path, *(_stamp(path) or (0, 0)))


def _stamp(path: Path | str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _holds(path: str, data: bytes) -> bool:
    stamp = _stamp(path)
    return stamp is not None and stamp[0] == len(data) and Path(path).read_bytes() == data


def _remove(site: Path, name: str) -> None:
    path = site / name
    path.unlink(missing_ok=True)
    parent = path.parent
    while parent != site and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
