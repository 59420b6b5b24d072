"""What a look at a letter has to do follows from its row and the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from pipeline.deliver.case import Case
from pipeline.deliver.due import DriveWhy, is_by_person, is_overdue, needs_letter, why_look
from pipeline.deliver.journal import LATE, Past
from pipeline.deliver.promise import Promise, broken_promises, kept_again, open_letters, owed_before, promised
from pipeline.model import EditionRow, LetterState, Order
from pipeline.rhythm.sends import Break, Rhythm
from tests.deliver.sending import a_parcel

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
LOOKED = Past(scheduled_at=EVE)
AUDITED = Past(scheduled_at=DUE - timedelta(minutes=10), finally_at=DUE - timedelta(minutes=10))
M, NOBODY, LOST, BY = LetterState.MISSED, "deliver.nobody", "takeover.lost", "approval.held"
APPROVAL, TAKEN = "approval.missing", "deliver.unscheduled"
RULES: list[tuple[str, Case, timedelta, DriveWhy]] = [
    ("the outbox has nothing to do before the hour", case(), minutes(-1), DriveWhy.NOTHING),
    ("it goes on its hour", case(), minutes(0), DriveWhy.DUE),
    ("within the grace it goes late", case(), minutes(179), DriveWhy.LATE),
    ("beyond it it is given up", case(), minutes(181), DriveWhy.GIVE_UP),
    ("a failed one is tried again", case(LetterState.FAILED), minutes(30), DriveWhy.LATE),
    ("Mailchimp gets it from the preview on", case(schedules=True), minutes(-1440), DriveWhy.SCHEDULE),
    ("but not before", case(schedules=True), minutes(-1441), DriveWhy.NOTHING),
    ("nor when it may not go", case(schedules=True, hold_why="letter.held"), minutes(-600), DriveWhy.NOTHING),
    (
        "nor when the plan cannot schedule",
        case(schedules=True, past=Past(plan_refused=True)),
        minutes(-600),
        DriveWhy.NOTHING,
    ),
    ("then it goes on its hour", case(schedules=True, past=Past(plan_refused=True)), minutes(0), DriveWhy.DUE),
    ("a sent letter is over", case(LetterState.SENT), minutes(500), DriveWhy.NOTHING),
    ("a missed one is over", case(LetterState.MISSED), minutes(500), DriveWhy.NOTHING),
    ("so is a moved one", case(LetterState.MOVED), minutes(5), DriveWhy.NOTHING),
    ("an uncertain one waits for a person", case(LetterState.UNCERTAIN), minutes(5), DriveWhy.NOTHING),
    ("what lies at its carrier is left alone", case(S, past=LOOKED), minutes(-1435), DriveWhy.NOTHING),
    ("it is looked at shortly before its hour", case(S, past=LOOKED), minutes(-15), DriveWhy.FINAL),
    ("not sooner", case(S, past=LOOKED), minutes(-16), DriveWhy.NOTHING),
    ("once", case(S, past=replace(LOOKED, finally_at=DUE - minutes(15))), minutes(-1), DriveWhy.NOTHING),
    (
        "again when it was given anew",
        case(S, past=replace(LOOKED, scheduled_at=DUE - minutes(9), finally_at=DUE - minutes(10))),
        minutes(-1),
        DriveWhy.FINAL,
    ),
    (
        "a hold takes it down",
        case(S, past=Past(scheduled_at=EVE), hold_why="approval.held"),
        minutes(-600),
        DriveWhy.HELD,
    ),
    ("after the hour it is confirmed", case(S, past=Past(scheduled_at=EVE)), minutes(2), DriveWhy.CONFIRM),
    ("until it is known", case(LetterState.SENDING), minutes(40), DriveWhy.CONFIRM),
    ("a held one stays", case(H, "approval.held", hold_why="approval.held"), minutes(5), DriveWhy.NOTHING),
    ("even after the grace", case(H, "approval.held", hold_why="approval.held"), minutes(500), DriveWhy.NOTHING),
    (
        "an unapproved one is given up",
        case(H, "approval.missing", hold_why="approval.missing"),
        minutes(181),
        DriveWhy.GIVE_UP,
    ),
    ("approved late, it goes", case(H, APPROVAL), minutes(180), DriveWhy.HELD),
    ("on its hour where nothing keeps letters", case(H, APPROVAL), minutes(0), DriveWhy.HELD),
    ("not before", case(H, APPROVAL), minutes(-1), DriveWhy.NOTHING),
    ("at once where a carrier does", case(H, APPROVAL, schedules=True), minutes(-600), DriveWhy.HELD),
    ("not without a past", case(H, APPROVAL, keeps_why=LOST), minutes(30), DriveWhy.NOTHING),
    ("what a person unscheduled may have gone all the same", case(H, TAKEN), minutes(0), DriveWhy.CONFIRM),
    ("it is left alone before", case(H, TAKEN), minutes(-1), DriveWhy.NOTHING),
    ("what a person paused is looked at", case(H, "deliver.paused"), minutes(30), DriveWhy.CONFIRM),
    (
        "a skipped one is over",
        case(LetterState.SKIPPED, "letter.nothing_new", row_at=DUE),
        minutes(30),
        DriveWhy.NOTHING,
    ),
    (
        "one skipped early gets its hour",
        case(LetterState.SKIPPED, "letter.nothing_new", row_at=EVE),
        minutes(0),
        DriveWhy.DUE,
    ),
    (
        "and its grace",
        case(LetterState.SKIPPED, "letter.nothing_new", row_at=EVE),
        minutes(180),
        DriveWhy.DUE,
    ),
    ("a released one goes", case(released_at=DUE + minutes(600)), minutes(601), DriveWhy.LATE),
    ("until the end of it", case(released_at=DUE + minutes(600)), minutes(780), DriveWhy.LATE),
    ("for ten minutes it is not late", case(), minutes(10), DriveWhy.DUE),
    ("an hour ahead Mailchimp can have it", case(schedules=True), minutes(-60), DriveWhy.SCHEDULE),
    ("nearer it cannot", case(schedules=True), minutes(-59), DriveWhy.NOTHING),
    ("nothing is given away without a past", case(schedules=True, keeps_why=LOST), minutes(-600), DriveWhy.NOTHING),
    ("a doubt is looked at when it can end", case(past=Past(doubt_since=DUE - LATE)), minutes(0), DriveWhy.CONFIRM),
    ("not before", case(past=Past(doubt_since=DUE - minutes(3))), minutes(-1), DriveWhy.NOTHING),
    ("a fresh memory looks for what is held", case(schedules=True, new=True, hold_why=BY), minutes(-1), DriveWhy.HELD),
    ("from the preview on", case(schedules=True, new=True, hold_why=BY), minutes(-1440), DriveWhy.HELD),
    ("not from the hour on", case(H, BY, schedules=True, new=True, hold_why=BY), minutes(0), DriveWhy.NOTHING),
    ("nor for what may go", case(schedules=True, new=True), minutes(-1), DriveWhy.NOTHING),
    ("at its hour nothing is taken down", case(S, past=LOOKED, hold_why=BY), minutes(0), DriveWhy.NOTHING),
    ("an audit in the minute of giving is one", case(S, past=AUDITED), minutes(-9), DriveWhy.NOTHING),
    (
        "a held one is given up once",
        case(H, TAKEN, row_at=DUE + minutes(181)),
        minutes(190),
        DriveWhy.NOTHING,
    ),
    ("the first time after the grace", case(H, TAKEN, row_at=DUE + GRACE), minutes(190), DriveWhy.GIVE_UP),
    ("what nobody ordered is audited", case(S, schedules=True), minutes(-600), DriveWhy.AUDIT),
    ("where a carrier keeps letters", case(S), minutes(-600), DriveWhy.NOTHING),
    ("who reached nobody is asked for again", case(M, NOBODY, row_at=DUE + minutes(3)), minutes(8), DriveWhy.CONFIRM),
    ("not at once", case(M, NOBODY, row_at=DUE + minutes(3)), minutes(7), DriveWhy.NOTHING),
    ("until the grace ends", case(M, NOBODY, row_at=DUE + minutes(3)), minutes(180), DriveWhy.CONFIRM),
    ("not for ever", case(M, NOBODY, row_at=DUE + minutes(3)), minutes(181), DriveWhy.NOTHING),
    ("a row of before delays nothing", case(S, row_at=DUE), minutes(2), DriveWhy.CONFIRM),
    ("for as long as the grace", case(released_at=DUE + minutes(600)), minutes(781), DriveWhy.GIVE_UP),
]


@pytest.mark.parametrize(("known", "after", "why"), [rest for _, *rest in RULES], ids=[rule for rule, *_ in RULES])
def test_what_a_look_does(known: Case, after: timedelta, why: DriveWhy) -> None:
    assert why_look(known, DUE + after) is why


def test_what_cannot_be_given_away_now_is_not_looked_at_for_a_change() -> None:
    given = replace(a_parcel(), terms=replace(a_parcel().terms, from_name="SOILA"))
    wished = replace(given, terms=replace(given.terms, from_name="Muu"))
    known = case(S, past=LOOKED, parcel=wished, order=Order(given, 340, EVE))
    assert why_look(known, DUE - minutes(600)) is DriveWhy.CHANGED
    assert why_look(replace(known, keeps_why=LOST), DUE - minutes(600)) is DriveWhy.NOTHING


@pytest.mark.parametrize(
    ("known", "after", "needed"),
    [
        (case(), -1441, False),
        (case(), -1440, True),
        (case(), -1, True),
        (case(), 0, False),
        (case(LetterState.SENT), -1, False),
        (case(S), -1441, True),
        (case(S), 0, False),
        (case(H, "deliver.paused"), 1, False),
        (case(H, APPROVAL), 180, True),
        (case(H, APPROVAL), 181, False),
    ],
)
def test_when_a_look_must_know_what_the_letter_says(known: Case, after: int, needed: bool) -> None:
    assert needs_letter(known, DUE + minutes(after)) is needed


def test_a_letter_let_go_after_its_grace_goes_by_a_persons_word() -> None:
    released = case(released_at=DUE + minutes(600))
    assert not is_by_person(released, DUE + minutes(180))
    assert is_by_person(released, DUE + minutes(181))
    assert is_by_person(released, DUE + minutes(780))
    assert not is_by_person(released, DUE + minutes(781))
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


def test_what_may_have_been_taken_down_is_not_waited_for() -> None:
    at_carrier = EditionRow(DAY, LetterState.SCHEDULED, DUE)
    assert is_overdue(at_carrier, DUE, DUE + minutes(10), Past(taken_down=True))
    assert not is_overdue(at_carrier, DUE, DUE + minutes(9), Past(taken_down=True))


RHYTHM = Rhythm(DAY, time(9), 2, HELSINKI)
NOON = datetime(2024, 7, 2, 12, tzinfo=HELSINKI)


def hour(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=HELSINKI).astimezone(UTC)


def looked_at(rows: dict[str, LetterState], now: str, rhythm: Rhythm = RHYTHM) -> list[str]:
    known = [EditionRow(date.fromisoformat(day), state, hour(day)) for day, state in rows.items()]
    moment = datetime.fromisoformat(now).replace(tzinfo=HELSINKI)
    return [str(send.date) for send in open_letters(Promise(rhythm), known, moment)]


def test_the_next_letter_is_always_looked_at() -> None:
    assert looked_at({}, "2024-04-01T12:00") == ["2024-04-09"]
    assert looked_at({"2024-04-09": LetterState.SENT}, "2024-04-12T12:00") == ["2024-04-23"]


def test_a_new_project_owes_nothing_but_what_is_within_the_grace() -> None:
    assert looked_at({}, "2024-06-04T12:00") == ["2024-06-04", "2024-06-18"]
    assert looked_at({}, "2024-06-04T12:01") == ["2024-06-18"]
    assert looked_at({"2024-06-18": LetterState.PLANNED}, "2024-06-04T12:00") == ["2024-06-18"]


def test_a_practice_that_begins_owes_just_as_little_whatever_was_practised_before() -> None:
    rows, last = [EditionRow(DAY, LetterState.SENT, DUE)], datetime(2024, 6, 4, 12, tzinfo=HELSINKI)
    for now, found in ((last, "2024-06-04"), (last + minutes(1), "2024-06-18")):
        begun = promised(RHYTHM, None, now, begins=True)
        assert str(open_letters(begun, rows, now)[0].date) == found


def test_what_was_slept_over_is_looked_at() -> None:
    rows = {"2024-04-09": LetterState.SENT, "2024-04-23": LetterState.PLANNED}
    assert looked_at(rows, "2024-05-22T12:00") == ["2024-04-23", "2024-05-07", "2024-05-21", "2024-06-04"]
    # What was begun for a day to come says nothing of those before it.
    begun = {"2024-04-09": LetterState.SENT, "2024-05-07": LetterState.HELD}
    assert looked_at(begun, "2024-04-24T12:00") == ["2024-04-23", "2024-05-07"]


def test_what_is_over_is_not() -> None:
    rows = {"2024-04-09": LetterState.MISSED, "2024-04-23": LetterState.SENT, "2024-05-07": LetterState.HELD}
    assert looked_at(rows, "2024-05-08T12:00") == ["2024-05-07", "2024-05-21"]


def test_a_promise_that_a_break_takes_away_is_skipped() -> None:
    summer = replace(RHYTHM, breaks=(Break(date(2024, 7, 1), date(2024, 7, 31)),))
    row = EditionRow(date(2024, 7, 2), LetterState.PLANNED, hour("2024-07-02"))
    (broken,) = broken_promises(summer, [row], NOON)
    assert (broken.fate.state, broken.to, broken.key) == (LetterState.SKIPPED, None, "rhythm.break")
    assert broken_promises(summer, [replace(row, state=LetterState.SKIPPED)], NOON) == ()


def test_one_that_a_moved_grid_takes_away_goes_on_the_next_day_of_it() -> None:
    row = EditionRow(date(2024, 7, 16), LetterState.SCHEDULED, hour("2024-07-16"))
    (broken,) = broken_promises(replace(RHYTHM, anchor=date(2024, 4, 10)), [row], NOON)
    assert (broken.fate.state, broken.to) == (LetterState.MOVED, date(2024, 7, 3))
    assert broken_promises(RHYTHM, [row], NOON) == ()


def test_weekly_letters_begin_with_the_next_week_and_owe_none_of_the_past() -> None:
    rows = [
        EditionRow(DAY, LetterState.SENT, DUE),
        EditionRow(date(2024, 4, 23), LetterState.PLANNED, hour("2024-04-23")),
    ]
    now = datetime(2024, 4, 10, 12, tzinfo=HELSINKI)
    weekly = promised(replace(RHYTHM, weeks=1), Promise(RHYTHM), now)
    assert [str(one.date) for one in open_letters(weekly, rows, now)] == ["2024-04-16", "2024-04-23"]
    later = datetime(2024, 4, 20, 12, tzinfo=HELSINKI)
    changed_later = promised(replace(RHYTHM, weeks=1), Promise(RHYTHM), later)
    assert [str(one.date) for one in open_letters(changed_later, rows, later)] == ["2024-04-23"]
    at_its_hour = datetime(2024, 4, 16, 9, tzinfo=HELSINKI)
    changed_then = promised(replace(RHYTHM, weeks=1), Promise(RHYTHM), at_its_hour)
    assert str(open_letters(changed_then, rows, at_its_hour)[0].date) == "2024-04-16"
    # What was owed from then on is looked at, however late.
    much_later = datetime(2024, 5, 10, 12, tzinfo=HELSINKI)
    owed = [str(one.date) for one in open_letters(changed_later, rows, much_later)]
    assert owed == ["2024-04-23", "2024-05-02", "2024-05-07", "2024-05-14"]


def test_what_an_earlier_rhythm_owed_is_still_owed() -> None:
    rows = [EditionRow(DAY, LetterState.SENT, DUE)]
    now = datetime(2024, 5, 8, 12, tzinfo=HELSINKI)
    assert [str(one.date) for one in owed_before(Promise(RHYTHM), rows, now)] == ["2024-04-23", "2024-05-07"]


def test_a_day_that_is_a_letters_again_is_promised_again() -> None:
    row = EditionRow(date(2024, 7, 16), LetterState.SKIPPED, hour("2024-07-16"), why="promise.skipped")
    (again,) = kept_again(RHYTHM, [row], {row.date: "promise.skipped"}, NOON)
    assert again.state is LetterState.PLANNED
    assert kept_again(RHYTHM, [row], {}, NOON + timedelta(days=20)) == ()


def test_a_letter_that_was_told_to_be_left_out_and_was_not_yet_is_told_to_go_again() -> None:
    row = EditionRow(date(2024, 7, 16), LetterState.SCHEDULED, hour("2024-07-16"))
    assert kept_again(RHYTHM, [row], {row.date: ""}, NOON) == ()
    assert kept_again(RHYTHM, [row], {row.date: "promise.skipped"}, NOON) == (row,)
    assert kept_again(RHYTHM, [replace(row, state=LetterState.SENT)], {row.date: "promise.skipped"}, NOON) == ()


@pytest.mark.parametrize(("state", "told"), [(LetterState.PLANNED, 1), (LetterState.SCHEDULED, 0)])
def test_what_lies_at_its_carrier_ends_by_its_hour_when_that_is_over(state: LetterState, told: int) -> None:
    summer = replace(RHYTHM, breaks=(Break(date(2024, 7, 1), date(2024, 7, 31)),))
    row = EditionRow(date(2024, 7, 2), state, hour("2024-07-02"))
    assert len(broken_promises(summer, [row], row.due_at - minutes(1))) == 1
    assert len(broken_promises(summer, [row], row.due_at)) == told
    assert len(broken_promises(summer, [row], NOON + minutes(1))) == told


def test_a_letter_is_moved_to_no_day_whose_letter_is_over() -> None:
    moved = replace(RHYTHM, anchor=date(2024, 4, 10))
    rows = [
        EditionRow(date(2024, 7, 3), LetterState.SENT, hour("2024-07-03")),
        EditionRow(date(2024, 7, 16), LetterState.PLANNED, hour("2024-07-16")),
    ]
    (broken,) = broken_promises(moved, rows, NOON)
    assert (broken.fate.state, broken.to) == (LetterState.SKIPPED, None)


def test_only_what_is_past_is_owed_and_only_the_last_months_are_told() -> None:
    rows = [EditionRow(DAY, LetterState.SENT, DUE)]
    at_nine = datetime(2024, 4, 23, 9, tzinfo=HELSINKI)
    assert [str(one.date) for one in owed_before(Promise(RHYTHM), rows, at_nine)] == ["2024-04-23"]
    assert owed_before(Promise(RHYTHM), rows, at_nine - minutes(1)) == ()
    assert looked_at({str(DAY): LetterState.SENT}, "2026-04-14T12:00")[0] == "2026-01-13"
    assert looked_at({str(DAY): LetterState.SENT}, "2026-04-15T12:00")[0] == "2026-01-27"


def test_a_skipped_promise_is_over_and_one_without_news_is_not() -> None:
    now = datetime(2024, 4, 9, 8, tzinfo=HELSINKI)
    for why, found in (("promise.skipped", []), ("letter.nothing_new", [DAY])):
        row = EditionRow(DAY, LetterState.SKIPPED, DUE, why=why)
        assert [one.date for one in open_letters(Promise(RHYTHM), [row], now) if one.date == DAY] == found


def test_a_letter_of_a_day_that_is_none_any_more_keeps_its_own_hour() -> None:
    row = EditionRow(date(2024, 5, 1), LetterState.SCHEDULED, hour("2024-05-01"))  # it is a holiday
    now = datetime(2024, 5, 1, 8, tzinfo=HELSINKI)
    first = open_letters(Promise(replace(RHYTHM, anchor=row.date)), [row], now)[0]
    assert (first.date, first.at) == (row.date, row.due_at)


def test_a_day_that_is_a_letters_again_within_the_grace_is_promised_again() -> None:
    row = EditionRow(DAY, LetterState.SKIPPED, DUE, why="promise.skipped")
    assert len(kept_again(RHYTHM, [row], {}, DUE + RHYTHM.grace)) == 1
    assert kept_again(RHYTHM, [row], {}, DUE + RHYTHM.grace + minutes(1)) == ()


def test_a_break_ends_a_promise_though_its_grace_is_over() -> None:
    row = EditionRow(DAY, LetterState.PLANNED, DUE)
    spring = replace(RHYTHM, breaks=(Break(DAY, DAY),))
    assert len(broken_promises(spring, [row], DUE + RHYTHM.grace + minutes(1))) == 1
    moved = replace(RHYTHM, anchor=date(2024, 4, 10))
    assert [len(broken_promises(moved, [row], DUE + RHYTHM.grace + minutes(one))) for one in (0, 1)] == [1, 0]
