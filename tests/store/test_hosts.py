"""What hosts see: whether it is the same, once there was time for it, of those that are there."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pipeline.store import open_store
from pipeline.store.hosts import hosts_that_differ, save_host

NOW = datetime(2024, 4, 9, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_store(tmp_path)) as store, store.writing() as connection:
        yield connection


def differ(connection: Connection, minutes: int) -> list[str]:
    return list(hosts_that_differ(connection, NOW + minutes * MINUTE))


def test_files_have_twenty_minutes_to_come(connection: Connection) -> None:
    save_host(connection, "a", "1", NOW)
    save_host(connection, "b", "2", NOW + MINUTE)
    assert [differ(connection, minutes) for minutes in (20, 21)] == [[], ["a", "b"]]
    save_host(connection, "b", "1", NOW + 22 * MINUTE)
    assert differ(connection, 90) == []


def test_a_host_that_is_gone_says_nothing(connection: Connection) -> None:
    save_host(connection, "a", "1", NOW)
    save_host(connection, "b", "2", NOW)
    save_host(connection, "a", "1", NOW + 100 * MINUTE)
    assert [differ(connection, minutes) for minutes in (119, 120)] == [["a", "b"], []]


def test_what_is_known_is_written_again_once_an_hour(connection: Connection) -> None:
    def changes(minutes: int) -> bool:
        before = connection.exec_driver_sql("SELECT total_changes()").scalar()
        save_host(connection, "a", "1", NOW + minutes * MINUTE)
        return connection.exec_driver_sql("SELECT total_changes()").scalar() != before

    assert [changes(minutes) for minutes in (0, 59, 60, 61)] == [True, False, True, False]
