"""Telling staff what became of driving a letter, and how many get it beside how many were expected to."""

from datetime import datetime

from pipeline.acts.letter_notices import few_key, few_notice, outcome_notices
from pipeline.acts.situation import Situation
from pipeline.deliver.machine.outcome import Outcome
from pipeline.model import LetterState, Order
from pipeline.store.editions import letter_rows
from pipeline.store.notices import acknowledged
from pipeline.store.orders import order_of


def tell_outcome(situation: Situation, hour: datetime, outcome: Outcome) -> None:
    """`hour` (aware) is the letter's own. Raises StateError."""
    for notice in outcome_notices(situation.project, hour, outcome, situation.now):
        situation.raise_notice(notice)
    if few := few_notice(situation.project, outcome, _expected(situation, outcome), situation.now):
        situation.raise_notice(few)


def _expected(situation: Situation, outcome: Outcome) -> int:
    """How many people should get the letter: those that were counted when it was given away, or for the last letter to
    the same people; 0 where nothing is known.
    """
    if (order := outcome.order) is None:
        return 0
    day, terms = outcome.row.date, order.parcel.terms
    with situation.letters.reading() as connection:
        gone = [row.date for row in letter_rows(connection) if row.state is LetterState.SENT and row.date < day]
        last = order_of(connection, gone[-1]) if gone else None
    known = [_counted(situation, order)]
    if last and (last.parcel.terms.audience, last.parcel.terms.segment) == (terms.audience, terms.segment):
        known.append(_counted(situation, last))
    return max(known)


def _counted(situation: Situation, order: Order) -> int:
    """How many people should get a letter by its own count, or by a smaller one that somebody has taken up."""
    with situation.letters.reading() as connection:
        taken_up = acknowledged(connection, few_key(order.parcel.edition.date))
    return min([order.people or 0, *(int(key.rpartition(" ")[2]) for key in taken_up)])
