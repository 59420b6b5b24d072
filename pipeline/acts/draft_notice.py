"""Drafting an extra notice. From there it is a letter like any other: approved by a person, sent once, remembered."""

from collections.abc import Collection
from datetime import UTC, date, timedelta

from pipeline.acts.draft import draft_of
from pipeline.acts.find_event import find_event
from pipeline.acts.preview import Preview, laid_out
from pipeline.acts.situation import Situation
from pipeline.model import EditionRow, LetterState
from pipeline.rhythm.sends import Rhythm, send_of
from pipeline.store.editions import edition_rows, save_document, save_row


def draft_notice(situation: Situation, event_id: str) -> Preview:
    """The notice about the event, kept for people to approve; the one that waits already, brought up to date.

    Raises Fault for an unknown id, NotSendable where letters have told all there is to tell, TemplateFault, StateError.
    """
    return drafted_about(situation, find_event(situation, event_id)[1].id)


def drafted_about(situation: Situation, about: str) -> Preview:
    """The same of an event's id, or of a correction's. Raises NotSendable, TemplateFault, StateError."""
    store, now = situation.letters, situation.now
    with store.reading() as connection:
        rows = {row.date: row for row in edition_rows(connection)}
    waiting = (row for row in rows.values() if row.about == about and row.state is not LetterState.SENT)
    row = next(waiting, None)
    if row is None:
        day = _free_day(situation.project.config.rhythm, rows.keys(), situation.today)
        row = EditionRow(day, LetterState.PLANNED, now.astimezone(UTC), about=about)
    draft = draft_of(situation, situation.project.place, row.date, notice=row)
    with store.writing() as connection:
        save_row(connection, row, now)
        save_document(connection, draft.edition)
    return Preview(draft, laid_out(situation.project.place, draft))


def _free_day(rhythm: Rhythm, taken: Collection[date], today: date) -> date:
    """The first day from today on that no letter has, for the day is what a letter is known by everywhere."""
    day = today
    while day in taken or _has_letter(rhythm, day):
        day += timedelta(days=1)
    return day


def _has_letter(rhythm: Rhythm, day: date) -> bool:
    send = send_of(rhythm, day)
    return send is not None and day in (send.date, send.grid)
