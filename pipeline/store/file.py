"""The state as one SQLite file on this machine."""

import os
import shutil
import sqlite3
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from pipeline.fault import StateError
from pipeline.inside import stamp_of_database
from pipeline.whole import PRIVATE

_ROOM = 1_000_000  # bytes
_WAIT = 30  # seconds that one process waits for another's write to end
_AGAIN = 0.02  # seconds between two tries where SQLite does not wait by itself


class File(Struct, frozen=True):
    """A state's file; `place` is its name before people."""

    path: Path
    place: str

    @property
    def engine(self) -> Engine:
        return _engine(self.path)

    @property
    def reader(self) -> Engine:
        return self.engine

    def begin(self, connection: Connection) -> None:
        """Begins a transaction that holds the only writer's place."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def prepare(self, _connection: Connection) -> None:
        """The file is there: nothing else has to be before its tables."""

    def end(self, _connection: Connection) -> None:
        """The file itself tells that it has changed."""

    def number_on(self, _connection: Connection) -> None:
        """SQLite goes on from the highest number by itself."""

    def settle(self, connection: Connection) -> None:
        """Merges what was written into the one file, so that its size and time of change stand still."""
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def stamp(self, _connection: Connection) -> str:
        return stamp_of_database(self.path)

    def fault(self, error: DatabaseError) -> StateError:
        key = "store.unavailable" if isinstance(error, OperationalError) else "store.damaged"
        return StateError(key, place=self.place, error=error.orig)


def copy_files(path: Path, folder: Path) -> Path:
    """Copies a state's file, and what is not merged into it yet, as far as they are there; where it lies then."""
    for end in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{end}", folder / f"{path.name}{end}")
    return folder / path.name


def has_no_room(folder: Path) -> bool:
    """Whether the disk is so full that not even what stands beside a state can be made."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize < _ROOM


def make_private(path: Path) -> None:
    """The state's file, made if need be, is its owner's alone; what stands beside it takes after it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE))
    status = path.stat()
    if status.st_mode & 0o077 and status.st_uid == os.geteuid():
        path.chmod(PRIVATE)


@lru_cache(maxsize=8)
def _engine(path: Path) -> Engine:
    """One engine for each file: it keeps its statements compiled from one look to the next."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        _write_ahead(connection)
        # A letter's row must survive a power cut: each commit waits for the disk.
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Sets the mode of the file. A new one's is set while nobody else writes there: SQLite does not wait for that."""
    until = monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_AGAIN)
