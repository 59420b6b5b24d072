"""What was decided, when and by whom: the log's lines, people's decisions and the journal of calls, in one order."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select

from pipeline import messages
from pipeline.log import Line, read_lines
from pipeline.model import Told
from pipeline.store import Store, schema
from pipeline.store.codec import from_json, moment_of


def history(folder: Path, store: Store, letter: date | None, item: str) -> tuple[Line, ...]:
    """The lines of one letter, of one item, or all of them; oldest first. `folder` is the log's state folder."""
    lines = (line for line in read_lines(folder) if _is_about(line, letter, item))
    kept: Iterable[Line] = (*_decisions(store, letter), *_journal(store, letter)) if not item else _told(store, item)
    return tuple(sorted((*kept, *lines), key=lambda line: line.at))


def _is_about(line: Line, letter: date | None, item: str) -> bool:
    return (letter is None or line.letter == letter) and (not item or line.item == item)


def _decisions(store: Store, letter: date | None) -> Iterator[Line]:
    table = schema.approval
    query = select(table).order_by(table.c.number)
    with store.reading() as connection:
        for row in connection.execute(query if letter is None else query.where(table.c.date == letter)):
            text = messages.text(f"approval.log_{row.kind}", who=row.who)
            yield Line(moment_of(row.at), "", messages.text("log.people"), text, row.date)


def _journal(store: Store, letter: date | None) -> Iterator[Line]:
    table = schema.journal
    query = select(table).order_by(table.c.number)
    with store.reading() as connection:
        for row in connection.execute(query if letter is None else query.where(table.c.date == letter)):
            text = f"{messages.text(f'log.step_{row.step}')}: {messages.text(f'log.phase_{row.phase}')}"
            yield Line(moment_of(row.at), "", messages.text("log.carrier"), text, row.date)


def _told(store: Store, item: str) -> Iterator[Line]:
    told, edition = schema.told, schema.edition
    query = (
        select(told.c.date, told.c.told, edition.c.updated_at)
        .join(edition, edition.c.date == told.c.date)
        .where(told.c.item_id == item)
    )
    with store.reading() as connection:
        for row in connection.execute(query):
            why = messages.text(f"log.why_{from_json(row.told, Told).why}")
            text = messages.text("log.told", day=row.date, why=why)
            yield Line(moment_of(row.updated_at), "", messages.text("status.job_letter"), text, row.date, item)
