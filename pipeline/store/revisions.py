"""The rows of published events: their last revision, and since when an event's file has been gone."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from pipeline.model import PublishedEvent
from pipeline.store import schema
from pipeline.store.codec import kept_value, to_json


def published_events(connection: Connection) -> Mapping[str, PublishedEvent]:
    """Every event that was ever published, by its id. A damaged one is regained from the feeds."""
    table = schema.revision
    rows = connection.execute(select(table.c.item_id, table.c.published)).all()
    return {
        row.item_id: one
        for row in rows
        if (one := kept_value(row.published, PublishedEvent)) and one.event.id == row.item_id
    }


def save_published(connection: Connection, events: Iterable[PublishedEvent]) -> None:
    """Writes these over what was there."""
    rows = [{"item_id": one.event.id, "published": to_json(one)} for one in events]
    if not rows:
        return
    table = schema.revision
    ids = [row["item_id"] for row in rows]
    for start in range(0, len(ids), 500):
        connection.execute(delete(table).where(table.c.item_id.in_(ids[start : start + 500])))
    connection.execute(insert(table), rows)


def forget_published(connection: Connection, ids: Iterable[str]) -> None:
    for item_id in ids:
        connection.execute(delete(schema.revision).where(schema.revision.c.item_id == item_id))
