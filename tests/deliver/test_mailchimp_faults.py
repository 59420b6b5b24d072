"""Every fault at every call of a send, before its effect and after it: the letter goes once, or a person is told.

Here every second fault of a call, at changing moments; the state is lost after every second one, and every third
account cannot schedule. All combinations: `make reliability`.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from pipeline.deliver.release import let_go
from pipeline.model import LetterState
from tests.deliver.sending import DUE
from tests.deliver.trials import ACTS, FAULTS, FIRST, LATER, QUESTIONS, Bench, bench, try_fault
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account, Delivery


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("trials")) as one:
        yield one


@pytest.mark.parametrize("call", ACTS + QUESTIONS)
def test_once_whatever_breaks(trials: Bench, call: str) -> None:
    for number, kind in list(enumerate(FAULTS, start=len(call)))[len(call) % 2 :: 2]:
        after = call in ACTS and number // 2 % 2 == 0
        schedules = number % 3 > 0 and not call.endswith("/send")
        verdict = try_fault(trials, Fault(call, kind, after), lost=number % 4 < 2, schedules=schedules)
        assert verdict == "once", (kind, after, schedules, trials.outcomes[-1])


@pytest.mark.parametrize("kind", FAULTS)
def test_a_test_mail_is_asked_for_once_and_nobody_waits_for_it(trials: Bench, kind: str) -> None:
    for after in (False, True):
        trials.anew(Account())
        trials.peer.faults.append(Fault(r"POST /campaigns/\w+/actions/test", kind, after))
        for now in (FIRST, *LATER):
            trials.look(now)
        assert trials.verdict == "once"
        assert sum(call.endswith("/actions/test") for call in trials.peer.calls) == 1
        assert len(trials.peer.account.tests) <= 1


def test_the_test_mail_goes_before_the_letter_is_scheduled(trials: Bench) -> None:
    trials.anew(Account())
    for now in (FIRST, *LATER):
        trials.look(now)
    (test,) = trials.peer.account.tests
    (letter,) = trials.peer.account.deliveries
    calls = trials.peer.calls
    scheduled = next(number for number, call in enumerate(calls) if call.endswith("/actions/schedule"))
    assert next(number for number, call in enumerate(calls) if call.endswith("/actions/test")) < scheduled
    assert test.subject == "[Test] [TESTI] SOILAn verkostokirje 9.4.2024"
    assert letter.subject == "SOILAn verkostokirje 9.4.2024"
    assert test.html_sha256 == letter.html_sha256
    assert trials.outcomes[0].trial is not None
    assert trials.outcomes[0].trial.error is None


def test_a_draft_that_somebody_schedules_with_the_subject_of_a_test_is_taken_down_and_mended(trials: Bench) -> None:
    trials.anew(Account())
    trials.peer.faults.append(Fault(r"PATCH /campaigns/\w+", "cut"))
    trials.look(FIRST)
    ((campaign_id, campaign),) = trials.peer.account.campaigns.items()
    assert campaign.body["settings"]["subject_line"].startswith("[TESTI] ")
    trials.peer.account.schedule(campaign_id, {"schedule_time": "2024-04-09T06:00:00+00:00"})
    for now in LATER:
        trials.look(now)
    assert trials.verdict == "once"
    assert len(trials.peer.account.tests) == 1


@pytest.mark.parametrize("status", ["save", "paused"])
def test_what_we_took_down_ourselves_is_scheduled_again(trials: Bench, status: str) -> None:
    trials.anew(Account(unscheduled_status=status))
    trials.look(FIRST)
    trials.look(LATER[0], hold_why="approval.held")
    assert trials.outcomes[-1].row.why == "approval.held"
    trials.look(LATER[1] - (LATER[1] - LATER[0]) / 2)
    assert [one.status for one in trials.peer.account.campaigns.values()] == ["schedule"]
    for now in LATER[1:]:
        trials.look(now)
    assert trials.verdict == "once"


def test_what_else_went_to_the_same_people_stops_a_letter_until_a_person_lets_it_go(trials: Bench) -> None:
    trials.anew(Account())
    trials.peer.account.deliveries.append(Delivery("x", "toinen kirje", "Toinen", DUE + timedelta(minutes=1), 340, ""))
    late = DUE + timedelta(minutes=5)
    row = trials.look(late).row
    assert (row.state, row.why, trials.peer.account.campaigns) == (LetterState.HELD, "deliver.witness", {})
    assert trials.look(late + timedelta(minutes=5)).row.why == "deliver.witness"
    let_go(trials.store, row, late + timedelta(minutes=8), "toimittaja")
    gone = trials.look(late + timedelta(minutes=10), released_at=late + timedelta(minutes=8))
    assert gone.row.state is LetterState.SENT
    assert len(trials.peer.account.deliveries) == 2


def test_a_folder_that_somebody_deleted_is_made_anew(trials: Bench) -> None:
    trials.anew(Account())
    trials.peer.faults.append(Fault("POST /campaigns", "cut"))
    trials.look(FIRST)
    trials.peer.account.folders.clear()
    for minutes in (5, 10, 15):
        trials.look(FIRST + timedelta(minutes=minutes))
    assert [one.status for one in trials.peer.account.campaigns.values()] == ["schedule"]
    assert len(trials.peer.account.folders) == 1


def test_a_letter_that_is_long_in_sending_is_not_sent_again(trials: Bench) -> None:
    trials.anew(Account(sending_for=900, schedules=False))
    trials.look(DUE)
    assert trials.outcomes[-1].row.state is LetterState.SENDING
    trials.lose_state()
    trials.look(DUE + timedelta(minutes=2))
    assert trials.outcomes[-1].row.state is LetterState.SENDING
    trials.look(DUE + timedelta(minutes=20))
    assert trials.outcomes[-1].row.state is LetterState.SENT
    assert trials.verdict == "once"


def test_two_that_are_scheduled_are_taken_down_to_one(trials: Bench) -> None:
    trials.anew(Account())
    trials.look(FIRST)
    account = trials.peer.account
    ((first, original),) = account.campaigns.items()
    twin = account.copy_by_hand(first)
    account.campaigns[twin].body["settings"]["title"] = original.body["settings"]["title"]
    account.schedule(twin, {"schedule_time": DUE.isoformat()})
    trials.look(LATER[0])
    assert [(one.id, one.status) for one in account.campaigns.values()] == [(first, "schedule")]
    for now in LATER[1:]:
        trials.look(now)
    assert trials.verdict == "once"


def test_a_stray_draft_is_deleted_before_anything_is_scheduled(trials: Bench) -> None:
    trials.anew(Account())
    trials.peer.faults += [
        Fault("POST /campaigns", "late", seconds=60),
        Fault(r"PUT /campaigns/\w+/content", "busy"),
    ]
    trials.look(FIRST)
    trials.lose_state()
    trials.look(FIRST)
    trials.look(FIRST + timedelta(minutes=2))
    calls = trials.peer.calls
    deleted = next(number for number, call in enumerate(calls) if call.startswith("DELETE"))
    assert deleted < next(number for number, call in enumerate(calls) if call.endswith("/actions/schedule"))
    assert [one.status for one in trials.peer.account.campaigns.values()] == ["schedule"]


def test_a_hold_is_not_believed_done_because_of_a_strange_answer(trials: Bench) -> None:
    trials.anew(Account())
    trials.look(FIRST)
    trials.peer.faults.append(Fault(r"POST /campaigns/\w+/actions/unschedule", "other-json"))
    trials.look(LATER[0], hold_why="approval.held")
    assert trials.outcomes[-1].row.state is LetterState.SCHEDULED
    trials.look(LATER[1], hold_why="approval.held")
    assert trials.outcomes[-1].row.state is LetterState.HELD
    assert [one.status for one in trials.peer.account.campaigns.values()] == ["save"]


def test_a_content_that_never_came_there_is_set_again(trials: Bench) -> None:
    trials.anew(Account())
    trials.peer.faults.append(Fault(r"PUT /campaigns/\w+/content", "other-json"))
    for now in (FIRST, *LATER):
        trials.look(now)
    assert trials.verdict == "once"
