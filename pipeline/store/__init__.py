"""The state: what cannot be read from content. Only here is SQL known; each sibling file holds one kind of row."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from pipeline.fault import StateError
from pipeline.store.schema import VERSION, meta, metadata

_WAIT = 30  # seconds that one process waits for another's write to end


class Store:
    """The state of one project. Open with `open_store`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the state."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the only writer's place; all of it is kept, or nothing.

        Raises StateError when the state cannot be written (a full disk, another process that does not let go).
        """
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


def open_store(folder: Path) -> Store:
    """The state kept in `folder` as one SQLite file, made when it is not there.

    Raises StateError when it is damaged, newer than this program, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StateError("store.unavailable", place=folder, error=error.strerror) from error
    path = folder / "state.db"
    engine = _sqlite(path)
    # Another file may stand there by now: connections to the earlier one are not used again.
    engine.dispose()
    store = Store(engine, str(path))
    with store.writing() as connection:
        _prepare(connection, store.place)
    return store


@lru_cache(maxsize=8)
def _sqlite(path: Path) -> Engine:
    """One engine for each file: it keeps its statements compiled from one look to the next."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        # A letter's row must survive a power cut: each commit waits for the disk.
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _prepare(connection: Connection, place: str) -> None:
    """Lays out the tables of a new state, and those that an older one lacks: tables are only ever added."""
    known = inspect(connection).has_table(meta.name)
    version = int(connection.scalar(select(meta.c.value).where(meta.c.name == "version")) or 0) if known else 0
    if version == VERSION:
        return
    if version > VERSION:
        raise StateError("store.newer", place=place, version=version, known=VERSION)
    metadata.create_all(connection)
    connection.execute(delete(meta).where(meta.c.name == "version"))
    connection.execute(insert(meta).values(name="version", value=str(VERSION)))
