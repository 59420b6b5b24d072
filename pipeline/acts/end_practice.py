"""Practice that is over: what lies at its carrier for staff comes down, and what was promised to them is nobody's."""

from collections.abc import Iterator

from pipeline.acts.done import Done
from pipeline.acts.letter_case import given_away
from pipeline.acts.send_letter import withdraw
from pipeline.acts.situation import Situation
from pipeline.deliver.case import Fate
from pipeline.deliver.due import OVER
from pipeline.lock import only_one
from pipeline.model import EditionRow, LetterState
from pipeline.project import Place
from pipeline.store import is_begun
from pipeline.store.editions import forget_letter, letter_rows
from pipeline.store.promise import forget_rhythm

# A letter that is practised again begins anew.
_ANEW = Fate(LetterState.PLANNED, "")


def end_practice(situation: Situation) -> Iterator[Done]:
    """Forgets every letter of practice that has not gone, and takes it down where it lies at its carrier.

    Raises Misconfigured, TemplateFault, StateError, OSError.
    """
    place = situation.project.practice
    if not is_begun(situation.letters, place.state, place.server):
        return
    store = situation.letters_at(place)
    with store.reading() as connection:
        begun = [row for row in letter_rows(connection) if row.state not in OVER]
    if not begun:
        return
    with only_one(place.state, "practise", wait=True):  # whoever practises by hand ends first
        with store.writing() as connection:
            forget_rhythm(connection)
        given = given_away(store)
        for row in begun:
            if row in given:
                yield _taken_down(situation, place, row)
            else:
                with store.writing() as connection:
                    forget_letter(connection, row.date)


def _taken_down(situation: Situation, place: Place, row: EditionRow) -> Done:
    day = row.date
    outcome = withdraw(situation, place, day, _ANEW)
    if outcome.row.state is not _ANEW.state:
        values = {"day": day, "at": outcome.row.due_at, **(outcome.values or {})}
        return Done(outcome.key or f"deliver.{outcome.row.state}", values, day)
    with situation.letters_at(place).writing() as connection:
        forget_letter(connection, day)
    return Done("jobs.practice_down", {"day": day}, day)
