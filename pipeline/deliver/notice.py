"""Drafting an extra notice. From there it is a letter like any other: approved by a person, sent once, remembered."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from pipeline.compose.rhythm import Rhythm, send_of
from pipeline.deliver.send import Draft, draft_of
from pipeline.model import Content
from pipeline.project import Project
from pipeline.store import Store
from pipeline.store.editions import EditionRow, State, edition_rows, save_document, save_row


def draft_notice(project: Project, content: Content, store: Store, event_id: str, now: datetime) -> Draft:
    """The notice about the event, kept for people to approve; the one that waits already, brought up to date.

    Raises NotSendable where letters have told all there is to tell, TemplateFault, StateError.
    """
    with store.reading() as connection:
        rows = {row.date: row for row in edition_rows(connection)}
    waiting = (row for row in rows.values() if row.about == event_id and row.state is not State.SENT)
    row = next(waiting, None)
    if row is None:
        day = _free_day(project.config.rhythm, rows.keys(), now.astimezone(project.config.zone).date())
        row = EditionRow(day, State.PLANNED, now.astimezone(UTC), about=event_id)
    draft = draft_of(project, content, store, row.date, notice=row)
    with store.writing() as connection:
        save_row(connection, row, now)
        save_document(connection, draft.edition)
    return draft


def _free_day(rhythm: Rhythm, taken: Collection[date], today: date) -> date:
    """The first day from today on that no letter has, for the day is what a letter is known by everywhere."""
    day = today
    while day in taken or _has_letter(rhythm, day):
        day += timedelta(days=1)
    return day


def _has_letter(rhythm: Rhythm, day: date) -> bool:
    send = send_of(rhythm, day)
    return send is not None and day in (send.date, send.grid)
