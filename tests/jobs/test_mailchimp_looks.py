"""Letters that Mailchimp keeps until their hour: few calls, a second look, changes and holds that still reach them."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.model import LetterState
from tests.deliver.sending import Sending, sending
from tests.jobs.looks import Looks, at
from tests.peers.mailchimp import Fault
from tests.soila import run_soila

DAY = "2024-04-09"


class Clock:
    """Looks at the project while the account's own time goes on."""

    def __init__(self, peer: Sending) -> None:
        self.peer = peer.peer
        self.looks = Looks(peer.project.root)

    def at(self, written: str) -> list[str]:
        """The calls that the look makes."""
        return self.on(at(written))

    def on(self, moment: datetime) -> list[str]:
        self.peer.account.advance_to(moment)
        before = len(self.peer.calls)
        self.looks.on(moment, "letter", "notices")
        return self.peer.calls[before:]

    def through(self, first: str, last: str, step: int) -> list[str]:
        moment, calls = at(first), []
        while moment <= at(last):
            calls += self.on(moment)
            moment += timedelta(minutes=step)
        return calls

    @property
    def state(self) -> LetterState:
        return self.looks.rows()[DAY].state


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    with sending(tmp_path, monkeypatch) as peer:
        yield Clock(peer)


def test_an_ordinary_letter_takes_few_calls(clock: Clock) -> None:
    calls = clock.through("2024-04-08T08:50", "2024-04-08T09:20", 5)
    calls += clock.through("2024-04-08T09:30", f"{DAY}T08:30", 60)
    calls += clock.through(f"{DAY}T08:50", f"{DAY}T09:30", 5)
    assert len(clock.peer.account.deliveries) == 1
    assert clock.state is LetterState.SENT
    assert len(calls) <= 14
    assert sum(call.endswith("/actions/test") for call in calls) == 1
    assert f"missed {DAY}" not in clock.looks.notices()


def test_far_from_a_send_nothing_is_asked(clock: Clock) -> None:
    assert clock.through("2024-04-02T12:00", "2024-04-08T08:55", 180) == []


def test_it_is_scheduled_from_the_preview_on_and_looked_at_once_more(clock: Clock) -> None:
    assert clock.at("2024-04-08T09:00")
    assert clock.state is LetterState.SCHEDULED
    assert clock.at("2024-04-08T09:04") == []
    assert len(clock.at("2024-04-08T09:05")) <= 2
    assert clock.through("2024-04-08T09:06", f"{DAY}T09:00", 30) == []
    assert clock.at(f"{DAY}T09:02")
    assert clock.state is LetterState.SENT
    assert clock.at(f"{DAY}T09:05") == []


def test_what_changes_after_scheduling_goes_changed(clock: Clock) -> None:
    clock.at("2024-04-08T09:00")
    news = clock.looks.root / "content" / "news" / "innovaatiokatsaus.md"
    news.write_text(news.read_text().replace("otsikko: ", "otsikko: Aivan uusi: ", 1))
    clock.at("2024-04-08T12:00")
    clock.at("2024-04-08T12:05")
    assert clock.state is LetterState.SCHEDULED
    (campaign,) = clock.peer.account.campaigns.values()
    assert "Aivan uusi" in campaign.html
    clock.at(f"{DAY}T09:02")
    assert len(clock.peer.account.deliveries) == 1


def test_a_hold_takes_a_scheduled_letter_down_at_once(clock: Clock) -> None:
    clock.at("2024-04-08T09:00")
    env = {name: value for name, value in os.environ.items() if name.startswith("MAILCHIMP_")}
    held = run_soila(clock.looks.root, "hold", DAY, now="2024-04-08T10:00", env=env)
    assert "ajastus on purettu" in held.out
    clock.through(f"{DAY}T08:00", f"{DAY}T14:00", 30)
    assert clock.peer.account.deliveries == []
    run_soila(clock.looks.root, "release", DAY, now=f"{DAY}T14:10")
    clock.at(f"{DAY}T14:15")
    clock.at(f"{DAY}T14:20")
    assert len(clock.peer.account.deliveries) == 1


def test_a_hold_reaches_a_letter_whose_scheduling_was_in_doubt(clock: Clock) -> None:
    clock.peer.faults.append(Fault(r"POST /campaigns/\w+/actions/schedule", "late"))
    clock.at("2024-04-08T09:00")
    run_soila(clock.looks.root, "hold", DAY, now="2024-04-08T09:01")
    clock.peer.account.advance_to(at("2024-04-08T09:02"))
    assert [one.status for one in clock.peer.account.campaigns.values()] == ["schedule"]
    clock.through("2024-04-08T09:03", "2024-04-08T09:13", 5)
    assert [one.status for one in clock.peer.account.campaigns.values()] == ["save"]
    assert clock.state is LetterState.HELD
    assert clock.at("2024-04-08T09:20") == []
    clock.through(f"{DAY}T08:00", f"{DAY}T10:00", 30)
    assert clock.peer.account.deliveries == []


def test_a_letter_that_is_being_sent_is_asked_after_now_and_then(clock: Clock) -> None:
    clock.peer.account.sending_for = 900
    clock.at("2024-04-08T09:00")
    clock.at("2024-04-08T09:05")
    calls = clock.through(f"{DAY}T09:01", f"{DAY}T09:25", 1)
    assert clock.state is LetterState.SENT
    assert 2 <= calls.count("GET /campaigns") <= 4


def test_near_its_hour_a_letter_that_cannot_be_scheduled_any_more_is_left_until_then(clock: Clock) -> None:
    assert clock.through(f"{DAY}T08:05", f"{DAY}T08:55", 10) == []
    clock.at(f"{DAY}T09:00")
    assert len(clock.peer.account.deliveries) == 1


def test_the_editors_hold_takes_a_scheduled_letter_down(clock: Clock) -> None:
    clock.at("2024-04-08T09:00")
    notes = clock.looks.root / "content" / "letters" / f"{DAY}.md"
    notes.write_text(notes.read_text().replace("---\n", "---\npidätä: kyllä\n", 1))
    clock.at("2024-04-08T10:00")
    assert clock.state is LetterState.HELD
    clock.through(f"{DAY}T08:00", f"{DAY}T10:00", 30)
    assert clock.peer.account.deliveries == []


def test_an_outage_of_mailchimp_over_the_hour_is_caught_up(clock: Clock) -> None:
    clock.at("2024-04-05T09:00")
    clock.peer.faults += [Fault(".*", "problem-500", nth=nth) for nth in range(1, 30)]
    clock.at(f"{DAY}T09:00")
    clock.at(f"{DAY}T09:11")
    assert clock.looks.notices()[f"missed {DAY}"].cries
    clock.peer.faults.clear()
    clock.through(f"{DAY}T09:15", f"{DAY}T09:30", 5)
    assert len(clock.peer.account.deliveries) == 1
    assert not clock.looks.notices()[f"missed {DAY}"].cries


def test_a_person_who_unschedules_in_mailchimp_is_not_spoken_over(clock: Clock) -> None:
    clock.at("2024-04-08T09:00")
    (campaign,) = clock.peer.account.campaigns
    clock.peer.account.unschedule(campaign)
    clock.at(f"{DAY}T08:45")
    assert clock.state is LetterState.HELD
    clock.through(f"{DAY}T08:50", f"{DAY}T13:00", 20)
    assert clock.peer.account.deliveries == []
    assert clock.looks.notices()[f"missed {DAY}"].cries
