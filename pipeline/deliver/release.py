"""A person's word that a letter may go after all: its row starts again, its journal keeps why."""

from datetime import datetime

from msgspec.structs import replace

from pipeline.deliver.journal import last_answer
from pipeline.model import EditionRow, LetterState
from pipeline.store import Store
from pipeline.store.editions import save_row
from pipeline.store.journal import journal_of, note

# What a person may let go. A sent letter is over; an uncertain one must be looked at first.
RELEASED = (LetterState.HELD, LetterState.MISSED, LetterState.FAILED)


def let_go(store: Store, row: EditionRow, now: datetime, who: str) -> EditionRow:
    """The row back at its beginning, when it waited for a person; as it was in any other state."""
    if row.state not in RELEASED:
        return row
    fresh = replace(row, state=LetterState.PLANNED, why="")
    with store.writing() as connection:
        save_row(connection, fresh, now)
        if row.why == "deliver.vanished":
            # The journal says that it went; the person says that it did not, and the carrier's witness is asked still.
            note(connection, row.date, now, "send", "refused", f"release: {who}")
        if row.why == "deliver.copied":
            copies = last_answer(journal_of(connection, row.date), "copies")
            note(connection, row.date, now, "copied", "answer", copies)
    return fresh
