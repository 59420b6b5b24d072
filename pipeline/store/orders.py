"""The rows of orders: what was given to the carrier of each letter."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from pipeline.model import Order
from pipeline.store import schema
from pipeline.store.codec import kept_value, to_json


def order_of(connection: Connection, day: date) -> Order | None:
    """The order that stands; None where the letter was never given away, or by a version that kept none."""
    table = schema.order
    text = connection.execute(select(table.c.letter_order).where(table.c.date == day)).scalar()
    return kept_value(text, Order)


def save_order(connection: Connection, order: Order) -> None:
    table = schema.order
    forget_order(connection, order.date)
    connection.execute(insert(table), {"date": order.date, "letter_order": to_json(order)})


def forget_order(connection: Connection, day: date) -> None:
    connection.execute(delete(schema.order).where(schema.order.c.date == day))


def forget_orders(connection: Connection, before: date) -> int:
    """Removes the orders of letters before the day, and gives their number; what the network was told stays."""
    return connection.execute(delete(schema.order).where(schema.order.c.date < before)).rowcount
