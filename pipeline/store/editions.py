"""The rows of letters: how far each has come, and what the sent ones told."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from pipeline.model import Edition, EditionRow, LetterState, Told, told_by
from pipeline.store import schema
from pipeline.store.codec import instant, kept_moment, kept_value, moment_of, to_json


class _About(Struct, frozen=True):
    about: str = ""


def edition_row(connection: Connection, day: date) -> EditionRow | None:
    table = schema.edition
    row = connection.execute(select(table).where(table.c.date == day)).mappings().first()
    return _row(row) if row else None


def edition_rows(connection: Connection) -> tuple[EditionRow, ...]:
    """All letters and extra notices, oldest first."""
    rows = connection.execute(select(schema.edition).order_by(schema.edition.c.date)).mappings()
    return tuple(_row(row) for row in rows if row["date"])


def letter_rows(connection: Connection) -> tuple[EditionRow, ...]:
    """The letters of the rhythm alone, oldest first."""
    return tuple(row for row in edition_rows(connection) if not row.about)


def save_row(connection: Connection, row: EditionRow, now: datetime) -> None:
    """Writes the row over what was there."""
    values = {
        "state": str(row.state),
        "carrier": row.carrier,
        "subject": row.subject,
        "hash": row.hash,
        "due_at": instant(row.due_at),
        "sent_at": instant(row.sent_at) if row.sent_at else None,
        "campaign_id": row.campaign_id or None,
        "archive_url": row.archive_url or None,
        "why": row.why,
        "updated_at": instant(now),
    }
    table = schema.edition
    if not connection.execute(update(table).where(table.c.date == row.date), values).rowcount:
        connection.execute(insert(table), {"date": row.date, **values})


def save_document(connection: Connection, edition: Edition) -> None:
    """Keeps the edition as it was composed, and what it tells, beside its row."""
    table = schema.edition
    connection.execute(update(table).where(table.c.date == edition.date).values(document=to_json(edition)))
    connection.execute(delete(schema.told).where(schema.told.c.date == edition.date))
    rows = [{"date": one.date, "item_id": one.item_id, "told": to_json(one)} for one in told_by(edition)]
    if rows:
        connection.execute(insert(schema.told), rows)


def document_of(connection: Connection, day: date) -> Edition | None:
    """The edition that is kept beside a letter's row."""
    table = schema.edition
    return kept_value(connection.execute(select(table.c.document).where(table.c.date == day)).scalar(), Edition)


def earlier_under_way(connection: Connection, day: date) -> tuple[date, ...]:
    """The letters before `day` that may be going to people now; one in doubt until somebody has taken it up."""
    looked_at = select(schema.notice.c.key).where(schema.notice.c.acked_at.is_not(None))
    acked = set(connection.execute(looked_at).scalars())
    return tuple(
        row.date
        for row in letter_rows(connection)
        if row.date < day
        and (row.at_carrier or (row.state is LetterState.UNCERTAIN and f"uncertain {row.date}" not in acked))
    )


def forget_letter(connection: Connection, day: date) -> None:
    """Removes all that is known of the letter of the day."""
    for table in (schema.edition, schema.told, schema.order, schema.journal):
        connection.execute(delete(table).where(table.c.date == day))


def told_before(connection: Connection, day: date) -> tuple[Told, ...]:
    """What the letters sent before `day` told, oldest first. A letter that was not sent has told nothing."""
    told, edition = schema.told, schema.edition
    rows = connection.execute(
        select(told.c.told)
        .join(edition, edition.c.date == told.c.date)
        .where(told.c.date < day, edition.c.state.in_((LetterState.SENT, LetterState.SENDING, LetterState.SCHEDULED)))
        .order_by(told.c.date)
    ).scalars()
    return tuple(one for text in rows if (one := kept_value(text, Told)))


def tellings_of(connection: Connection, item_id: str) -> tuple[tuple[Told, datetime], ...]:
    """What each letter told of an item, sent or not, and when its row was written last."""
    told, edition = schema.told, schema.edition
    rows = connection.execute(
        select(told.c.told, edition.c.updated_at)
        .join(edition, edition.c.date == told.c.date)
        .where(told.c.item_id == item_id)
    )
    return tuple((one, moment_of(row.updated_at)) for row in rows if (one := kept_value(row.told, Told)))


def sent_editions(connection: Connection) -> tuple[tuple[EditionRow, Edition], ...]:
    """The sent letters with what they said, oldest first."""
    table = schema.edition
    rows = connection.execute(
        select(table).where(table.c.state == LetterState.SENT, table.c.document.is_not(None)).order_by(table.c.date)
    ).mappings()
    return tuple(
        (_row(row), edition) for row in rows if row["date"] and (edition := kept_value(row["document"], Edition))
    )


def _row(row: Any) -> EditionRow:
    state = row["state"] if row["state"] in tuple(LetterState) else LetterState.UNCERTAIN
    about = kept_value(row["document"], _About)
    return EditionRow(
        date=row["date"],
        state=LetterState(state),
        due_at=moment_of(row["due_at"]),
        carrier=row["carrier"],
        subject=row["subject"],
        hash=row["hash"],
        sent_at=kept_moment(row["sent_at"]),
        campaign_id=row["campaign_id"] or "",
        archive_url=row["archive_url"] or "",
        # What became of a letter whose row is damaged, a person must say.
        why=row["why"] if state == row["state"] else "store.damaged_row",
        about=about.about if about else "",
    )
