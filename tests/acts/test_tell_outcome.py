"""How many people a letter is expected to reach: by its own count and by that of the last letter to the same people."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.acts.situation import Situation
from pipeline.acts.tell_outcome import tell_outcome
from pipeline.deliver.machine.outcome import Outcome
from pipeline.model import EditionRow, LetterState, Order
from pipeline.project import Project
from pipeline.store.editions import save_row
from pipeline.store.notices import open_notices, save_acknowledged
from pipeline.store.orders import save_order
from tests.deliver.sending import DAY, DUE, a_parcel
from tests.make import config

SENT, MISSED = LetterState.SENT, LetterState.MISSED


def ordered(days: int, people: int, audience: str = "lista") -> Order:
    """What was given away for the letter so many days from the one that goes now."""
    made = a_parcel()
    edition = replace(made.edition, date=DAY + timedelta(days=days))
    return Order(replace(made, edition=edition, terms=replace(made.terms, audience=audience)), people, DUE)


def told(folder: Path, reached: int, before: Iterable[tuple[Order, LetterState]], taken_up: str = "") -> bool:
    """Whether it is cried out that the letter of the day, for whom ten were counted, has reached so few."""
    with Situation(Project(folder, config()), DUE) as situation:
        with situation.letters.writing() as connection:
            for order, state in before:
                save_order(connection, order)
                save_row(connection, EditionRow(order.parcel.edition.date, state, DUE), DUE)
            save_acknowledged(connection, [taken_up], "viestija", DUE)
        outcome = Outcome(EditionRow(DAY, SENT, DUE, sent_at=DUE), order=ordered(0, 10), reached=reached)
        tell_outcome(situation, DUE, outcome)
        with situation.letters.reading() as connection:
            return f"few {DAY} few {reached}" in [one.key for one in open_notices(connection)]


@pytest.mark.parametrize(
    ("reached", "before", "few"),
    [
        (5, [], True),
        (6, [], False),
        (6, [(ordered(-14, 12), SENT)], True),
        (6, [(ordered(-28, 12), SENT), (ordered(-14, 10), SENT)], False),
        (6, [(ordered(-14, 12), MISSED)], False),
        (6, [(ordered(14, 12), SENT)], False),
        (6, [(ordered(-14, 12, "toinen"), SENT)], False),
        (5, [(ordered(-14, 2), SENT)], True),
    ],
)
def test_half_of_those_who_were_expected_or_fewer_are_few(
    tmp_path: Path, reached: int, before: list[tuple[Order, LetterState]], few: bool
) -> None:
    assert told(tmp_path, reached, before) is few


@pytest.mark.parametrize(("reached", "again"), [(3, False), (2, True)])
def test_a_number_that_somebody_has_taken_up_is_what_is_expected(tmp_path: Path, reached: int, again: bool) -> None:
    assert told(tmp_path, 5, [])
    assert told(tmp_path, reached, [], f"few {DAY} few 5") is again
