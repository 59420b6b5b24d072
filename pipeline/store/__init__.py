"""The state: what cannot be read from content. Only here is SQL known; each sibling file holds one kind of row."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from pipeline.fault import StateError, system_reason
from pipeline.store.schema import VERSION, meta, metadata
from pipeline.whole import PRIVATE, make_folder, may_not

STATE_FILE = "state.db"
_ROOM = 1_000_000  # bytes
_WAIT = 30  # seconds that one process waits for another's write to end
_AGAIN = 0.02  # seconds between two tries where SQLite does not wait by itself


class Store:
    """The state of one project. Open with `open_store`.

    `copy` is where a copy of it lies that is read in its place, because nothing may be written where it is.
    """

    def __init__(self, engine: Engine, place: str, copy: TemporaryDirectory[str] | None = None) -> None:
        self._engine = engine
        self._copy = copy
        self.place = place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the state."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the only writer's place; all of it is kept, or nothing.

        Raises StateError when the state cannot be written (a full disk, no right to write, another process that does
        not let go).
        """
        if self._copy:
            raise StateError("store.only_read", place=self.place)
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """The same for what can be found again at any time: a reader without the right to write fills its copy."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._guarded(), self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise StateError("store.unavailable", place=self.place, error=error.orig) from error
        except DatabaseError as error:
            raise StateError("store.damaged", place=self.place, error=error.orig) from error

    def settle(self) -> None:
        """Merges what was written into the state's one file, so that its size and time of change stand still."""
        if self._engine.dialect.name == "sqlite":
            with self._guarded(), self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        self._engine.dispose()
        if self._copy:
            self._copy.cleanup()


def open_store(folder: Path, beginning: Mapping[str, str] | None = None) -> Store:
    """The state kept in `folder` as one SQLite file, made when it is not there; `beginning`: kept values of a new one.

    Who may not write there gets a copy to read. Raises StateError when it is damaged, newer than this program, or
    cannot be had.
    """
    path = folder / STATE_FILE
    try:
        make_folder(folder, PRIVATE)
        _private(path)
        return _opened(path, str(path), beginning=beginning or {})
    except OSError as error:
        if may_not(error) or error.errno == errno.ENOSPC:
            return _copy_of(path)
        raise StateError("store.unavailable", place=folder, error=system_reason(error)) from error
    except StateError as error:
        if isinstance(error.__cause__, OperationalError) and _has_no_room(folder):
            return _copy_of(path)
        raise


def _opened(
    path: Path, place: str, copy: TemporaryDirectory[str] | None = None, beginning: Mapping[str, str] | None = None
) -> Store:
    engine = _sqlite(path)
    # Another file may stand there by now: connections to the earlier one are not used again.
    engine.dispose()
    store = Store(engine, place, copy)
    with store.filling() as connection:
        _prepare(connection, store.place, beginning or {})
    return store


def _copy_of(path: Path) -> Store:
    """The state as it is now, with what is not merged into it yet; an empty one where there is none."""
    copy = TemporaryDirectory(prefix="soila-")
    try:
        copy_files(path, Path(copy.name))
    except OSError as error:
        raise StateError("store.unavailable", place=path, error=system_reason(error)) from error
    return _opened(Path(copy.name) / path.name, str(path), copy)


def copy_files(path: Path, folder: Path) -> Path:
    """Copies a state's file, and what is not merged into it yet, as far as they are there; where it lies then."""
    for end in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{end}", folder / f"{path.name}{end}")
    return folder / path.name


def _has_no_room(folder: Path) -> bool:
    """Whether the disk is so full that not even what stands beside a state can be made."""
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize < _ROOM


def _private(path: Path) -> None:
    """The state's file, made if need be, is its owner's alone; what stands beside it takes after it."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE))
    status = path.stat()
    if status.st_mode & 0o077 and status.st_uid == os.geteuid():
        path.chmod(PRIVATE)


@lru_cache(maxsize=8)
def _sqlite(path: Path) -> Engine:
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


def _prepare(connection: Connection, place: str, beginning: Mapping[str, str]) -> None:
    """Lays out the tables of a new state, and those that an older one lacks: tables are only ever added."""
    known = inspect(connection).has_table(meta.name)
    written = str(connection.scalar(select(meta.c.value).where(meta.c.name == "version")) or 0) if known else "0"
    if not written.isdecimal():
        raise StateError("store.damaged", place=place, error=f"version {written[:20]!r}")
    version = int(written)
    if version == VERSION:
        return
    if version > VERSION:
        raise StateError("store.newer", place=place, version=version, known=VERSION)
    for statement in _layout(connection.dialect):
        connection.exec_driver_sql(statement)
    if not version:
        for name, value in beginning.items():
            connection.execute(insert(meta), {"name": name, "value": value})
    connection.execute(delete(meta).where(meta.c.name == "version"))
    connection.execute(insert(meta).values(name="version", value=str(VERSION)))


@cache
def _layout(dialect: Dialect) -> tuple[str, ...]:
    """What makes each table and index that is not there yet."""
    tables = metadata.sorted_tables
    made: list[CreateTable | CreateIndex] = [
        *(CreateTable(table, if_not_exists=True) for table in tables),
        *(CreateIndex(index, if_not_exists=True) for table in tables for index in table.indexes),
    ]
    return tuple(str(one.compile(dialect=dialect)) for one in made)
