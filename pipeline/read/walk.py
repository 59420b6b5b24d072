"""What lies in the content folder: which files are items', and what is none and why. Nothing is opened here.

Paths are plain strings here: thousands of files are looked at each time an editor checks, and `Path` takes a third.
"""

import errno
import os
import stat
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pipeline.fault import system_reason
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Kind
from pipeline.model import Problem, Severity
from pipeline.read.item import ITEM_SUFFIXES
from pipeline.read.misplaced import told_of_file, told_of_folder

# Files of the content folder itself that are no items: what items are counted and checked by.
TABLES = ("facts.toml", "organisations.csv")

_BESIDE = frozenset(".png .jpg .jpeg .gif .svg .webp .heic .heif .avif .tif .tiff .bmp .pdf".split())


class Lying(Struct, frozen=True):
    """What lies at a place, such as `content/events/juhla.md`.

    `path` is the regular file to read (a link's is its target); where `problem` is told instead, no item is read.
    `kind` is None where no item can be missed.
    """

    place: str
    path: str
    kind: Kind | None
    problem: Problem | None = None


# A path, and what it is: a message key where it cannot be read, `_FILE`, or `_LINK` that is to be followed.
_Seen = tuple[str, str]
_FILE, _LINK = "", "link"


def lying(content: Path) -> list[Lying]:
    """What lies under the kinds' folders and is an item's file or tells of a fault, in the order of kinds and names.

    A link to a file inside the folder is the file; one to a file that is read already is told, and so is a link to a
    folder or to anything outside. Hidden files are not content.
    """
    seen = [(kind, *one) for kind in every_kind() for one in _under(f"{content}/{kind.folder}")]
    links = _Links(content, [path for _, path, what in seen if what == _FILE])
    of_kinds = [_lying(content, kind, path, what, links) for kind, path, what in seen]
    read = {os.path.realpath(one.path) for (_, _, what), one in zip(seen, of_kinds, strict=True) if what == _LINK}
    return [*_beside_the_kinds(content, links, read), *of_kinds]


def _lying(content: Path, kind: Kind, path: str, what: str, links: "_Links") -> Lying:
    place = _place(content, path)
    if what == _FILE and _is_item(path):
        return Lying(place, path, kind)
    target, problem = links.target(path, place) if what == _LINK else (path, _problem(what, place))
    if problem is None and not _is_item(path):
        return Lying(place, path, None, _not_an_item(place))
    missed = problem is None or problem.is_error
    return Lying(place, target, kind if missed else None, problem)


def _beside_the_kinds(content: Path, links: "_Links", read: Container[str]) -> Iterator[Lying]:
    """What stands in the content folder itself; the kinds' own folders are looked at apart."""
    kinds = {kind.folder for kind in every_kind()}
    for entry in _entries(str(content)) or ():
        if entry.name.startswith(".") or entry.name in kinds:
            continue
        if entry.name in TABLES and _what(entry) == _FILE:
            continue
        what, place = _what(entry), _place(content, entry.path)
        if what in (None, "read.folder_named"):
            problem = _unread_folder(entry.path, place, read)
        elif what == _FILE:
            problem = Problem("read.beside_folders", place) if _is_item(entry.name) else _not_an_item(place)
        else:
            problem = links.target(entry.path, place)[1] if what == _LINK else _problem(what, place)
        if problem:
            yield Lying(place, entry.path if what == _FILE else "", None, problem)


def _unread_folder(path: str, place: str, read: Container[str]) -> Problem | None:
    """A folder where nothing is read, if it holds anything but pictures and what links show under their own names."""
    names = [
        name
        for name, what in _under(path)
        if what == _FILE and not _is_beside(name) and os.path.realpath(name) not in read
    ]
    return told_of_folder(place, any(map(_is_item, names))) if names else None


class _Links:
    """Where links lead; each file inside the content folder is read once, under its own name before a link's."""

    def __init__(self, content: Path, files: Sequence[str]) -> None:
        self._content = content
        self._files = files
        self._home = os.path.realpath(content)

    @cached_property
    def _read(self) -> dict[str, str]:
        """The files that are read, by where they really stand; made where there is a link at all."""
        within = len(str(self._content))
        return {f"{self._home}{path[within:]}": path for path in self._files if _is_item(path)}

    def target(self, path: str, place: str) -> tuple[str, Problem | None]:
        """The file that a link stands for, or why it is not read."""
        try:
            real = os.path.realpath(path, strict=True)
            mode = os.lstat(real).st_mode
        except OSError as error:
            key = "read.link_nowhere" if error.errno == errno.ENOENT else "read.link_lost"
            return "", Problem(key, place, values={"target": _written(path), "error": system_reason(error)})
        if not real.startswith(f"{self._home}/"):
            return "", Problem("read.link_out", place, values={"target": _written(path)})
        if stat.S_ISDIR(mode):
            return "", Problem("read.link_to_folder", place, values={"target": _written(path)})
        if not stat.S_ISREG(mode):
            return "", Problem("read.not_file", place)
        if _is_item(path):
            if real in self._read:
                other = _place(self._content, self._read[real])
                return "", Problem("read.link_to_item", place, severity=Severity.WARNING, values={"other": other})
            self._read[real] = path
        return real, None


def _under(folder: str) -> Iterator[_Seen]:
    """Everything under a kind's folder but plain folders, files before folders, each by its name."""
    if os.path.islink(folder):
        yield folder, _LINK
        return
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        entries = _entries(parent)
        if entries is None:
            yield parent, "read.unreadable_folder"
            continue
        folders = []
        for entry in entries:
            name, what = entry.name, _what(entry)
            if what in (None, "read.folder_named") and not name.startswith("."):
                folders.append(entry.path)
            if what is not None and not name.startswith((".", "~")):
                yield entry.path, what
        waiting += reversed(folders)


def _entries(folder: str) -> list["os.DirEntry[str]"] | None:
    """What a folder holds, by name; nothing where it is not there, None where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError:
        return None


def _what(entry: "os.DirEntry[str]") -> str | None:
    """What an entry is, None for a folder like any other."""
    try:
        if entry.is_file(follow_symlinks=False):
            return _FILE
        if entry.is_dir(follow_symlinks=False):
            return "read.folder_named" if _is_item(entry.name) else None
        return _LINK if entry.is_symlink() else "read.not_file"
    except OSError:
        return "read.not_file"


def _problem(key: str, place: str) -> Problem | None:
    return Problem(key, place) if key else None


def _is_item(path: str) -> bool:
    return os.path.splitext(path)[1].casefold() in ITEM_SUFFIXES


def _not_an_item(place: str) -> Problem | None:
    return None if _is_beside(place) else told_of_file(place)


def _is_beside(path: str) -> bool:
    return os.path.splitext(path)[1].casefold() in _BESIDE


def _place(content: Path, path: str) -> str:
    return f"{content.name}{path[len(str(content)) :]}"


def _written(link: str) -> str:
    """Where a link says that it leads."""
    try:
        return os.readlink(link)
    except OSError:
        return ""
