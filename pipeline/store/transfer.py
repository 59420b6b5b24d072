"""All rows of one state put in the place of another's, whichever databases the two are in."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from pipeline.fault import StateError
from pipeline.store.schema import meta, metadata


def copy_rows(source: Connection, target: Connection, place: str) -> Mapping[str, int]:
    """The rows of each table, counted, once they were read back and are the same; `place` is the target's name.

    Raises StateError where they are not.
    """
    for table in metadata.sorted_tables:
        target.execute(delete(table))
        if rows := _rows(source, table):
            target.execute(insert(table), rows)
    counts = {}
    for table in metadata.sorted_tables:
        rows = _rows(source, table)
        if _rows(target, table) != rows:
            raise StateError("store.not_alike", place=place, table=table.name)
        counts[table.name] = len(rows)
    return counts


def is_empty(connection: Connection) -> bool:
    """Whether nothing has been kept yet but what a new state knows from the first."""
    tables = (table for table in metadata.sorted_tables if table is not meta)
    return all(connection.execute(select(table).limit(1)).first() is None for table in tables)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
