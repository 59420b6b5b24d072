"""Copies of the state: taken while it is in use, and put back only when they are whole and known."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from pipeline.fault import StateError
from pipeline.store.schema import VERSION

_NAME = "state.db"
# SQLite keeps what is not merged yet beside its file.
_BESIDE = ("-wal", "-shm")
# What every version has: a file without these is not ours.
_TABLES = {"meta", "edition", "told", "journal"}


def copy_state(folder: Path, target: Path) -> int:
    """Copies the state of `folder` into one file, whole as of one moment; its size in bytes.

    An earlier backup of that name is replaced. Raises StateError when there is no state, when another kind of file
    stands there, when its folder is missing, or when the state is damaged; OSError.
    """
    source = folder / _NAME
    if not source.is_file():
        raise StateError("log.nothing_to_back_up")
    if target.exists() and not _is_state(target):
        raise StateError("log.not_ours", file=target)
    if not target.absolute().parent.is_dir():
        raise StateError("log.no_folder", folder=target.parent)
    half = target.with_name(f".{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source, timeout=30)) as live, closing(sqlite3.connect(half)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(half)
        half.replace(target)
    except sqlite3.DatabaseError as error:
        raise StateError("store.damaged", place=source, error=error) from error
    finally:
        half.unlink(missing_ok=True)
    return target.stat().st_size


def put_back(folder: Path, backup: Path, now: datetime) -> Path | None:
    """Puts the backup in the state's place; where the earlier state is kept now, if there was one.

    Raises StateError when the backup is not whole, or is from a newer program; then nothing has changed. OSError.
    """
    _check(backup)
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{_NAME}.half"
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as copy, closing(sqlite3.connect(half)) as new:
        copy.backup(new)
    state, kept = folder / _NAME, folder / f"{_NAME}.{now:%Y%m%dT%H%M%S}"
    there = state.exists()
    if there:
        for end in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                state.with_name(_NAME + end).rename(kept.with_name(kept.name + end))
    half.replace(state)
    return kept if there else None


def _check(path: Path) -> None:
    """Raises StateError unless the file is a whole state that this program knows."""
    if not path.is_file():
        raise StateError("log.no_backup", file=path)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
            version = _version(connection)
    except sqlite3.DatabaseError as error:
        raise StateError("log.bad_backup", file=path, error=error) from error
    if verdict != "ok":
        raise StateError("log.bad_backup", file=path, error=verdict)
    if version is None:
        raise StateError("log.foreign", file=path)
    if version > VERSION:
        raise StateError("log.newer_backup", file=path, version=version, known=VERSION)


def _version(connection: sqlite3.Connection) -> int | None:
    """The version of the state; None when it is another program's file. Raises sqlite3.DatabaseError."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= _TABLES:
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else None


def _is_state(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return _version(connection) is not None
    except sqlite3.DatabaseError:
        return False
