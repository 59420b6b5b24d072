"""The state: what cannot be read from content. Only here is SQL known; each sibling file holds one kind of row."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Dialect, delete, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from pipeline.fault import StateError, system_reason
from pipeline.project import STATE_FILE, Server
from pipeline.store.file import File, copy_files, has_no_room, make_private
from pipeline.store.schema import VERSION, meta, metadata
from pipeline.store.server import Database, database_of, has_schema
from pipeline.store.transfer import copy_rows
from pipeline.whole import PRIVATE, make_folder, may_not


class Store:
    """The state of one project. Open with `open_store`.

    `copy` is where a copy of it lies that is read in its place, because nothing may be written where it is.
    """

    def __init__(self, database: File | Database, copy: TemporaryDirectory[str] | None = None) -> None:
        self._database = database
        self._engine = database.engine
        self._copy = copy
        self.place = database.place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the state."""
        with self._guarded(), self._database.reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the only writer's place; all of it is kept, or nothing.

        Raises StateError when the state cannot be written (a full disk, no right to write, another process that does
        not let go, a server that does not answer).
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
            self._database.begin(connection)
            yield connection
            self._database.end(connection)
            connection.commit()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise self._database.fault(error) from error

    def take_over_from(self, other: "Store") -> Mapping[str, int]:
        """Puts what another state has in the place of all that is here; the rows of each table. Raises StateError."""
        with other.reading() as source, self.writing() as target:
            counts = copy_rows(source, target, self.place)
            self._database.number_on(target)
        return counts

    def settle(self) -> None:
        """What was written lies where it stays: its stamp stands still until something is written again."""
        with self.reading() as connection:
            self._database.settle(connection)

    def stamp(self) -> str:
        """Another text after each change of what is kept."""
        with self.reading() as connection:
            return self._database.stamp(connection)

    def prepare(self, beginning: Mapping[str, str]) -> None:
        """Lays out the tables of a new state, and those that an older one lacks, in one transaction."""
        with self.filling() as connection:
            self._database.prepare(connection)
            _prepare(connection, self.place, beginning)

    def close(self) -> None:
        self._engine.dispose()
        if self._copy:
            self._copy.cleanup()


def open_store(folder: Path, beginning: Mapping[str, str] | None = None, server: Server | None = None) -> Store:
    """The state at the server, else that kept in `folder` as one SQLite file; made when it is not there.

    `beginning`: kept values of a new one. Who may not write in the folder gets a copy to read. Raises StateError when
    it is damaged, newer than this program, or cannot be had.
    """
    if server:
        return _opened(database_of(server), beginning=beginning)
    path = folder / STATE_FILE
    try:
        make_folder(folder, PRIVATE)
        make_private(path)
        return _opened(File(path, str(path)), beginning=beginning)
    except OSError as error:
        if may_not(error) or error.errno == errno.ENOSPC:
            return _copy_of(path)
        raise StateError("store.unavailable", place=folder, error=system_reason(error)) from error
    except StateError as error:
        if isinstance(error.__cause__, OperationalError) and has_no_room(folder):
            return _copy_of(path)
        raise


def is_begun(beside: Store, folder: Path, server: Server | None = None) -> bool:
    """Whether a memory is there without making it: its file, or its schema in the database of the one beside it."""
    if server is None:
        return (folder / STATE_FILE).is_file()
    with beside.reading() as connection:
        return has_schema(connection, server.schema)


def _opened(
    database: File | Database,
    copy: TemporaryDirectory[str] | None = None,
    beginning: Mapping[str, str] | None = None,
) -> Store:
    store = Store(database, copy)
    # Another file may stand there by now: connections to the earlier one are not used again.
    database.engine.dispose()
    try:
        store.prepare(beginning or {})
    except StateError:
        database.engine.dispose()
        raise
    return store


def _copy_of(path: Path) -> Store:
    """The state as it is now, with what is not merged into it yet; an empty one where there is none."""
    copy = TemporaryDirectory(prefix="soila-")
    try:
        copy_files(path, Path(copy.name))
    except OSError as error:
        raise StateError("store.unavailable", place=path, error=system_reason(error)) from error
    return _opened(File(Path(copy.name) / path.name, str(path)), copy)


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
