"""A file is there whole or not at all: how everything here is written that somebody may read, now or after a crash.

Every byte is counted before the new file takes the old one's place, and read back once it is on the disk; a full disk
leaves the old one.
"""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from pipeline.inside import only_a_file, read_file

_T = TypeVar("_T")

# The end of the name of a file that is not whole yet.
HALF = ".uusi"
# What stands in the name of a file of ours that was damaged.
DAMAGED = ".vioittunut"

# What the web server reads, and what nobody but its owner does, whatever the umask.
PUBLIC, PRIVATE = 0o644, 0o600
_OURS_MAX = 1 << 30  # bytes
_FOLDERS = {PUBLIC: 0o755, PRIVATE: 0o700}


def write_whole(path: Path | str, data: bytes, mode: int | None = None, *, flush: bool = True) -> os.stat_result:
    """Puts the data at the path in one step: a reader sees the old file or the new one, never a part.

    Without a `mode` it is a file of people's: it keeps its own and its owner, and a link stays a link to what is
    written; a new one gets what the umask gives. Folders are made where they are missing. `flush`: it is on the disk
    before this ends; who writes thousands flushes once at the end (`flushed`). Gives the file's status as it was
    written. Raises OSError, and then the old file is as it was.
    """
    target = os.path.realpath(path) if mode is None else os.fspath(path)
    folder = os.path.dirname(target)
    half = half_name(target)
    try:
        try:
            status = _write(half, data, mode, flush=flush)
        except FileNotFoundError:
            make_folder(folder, mode)
            status = _write(half, data, mode, flush=flush)
        if os.path.lexists(target):
            _dress(half, status, target, mode)
        os.replace(half, target)
    except OSError:
        if os.path.lexists(half):
            os.unlink(half)
        raise
    if flush:
        flush_folder(folder)
    return status


def put_new(path: Path, data: bytes) -> bool:
    """The same for a file that must not be there yet; False, and nothing is done, where one of its name stands.

    Raises OSError.
    """
    half = half_name(os.fspath(path))
    make_folder(path.parent)
    try:
        _write(half, data, None, flush=True)
        _link(half, path)
    except FileExistsError:
        return False
    finally:
        if os.path.lexists(half):
            os.unlink(half)
    flush_folder(path.parent)
    return True


def _link(half: str, path: Path) -> None:
    """The half under the new name, if no other file has it. Raises FileExistsError."""
    try:
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:  # a folder that knows no second names, as some that are synchronised
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o666))
        os.replace(half, path)


def half_name(path: str) -> str:
    """Where the new file stands while it is not whole: beside the old one, however long the old one's name is."""
    folder, name = os.path.split(path)
    short = blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return f"{folder}/.{short}.{os.getpid()}{HALF}"


def make_folder(folder: Path | str, mode: int | None = None) -> None:
    """Makes the folder and those above it that are missing, open to those to whom files of the mode are."""
    if mode is None:
        os.makedirs(folder, exist_ok=True)
        return
    missing = []
    at = os.fspath(folder)
    while at and not os.path.isdir(at):
        missing.append(at)
        at = os.path.dirname(at)
    for one in reversed(missing):
        os.makedirs(one, exist_ok=True)
        os.chmod(one, _FOLDERS[mode])


def may_not(error: OSError) -> bool:
    """Whether there is no right to write, as against no room."""
    return error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)


def flushed() -> None:
    """Waits until everything that was written is on the disk."""
    os.sync()


def flush_folder(folder: Path | str) -> None:
    """A rename is on the disk only when its folder is."""
    descriptor = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EACCES):  # a file system that has no such thing
            raise
    finally:
        os.close(descriptor)


def _write(path: str, data: bytes, mode: int | None, *, flush: bool) -> os.stat_result:
    descriptor = only_a_file(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    try:
        if mode is not None:
            os.fchmod(descriptor, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if flush:
            os.fsync(descriptor)
            os.lseek(descriptor, 0, os.SEEK_SET)
            if _read(descriptor) != data:
                raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _dress(half: str, mine: os.stat_result, target: str, mode: int | None) -> None:
    """Gives the new file the old one's owner and, where it is people's, its mode; a folder in its place gives way."""
    try:
        old = os.stat(target)
    except FileNotFoundError:  # a link that leads nowhere
        return
    if (mine.st_uid, mine.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(half, old.st_uid, old.st_gid)
        except PermissionError:
            if mode is None:
                raise  # an editor's file that its owner could not write any more
    if mode is None:
        os.chmod(half, old.st_mode & 0o7777)
    elif stat.S_ISDIR(old.st_mode) and not os.path.islink(target):
        set_aside(target)  # where a file of ours should be


def read_ours(path: Path, decode: Callable[[bytes], _T], error: type[Exception]) -> _T | None:
    """What a file of ours holds; None where there is none, or where `decode` raises `error`.

    A damaged one is set aside under a name that people find (`set_aside`), and the work goes on without it.
    """
    try:
        return decode(read_file(path, _OURS_MAX)[0])
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (OSError, UnicodeError, error):
        set_aside(path)
        return None


def set_aside(path: Path | str) -> None:
    """Gives what is damaged a name of its own beside it, where nothing stands in the way any more."""
    for number in range(100):
        aside = f"{os.fspath(path)}{DAMAGED}-{number}"
        if not os.path.lexists(aside):
            with suppress(OSError):  # without the right to write it is read past
                os.rename(path, aside)
            return
