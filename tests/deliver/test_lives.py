"""Stories that drawn years found: each must end as people would have it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.acts.turn import note_lost
from pipeline.model import LetterState
from tests.deliver.lives import OTHER, Life
from tests.deliver.trials import Bench, bench
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account

DAY = date(2024, 4, 9)
DUE = datetime(2024, 4, 9, 6, 0, tzinfo=UTC)
EVE = DUE - timedelta(days=1)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("lives")) as one:
        yield one


def life_of(field: Bench, folder: Path, *, schedules: bool = True) -> Life:
    life = Life(folder / "life", field.project, field.peer, Account(now=EVE - timedelta(days=2), schedules=schedules))
    life.promise(DAY, DUE)
    return life


def looks(life: Life, *moments: datetime) -> None:
    for moment in moments:
        life.until(moment)
        life.look()
        assert life.unsafe() == ""


def test_other_people_where_the_plan_cannot_schedule(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path, schedules=False)
    looks(life, EVE, DUE - timedelta(minutes=75))
    life.wish.people = OTHER
    looks(life, DUE, DUE + timedelta(minutes=3))
    assert [len(one.people) for one in life.account.deliveries] == [7]
    life.close()


def test_another_hour_after_a_takeover(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.copy_host()
    life.takeover()
    life.wish.at += timedelta(hours=1)
    looks(life, *(DUE + timedelta(minutes=one) for one in (-75, -30, -9, 0, 50, 60, 75)))
    assert [one.at for one in life.account.deliveries] == [DUE + timedelta(hours=1)]
    life.close()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", ["POST .*/actions/schedule", "DELETE .*"])
def test_a_letter_for_other_people_is_made_anew_whatever_call_was_cut_short(
    field: Bench, tmp_path: Path, call: str, after: bool
) -> None:
    """What was deleted from here has not vanished."""
    life = life_of(field, tmp_path, schedules=False)
    life.peer.faults.append(Fault(".*/actions/schedule", "kill"))
    life.peer.faults.append(Fault(call, "kill", after=after))
    looks(life, EVE)
    life.wish.people = OTHER
    looks(life, EVE + timedelta(minutes=6), EVE + timedelta(minutes=12), DUE, DUE + timedelta(minutes=3))
    assert [len(one.people) for one in life.account.deliveries] == [7]
    life.close()


@pytest.mark.parametrize("schedules", [True, False])
def test_what_was_changed_by_hand_is_set_anew_though_a_call_of_that_failed(
    field: Bench, tmp_path: Path, schedules: bool
) -> None:
    life = life_of(field, tmp_path, schedules=schedules)
    looks(life, EVE, EVE + timedelta(minutes=6))
    for one in life.account.campaigns.values():
        life.account.change_by_hand(one.id, html="<p>Muuta *|UNSUB|*</p>")
    life.peer.faults.append(Fault("PATCH .*", "busy"))
    looks(life, DUE - timedelta(minutes=9), DUE, DUE + timedelta(minutes=3))
    assert ["Muuta" in one.html for one in life.account.deliveries] == [False]
    life.close()


def test_an_answer_that_is_no_content_tells_nothing_of_what_went(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.change_by_hand(html="<p>Muuta *|UNSUB|*</p>")
    life.peer.faults.append(Fault("GET .*/content", "other-json"))
    looks(life, DUE + timedelta(minutes=12), DUE + timedelta(minutes=18))
    assert life.outcomes[-1].row.state is LetterState.SENT
    life.close()


def test_what_was_changed_by_hand_under_a_lost_memory_is_what_is_remembered(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.lose_state()
    life.hosts[0].situation.close()
    looks(life, EVE + timedelta(hours=1))
    note_lost(life.hosts[0].situation)
    life.change_by_hand(html="<p>Muuta *|UNSUB|*</p>")
    looks(life, DUE - timedelta(minutes=9), DUE + timedelta(minutes=3))
    assert life.outcomes[-1].row.state is LetterState.SENT
    life.close()


def test_a_letter_that_came_down_though_it_was_told_otherwise_is_given_back(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.wish.at += timedelta(hours=2)
    life.peer.faults.append(Fault(".*/actions/unschedule", "busy", after=True))
    looks(life, EVE + timedelta(hours=1), EVE + timedelta(hours=2), DUE, DUE + timedelta(minutes=123))
    assert [one.at for one in life.account.deliveries] == [DUE + timedelta(hours=2)]
    life.close()


def test_a_hold_after_a_takeover_reaches_what_the_other_host_has_scheduled(field: Bench, tmp_path: Path) -> None:
    """The copy was made before: its memory knows nothing of it. A story of the model, seven acts deep."""
    life = life_of(field, tmp_path)
    life.look()
    life.copy_host()
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.takeover()
    life.hold()
    looks(life, EVE + timedelta(hours=1), DUE, DUE + timedelta(minutes=3))
    assert life.account.deliveries == []
    life.close()


@pytest.mark.parametrize(
    ("title", "moved", "sent_early", "noticed"),
    [
        ("", timedelta(), timedelta(), True),
        ("", timedelta(hours=5), timedelta(), True),
        ("Kopio", timedelta(), timedelta(), True),
        ("Viime viikon kirje", timedelta(), timedelta(days=1, hours=1), False),
    ],
)
def test_a_copy_that_was_sent_before_a_long_holiday_is_noticed(
    field: Bench, tmp_path: Path, title: str, moved: timedelta, sent_early: timedelta, noticed: bool
) -> None:
    day, due = date(2024, 4, 2), datetime(2024, 4, 2, 6, 0, tzinfo=UTC)
    shown = datetime(2024, 3, 28, 7, 0, tzinfo=UTC)  # Thursday before Easter
    life = Life(tmp_path / "life", field.project, field.peer, Account(now=shown - timedelta(days=3), schedules=True))
    life.promise(day, due)
    looks(life, shown)
    life.copy_by_hand()
    copy = max(life.account.campaigns.values(), key=lambda one: one.id)
    copy.body["settings"]["title"] = title or copy.body["settings"]["title"]
    assert copy.send_time
    copy.send_time -= sent_early
    life.wish.at += moved
    for minutes in (6, 60):
        life.until(shown + timedelta(minutes=minutes))
        life.look()
    life.until(due + moved - timedelta(minutes=12))
    life.look()
    assert (life.outcomes[-1].row.why == "deliver.copied") is noticed
    life.close()


def test_a_release_before_a_copy_was_known_does_not_let_it_go_beside_that(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.copy_by_hand()
    life.hold()
    life.until(EVE + timedelta(hours=1))
    life.release()
    looks(life, EVE + timedelta(hours=2), DUE - timedelta(minutes=9), DUE, DUE + timedelta(minutes=3))
    assert life.outcomes[-1].row.why == "deliver.copied"
    life.release()
    life.until(DUE + timedelta(minutes=10))
    life.look()
    assert len(life.account.deliveries) == 2
    life.close()


def test_an_answer_with_words_to_a_call_that_schedules_is_none(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path, schedules=False)
    life.peer.faults.append(Fault(".*/actions/schedule", "other-json"))
    looks(life, EVE, EVE + timedelta(minutes=6), DUE, DUE + timedelta(minutes=3))
    assert len(life.account.deliveries) == 1
    life.close()


def test_words_that_were_edited_at_a_takeover_go(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.copy_host()
    life.takeover()
    life.wish.says += 1
    looks(life, EVE + timedelta(hours=1), EVE + timedelta(hours=2), DUE - timedelta(minutes=9), DUE)
    assert ["sanat 1" in one.html for one in life.account.deliveries] == [True]
    life.close()


def test_what_a_host_that_took_over_does_not_know_a_person_has_seen_to(field: Bench, tmp_path: Path) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, DUE, DUE + timedelta(minutes=3))
    life.lose_state()
    life.hosts[0].situation.close()
    fortnight = timedelta(days=14)
    life.promise(DAY + fortnight, DUE + fortnight)
    looks(life, EVE + fortnight)
    life.takeover()
    looks(life, *(one + fortnight for one in (EVE + timedelta(minutes=6), DUE, DUE + timedelta(minutes=3))))
    assert len(life.account.deliveries) == 2
    life.close()


def test_words_that_were_changed_by_hand_while_nobody_looked_are_what_is_remembered(
    field: Bench, tmp_path: Path
) -> None:
    life = life_of(field, tmp_path)
    looks(life, EVE, EVE + timedelta(minutes=6))
    life.change_by_hand(html="<p>Muuta *|UNSUB|*</p>")
    looks(life, DUE + timedelta(minutes=12))
    outcome = life.outcomes[-1]
    assert outcome.row.state is LetterState.SENT
    assert outcome.order is not None
    assert outcome.order.parcel.letter.html == life.account.deliveries[0].html
    life.close()
