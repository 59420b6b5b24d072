"""Paths that stay inside their folder, and files that are nothing but files: looked at before the disk is touched.

What comes from outside (an id, a record, a row) may name any place, and a name may be a link or a pipe.
"""

import errno
import os
import re
import stat
from pathlib import Path

_NAME_MAX = 255  # bytes of one name
_AT_ONCE = 65536  # bytes
# Whatever such a path is joined to, it stays inside: nearly all are of this kind, and a site has thousands.
_PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)
# A pipe is never waited on, and a link never followed.
_ONLY_A_FILE = os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC


# Size, times of change of content and of inode (ns), and inode: with equal ones it is still the same file as before.
Stamp = tuple[int, int, int, int]
# A file that was changed so shortly (ns) before it was read may be changed again without another stamp: file systems
# count time in steps, the coarsest in two seconds.
SETTLES = 2_000_000_000


def stamp_of(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def stamp_of_database(path: Path) -> str:
    """Size and time of change of an SQLite file, and of what is not merged into it yet; "" where there is none."""
    beside = Path(f"{path}-wal")
    try:
        files = (path, beside) if beside.is_file() and beside.stat().st_size else (path,)
        return " ".join(f"{one.st_size}-{one.st_mtime_ns}" for one in map(os.stat, files))
    except FileNotFoundError:
        return ""


def is_within(path: str) -> bool:
    """Whether a relative path, its parts joined by `/`, leads to a place inside its folder whatever it is joined to."""
    if len(path) <= _NAME_MAX and _PLAIN.fullmatch(path):
        return True
    return all(_is_name(part) for part in path.split("/"))


def _is_name(part: str) -> bool:
    if part in ("", ".", "..") or "\0" in part:
        return False
    try:
        return len(os.fsencode(part)) <= _NAME_MAX
    except UnicodeEncodeError:
        return False


def link_on_the_way(root: Path | str, path: str) -> str:
    """The first folder between `root` and `root/path` that is a link, relative to `root`; "" when there is none."""
    at = ""
    for part in path.split("/")[:-1]:
        at = f"{at}/{part}" if at else part
        if os.path.islink(f"{root}/{at}"):
            return at
    return ""


def check_inside(root: Path, path: str) -> None:
    """Raises OSError where writing `root/path` would leave `root`."""
    if not is_within(path):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    if link := link_on_the_way(root, path):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), f"{root}/{link}")


class NotAFile(OSError):
    """A pipe, a socket, a device or a folder stands where a file should."""


def read_file(path: Path | str, limit: int) -> tuple[bytes, os.stat_result]:
    """The first `limit` bytes of a regular file, and its status as it was opened.

    Nothing else is read, waited on or followed: raises NotAFile, and OSError.
    """
    descriptor = os.open(path, os.O_RDONLY | _ONLY_A_FILE)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        # One byte more than it has, so that a whole file takes one call and its end is seen.
        size = min(status.st_size + 1, limit)
        data = os.read(descriptor, size)
        while size == len(data) < limit:  # it has grown meanwhile
            data += os.read(descriptor, min(_AT_ONCE, limit - len(data)))
            size = min(size + _AT_ONCE, limit)
        return data, status
    finally:
        os.close(descriptor)


def only_a_file(path: str, flags: int) -> int:
    """An opener of `open()` for writing: neither through a link, nor into a pipe that somebody would have to read."""
    return os.open(path, flags | _ONLY_A_FILE, 0o666)
