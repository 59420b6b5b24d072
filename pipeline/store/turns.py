"""Whose turn it is where several hosts share a memory: the server decides, by a lock that lives as long as a session.

Who has the lock keeps its session awake. A host that is cut off, killed or paused falls silent; the server ends its
session then and frees the lock. No clock of ours is asked.
"""

from contextlib import suppress
from threading import Lock, Thread
from time import sleep

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from pipeline.project import Server
from pipeline.store.server import SILENT, Database, database_of, lock_of

# So often the session says that it is there.
_AWAKE = 10  # seconds

_HOLDER = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) "
    "WHERE locktype = 'advisory' AND granted AND datname = current_database() "
    "AND (classid::bigint << 32 | objid::bigint) = :lock"
)


class Turn:
    """One host's turn at a memory: had from `take` until `let_go`, or until the server takes it back."""

    def __init__(self, server: Server, host: str) -> None:
        self._database = database_of(server)
        self.host = host
        self._lock = lock_of(server.schema, "turn")
        self._session: Connection | None = None
        self._alone = Lock()  # the thread and the looks use one session

    def take(self) -> str:
        """Takes the turn, or finds it still had: "" then, else the name of the host that has it. Raises StateError."""
        with self._alone:
            if self._session is not None and _answers(self._session):
                return ""
            self._close()
            try:
                return self._try()
            except DatabaseError as error:
                self._close()
                raise self._database.fault(error) from error

    def _try(self) -> str:
        self._session = session = _session(self._database, self.host)
        if session.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": self._lock}):
            Thread(target=self._keep_awake, args=(session,), daemon=True).start()
            return ""
        other = session.scalar(_HOLDER, {"lock": self._lock})
        self._close()
        return str(other or "?")  # it may have been let go this very moment

    def let_go(self) -> None:
        """Another host may take it at once: the server ends a session a moment after it was closed here."""
        with self._alone:
            if self._session is not None:
                with suppress(SQLAlchemyError):  # a session that was lost in the midst of a call takes no other
                    self._session.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": self._lock})
            self._close()

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            with suppress(DatabaseError):
                session.close()

    def _keep_awake(self, session: Connection) -> None:
        while True:
            sleep(_AWAKE)
            with self._alone:
                if self._session is not session:
                    return
                if not _answers(session):
                    self._close()
                    return


def _session(database: Database, host: str) -> Connection:
    """A session apart from those that are shared, known before people by the host's name."""
    session = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    session.detach()
    for name, value in (("application_name", host), ("idle_session_timeout", f"{SILENT}s")):
        session.execute(select(func.set_config(name, value, False)))
    return session


def _answers(session: Connection) -> bool:
    try:
        session.execute(text("SELECT 1"))
    except DatabaseError:
        return False
    return True
