"""A state in a file and one at a server: either becomes the other, row for row, and a backup of either fits both."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Integer, Table, insert, select

from pipeline.acts.back_up import back_up, prove, restore
from pipeline.acts.situation import Situation
from pipeline.fault import StateError
from pipeline.model import EditionRow, LetterState
from pipeline.project import Project, Server
from pipeline.store import Store, open_store
from pipeline.store.editions import edition_rows, save_row
from pipeline.store.journal import journal_of, note
from pipeline.store.kept import keep, kept
from pipeline.store.schema import Day, metadata
from tests.make import config
from tests.postgres import empty_server

DAY = date(2024, 4, 9)
NOW = datetime(2024, 4, 9, 7, tzinfo=UTC)


def value_of(column: Any, number: int) -> object:
    if isinstance(column.type, Day):
        return date(2024, 4, number)
    return number if isinstance(column.type, Integer) else f"{column.name} {number} ”ä”\n%(x)s \\ :y"


def filled(store: Store) -> Store:
    """Rows in every table, the optional values of some of them missing."""
    with store.writing() as connection:
        for table in metadata.sorted_tables:
            for number in (1, 9):
                needed = (one for one in table.columns if number == 9 or not one.nullable)
                connection.execute(insert(table), {one.name: value_of(one, number) for one in needed})
    return store


def rows(store: Store) -> dict[str, list[Mapping[str, Any]]]:
    def of(table: Table) -> list[Mapping[str, Any]]:
        return [dict(one) for one in connection.execute(select(table).order_by(*table.primary_key)).mappings()]

    with store.reading() as connection:
        found = {table.name: of(table) for table in metadata.sorted_tables}
    # The stamp is the server's own.
    return {**found, "meta": [one for one in found["meta"] if one["name"] != "changed"]}


def test_every_row_goes_to_a_server_and_back(tmp_path: Path) -> None:
    with (
        closing(filled(open_store(tmp_path / "1"))) as first,
        closing(open_store(tmp_path, {"alku": "pois"}, empty_server())) as server,
        closing(open_store(tmp_path / "2")) as last,
    ):
        counts = server.take_over_from(first)
        assert {*counts.values()} == {2, 3}
        assert rows(server) == rows(first)
        last.take_over_from(server)
        assert rows(last) == rows(first)
        with server.writing() as connection:
            note(connection, DAY, NOW, "send", "intent")
        assert [row["number"] for row in rows(server)["journal"]] == [1, 9, 10]


def test_what_does_not_fit_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as file, closing(open_store(tmp_path, {}, empty_server())) as server:
        for store, value in ((file, "\0"), (server, "ennallaan")):
            with store.writing() as connection:
                keep(connection, "a", value)
        with pytest.raises(StateError, match=r"store\.refused"):
            server.take_over_from(file)
        with server.reading() as connection:
            assert kept(connection, "a") == "ennallaan"


@pytest.fixture
def situation(tmp_path: Path, server: Server | None) -> Iterator[Situation]:
    """A project in which a letter was sent, of either kind of memory."""
    made = replace(config(), state=replace(config().state, url=server.url if server else ""))
    with Situation(Project(tmp_path, made), NOW) as opened:
        with opened.store.writing() as connection:
            save_row(connection, EditionRow(DAY, LetterState.SENT, NOW), NOW)
            note(connection, DAY, NOW, "send", "answer")
        yield opened


def test_a_backup_is_whole_and_is_put_back_where_something_else_is(situation: Situation, tmp_path: Path) -> None:
    backup = tmp_path / "kopio.db"
    back_up(situation, backup)
    assert (prove(backup).sent, prove(backup).newest) == (1, NOW)
    with situation.store.writing() as connection:
        save_row(connection, EditionRow(DAY, LetterState.HELD, NOW), NOW)
    situation.close()
    kept_in = restore(situation, backup)
    with situation.store.reading() as connection:
        assert [row.state for row in edition_rows(connection)] == [LetterState.SENT]
        assert len(journal_of(connection, DAY)) == 1
    assert kept_in
    assert prove(kept_in).sent == 0


def test_a_broken_backup_changes_nothing(situation: Situation, tmp_path: Path) -> None:
    (tmp_path / "roska.db").write_bytes(b"roskaa" * 1000)
    with pytest.raises(StateError, match=r"log\.bad_backup"):
        restore(situation, tmp_path / "roska.db")
    with situation.store.reading() as connection:
        assert [row.state for row in edition_rows(connection)] == [LetterState.SENT]
