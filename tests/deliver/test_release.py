"""What a person lets go starts again, and only that."""

from pathlib import Path

import pytest

from pipeline.deliver.journal import past_of
from pipeline.deliver.release import let_go
from pipeline.model import EditionRow, LetterState
from pipeline.store import open_store
from pipeline.store.editions import edition_row, save_row
from pipeline.store.journal import journal_of, note
from tests.deliver.sending import DAY, DUE

HELD, FAILED, MISSED = LetterState.HELD, LetterState.FAILED, LetterState.MISSED


@pytest.mark.parametrize(
    ("state", "why", "goes", "went", "known"),
    [
        (HELD, "approval.held", True, True, frozenset()),
        (HELD, "deliver.vanished", True, False, frozenset()),
        (HELD, "deliver.copied", True, True, frozenset({"8", "9"})),
        (MISSED, "deliver.missed", True, True, frozenset()),
        (FAILED, "", True, True, frozenset()),
        (LetterState.UNCERTAIN, "deliver.twice", False, True, frozenset()),
        (LetterState.SCHEDULED, "", False, True, frozenset()),
    ],
)
def test_what_waited_for_a_person_begins_anew(
    tmp_path: Path, state: LetterState, why: str, goes: bool, went: bool, known: frozenset[str]
) -> None:
    store, row = open_store(tmp_path), EditionRow(DAY, state, DUE, why=why)
    with store.writing() as connection:
        save_row(connection, row, DUE)
        for step, detail in (("schedule", "1"), ("copies", "8 9")):
            note(connection, DAY, DUE, step, "answer", detail)
    let_go(store, row, DUE, "viestija")
    with store.reading() as connection:
        kept, past = edition_row(connection, DAY), past_of(journal_of(connection, DAY))
    store.close()
    assert kept
    assert (kept.state, kept.why) == ((LetterState.PLANNED, "") if goes else (state, why))
    assert (past.went, past.copies_known) == (went, known)
