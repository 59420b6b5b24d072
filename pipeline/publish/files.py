"""Writes what changed, and only that: each file whole or not at all.

What was written before, and from what, stands in one record file; without it everything is made again, to the same
bytes. Nothing is written or removed outside the site, nor through a link that stands in it.

Paths are plain strings where each of thousands of files passes: `Path` would take a tenth of a build.
"""

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.halves import in_two
from pipeline.inside import is_within, link_on_the_way
from pipeline.messages import text
from pipeline.whole import HALF, PRIVATE, PUBLIC, read_ours, write_whole

# File -> (digest of what it was made from, its size, its time of change in ns).
Record = dict[str, tuple[str, int, int]]


class Output(Struct, frozen=True):
    """A file of the site: its path within it, a digest of all that its bytes depend on, and what makes them.

    `check` says what is wrong with the bytes (empty: nothing); bad ones never replace the last good file.
    """

    path: str
    depends: str
    render: Callable[[], bytes]
    check: Callable[[bytes], str] | None = None


class Written(Struct, frozen=True):
    """What a run did: how many files it wrote, left as they were, removed; and which it refused, with the reason."""

    written: int
    same: int
    removed: int
    refused: tuple[tuple[str, str], ...] = ()


# What became of one output: its path, its line of the record (None: none), whether it was written, why it was refused.
_Made = tuple[str, tuple[str, int, int] | None, bool, str]
_MADE = msgspec.msgpack.Decoder(list[_Made])


def write_outputs(
    site: Path, outputs: Iterable[Output], record: Record, keep: Callable[[str], bool]
) -> tuple[Written, Record]:
    """Brings the files of `site` up to the outputs; files of the record that are no output any more go, unless kept."""
    new: Record = {}
    todo: list[Output] = []
    folder = str(site)
    for output in outputs:
        known = record.get(output.path)
        if known and known[0] == output.depends and _is_as_written(folder, output.path, known):
            new[output.path] = known
        else:
            todo.append(output)
    same = len(new)
    made = in_two(lambda some: _make(site, some, record), todo, msgspec.msgpack.encode, _MADE.decode)
    new |= {path: line for path, line, _, _ in made if line}
    stale = {path: line for path, line in record.items() if path not in new}
    kept = {path: line for path, line in stale.items() if keep(path)}
    removed = _remove_all(site, stale.keys() - kept.keys())
    new |= kept
    written = sum(was_written for _, _, was_written, _ in made)
    refused = tuple((path, reason) for path, _, _, reason in made if reason)
    return Written(written, same + len(made) - written - len(refused), removed, refused), new


def _remove_all(site: Path, paths: Iterable[str]) -> int:
    """Removes files that are no output any more; how many of them were ours to remove."""
    ground = _Ground(site)
    return sum(_remove(ground, path) for path in paths)


def _make(site: Path, outputs: Iterable[Output], record: Record) -> list[_Made]:
    ground = _Ground(site)
    return [_made(ground, output, record.get(output.path)) for output in outputs]


class _Ground:
    """Where a run may write and remove: in the site's folder, which may be a link itself, and through none in it."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._links: dict[str, str] = {}

    def link_to(self, path: str) -> str:
        """The first folder on the way that is a link; "" when there is none."""
        folder = path.rpartition("/")[0]
        if folder not in self._links:
            self._links[folder] = link_on_the_way(self.site, path)
        return self._links[folder]

    def refusal(self, path: str) -> str:
        """Why nothing may be written at the path; "" where it may."""
        if not is_within(path):
            return text("publish.outside")
        if link := self.link_to(path):
            return text("publish.linked", folder=f"{self.site.name}/{link}")
        return ""


def _made(ground: _Ground, output: Output, known: tuple[str, int, int] | None) -> _Made:
    if reason := ground.refusal(output.path):
        return output.path, None, False, reason
    path = f"{ground.site}/{output.path}"
    data = output.render()
    if output.check and (reason := output.check(data)):
        return output.path, known, False, reason
    if _holds(path, data):
        return output.path, (output.depends, *(_stamp(path) or (0, 0))), False, ""
    status = write_whole(path, data, PUBLIC, flush=False)
    return output.path, (output.depends, status.st_size, status.st_mtime_ns), True, ""


def sweep(site: Path) -> None:
    """Removes the halves of files that a killed run has left; a link is removed, and never followed."""
    for parent, folders, names in os.walk(site):
        for name in (*names, *(name for name in folders if os.path.islink(f"{parent}/{name}"))):
            if name.startswith(".") and name.endswith(HALF):
                Path(parent, name).unlink(missing_ok=True)


_DECODER = msgspec.msgpack.Decoder(Record)


def read_record(path: Path) -> Record:
    """The record of the last run, without what lies outside a site; empty when there is none, or it is damaged."""
    record = read_ours(path, _DECODER.decode, msgspec.MsgspecError) or {}
    return {path: line for path, line in record.items() if is_within(path)}


def write_record(path: Path, record: Record) -> None:
    write_whole(path, msgspec.msgpack.encode(record), PRIVATE)


def stands(site: Path, record: Record) -> bool:
    """Whether every file of the record is still there as it was written."""
    folder = str(site)
    return all(_is_as_written(folder, path, known) for path, known in record.items())


def _stamp(path: str) -> tuple[int, int] | None:
    """Size and time of change; of a link its own."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def _is_as_written(site: str, path: str, known: tuple[str, int, int]) -> bool:
    return _stamp(f"{site}/{path}") == known[1:]


def _holds(path: str, data: bytes) -> bool:
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and Path(path).read_bytes() == data


def _remove(ground: _Ground, path: str) -> bool:
    """Removes a file and the folders that are empty without it; whether it was ours to remove."""
    if ground.refusal(path):
        return False
    file = ground.site / path
    if file.is_dir() and not file.is_symlink():
        return False
    with suppress(FileNotFoundError, NotADirectoryError):
        file.unlink()
    parent = file.parent
    while parent != ground.site and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
