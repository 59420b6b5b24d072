"""When a letter waits for a person to put something right."""

import pytest

from pipeline.acts.letter_obstacles import is_stuck
from pipeline.deliver.machine.outcome import Outcome
from pipeline.model import EditionRow, LetterState
from tests.deliver.sending import DAY, DUE

HELD, FAILED, SENT = LetterState.HELD, LetterState.FAILED, LetterState.SENT


@pytest.mark.parametrize(
    ("state", "outcome", "stuck"),
    [
        (FAILED, {"key": "deliver.people_differ"}, True),
        (FAILED, {"key": "deliver.people_differ", "until": DUE}, False),
        (FAILED, {"key": "takeover.taken", "turn": "toinen"}, False),
        (FAILED, {"key": "mailchimp.busy"}, False),
        (FAILED, {}, False),
        (HELD, {"key": "deliver.copied"}, True),
        (HELD, {"key": "approval.held"}, False),
        (SENT, {"key": "deliver.people_differ"}, False),
    ],
)
def test_it_is_stuck_when_nothing_passes_by_itself_and_nobody_chose_so(
    state: LetterState, outcome: dict[str, object], stuck: bool
) -> None:
    row = EditionRow(DAY, state, DUE, why=str(outcome.get("key", "")) if state is HELD else "")
    assert is_stuck(Outcome(row, **outcome)) is stuck  # type: ignore[arg-type]
