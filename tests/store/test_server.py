"""The state at a PostgreSQL server: who may have it, what is said where it cannot be had, one writer at a time."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DatabaseError, DBAPIError, ProgrammingError

from pipeline.fault import StateError
from pipeline.project import Server
from pipeline.store import Store, open_store, patience, server
from pipeline.store.kept import every_kept, keep, kept
from pipeline.store.schema import VERSION
from tests.postgres import ASKED, SCHEMA, connected, database_url, empty_server, frozen

NOWHERE = Path("/nowhere")


@pytest.fixture
def place() -> Server:
    return empty_server()


@pytest.fixture
def other() -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    """Another host at the same server."""
    with connected() as connection:
        yield connection


def fault_of(place: Server) -> StateError:
    with pytest.raises(StateError) as told:
        open_store(NOWHERE, server=place)
    assert "salasana" not in str(told.value.values)
    return told.value


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(server.PASSWORD, "salasana")
    fault = fault_of(Server("postgresql+psycopg://soila@/muisti?host=/nowhere", SCHEMA))
    assert (fault.key, fault.values["place"]) == ("store.no_server", "/nowhere/muisti")


def test_a_database_that_is_not_there_is_told() -> None:
    assert fault_of(Server(database_url().replace("/postgres?", "/muisti?"), SCHEMA)).key == "store.no_server"


def test_a_password_comes_from_the_environment_and_its_lack_is_told(
    place: Server, other: "psycopg.Connection[tuple[object, ...]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    with suppress(psycopg.errors.DuplicateObject):
        other.execute(f"CREATE ROLE {ASKED} LOGIN PASSWORD 'salasana 1' IN ROLE pg_read_all_data")
        other.execute(f"GRANT CREATE ON DATABASE postgres TO {ASKED}")
    asked = Server(database_url(ASKED), place.schema)
    monkeypatch.delenv(server.PASSWORD, raising=False)
    assert fault_of(asked).key == "store.no_password"
    monkeypatch.setenv(server.PASSWORD, "salasana 2")
    assert fault_of(asked).key == "store.no_server"
    monkeypatch.setenv(server.PASSWORD, "salasana 1")
    open_store(NOWHERE, server=asked).close()
    other.execute(f"REVOKE CREATE ON DATABASE postgres FROM {ASKED}")
    empty_server()
    assert fault_of(asked).key == "store.refused"
    other.execute(f"GRANT CREATE ON DATABASE postgres TO {ASKED}")


def test_a_missing_library_is_told(place: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    server._engine.cache_clear()
    assert fault_of(place).key == "store.no_library"


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("08006", "store.no_server"),
        ("53300", "store.no_server"),
        ("57P03", "store.no_server"),
        ("40P01", "store.refused"),
        ("42501", "store.refused"),
    ],
)
def test_a_server_that_cannot_be_had_is_told_from_one_that_refuses(place: Server, state: str, key: str) -> None:
    said = psycopg.errors.lookup(state)("ei")
    error = DBAPIError.instance("SELECT 1", (), said, psycopg.Error)
    assert isinstance(error, DatabaseError)
    assert server.database_of(place).fault(error).key == key


def test_what_never_came_to_the_server_is_no_lost_server(place: Server) -> None:
    error = ProgrammingError("SELECT 1", (), psycopg.ProgrammingError("ei"))
    assert server.database_of(place).fault(error).key == "store.refused"


@contextmanager
def session(place: Server) -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    """A new one, which has said nothing but what every session says first."""
    opened(place).close()
    engine = server.database_of(place).engine
    with closing(engine.raw_connection()) as made:
        yield made.driver_connection  # type: ignore[misc]
    engine.dispose()


def test_either_end_knows_of_a_lost_line_within_half_a_minute(
    place: Server, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    with session(place) as ours:
        asked = ours.info.get_parameters()
        found = other.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", (ours.info.backend_pid,))
        said = str(found.fetchone())  # a socket has no such settings that the server could show
    wanted = {"keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "4", "tcp_user_timeout": "30000"}
    assert asked.items() >= {"connect_timeout": "10", **wanted}.items()
    for one, value in wanted.items():
        assert f"{'tcp_' if one.startswith('keep') else ''}{one} = {value};" in said
    with session(Server(f"{place.url}&keepalives_idle=7", SCHEMA)) as ours:
        assert ours.info.get_parameters()["keepalives_idle"] == "7"


def opened(place: Server, beginning: dict[str, str] | None = None) -> Store:
    return open_store(NOWHERE, beginning, place)


def test_what_a_new_state_knows_is_kept_once(place: Server) -> None:
    for value in ("ensin", "sitten"):
        with closing(opened(place, {"alku": value})) as store, store.reading() as connection:
            assert every_kept(connection, "alku", "version") == ("ensin", str(VERSION))


def test_an_older_state_is_brought_forward_and_a_newer_one_refused(
    place: Server, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    opened(place).close()
    other.execute(f"UPDATE {SCHEMA}.meta SET value = '1' WHERE name = 'version'")
    other.execute(f"DROP TABLE {SCHEMA}.relay")
    with closing(opened(place)) as store, store.reading() as connection:
        assert kept(connection, "version") == str(VERSION)
    assert other.execute(f"SELECT count(*) FROM {SCHEMA}.relay").fetchone() == (0,)
    other.execute(f"UPDATE {SCHEMA}.meta SET value = '{VERSION + 1}' WHERE name = 'version'")
    other.execute(f"DROP TABLE {SCHEMA}.relay")
    assert fault_of(place).key == "store.newer"
    assert other.execute(f"SELECT to_regclass('{SCHEMA}.relay')").fetchone() == (None,)


def test_one_host_writes_at_a_time_and_another_does_not_wait_forever(
    place: Server, other: "psycopg.Connection[tuple[object, ...]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(place).close()
    monkeypatch.setattr(server, "_WAIT", 0.01)
    server._engine.cache_clear()
    lock = server.lock_of(SCHEMA, "write")
    other.execute("SELECT pg_advisory_lock(%s)", (lock,))
    # Who finds the place taken lays out no tables either.
    assert fault_of(place).key == "store.refused"
    other.execute("SELECT pg_advisory_unlock(%s)", (lock,))
    with closing(opened(place)) as store, store.writing():
        held = other.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted").fetchone()
    assert held == (1,)
    server._engine.cache_clear()


def test_a_reader_sees_one_moment_and_writes_nothing(place: Server) -> None:
    with closing(opened(place)) as store:
        with store.reading() as connection:
            assert kept(connection, "a") == ""
            with store.writing() as writer:
                keep(writer, "a", "1")
            assert kept(connection, "a") == ""
        with pytest.raises(StateError, match=r"store\.refused"), store.reading() as connection:
            keep(connection, "a", "2")


def test_a_stamp_changes_with_what_is_kept_and_with_nothing_else(place: Server) -> None:
    with closing(opened(place)) as store:
        stamps = [store.stamp()]
        for value in ("1", "2"):
            with store.writing() as connection:
                keep(connection, "a", value)
            stamps.append(store.stamp())
            with store.writing() as connection:
                kept(connection, "a")
            assert store.stamp() == stamps[-1]
    assert len(set(stamps)) == 3


ALL_OTHERS = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"


def keep_while(store: Store, happens: Callable[[], object]) -> None:
    with store.writing() as connection:
        keep(connection, "a", "1")
        happens()


def test_a_lost_connection_is_told_and_the_next_one_goes_on(
    place: Server, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    with closing(opened(place)) as store:
        with pytest.raises(StateError, match=r"store\.no_server"):
            keep_while(store, lambda: other.execute(f"SELECT pg_terminate_backend(pid) FROM ({ALL_OTHERS}) AS pids"))
        with store.reading() as connection:
            assert kept(connection, "a") == ""


def keep_at_frozen(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.writing() as connection:
        keep(connection, "a", "1")
        with frozen(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()):
            monkeypatch.setattr(patience, "PATIENCE", 0)
            keep(connection, "b", "1")


def test_a_server_that_stands_still_is_told_and_holds_nobody_up(place: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(opened(place)) as store:
        with pytest.raises(StateError, match=r"store\.silent"):
            keep_at_frozen(store, monkeypatch)
        monkeypatch.undo()
        with store.reading() as connection:
            assert kept(connection, "a") == ""


def test_a_host_that_is_paused_while_it_writes_loses_the_writers_place(place: Server) -> None:
    with closing(opened(Server(f"{place.url}&application_name=kone-1", SCHEMA))) as paused:
        with pytest.raises(StateError, match=r"store\.no_server"):
            write_late(paused, opened(place))
        with paused.reading() as connection:
            assert kept(connection, "a") == "2"


def write_late(paused: Store, other: Store) -> None:
    patience = "idle_in_transaction_session_timeout"
    with paused.writing() as connection:
        keep(connection, "a", "1")
        assert connection.exec_driver_sql(f"SHOW {patience}").scalar() == "45s"
        connection.exec_driver_sql(f"SET {patience} = '10ms'")
        with closing(other), other.writing() as first:
            keep(first, "a", "2")


@pytest.mark.parametrize(
    ("server", "ours"), [("off", "on"), ("local", "on"), ("on", "on"), ("remote_apply", "remote_apply")]
)
def test_what_is_committed_is_kept_however_the_server_is_set_up(place: Server, server: str, ours: str) -> None:
    told = Server(f"{place.url}&options=-csynchronous_commit%3D{server}", SCHEMA)
    with closing(opened(told)) as store, store.writing() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == ours


def test_memories_of_letters_and_of_practice_are_apart(place: Server) -> None:
    practice = Server(place.url, f"{SCHEMA}_harjoitus")
    for one in (place, practice):
        with closing(opened(one, {"kenen": one.schema})) as store, store.reading() as connection:
            assert kept(connection, "kenen") == one.schema
