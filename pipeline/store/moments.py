"""When things were stored: for looks that must know what has been done, and for a clock that jumps."""

from datetime import date, datetime

from sqlalchemy import Connection, func, select

from pipeline.store import schema
from pipeline.store.codec import kept_moment


def newest_moment(connection: Connection) -> datetime | None:
    """The last instant at which something happened; none in an empty state."""
    columns = (schema.journal.c.at, schema.approval.c.at, schema.notice.c.made_at)
    found = [connection.execute(select(func.max(column))).scalar() for column in columns]
    return max((moment for text in found if (moment := kept_moment(text))), default=None)


def rows_written_at(connection: Connection) -> tuple[datetime, ...]:
    """When each letter's row was written last."""
    found = connection.execute(select(schema.edition.c.updated_at)).scalars()
    return tuple(moment for text in found if (moment := kept_moment(text)))


def row_written_at(connection: Connection, day: date) -> datetime | None:
    """When the letter's row was written last."""
    table = schema.edition
    text = connection.execute(select(table.c.updated_at).where(table.c.date == day)).scalar()
    return kept_moment(text)


def step_at(connection: Connection, day: date, step: str, phase: str = "answer") -> datetime | None:
    """When the journal has this step of a letter last."""
    table = schema.journal
    text = connection.execute(
        select(func.max(table.c.at)).where(table.c.date == day, table.c.step == step, table.c.phase == phase)
    ).scalar()
    return kept_moment(text)
