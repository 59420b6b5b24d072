"""The rows of what staff must be told: each thing once, by its key."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from pipeline.model import Notice, Urgency
from pipeline.store import schema
from pipeline.store.codec import instant, kept_moment, moment_of


def raise_notice(connection: Connection, notice: Notice) -> bool:
    """Keeps the notice, unless the same was raised before; whether it is new."""
    if is_raised(connection, notice.key):
        return False
    values = {
        "key": notice.key,
        "urgency": str(notice.urgency),
        "subject": notice.subject,
        "text": notice.text,
        "attachment": notice.attachment,
        "made_at": instant(notice.made_at),
    }
    connection.execute(insert(schema.notice), values)
    return True


def is_raised(connection: Connection, key: str) -> bool:
    table = schema.notice
    return connection.execute(select(table.c.key).where(table.c.key == key)).first() is not None


def open_notices(connection: Connection) -> tuple[Notice, ...]:
    """What has not been told yet, and what is told until somebody takes it up; oldest first."""
    table = schema.notice
    crying = (table.c.urgency == str(Urgency.CRITICAL)) & table.c.acked_at.is_(None)
    return _notices(connection, table.c.told_at.is_(None) | crying)


def notices_since(connection: Connection, moment: datetime) -> tuple[Notice, ...]:
    """What was raised since the aware instant, told or not; oldest first."""
    return _notices(connection, schema.notice.c.made_at >= instant(moment))


def notice_of(connection: Connection, key: str) -> Notice | None:
    return next(iter(_notices(connection, schema.notice.c.key == key)), None)


def _notices(connection: Connection, which: ColumnElement[bool]) -> tuple[Notice, ...]:
    table = schema.notice
    rows = connection.execute(select(table).where(which).order_by(table.c.made_at, table.c.key))
    return tuple(
        Notice(
            key=row.key,
            urgency=Urgency(row.urgency) if row.urgency in tuple(Urgency) else Urgency.NOW,
            subject=row.subject,
            text=row.text,
            made_at=moment_of(row.made_at),
            attachment=row.attachment,
            told_at=kept_moment(row.told_at),
            acked_at=kept_moment(row.acked_at),
            acked_by=row.acked_by,
        )
        for row in rows
        if None not in (row.key, row.subject, row.text)
    )


def save_told(connection: Connection, keys: Iterable[str], now: datetime) -> None:
    table = schema.notice
    connection.execute(update(table).where(table.c.key.in_(tuple(keys))).values(told_at=instant(now)))


def acknowledged(connection: Connection, beginning: str) -> tuple[str, ...]:
    """The keys of what begins so and that somebody has taken up."""
    table = schema.notice
    found = select(table.c.key).where(table.c.key.startswith(f"{beginning} "), table.c.acked_at.is_not(None))
    return tuple(connection.execute(found).scalars())


def save_acknowledged(connection: Connection, keys: Iterable[str], who: str, now: datetime) -> None:
    """Somebody has taken these up: they are not told again."""
    table = schema.notice
    values = {"acked_at": instant(now), "acked_by": who}
    connection.execute(update(table).where(table.c.key.in_(tuple(keys))).values(**values))


def forget_told(connection: Connection, before: datetime) -> int:
    """Removes what was made before the instant, and gives its number; what cried stays, lest it cry again."""
    table = schema.notice
    old = (table.c.made_at < instant(before)) & (table.c.urgency != str(Urgency.CRITICAL))
    return connection.execute(delete(table).where(old)).rowcount
