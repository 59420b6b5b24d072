"""What the site is made from: whether its files have changed here, and whether another host has the same ones."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from struct import Struct

from pipeline.cache.program import program_digest
from pipeline.inside import SETTLES, stamp_of
from pipeline.pictures import FOLDER
from pipeline.project import Project, linked_folders, template_folders

_KNOWN = 100_000  # files
_STAMP = Struct("<QqqQ")
_NONE = (0, 0, 0, 0)  # of a file that is away; no other has its inode


def inputs_of(project: Project) -> tuple[Path, ...]:
    """What the site and the letters are made from: content and their look, with folders that only a link leads to."""
    pictures = project.content / FOLDER
    return (project.content, *((pictures,) if pictures.is_symlink() else ()), *look_of(project))


def look_of(project: Project) -> tuple[Path, ...]:
    """What every page and letter is made from: the templates and config."""
    folders = template_folders(project.templates)
    linked = (one for folder in folders for one in linked_folders(folder))
    return (*folders, *linked, project.root / "config.toml")


def digest_of(files: Iterable[Path]) -> str:
    """A digest of the stamps of files and folders with all that is in them, and of this program itself."""
    return _digest_of_stamps(stamp for one in files for stamp in _stamps_of(one, folders=True))


def settled_digest_of(files: Iterable[Path], alone: Iterable[Path], began: int) -> str:
    """The same, with the stamps `alone` of other files and folders; "" where one of all these was changed shortly
    before this `began` (ns): it may change again without another stamp."""
    stamps = [stamp for one in files for stamp in _stamps_of(one, folders=True)]
    stamps += [(str(path), _stamp(path)) for path in alone]
    settled = all(max(stamp[1:3], default=0) < began - SETTLES for _, stamp in stamps)
    return _digest_of_stamps(stamps) if settled else ""


def _digest_of_stamps(stamps: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    digest = blake2b(program_digest(), digest_size=16)
    for path, stamp in stamps:
        digest.update(f"{path}\0".encode("utf-8", "surrogateescape") + _STAMP.pack(*(stamp or _NONE)))
    return digest.hexdigest()


def digest_of_bytes(files: Iterable[Path], began: int) -> str:
    """A digest of the names and bytes of files and folders: the same on every machine that has the same ones.

    A process reads a file once for each of its stamps. One that was changed shortly before this `began` (ns) may change
    again without another stamp: it is read each time.
    """
    digest = blake2b(digest_size=16)
    for one in files:
        within = len(str(one)) + 1
        for path, stamp in _stamps_of(one):
            name = path[within:]
            if not name.startswith("."):
                settled = stamp if stamp and stamp[2] < began - SETTLES else ()
                digest.update(f"{name or '.'}\0{_digest(path, settled)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _stamps_of(file: Path, folders: bool = False) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Path and stamp of a file, or of every file in a folder (and of every folder), in a steady order.

    The stamp tells size, times of change of content and of inode, and inode: two files that have changed places differ
    in it. Of a link it is that of what it leads to, for that is what is read.
    """
    if file.is_file():
        yield str(file), _stamp(file)
    for parent, within, names in os.walk(file):
        within.sort()
        if folders:
            yield parent, _stamp(parent)
        for name in sorted(names):
            path = f"{parent}/{name}"
            yield path, _stamp(path)


def _stamp(path: Path | str) -> tuple[int, ...]:
    try:
        return stamp_of(os.stat(path))
    except (OSError, ValueError):
        return ()


def _digest(path: str, settled: tuple[int, ...]) -> str:
    try:
        return _known(path, settled) if settled else _read(path)
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=_KNOWN)
def _known(path: str, _settled: tuple[int, ...]) -> str:
    return _read(path)


def _read(path: str) -> str:
    return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
