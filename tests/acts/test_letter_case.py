"""A letter as it is wished: what lies at its carrier stays when no other can be made."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from pipeline.acts.draft import Draft
from pipeline.acts.letter_case import wished
from pipeline.deliver.case import Case
from pipeline.deliver.journal import Past
from pipeline.fault import NotSendable
from pipeline.model import EditionRow, LetterState, Order
from tests.deliver.sending import DAY, DUE, a_parcel

EVE = DUE - timedelta(days=1)
LIES = Case(
    EditionRow(DAY, LetterState.SCHEDULED, DUE), DUE, EVE, timedelta(hours=3), order=Order(a_parcel(), 340, EVE)
)
HELD = EditionRow(DAY, LetterState.HELD, DUE, why="approval.held")


def broken() -> Draft:
    raise NotSendable("letter.notes_broken")


@pytest.mark.parametrize("case", [LIES, replace(LIES, row=HELD, past=Past(went=True))])
def test_what_lies_at_its_carrier_or_may_stays_as_it_was_given_there(case: Case) -> None:
    draft, fault = wished(case, broken)
    assert draft.letter == a_parcel().letter
    assert fault
    assert fault.key == "letter.notes_broken"


@pytest.mark.parametrize("case", [replace(LIES, order=None), replace(LIES, row=HELD, past=Past(went=True, down=True))])
def test_of_any_other_the_fault_is_raised(case: Case) -> None:
    with pytest.raises(NotSendable):
        wished(case, broken)
