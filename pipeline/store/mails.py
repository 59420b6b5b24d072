"""The rows of mails to one person: each once for a matter in one version of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, insert, select, update

from pipeline.model import Mail, MailRow, MailState
from pipeline.store import schema
from pipeline.store.codec import instant, kept_value, moment_of, to_json

_ENDED = (MailState.SENT, MailState.DROPPED)
_TROUBLE = (MailState.REFUSED, MailState.UNCLEAR, MailState.GIVEN_UP)


def is_written(connection: Connection, mail: Mail) -> bool:
    """Whether the person was written to of this matter in this version before, whatever came of it."""
    table = schema.mail
    return connection.execute(select(table.c.key).where(table.c.key == mail.key)).first() is not None


def write_mail(connection: Connection, mail: Mail, now: datetime) -> bool:
    """Keeps a mail that is to go, unless it was kept before; whether it is new."""
    if is_written(connection, mail):
        return False
    at = instant(now)
    values = {"key": mail.key, "mail": to_json(mail), "state": str(MailState.WAITING), "made_at": at, "next_at": at}
    connection.execute(insert(schema.mail), {**values, "tries": 0, "why": ""})
    return True


def mails_due(connection: Connection, now: datetime) -> tuple[MailRow, ...]:
    """What may go at `now`, and what a process that died was just sending; oldest first."""
    return tuple(
        row
        for row in _rows(connection, (MailState.WAITING, MailState.SENDING))
        if row.state is MailState.SENDING or row.next_at <= now
    )


def mails_waiting(connection: Connection) -> tuple[MailRow, ...]:
    """What a server did not take yet."""
    return tuple(row for row in _rows(connection, (MailState.WAITING,)) if row.tries)


def save_mail(connection: Connection, row: MailRow) -> None:
    """How far the mail has come."""
    table = schema.mail
    values = {"state": str(row.state), "tries": row.tries, "next_at": instant(row.next_at), "why": row.why}
    connection.execute(update(table).where(table.c.key == row.mail.key).values(**values))


def forget_mails(connection: Connection, before: datetime) -> int:
    """Empties what was made before the instant of all but its key, by which nothing goes twice; the number of them."""
    table = schema.mail
    ended = (*map(str, _ENDED), *map(str, _TROUBLE))
    old = list(connection.execute(select(table).where(table.c.made_at < instant(before), table.c.state.in_(ended))))
    emptied = 0
    for row in old:
        mail = kept_value(row.mail, Mail)
        if mail and (mail.opening or mail.details):
            bare = replace(mail, subject="", opening="", links=(), details="", files=())
            connection.execute(update(table).where(table.c.key == row.key).values(mail=to_json(bare)))
            emptied += 1
    return emptied


def _rows(connection: Connection, states: tuple[MailState, ...]) -> Iterator[MailRow]:
    table = schema.mail
    wanted = select(table).where(table.c.state.in_([str(one) for one in states])).order_by(table.c.made_at, table.c.key)
    for row in connection.execute(wanted):
        if one := _row(row):
            yield one


def _row(row: Any) -> MailRow | None:
    """None where it is damaged: `store.damage` tells of it."""
    mail = kept_value(row.mail, Mail)
    if mail is None:
        return None
    return MailRow(mail, MailState(row.state), moment_of(row.made_at), row.tries, moment_of(row.next_at), row.why)
