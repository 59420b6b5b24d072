"""A letter through Mailchimp: once, at its hour, whatever breaks."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.deliver.machine.outcome import Outcome
from pipeline.model import LetterState
from tests.deliver.sending import DUE, Sending, sending
from tests.peers.mailchimp_rules import Account


@pytest.fixture
def way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sending]:
    with sending(tmp_path, monkeypatch) as way:
        yield way


def state(outcome: Outcome | None) -> LetterState:
    assert outcome is not None
    return outcome.row.state


def test_an_ordinary_letter_goes_at_its_hour_with_few_calls(way: Sending) -> None:
    assert state(way.look(DUE - timedelta(hours=3))) is LetterState.SCHEDULED
    assert state(way.look(DUE - timedelta(minutes=20))) is LetterState.SCHEDULED
    assert way.deliveries == 0
    assert state(way.look(DUE + timedelta(minutes=5))) is LetterState.SENT
    (delivery,) = way.peer.account.deliveries
    assert (delivery.at, delivery.recipients, delivery.title) == (DUE, 340, "soila-verkostokirje 2024-04-09")
    assert len(way.peer.calls) <= 14
    calls = len(way.peer.calls)
    way.look(DUE + timedelta(days=1))
    assert len(way.peer.calls) == calls


def test_a_sent_letter_leaves_its_copy_and_its_archive_address(way: Sending) -> None:
    way.look_on()
    assert (way.project.outbox / "2024-04-09" / "edition.json").is_file()
    assert way.outcomes[-1].row.archive_url.startswith("https://mailchi.example.org/")


def test_the_api_is_found_on_its_server_by_itself(way: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILCHIMP_SERVER", way.peer.url.removesuffix("/3.0"))
    assert state(way.look(DUE - timedelta(hours=3))) is LetterState.SCHEDULED


@pytest.mark.parametrize("lost", [False, True], ids=["", "state-lost"])
def test_without_scheduling_it_is_sent_at_the_hour(way: Sending, lost: bool) -> None:
    way.peer.account.schedules = False
    way.look(DUE - timedelta(hours=3))
    if lost:
        way.lose_state()
    way.look_on()
    (delivery,) = way.peer.account.deliveries
    assert DUE <= delivery.at <= DUE + timedelta(minutes=5)


class TestPeople:
    def test_a_draft_paused_by_hand_waits_for_a_person(self, way: Sending) -> None:
        way.look(DUE - timedelta(hours=3))
        (campaign,) = way.peer.account.campaigns.values()
        campaign.status, campaign.send_time = "paused", None
        way.look_on()
        assert (way.deliveries, way.told) == (0, True)

    def test_an_unscheduled_one_is_not_scheduled_again(self, way: Sending) -> None:
        way.look(DUE - timedelta(hours=3))
        (campaign,) = way.peer.account.campaigns.values()
        campaign.status, campaign.send_time = "save", None
        way.look_on()
        assert (way.deliveries, way.told) == (0, True)

    def test_a_deleted_one_is_not_made_again(self, way: Sending) -> None:
        way.look(DUE - timedelta(hours=3))
        way.peer.account.campaigns.clear()
        way.look_on()
        assert (way.deliveries, way.told) == (0, True)

    def test_a_sent_one_that_was_deleted_is_known_by_the_audience(self, way: Sending) -> None:
        way.look_on()
        way.peer.account.campaigns.clear()
        way.lose_state()
        way.look(DUE + timedelta(hours=1))
        way.look(DUE + timedelta(hours=2))
        assert way.deliveries == 1

    def test_one_sent_by_hand_is_taken_as_sent(self, way: Sending) -> None:
        way.look(DUE - timedelta(hours=3))
        (campaign,) = way.peer.account.campaigns.values()
        way.peer.account.unschedule(campaign.id)
        way.peer.account.send(campaign.id)
        assert state(way.look(DUE - timedelta(hours=2))) is LetterState.SENT
        assert way.deliveries == 1

    def test_a_copy_by_hand_is_left_alone(self, way: Sending) -> None:
        way.look(DUE - timedelta(hours=3))
        (campaign,) = list(way.peer.account.campaigns.values())
        copy = way.peer.account.copy_by_hand(campaign.id)
        way.look_on()
        assert way.deliveries == 1
        assert way.peer.account.campaigns[copy].status == "save"


class TestNothingIsSent:
    @pytest.mark.parametrize(
        ("change", "key"),
        [
            ({"verified": frozenset()}, "deliver.not_ready"),
            ({"members": 0}, "deliver.not_ready"),
        ],
    )
    def test_what_the_checklist_says(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], key: str
    ) -> None:
        with sending(tmp_path, monkeypatch, Account(**change)) as way:  # type: ignore[arg-type]
            outcome = way.look(DUE - timedelta(hours=3))
            assert outcome is not None
            assert outcome.key == key
            way.look_on()
            assert way.deliveries == 0

    @pytest.mark.parametrize(("key", "said"), [("", "mailchimp.no_key"), ("abc", "mailchimp.key_form")])
    def test_a_key_that_cannot_be_right(
        self, way: Sending, monkeypatch: pytest.MonkeyPatch, key: str, said: str
    ) -> None:
        monkeypatch.setenv("MAILCHIMP_API_KEY", key)
        way.look(DUE - timedelta(hours=3))
        assert way.refusals == [said]
        assert way.peer.calls == []

    def test_a_wrong_key_changes_nothing_and_is_never_shown(
        self, way: Sending, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wrong = "f" * 32 + "-us21"
        monkeypatch.setenv("MAILCHIMP_API_KEY", wrong)
        outcome = way.look(DUE - timedelta(hours=3))
        assert outcome is not None
        assert (outcome.key, outcome.row.state) == ("mailchimp.bad_key", LetterState.PLANNED)
        for path in way.project.root.rglob("*"):
            if path.is_file():
                assert wrong.encode() not in path.read_bytes()

    def test_recipients_that_are_not_ready_are_waited_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with sending(tmp_path, monkeypatch, Account(ready_after=240)) as way:
            way.look_on()
            assert way.deliveries == 1

    def test_a_list_that_shows_a_new_campaign_late(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with sending(tmp_path, monkeypatch, Account(listed_after=100)) as way:
            way.look(DUE - timedelta(hours=3))
            way.lose_state()
            way.look_on()
            assert way.deliveries == 1


def test_practice_reaches_the_staff_alone_and_leaves_no_trace(way: Sending) -> None:
    assert state(way.look(DUE - timedelta(hours=3), practice=True)) is LetterState.SENT
    way.look(DUE - timedelta(hours=2), practice=True)  # the same letter is practised once
    (delivery,) = way.peer.account.deliveries
    assert (delivery.recipients, delivery.title) == (11, "soila-harjoitus 2024-04-09")
    assert delivery.subject.startswith("Harjoitus: ")
    assert way.peer.account.tests == []
    assert not (way.project.outbox / "2024-04-09").exists()
    way.look_on()
    assert [one.title for one in way.peer.account.deliveries][1:] == ["soila-verkostokirje 2024-04-09"]


def test_a_letter_that_changed_is_practised_anew_and_after_the_real_one_too(way: Sending) -> None:
    way.look(DUE - timedelta(hours=3), practice=True)
    notes = way.project.content / "letters" / "2024-04-09.md"
    notes.write_text("---\naihe: Toinen aihe\n---\n")
    way.look(DUE - timedelta(hours=2), practice=True)
    way.look_on()
    notes.write_text("---\naihe: Kolmas aihe\n---\n")
    assert state(way.look(DUE + timedelta(hours=1), practice=True)) is LetterState.SENT
    titles = [one.title.removeprefix("soila-") for one in way.peer.account.deliveries]
    assert titles == [
        "harjoitus 2024-04-09",
        "harjoitus 2024-04-09 (2)",
        "verkostokirje 2024-04-09",
        "harjoitus 2024-04-09 (3)",
    ]


def test_a_scheduled_letter_goes_early_once(way: Sending) -> None:
    assert state(way.look(DUE - timedelta(hours=3))) is LetterState.SCHEDULED
    assert state(way.look(DUE - timedelta(hours=2), by_person=True, early=True)) is LetterState.SENT
    way.look(DUE - timedelta(hours=2), by_person=True, early=True)
    way.look_on()
    assert way.deliveries == 1


def test_nobody_sends_before_the_hour_without_saying_so(way: Sending) -> None:
    outcome = way.look(DUE - timedelta(minutes=20), by_person=True)
    assert outcome
    assert (outcome.key, way.deliveries) == ("deliver.not_yet", 0)
