"""The rows of changes that an owner passes on to those who registered: open until she has."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select, update

from pipeline.model import Relay
from pipeline.store import schema
from pipeline.store.codec import instant, kept_moment, kept_value, to_json


def save_relay(connection: Connection, relay: Relay) -> None:
    """Keeps a change to pass on. It takes the place of earlier ones of the event that nobody has passed on."""
    forget_relay(connection, relay.item_id)
    table = schema.relay
    same = (table.c.item_id == relay.item_id) & (table.c.sequence == relay.sequence)
    connection.execute(delete(table).where(same))
    values = {"item_id": relay.item_id, "sequence": relay.sequence, "relay": to_json(relay), "told_by": ""}
    connection.execute(insert(table), values)


def forget_relay(connection: Connection, item_id: str) -> None:
    """A change that nobody has passed on is none any more."""
    table = schema.relay
    connection.execute(delete(table).where(table.c.item_id == item_id, table.c.told_at.is_(None)))


def relays_of(connection: Connection, item_id: str = "", *, untold: bool = False) -> tuple[Relay, ...]:
    """The changes to pass on, of one event where it is named, those alone that nobody has where asked; oldest first."""
    table = schema.relay
    query = select(table).order_by(table.c.item_id, table.c.sequence)
    if item_id:
        query = query.where(table.c.item_id == item_id)
    if untold:
        query = query.where(table.c.told_at.is_(None))
    return tuple(one for row in connection.execute(query) if (one := _relay(row)))


def save_passed_on(connection: Connection, relay: Relay, who: str, now: datetime) -> None:
    """Somebody has told those who registered."""
    table = schema.relay
    same = (table.c.item_id == relay.item_id) & (table.c.sequence == relay.sequence)
    connection.execute(update(table).where(same).values(told_at=instant(now), told_by=who))


def _relay(row: Any) -> Relay | None:
    """None where it is damaged: `store.damage` tells of it."""
    relay = kept_value(row.relay, Relay)
    return relay and replace(relay, told_at=kept_moment(row.told_at), told_by=row.told_by)
