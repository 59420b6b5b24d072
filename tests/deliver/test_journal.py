"""What the journal tells of a letter's past."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.deliver.journal import LATE, past_of
from pipeline.model import JournalEntry

START = datetime(2024, 4, 8, 6, tzinfo=UTC)


def journal(*calls: str) -> tuple[JournalEntry, ...]:
    """Calls such as "schedule intent 1", a minute between."""
    parts = (one.split(maxsplit=2) for one in calls)
    return tuple(
        JournalEntry(START + timedelta(minutes=number), step, phase, "".join(rest))
        for number, (step, phase, *rest) in enumerate(parts)
    )


@pytest.mark.parametrize(
    ("calls", "went"),
    [
        ((), False),
        (("schedule intent 1",), True),
        (("schedule intent 1", "schedule answer 1"), True),
        (("schedule intent 1", "schedule unclear x"), True),
        (("schedule intent 1", "schedule busy x"), False),
        (("schedule intent 1", "schedule refused x"), False),
        (("schedule intent 1", "schedule answer not in plan"), False),
        (("send intent 1", "delete intent 1"), False),
        (("send intent 1", "delete intent 1", "delete answer 1"), False),
        (("send intent 1", "delete intent 2"), True),
        (("delete intent 1", "send intent 1"), True),
        (("schedule intent 1", "delete intent 1", "schedule intent 2"), True),
    ],
)
def test_a_call_may_have_gone_unless_its_draft_was_deleted_from_here(calls: tuple[str, ...], went: bool) -> None:
    assert past_of(journal(*calls)).went is went


@pytest.mark.parametrize(
    ("phase", "taken_down", "down"),
    [("intent", True, False), ("answer", True, True), ("unclear", True, False), ("busy", True, False),
     ("refused", False, False)],
)  # fmt: skip
def test_what_was_taken_down_from_here(phase: str, taken_down: bool, down: bool) -> None:
    past = past_of(journal("schedule intent 1", "schedule answer 1", f"unschedule {phase} 1"))
    assert (past.taken_down, past.down) == (taken_down, down)


def test_a_doubt_lasts_until_a_look_has_shown_all_that_the_call_can_have_done() -> None:
    unclear = journal("schedule intent 1", "schedule unclear x")
    until = unclear[-1].at + LATE
    looked = JournalEntry(until - timedelta(seconds=1), "find", "answer", "")
    assert past_of((*unclear, looked)).doubt_until == until
    late = JournalEntry(until, "find", "answer", "")
    assert past_of((*unclear, late)).doubt_until is None
    failed = JournalEntry(until, "find", "busy", "")
    assert past_of((*unclear, failed)).doubt_until == until


@pytest.mark.parametrize(
    ("calls", "since", "undoing"),
    [
        (("create intent", "create unclear x"), 1, False),
        (("unschedule intent 1", "unschedule unclear x"), 1, True),
        (("unschedule intent 1", "unschedule answer 1"), None, False),
        # What undid a call does not end the doubt about it, and the later doubt is the one that lasts.
        (("schedule intent 1", "schedule unclear x", "unschedule intent 1", "unschedule answer 1"), 1, False),
        (("schedule intent 1", "schedule unclear x", "unschedule intent 1"), 2, True),
    ],
)
def test_of_which_call_nobody_knows(calls: tuple[str, ...], since: int | None, undoing: bool) -> None:
    past = past_of(journal(*calls))
    assert (past.doubt_since, past.undoing) == (None if since is None else START + timedelta(minutes=since), undoing)


def test_a_draft_is_addressed_when_it_is_made_and_whenever_it_is_again() -> None:
    assert past_of(journal("create answer 1")).addressed == "1"
    assert past_of(journal("create answer 1", "address answer 2")).addressed == "2"
    assert past_of(journal("create answer 1", "address intent 2")).addressed == ""
