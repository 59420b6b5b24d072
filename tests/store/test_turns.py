"""Whose turn it is among hosts that share a memory: one at a time, and the next one when the server frees the lock."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DatabaseError

from pipeline.fault import StateError
from pipeline.project import Server
from pipeline.store import patience, turns
from pipeline.store.turns import Turn
from tests.postgres import SCHEMA, connected, empty_server, frozen


@pytest.fixture
def hosts() -> Iterator[tuple[Turn, Turn]]:
    server = empty_server()
    made = Turn(server, "kone-1"), Turn(server, "kone-2")
    yield made
    for one in made:
        one.let_go()


def end_session_of(host: str) -> None:
    with connected() as other:
        ended = other.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = %s", (host,)
        )
        assert ended.fetchall() == [(True,)]


def test_one_host_has_the_turn_until_it_lets_go(hosts: tuple[Turn, Turn]) -> None:
    first, second = hosts
    assert [first.take(), second.take(), first.take(), second.take()] == ["", "kone-1", "", "kone-1"]
    first.let_go()
    assert [second.take(), first.take()] == ["", "kone-2"]


def test_a_session_that_ends_slowly_holds_nobody_up(hosts: tuple[Turn, Turn]) -> None:
    slow = Turn(hosts[0]._database.server, "hidas")
    slow.take()
    assert slow._session is not None
    for number in range(300):  # the server takes these away before it frees what the session has locked
        slow._session.exec_driver_sql(f"CREATE TEMP TABLE hidas_{number} (a text)")
    slow.let_go()
    assert hosts[0].take() == ""


def test_a_session_that_was_lost_in_a_call_is_let_go_of(hosts: tuple[Turn, Turn]) -> None:
    first, second = hosts
    first.take()
    end_session_of("kone-1")
    assert first._session is not None
    with pytest.raises(DatabaseError):
        first._session.exec_driver_sql("SELECT 1")
    first.let_go()
    assert second.take() == ""


def test_the_server_takes_it_back_from_a_host_that_it_has_lost(hosts: tuple[Turn, Turn]) -> None:
    first, second = hosts
    first.take()
    end_session_of("kone-1")
    assert [second.take(), first.take()] == ["", "kone-2"]
    # Where nobody has come meanwhile it is the same host's again.
    end_session_of("kone-2")
    assert second.take() == ""


def test_a_host_that_falls_silent_loses_it(hosts: tuple[Turn, Turn], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = hosts
    monkeypatch.setattr(turns, "SILENT", 0.02)
    assert first.take() == ""
    monkeypatch.undo()
    with connected() as other:  # until the server has ended its session
        while other.execute("SELECT pid FROM pg_stat_activity WHERE application_name = 'kone-1'").fetchone():
            pass
    assert [second.take(), first.take()] == ["", "kone-2"]


def test_a_host_that_works_for_long_keeps_it(hosts: tuple[Turn, Turn], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = hosts
    assert turns._AWAKE * 2 < turns.SILENT
    monkeypatch.setattr(turns, "_AWAKE", 0.001)
    assert first.take() == ""
    with connected() as other:  # it says that it is there, though nobody asks for the turn
        seen = "SELECT state_change FROM pg_stat_activity WHERE application_name = 'kone-1'"
        before = other.execute(seen).fetchone()
        while other.execute(seen).fetchone() == before:
            pass
    assert second.take() == "kone-1"


def test_a_host_that_finds_its_session_ended_takes_the_turn_anew(
    hosts: tuple[Turn, Turn], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = hosts
    monkeypatch.setattr(turns, "_AWAKE", 0.001)
    assert first.take() == ""
    end_session_of("kone-1")
    while first._session is not None:  # until it has found out between two looks
        pass
    assert [first.take(), second.take()] == ["", "kone-1"]


def test_a_session_that_stands_still_is_given_up(hosts: tuple[Turn, Turn], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = hosts
    assert first.take() == ""
    with connected() as other:
        seen = "SELECT pid FROM pg_stat_activity WHERE application_name = 'kone-1'"
        ((pid,),) = other.execute(seen).fetchall()
        monkeypatch.setattr(patience, "PATIENCE", 0.5)
        with frozen(int(str(pid))):
            # The server, which goes on otherwise, has not missed it yet: it frees the lock when the session wakes.
            assert first.take() == "kone-1"
        while other.execute(seen).fetchone():
            pass
    assert second.take() == ""


def test_a_session_of_no_use_is_ended_before_another_begins(hosts: tuple[Turn, Turn]) -> None:
    first, second = hosts
    assert first.take() == ""
    assert first._session is not None
    first._session.exec_driver_sql("BEGIN")
    with suppress(DatabaseError):
        first._session.exec_driver_sql("SELECT 1 / 0")  # it refuses all that is asked from now on, and has the lock
    assert [first.take(), second.take()] == ["", "kone-1"]


@pytest.fixture
def refused() -> Iterator[Turn]:
    """The turn of a host that may not ask for it."""
    server = empty_server()
    function = "EXECUTE ON FUNCTION pg_try_advisory_lock(bigint)"
    with connected() as other:
        other.execute(f"CREATE ROLE vieras LOGIN; REVOKE {function} FROM PUBLIC")
        yield Turn(Server(server.url.replace("soila@", "vieras@"), server.schema), "kone-1")
        other.execute(f"GRANT {function} TO PUBLIC; DROP ROLE vieras")


def test_whoever_could_not_ask_for_the_turn_has_it_not(refused: Turn) -> None:
    for _ in range(2):
        with pytest.raises(StateError, match=r"store\.refused"):
            refused.take()


def test_whoever_has_the_turn_has_it_in_this_database_and_maybe_no_name(hosts: tuple[Turn, Turn]) -> None:
    turn = Turn(Server(hosts[0]._database.server.url.replace("/postgres?", "/template1?"), SCHEMA), "kone-1")
    assert hosts[1].take() == ""  # the same lock of another database
    with connected() as other, psycopg.connect(f"{other.info.dsn} dbname=template1") as nameless:
        nameless.execute("SELECT pg_advisory_lock(%s)", (turn._lock,))
        assert turn.take() == "?"


def test_each_memory_has_a_turn_of_its_own(hosts: tuple[Turn, Turn]) -> None:
    first, _ = hosts
    assert first.take() == ""
    elsewhere = Turn(Server(first._database.server.url, f"{SCHEMA}_muu"), "kone-3")
    assert elsewhere.take() == ""
    elsewhere.let_go()


def test_a_server_that_is_gone_is_told() -> None:
    with pytest.raises(StateError, match=r"store\.no_server"):
        Turn(Server(f"postgresql+psycopg://soila@/muisti?host={Path('/nowhere')}", SCHEMA), "kone-1").take()
