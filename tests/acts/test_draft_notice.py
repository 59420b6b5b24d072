"""An extra notice through the stand-in Mailchimp: never without approval, once whatever happens, and remembered."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.acts.done import Done
from pipeline.acts.draft import Draft, draft_of
from pipeline.acts.draft_notice import draft_notice
from pipeline.acts.send_letter import send
from pipeline.acts.situation import Situation
from pipeline.acts.watch_letters import confirm_notices
from pipeline.deliver.machine.outcome import Outcome
from pipeline.fault import NotSendable
from pipeline.model import Decision, DecisionKind, LetterState
from pipeline.project import Server
from pipeline.store import Store, open_store
from pipeline.store.editions import edition_rows
from tests.deliver.sending import LOOKS, Sending, sending

EVENT = "aloitusjuhla"
# The letter of 9.4. has told the event of 16.4.; it moves on 12.4., and the next letter goes on 23.4.
NOW = datetime(2024, 4, 12, 8, tzinfo=UTC)


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server | None) -> Iterator[Sending]:
    with sending(tmp_path, monkeypatch, server=server) as case:
        case.look_on([LOOKS[0], LOOKS[5], *LOOKS[7:9]])
        file = case.project.content / "events" / f"{EVENT}.md"
        file.write_text(file.read_text().replace("ti 16.4.2024", "ke 17.4.2024"))
        yield case


def opened(case: Sending) -> Store:
    return open_store(case.project.state, server=case.project.real.server)


def drafted(case: Sending, event_id: str = EVENT, now: datetime = NOW) -> Draft:
    with Situation(case.project, now) as situation:
        return draft_notice(situation, event_id).draft


def sent(case: Sending, now: datetime) -> Outcome:
    case.peer.account.advance_to(now)
    return send_on(case, NOW.date(), now)


def send_on(case: Sending, day: date, now: datetime) -> Outcome:
    with Situation(case.project, now) as situation:
        return send(situation, day, by_person=True, waiting=lambda: None)


def confirmed(case: Sending, now: datetime) -> list[Done]:
    with Situation(case.project, now) as situation:
        return list(confirm_notices(situation))


def approve(case: Sending, draft: Draft) -> None:
    with Situation(case.project, NOW) as situation:
        situation.decide(Decision(NOW.date(), NOW, DecisionKind.APPROVE, "joku", draft.letter.hash, draft.letter.text))


def test_a_notice_goes_once_and_only_when_it_is_approved(moved: Sending) -> None:
    draft = drafted(moved)
    assert draft.letter.subject == "Uusi aika ke 17.4.2024: Aloitusjuhla: lastensuojelu ja strategiset teemat"
    waiting = sent(moved, NOW)
    assert (waiting.row.state, waiting.key, moved.deliveries) == (LetterState.HELD, "approval.missing", 1)
    approve(moved, draft)
    for minutes in (5, 6, 7, 20, 60):
        sent(moved, NOW + timedelta(minutes=minutes))
    assert moved.deliveries == 2
    moved.lose_state()
    assert sent(moved, NOW + timedelta(hours=3)).row.state is LetterState.SENT
    assert moved.deliveries == 2


def test_the_clock_confirms_what_was_on_its_way_and_begins_nothing(moved: Sending) -> None:
    approve(moved, drafted(moved))
    assert confirmed(moved, NOW) == []
    assert moved.deliveries == 1
    sent(moved, NOW + timedelta(minutes=5))
    moved.peer.account.advance_to(NOW + timedelta(minutes=30))
    confirmed(moved, NOW + timedelta(minutes=30))
    with closing(opened(moved)) as store, store.reading() as connection:
        assert [row.state for row in edition_rows(connection) if row.about] == [LetterState.SENT]
    assert moved.deliveries == 2


def test_the_same_notice_is_drafted_on_one_day_only(moved: Sending) -> None:
    assert drafted(moved).edition.date == NOW.date()
    again = drafted(moved, now=NOW + timedelta(days=1))
    assert again.edition.date == NOW.date()
    file = moved.project.content / "events" / "sosiaalinen-innovaatio.md"
    file.write_text(file.read_text().replace("ti 14.5.2024", "ke 15.5.2024"))
    # The day is the letter's name everywhere, so a second notice takes the next one.
    assert drafted(moved, "sosiaalinen-innovaatio").edition.date == NOW.date() + timedelta(days=1)


def test_what_has_not_changed_needs_no_notice(moved: Sending) -> None:
    with pytest.raises(NotSendable, match=r"notice\.nothing"):
        drafted(moved, "ekosysteemityo")
    with closing(opened(moved)) as store, store.reading() as connection:
        assert not [row for row in edition_rows(connection) if row.about]


def test_a_letter_that_told_it_meanwhile_makes_the_notice_needless(moved: Sending) -> None:
    approve(moved, drafted(moved))
    later = datetime(2024, 4, 23, 6, 1, tzinfo=UTC)
    file = moved.project.content / "events" / f"{EVENT}.md"
    file.write_text(file.read_text().replace("ke 17.4.2024", "ke 15.5.2024"))
    assert sent(moved, NOW + timedelta(minutes=5)).key == "approval.lapsed"
    with Situation(moved.project, NOW) as situation:
        approve(moved, draft_of(situation, situation.project.real, NOW.date()))
    moved.peer.account.advance_to(later)
    send_on(moved, later.date(), later)
    told = moved.deliveries
    with pytest.raises(NotSendable, match=r"notice\.told_since"):
        sent(moved, later + timedelta(hours=1))
    assert moved.deliveries == told


def test_a_letter_that_waits_for_its_hour_has_told_nobody_yet(moved: Sending) -> None:
    file = moved.project.content / "events" / f"{EVENT}.md"
    file.write_text(file.read_text().replace("ke 17.4.2024", "ke 15.5.2024"))
    approve(moved, drafted(moved))
    eve = datetime(2024, 4, 22, 6, 1, tzinfo=UTC)
    moved.peer.account.advance_to(eve)
    assert send_on(moved, date(2024, 4, 23), eve).row.state is LetterState.SCHEDULED
    assert sent(moved, eve + timedelta(minutes=5)).row.gone
    assert moved.deliveries == 2
