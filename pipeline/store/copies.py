"""Copies of the state: taken while it is in use, and put back only when they are whole and known."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import MAXYEAR, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from pipeline import messages
from pipeline.fault import StateError
from pipeline.model import LetterState
from pipeline.project import STATE_FILE, Place
from pipeline.store import open_store
from pipeline.store.editions import edition_rows
from pipeline.store.file import copy_files
from pipeline.store.moments import rows_written_at
from pipeline.store.schema import VERSION
from pipeline.whole import PRIVATE, flush_folder, half_name, make_folder

# SQLite keeps what is not merged yet beside its file.
_BESIDE = ("-wal", "-shm")
# What every version has: a file without these is not ours.
_TABLES = {"meta", "edition", "told", "journal"}


def copy_state(place: Place, target: Path, beginning: Mapping[str, str]) -> int:
    """Copies a state into one file, whole as of one moment; its size in bytes. `beginning` is that of a new state.

    A server's is copied into the same kind of file, so that either can be put back where the other was. An earlier
    backup of that name is replaced. Raises StateError when there is no state, when another kind of file stands there,
    when its folder is missing, or when the state is damaged; OSError.
    """
    if place.server:
        return _copy_of_server(place, target, beginning)
    return copy_of_file(place.state / STATE_FILE, target)


def _copy_of_server(place: Place, target: Path, beginning: Mapping[str, str]) -> int:
    with (
        TemporaryDirectory(prefix="soila-") as folder,
        closing(open_store(Path(folder))) as copy,
        closing(open_store(place.state, beginning, place.server)) as store,
    ):
        copy.take_over_from(store)
        return copy_of_file(Path(folder) / STATE_FILE, target)


def copy_of_file(source: Path, target: Path) -> int:
    """Copies a state's file as `copy_state` does."""
    if not source.is_file():
        raise StateError("log.nothing_to_back_up")
    if target.exists() and not (target.is_file() and _is_state(target)):
        raise StateError("log.not_ours", file=target)
    if not target.absolute().parent.is_dir():
        raise StateError("log.no_folder", folder=target.parent)
    half = Path(half_name(str(target.absolute())))
    half.unlink(missing_ok=True)
    try:
        with _readable(source) as live, closing(sqlite3.connect(half)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(half)
        half.chmod(PRIVATE)
        half.replace(target)
    except sqlite3.OperationalError as error:  # nothing is wrong with the state: it could not be written down
        full = error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
        why = messages.text("cli.os_full") if full else error
        raise StateError("log.cannot_copy", file=target, error=why) from error
    except sqlite3.DatabaseError as error:
        raise StateError("store.damaged", place=source, error=error) from error
    finally:
        half.unlink(missing_ok=True)
    return target.stat().st_size


@contextmanager
def _readable(source: Path) -> Iterator[sqlite3.Connection]:
    """The state, open to be read; a copy of it where nothing may be written beside it."""
    with TemporaryDirectory(prefix="soila-") as folder:
        if not os.access(source.parent, os.W_OK):
            source = copy_files(source, Path(folder))
        with closing(sqlite3.connect(source, timeout=30)) as live:
            yield live


class Proof(Struct, frozen=True):
    """What a whole backup holds: how many letters it knows as sent, and when anything was stored in it last (aware)."""

    sent: int
    newest: datetime | None


def prove(backup: Path) -> Proof:
    """Looks a backup through without touching anything. Raises StateError when it is not whole, or not known."""
    _check(backup)
    return _opened(backup)


def _opened(backup: Path) -> Proof:
    """Opens a copy of it as the program would. Raises StateError where its rows cannot be read."""
    with TemporaryDirectory(prefix="soila-") as folder:
        try:
            with closing(_read_only(backup)) as whole, closing(sqlite3.connect(Path(folder) / STATE_FILE)) as copy:
                whole.backup(copy)
            with closing(open_store(Path(folder))) as store, store.reading() as connection:
                sent = sum(row.state is LetterState.SENT for row in edition_rows(connection))
                # The ends of time have no local hour.
                moments = [one for one in rows_written_at(connection) if 1 < one.year < MAXYEAR]
        except (sqlite3.DatabaseError, StateError, ArithmeticError, TypeError, ValueError) as error:
            raise StateError("log.bad_backup", file=backup, error=_told(error)) from error
    if sent and not moments:
        raise StateError("log.bad_backup", file=backup, error="edition.updated_at")
    return Proof(sent, max(moments, default=None))


def _told(error: Exception) -> object:
    return error.values.get("error", "–") if isinstance(error, StateError) else error


def put_back(place: Place, backup: Path, now: datetime, beginning: Mapping[str, str]) -> Path | None:
    """Puts the backup in the state's place in one step; where the earlier state is kept now, if there was one.

    Raises StateError when the backup is not whole, or is from a newer program; then nothing has changed. OSError.
    """
    _check(backup)
    _opened(backup)
    make_folder(place.state, PRIVATE)
    if place.server:
        return _put_into_server(place, backup, now, beginning)
    return _put_into_file(place.state, backup, now)


def _put_into_server(place: Place, backup: Path, now: datetime, beginning: Mapping[str, str]) -> Path:
    """In one transaction; the earlier state is kept in a file of this machine."""
    kept = _free(place.state / f"{STATE_FILE}.{now:%Y%m%dT%H%M%S}")
    _copy_of_server(place, kept, beginning)
    with TemporaryDirectory(prefix="soila-") as folder:
        shutil.copyfile(backup, Path(folder) / STATE_FILE)
        with (
            closing(open_store(Path(folder))) as copy,
            closing(open_store(place.state, beginning, place.server)) as store,
        ):
            store.take_over_from(copy)
    return kept


def _put_into_file(folder: Path, backup: Path, now: datetime) -> Path | None:
    state = folder / STATE_FILE
    half = Path(half_name(str(state)))
    half.unlink(missing_ok=True)
    try:
        with closing(_read_only(backup)) as copy, closing(sqlite3.connect(half)) as new:
            copy.backup(new)
        half.chmod(PRIVATE)
        kept = _kept(state, now) if state.exists() else None
        half.replace(state)
    except sqlite3.DatabaseError as error:
        raise StateError("store.unavailable", place=state, error=error) from error
    finally:
        half.unlink(missing_ok=True)
    flush_folder(folder)
    return kept


def _kept(state: Path, now: datetime) -> Path:
    """A second name for the state, with all that was written of it merged in; the first one stands meanwhile."""
    kept = _free(state.with_name(f"{STATE_FILE}.{now:%Y%m%dT%H%M%S}"))
    try:
        with closing(sqlite3.connect(state, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError:
        # It cannot be read any more; what stands beside it must not be taken for the new one's.
        for end in _BESIDE:
            with suppress(FileNotFoundError):
                state.with_name(STATE_FILE + end).replace(kept.with_name(kept.name + end))
    try:
        os.link(state, kept)
    except OSError:  # a file system that knows no second names
        shutil.copy2(state, kept)
    return kept


def _free(path: Path) -> Path:
    """The name, with a number after it where that of an earlier one is taken."""
    names = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not os.path.lexists(name))


def _check(path: Path) -> None:
    """Raises StateError unless the file is a whole state that this program knows."""
    if not path.is_file():
        raise StateError("log.no_backup", file=path)
    try:
        with closing(_read_only(path)) as connection:
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


def _read_only(path: Path) -> sqlite3.Connection:
    """Whatever letters its name has: in a bare URI some would be read as more than letters."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _version(connection: sqlite3.Connection) -> int | None:
    """The version of the state; None when it is another program's file. Raises sqlite3.DatabaseError."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= _TABLES:
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else None


def _is_state(path: Path) -> bool:
    try:
        with closing(_read_only(path)) as connection:
            return _version(connection) is not None
    except sqlite3.DatabaseError:
        return False
