"""Writes what changed, and only that: each file whole or not at all.

What was written before, and from what, stands in one record file; without it everything is made again, to the same
bytes.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

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
class Published:
    """What a run did: how many files it wrote, left as they were, removed; and which it refused, with the reason."""

    written: int
    same: int
    removed: int
    refused: tuple[tuple[str, str], ...] = ()


def write_outputs(
    site: Path, outputs: Iterable[Output], record: Record, keep: Callable[[str], bool]
) -> tuple[Published, Record]:
    """Brings the files of `site` up to the outputs; files of the record that are no output any more go, unless kept."""
    new: Record = {}
    written = same = 0
    refused: list[tuple[str, str]] = []
    for output in outputs:
        path = site / output.path
        known = record.get(output.path)
        if known and known[0] == output.depends and _stamp(path) == known[1:]:
            new[output.path] = known
            same += 1
            continue
        data = output.render()
        if output.check and (reason := output.check(data)):
            refused.append((output.path, reason))
            if known:
                new[output.path] = known
            continue
        if _holds(path, data):
            same += 1
        else:
            write_whole(path, data)
            written += 1
        new[output.path] = (output.depends, *(_stamp(path) or (0, 0)))
    stale = [path for path in record if path not in new]
    for name in stale:
        if keep(name):
            new[name] = record[name]
        else:
            _remove(site, name)
    removed = sum(name not in new for name in stale)
    return Published(written, same, removed, tuple(refused)), new


def write_whole(path: Path, data: bytes) -> None:
    """Puts the data at the path in one step: a reader sees the old file or the new one, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.uusi")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def read_record(path: Path) -> Record:
    """The record of the last run; empty when there is none, or it cannot be read."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return {}


def write_record(path: Path, record: Record) -> None:
    write_whole(path, msgspec.msgpack.encode(record))


def stands(site: Path, record: Record) -> bool:
    """Whether every file of the record is still there as it was written."""
    return all(_stamp(site / path) == known[1:] for path, known in record.items())


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
        status = os.stat(path)  # noqa: PTH116 - the same call for a plain string, ten times as quick
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _holds(path: Path, data: bytes) -> bool:
    stamp = _stamp(path)
    return stamp is not None and stamp[0] == len(data) and path.read_bytes() == data


def _remove(site: Path, name: str) -> None:
    path = site / name
    path.unlink(missing_ok=True)
    parent = path.parent
    while parent != site and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
