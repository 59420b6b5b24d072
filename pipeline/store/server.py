"""The state in a database of a PostgreSQL server, each memory in a schema of its own."""

import os
from functools import cache
from hashlib import blake2b
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from pipeline.fault import StateError
from pipeline.project import Server
from pipeline.store.kept import keep, kept
from pipeline.store.schema import metadata

PASSWORD = "SOILA_STATE_PASSWORD"
# Seconds that one host waits for another's write to end.
_WAIT = 30
# A host, or a server, that is gone without a word is known to be within half a minute, seen from either end.
_IDLE, _INTERVAL, _COUNT, _UNANSWERED = 10, 5, 4, 30_000  # seconds, seconds, probes, milliseconds
# So long a session may be silent, where others wait for it, before the server ends it: its host is paused.
SILENT = 45  # seconds
_CONNECT = {
    "connect_timeout": 10,
    "keepalives_idle": _IDLE,
    "keepalives_interval": _INTERVAL,
    "keepalives_count": _COUNT,
    "tcp_user_timeout": _UNANSWERED,
}
# A letter goes on the strength of a commit: what the server has told survives its fall, and goes on with its replica,
# however it is set up for others (PostgreSQL, 20.5.1).
_NOT_DURABLE = ("off", "local")
_DURABLE = (
    f"SELECT set_config('synchronous_commit', 'on', 'no') WHERE current_setting('synchronous_commit') IN {_NOT_DURABLE}"
)
# SQLSTATE classes of a connection that is lost, refused or told to end; none at all where nobody answered.
_NO_CONNECTION = ("", "08", "28", "3D", "53", "57")
_CHANGED = "changed"


class Database(Struct, frozen=True):
    """A memory at a server. `engine` is opened with the password that the environment has."""

    server: Server
    engine: Engine

    @property
    def place(self) -> str:
        """Its name before people."""
        url = make_url(self.server.url)
        return f"{url.host or url.query.get('host')}/{url.database}"

    @property
    def reader(self) -> Engine:
        """For readers: all their questions are answered as of one moment."""
        return self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def begin(self, connection: Connection) -> None:
        """Takes the only writer's place of the memory, until the transaction ends."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock_of(self.server.schema, 'write')})")

    def prepare(self, connection: Connection) -> None:
        """The schema, made where the server has none of its name."""
        if not has_schema(connection, self.server.schema):
            connection.exec_driver_sql(f"CREATE SCHEMA {self.server.schema}")

    def end(self, connection: Connection) -> None:
        """Keeps the number of a transaction that has changed something, as a stamp of the whole."""
        number = connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar()
        if number:
            keep(connection, _CHANGED, str(number))

    def number_on(self, connection: Connection) -> None:
        """New rows get numbers above those that were put in."""
        for table in metadata.sorted_tables:
            if table.autoincrement_column is not None and table.autoincrement_column.name == "number":
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), max(number)) FROM {table.name}"
                )

    def settle(self, _connection: Connection) -> None:
        """What is committed is settled."""

    def stamp(self, connection: Connection) -> str:
        return kept(connection, _CHANGED)

    def fault(self, error: DatabaseError) -> StateError:
        from psycopg.errors import ConnectionTimeout

        if isinstance(error.orig, ConnectionTimeout):
            return StateError("store.silent", place=self.place)
        said = " ".join(str(error.orig).split())
        connection = getattr(error.orig, "pgconn", None)
        if connection is not None and connection.needs_password:
            return StateError("store.no_password", place=self.place)
        state = getattr(error.orig, "sqlstate", None) or ""
        refused = isinstance(error, OperationalError) and state[:2] in _NO_CONNECTION
        lost = error.connection_invalidated or refused
        return StateError("store.no_server" if lost else "store.refused", place=self.place, error=said)


def database_of(server: Server) -> Database:
    """The memory at a server; nobody is asked yet. Raises StateError where the library for it is missing."""
    try:
        return Database(server, _engine(server, os.environ.get(PASSWORD, "")))
    except ModuleNotFoundError:
        raise StateError("store.no_library", place=make_url(server.url).host) from None


def has_schema(connection: Connection, schema: str) -> bool:
    return connection.exec_driver_sql("SELECT to_regnamespace(%s)", (schema,)).scalar() is not None


def lock_of(schema: str, what: str) -> int:
    """The number of an advisory lock: of the memory's own among all that a database may have (a bigint)."""
    return int.from_bytes(blake2b(f"soila {schema} {what}".encode(), digest_size=8).digest(), "big", signed=True)


@cache
def _engine(server: Server, password: str) -> Engine:
    """One engine for each memory: it keeps its statements compiled from one look to the next."""
    from pipeline.store.patience import PatientConnection

    url = make_url(server.url)
    # What the address says itself is as its writer wants it.
    options = {name: value for name, value in _CONNECT.items() if name not in url.query}
    engine = create_engine(url.set(password=password) if password else url, connect_args=options)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Dialect, _record: Any, arguments: list[Any], named: dict[str, Any]) -> PatientConnection:
        return PatientConnection.connect(*arguments, **named)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute(
            f"SET search_path = {server.schema}; SET lock_timeout = '{_WAIT}s'; "
            f"SET idle_in_transaction_session_timeout = '{SILENT}s'; "
            f"SET tcp_keepalives_idle = {_IDLE}; SET tcp_keepalives_interval = {_INTERVAL}; "
            f"SET tcp_keepalives_count = {_COUNT}; SET tcp_user_timeout = {_UNANSWERED}; {_DURABLE}"
        )
        connection.autocommit = False

    return engine
