"""What a look at a letter has to do follows from its row and the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.deliver.due import Case, DriveWhy, is_by_person, is_overdue, open_letters, why_drive
from pipeline.model import EditionRow, LetterState
from pipeline.rhythm.sends import Break, Rhythm

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = date(2024, 4, 9)
DUE = datetime(2024, 4, 9, 6, tzinfo=UTC)
EVE = DUE - timedelta(days=1)
GRACE = timedelta(hours=3)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def case(state: LetterState = LetterState.PLANNED, why: str = "", **more: object) -> Case:
    row = EditionRow(DAY, state, DUE, why=why)
    return replace(Case(row, DUE, EVE, GRACE, row_at=EVE), **more)  # type: ignore[arg-type]


P, S, H = LetterState.PLANNED, LetterState.SCHEDULED, LetterState.HELD
RULES: list[tuple[str, Case, timedelta, DriveWhy]] = [
    ("the outbox has nothing to do before the hour", case(), minutes(-1), DriveWhy.NOTHING),
    ("it goes on its hour", case(), minutes(0), DriveWhy.DUE),
    ("within the grace it goes late", case(), minutes(179), DriveWhy.LATE),
    ("beyond it it is given up", case(), minutes(181), DriveWhy.GIVE_UP),
    ("a failed one is tried again", case(LetterState.FAILED), minutes(30), DriveWhy.LATE),
    ("Mailchimp gets it from the preview on", case(schedules=True), minutes(-1439), DriveWhy.SCHEDULE),
    ("but not before", case(schedules=True), minutes(-1441), DriveWhy.NOTHING),
    ("nor when it may not go", case(schedules=True, obstacle="letter.held"), minutes(-600), DriveWhy.NOTHING),
    ("nor when the plan cannot schedule", case(schedules=True, plan_refused=True), minutes(-600), DriveWhy.NOTHING),
    ("then it goes on its hour", case(schedules=True, plan_refused=True), minutes(0), DriveWhy.DUE),
    ("a sent letter is over", case(LetterState.SENT), minutes(500), DriveWhy.NOTHING),
    ("a missed one is over", case(LetterState.MISSED), minutes(500), DriveWhy.NOTHING),
    ("an uncertain one waits for a person", case(LetterState.UNCERTAIN), minutes(5), DriveWhy.NOTHING),
    ("scheduling is looked at again", case(S, scheduled_at=EVE), minutes(-1435), DriveWhy.AUDIT),
    ("not too soon", case(S, scheduled_at=EVE), minutes(-1436), DriveWhy.NOTHING),
    ("not twice", case(S, scheduled_at=EVE, audited_at=EVE + minutes(5)), minutes(-600), DriveWhy.NOTHING),
    (
        "again when scheduled anew",
        case(S, scheduled_at=EVE + minutes(9), audited_at=EVE),
        minutes(-600),
        DriveWhy.AUDIT,
    ),
    ("if the machine slept, before the hour", case(S, scheduled_at=EVE), minutes(-10), DriveWhy.AUDIT),
    ("not too near it", case(S, scheduled_at=EVE), minutes(-9), DriveWhy.NOTHING),
    ("a hold takes it down", case(S, scheduled_at=EVE, obstacle="approval.held"), minutes(-600), DriveWhy.HELD),
    ("after the hour it is confirmed", case(S, scheduled_at=EVE), minutes(2), DriveWhy.CONFIRM),
    ("until it is known", case(LetterState.SENDING), minutes(40), DriveWhy.CONFIRM),
    ("a held one stays", case(H, "approval.held", obstacle="approval.held"), minutes(5), DriveWhy.NOTHING),
    ("even after the grace", case(H, "approval.held", obstacle="approval.held"), minutes(500), DriveWhy.NOTHING),
    (
        "an unapproved one is given up",
        case(H, "approval.missing", obstacle="approval.missing"),
        minutes(181),
        DriveWhy.GIVE_UP,
    ),
    ("approved late, it goes", case(H, "approval.missing"), minutes(30), DriveWhy.HELD),
    ("what a person unscheduled stays so", case(H, "deliver.unscheduled"), minutes(30), DriveWhy.NOTHING),
    ("what a person paused is looked at", case(H, "deliver.paused"), minutes(30), DriveWhy.CONFIRM),
    ("a skipped one is over", case(LetterState.SKIPPED, row_at=DUE), minutes(30), DriveWhy.NOTHING),
    ("one skipped early gets its hour", case(LetterState.SKIPPED, row_at=EVE), minutes(0), DriveWhy.DUE),
    ("a released one goes", case(released_at=DUE + minutes(600)), minutes(601), DriveWhy.LATE),
    ("for as long as the grace", case(released_at=DUE + minutes(600)), minutes(781), DriveWhy.GIVE_UP),
]


@pytest.mark.parametrize(("known", "after", "why"), [rest for _, *rest in RULES], ids=[rule for rule, *_ in RULES])
def test_what_a_look_does(known: Case, after: timedelta, why: DriveWhy) -> None:
    assert why_drive(known, DUE + after) is why


def test_a_letter_let_go_after_its_grace_goes_by_a_persons_word() -> None:
    released = case(released_at=DUE + minutes(600))
    assert is_by_person(released, DUE + minutes(601))
    assert not is_by_person(released, DUE + minutes(800))
    assert not is_by_person(case(released_at=EVE), DUE + minutes(30))


@pytest.mark.parametrize(
    ("state", "why", "after", "overdue"),
    [
        (LetterState.PLANNED, "", 9, False),
        (LetterState.PLANNED, "", 10, True),
        (LetterState.FAILED, "", 10, True),
        (LetterState.MISSED, "deliver.missed", 200, True),
        (LetterState.HELD, "approval.missing", 10, True),
        (LetterState.HELD, "approval.held", 500, False),
        (LetterState.HELD, "letter.held", 500, False),
        (LetterState.HELD, "deliver.paused", 10, True),
        (LetterState.SCHEDULED, "", 44, False),
        (LetterState.SCHEDULED, "", 45, True),
        (LetterState.SENDING, "", 500, False),
        (LetterState.SENT, "", 500, False),
        (LetterState.SKIPPED, "letter.nothing_new", 500, False),
    ],
)
def test_when_a_letter_has_not_gone_as_promised(state: LetterState, why: str, after: int, overdue: bool) -> None:
    assert is_overdue(EditionRow(DAY, state, DUE, why=why), DUE, DUE + minutes(after)) is overdue


RHYTHM = Rhythm(DAY, time(9), 2, HELSINKI)


def looked_at(rows: dict[str, LetterState], now: str, rhythm: Rhythm = RHYTHM) -> list[str]:
    known = [EditionRow(date.fromisoformat(day), state, DUE) for day, state in rows.items()]
    moment = datetime.fromisoformat(now).replace(tzinfo=HELSINKI)
    return [str(send.date) for send in open_letters(rhythm, known, moment)]


def test_the_next_letter_is_always_looked_at() -> None:
    assert looked_at({}, "2024-04-01T12:00") == ["2024-04-09"]
    assert looked_at({"2024-04-09": LetterState.SENT}, "2024-04-12T12:00") == ["2024-04-23"]


def test_a_new_project_owes_nothing_but_what_is_within_the_grace() -> None:
    assert looked_at({}, "2024-06-04T11:00") == ["2024-06-04", "2024-06-18"]
    assert looked_at({}, "2024-06-04T13:00") == ["2024-06-18"]


def test_what_was_slept_over_is_looked_at() -> None:
    rows = {"2024-04-09": LetterState.SENT, "2024-04-23": LetterState.PLANNED}
    assert looked_at(rows, "2024-05-22T12:00") == ["2024-04-23", "2024-05-07", "2024-05-21", "2024-06-04"]


def test_what_is_over_is_not() -> None:
    rows = {"2024-04-09": LetterState.MISSED, "2024-04-23": LetterState.SENT, "2024-05-07": LetterState.HELD}
    assert looked_at(rows, "2024-05-08T12:00") == ["2024-05-07", "2024-05-21"]


def test_a_letter_of_a_break_is_not() -> None:
    summer = replace(RHYTHM, breaks=(Break(date(2024, 7, 1), date(2024, 7, 31)),))
    assert looked_at({"2024-07-02": LetterState.PLANNED}, "2024-07-03T12:00", summer) == ["2024-08-13"]
