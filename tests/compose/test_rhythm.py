"""The rhythm keeps its promise: every second week, at the same hour, around breaks, holidays and eves."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import messages
from pipeline.compose.rhythm import (
    Break,
    Rhythm,
    Send,
    following_send,
    last_send,
    local_instant,
    next_send,
    send_of,
    sends_between,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
NINE = time(9)
FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)

HOLIDAYS = country_holidays("FI", years=range(2023, 2037))
EVES = {(4, 30), (12, 24), (12, 31)}

DAYS = st.dates(FIRST, LAST)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31), timezones=st.sampled_from([UTC, HELSINKI]))  # noqa: DTZ001
BREAKS = st.builds(
    lambda first, days, why: Break(first, first + timedelta(days=days), why),
    DAYS,
    st.integers(0, 70),
    st.sampled_from(["", "kesätauko"]),
)
RHYTHMS = st.builds(
    Rhythm,
    anchor=st.dates(FIRST, date(2025, 12, 31)),
    at=st.sampled_from([NINE, time(3, 30)]) | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    weeks=st.sampled_from([1, 2, 2, 2, 3, 4, 52]),
    zone=st.just(HELSINKI),
    breaks=st.lists(BREAKS, max_size=5).map(tuple),
)
some = settings(max_examples=50, deadline=None)


def every(weeks: int, anchor: date, *breaks: Break, at: time = NINE) -> Rhythm:
    return Rhythm(anchor, at, weeks, HELSINKI, breaks)


def every_second_week(anchor: date, *breaks: Break) -> Rhythm:
    return every(2, anchor, *breaks)


def is_free(day: date) -> bool:
    return day.weekday() > 4 or is_holiday_or_eve(day)


def is_holiday_or_eve(day: date) -> bool:
    return day in HOLIDAYS or (day.month, day.day) in EVES


def is_spring_night(day: date) -> bool:
    return day.month == 3 and day.day > 24 and day.weekday() == 6


def in_break(rhythm: Rhythm, day: date) -> bool:
    return any(pause.first <= day <= pause.last for pause in rhythm.breaks)


def whole(rhythm: Rhythm) -> tuple[Send, ...]:
    return sends_between(rhythm, FIRST, LAST)


def going(rhythm: Rhythm, last: date = LAST) -> list[Send]:
    return [send for send in sends_between(rhythm, FIRST, last) if send.date]


def dates(rhythm: Rhythm, first: date, last: date) -> list[date | None]:
    return [send.date for send in sends_between(rhythm, first, last)]


def said(send: Send) -> str:
    return messages.text(send.why, **send.values)


@some
@given(RHYTHMS)
def test_grid_days_are_always_the_same_number_of_days_apart(rhythm: Rhythm) -> None:
    grid = [send.grid for send in whole(rhythm)]
    assert grid[0] == rhythm.anchor
    assert {later - earlier for earlier, later in pairwise(grid)} == {timedelta(weeks=rhythm.weeks)}
    assert LAST - grid[-1] < timedelta(weeks=rhythm.weeks)


@some
@given(RHYTHMS)
def test_the_local_hour_never_changes(rhythm: Rhythm) -> None:
    for send in going(rhythm):
        assert send.at is not None
        assert send.date is not None
        left_out = is_spring_night(send.date) and rhythm.at.hour == 3
        assert (send.at.date(), send.at.time()) == (send.date, time(4) if left_out else rhythm.at)
        assert send.at.tzinfo is HELSINKI
        assert send.at.fold == 0


@some
@given(RHYTHMS)
def test_no_letter_on_a_holiday_an_eve_a_weekend_or_in_a_break(rhythm: Rhythm) -> None:
    weekend_rhythm = rhythm.anchor.weekday() > 4
    for send in going(rhythm):
        assert send.date is not None
        assert not is_holiday_or_eve(send.date)
        assert not in_break(rhythm, send.date)
        assert send.date.weekday() < 5 or (weekend_rhythm and send.date == send.grid)


@some
@given(RHYTHMS)
def test_a_letter_is_moved_only_from_a_holiday_or_an_eve_and_to_the_first_working_day(rhythm: Rhythm) -> None:
    for send in going(rhythm):
        assert send.date is not None
        assert (send.date != send.grid) == is_holiday_or_eve(send.grid) == bool(send.why)
        passed = [send.grid + timedelta(days=n) for n in range(1, (send.date - send.grid).days)]
        assert all(is_free(day) for day in passed)


@some
@given(RHYTHMS)
def test_a_letter_is_skipped_only_by_a_break(rhythm: Rhythm) -> None:
    for send in whole(rhythm):
        if send.date is None:
            assert in_break(rhythm, send.grid) or in_break(rhythm, send.values["date"])
            assert send.at is None
        assert not (in_break(rhythm, send.grid) and send.date)


@some
@given(RHYTHMS)
def test_a_moved_letter_goes_before_the_next_grid_day(rhythm: Rhythm) -> None:
    for earlier, later in pairwise(whole(rhythm)):
        assert earlier.date is None or earlier.date < later.grid


@some
@given(st.dates(date(2023, 12, 1), date(2024, 1, 14)), st.times())
def test_a_year_of_every_second_week_has_24_to_27_letters(anchor: date, at: time) -> None:
    years = Counter(send.date.year for send in going(every(2, anchor, at=at)) if send.date)
    assert all(24 <= years[year] <= 27 for year in range(2024, 2036))


@some
@given(RHYTHMS)
def test_every_reason_can_be_said(rhythm: Rhythm) -> None:
    for send in whole(rhythm):
        assert bool(send.why) == (send.date != send.grid)
        if send.why:
            assert said(send)


@some
@given(RHYTHMS, INSTANTS)
def test_the_next_and_the_last_letter_agree_with_the_list(rhythm: Rhythm, now: datetime) -> None:
    moment = now.astimezone(UTC)
    sends = going(rhythm, date(2038, 1, 1))
    after = [send for send in sends if send.at and send.at > moment]
    before = [send for send in going(rhythm) if send.at and send.at <= moment]
    assert next_send(rhythm, now) == after[0]
    assert last_send(rhythm, now) == (before[-1] if before else None)


@some
@given(RHYTHMS, DAYS)
def test_the_letter_of_a_day_and_the_one_after_it_agree_with_the_list(rhythm: Rhythm, day: date) -> None:
    sends = sends_between(rhythm, FIRST, date(2038, 1, 1))
    own = [send for send in sends if day in (send.grid, send.date)]
    assert send_of(rhythm, day) == (own[0] if own else None)
    later = [send for send in sends if send.date and (send.grid > own[0].grid if own else send.date > day)]
    assert following_send(rhythm, day) == later[0]


@some
@given(RHYTHMS)
def test_walking_from_letter_to_letter_meets_each_once(rhythm: Rhythm) -> None:
    for earlier, later in pairwise(going(rhythm)):
        assert earlier.at is not None
        assert later.at is not None
        assert earlier.date is not None
        just_before = later.at.astimezone(UTC) - timedelta(minutes=1)
        assert next_send(rhythm, earlier.at) == next_send(rhythm, just_before) == later
        assert last_send(rhythm, later.at) == later
        assert last_send(rhythm, just_before) == earlier
        assert following_send(rhythm, earlier.date) == following_send(rhythm, earlier.grid) == later


def test_the_first_letters_of_the_programme() -> None:
    assert dates(every_second_week(date(2024, 4, 9)), date(2024, 1, 1), date(2024, 6, 30)) == [
        date(2024, 4, 9),
        date(2024, 4, 23),
        date(2024, 5, 7),
        date(2024, 5, 21),
        date(2024, 6, 4),
        date(2024, 6, 18),
    ]


@pytest.mark.parametrize(
    ("anchor", "first", "days"),
    [
        pytest.param(
            date(2026, 12, 1),
            date(2026, 12, 15),
            [date(2026, 12, 15), date(2026, 12, 29), date(2027, 1, 12), date(2027, 1, 26)],
            id="week 53 of 2026",
        ),
        pytest.param(
            date(2026, 12, 8),
            date(2026, 12, 8),
            [date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5), date(2027, 1, 19)],
            id="around week 53 of 2026",
        ),
        pytest.param(
            date(2032, 12, 14),
            date(2032, 12, 14),
            [date(2032, 12, 14), date(2032, 12, 28), date(2033, 1, 11), date(2033, 1, 25)],
            id="week 53 of 2032",
        ),
        pytest.param(
            date(2024, 2, 15),
            date(2024, 2, 15),
            [date(2024, 2, 15), date(2024, 2, 29), date(2024, 3, 14)],
            id="on a leap day",
        ),
        pytest.param(
            date(2028, 2, 22),
            date(2028, 2, 22),
            [date(2028, 2, 22), date(2028, 3, 7), date(2028, 3, 21)],
            id="over a leap day",
        ),
    ],
)
def test_the_calendar_s_odd_days_change_nothing(anchor: date, first: date, days: list[date]) -> None:
    assert dates(every_second_week(anchor), first, days[-1]) == days


@pytest.mark.parametrize(
    ("grid", "goes", "why", "name"),
    [
        (date(2024, 12, 24), date(2024, 12, 27), "rhythm.eve", "jouluaatto"),
        (date(2025, 12, 24), date(2025, 12, 29), "rhythm.eve", "jouluaatto"),
        (date(2024, 12, 31), date(2025, 1, 2), "rhythm.eve", "uudenvuodenaatto"),
        (date(2024, 4, 30), date(2024, 5, 2), "rhythm.eve", "vappuaatto"),
        (date(2026, 4, 30), date(2026, 5, 4), "rhythm.eve", "vappuaatto"),
        (date(2024, 6, 21), date(2024, 6, 24), "rhythm.eve", "juhannusaatto"),
        (date(2026, 1, 6), date(2026, 1, 7), "rhythm.holiday", "loppiainen"),
        (date(2024, 3, 29), date(2024, 4, 2), "rhythm.holiday", "pitkäperjantai"),
        (date(2024, 4, 1), date(2024, 4, 2), "rhythm.holiday", "toinen pääsiäispäivä"),
        (date(2024, 5, 9), date(2024, 5, 10), "rhythm.holiday", "helatorstai"),
        (date(2024, 12, 6), date(2024, 12, 9), "rhythm.holiday", "itsenäisyyspäivä"),
    ],
)
def test_a_letter_on_a_holiday_or_an_eve_goes_the_next_working_day(grid: date, goes: date, why: str, name: str) -> None:
    rhythm = every_second_week(grid)
    send = send_of(rhythm, grid)
    assert send is not None
    assert (send.grid, send.date, send.why, send.values["name"]) == (grid, goes, why, name)
    assert send.at == datetime.combine(goes, NINE, HELSINKI)
    assert send_of(rhythm, goes) == send
    assert sends_between(rhythm, grid, grid + timedelta(days=14))[1].grid == grid + timedelta(days=14)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2024, 3, 28), id="kiirastorstai"),
        pytest.param(date(2024, 5, 8), id="helatorstain aatto"),
        pytest.param(date(2026, 1, 5), id="loppiaisaatto"),
        pytest.param(date(2024, 12, 5), id="itsenäisyyspäivän aatto"),
        pytest.param(date(2024, 12, 23), id="aatonaatto"),
        pytest.param(date(2025, 2, 28), id="Kalevalan päivä, a flag day"),
    ],
)
def test_days_that_only_feel_like_a_holiday_move_nothing(day: date) -> None:
    send = send_of(every_second_week(day), day)
    assert send is not None
    assert (send.date, send.why) == (day, "")


def test_a_weekend_anchor_keeps_its_weekends_and_leaves_only_the_holidays() -> None:
    sundays = every_second_week(date(2025, 4, 6))
    assert dates(sundays, date(2025, 4, 6), date(2025, 5, 31)) == [
        date(2025, 4, 6),
        date(2025, 4, 22),  # from Easter Sunday past Easter Monday
        date(2025, 5, 4),
        date(2025, 5, 18),
    ]


def test_a_break_skips_its_letters_and_leaves_the_grid_alone() -> None:
    summer = Break(date(2024, 7, 1), date(2024, 7, 30), "kesätauko")
    rhythm = every_second_week(date(2024, 6, 18), summer)
    sends = sends_between(rhythm, date(2024, 6, 18), date(2024, 8, 13))
    assert [send.date for send in sends] == [date(2024, 6, 18), None, None, None, date(2024, 8, 13)]
    assert said(sends[1]) == "Päivän 2.7.2024 kirje jää väliin: kesätauko 1.7.2024–30.7.2024."
    assert following_send(rhythm, date(2024, 7, 2)) == sends[-1]


def test_both_days_of_a_break_belong_to_it() -> None:
    first_day, last_day = Break(date(2024, 4, 23), date(2024, 4, 24)), Break(date(2024, 5, 6), date(2024, 5, 7))
    rhythm = every_second_week(date(2024, 4, 9), first_day, last_day)
    sends = dates(rhythm, date(2024, 4, 9), date(2024, 5, 21))
    assert sends == [date(2024, 4, 9), None, None, date(2024, 5, 21)]


def test_a_letter_that_would_move_into_a_break_is_skipped() -> None:
    rhythm = every_second_week(date(2024, 12, 24), Break(date(2024, 12, 27), date(2024, 12, 27)))
    send = send_of(rhythm, date(2024, 12, 24))
    assert send is not None
    assert send.date is None
    assert said(send) == (
        "Päivän 24.12.2024 kirje jää väliin: päivä on jouluaatto, ja seuraavana työpäivänä 27.12.2024 "
        "on jo tauko (27.12.2024–27.12.2024)."
    )
    assert send_of(rhythm, date(2024, 12, 27)) is None


def test_a_letter_moves_past_a_break_that_ends_before_the_working_day() -> None:
    rhythm = every_second_week(date(2024, 12, 24), Break(date(2024, 12, 25), date(2024, 12, 26)))
    assert dates(rhythm, date(2024, 12, 24), date(2024, 12, 24)) == [date(2024, 12, 27)]


def test_what_staff_read_of_a_moved_letter() -> None:
    assert said(sends_between(every_second_week(date(2026, 1, 6)), date(2026, 1, 6), date(2026, 1, 6))[0]) == (
        "6.1.2026 on loppiainen, joten kirje lähtee seuraavana työpäivänä 7.1.2026."
    )
    assert said(sends_between(every_second_week(date(2024, 4, 30)), date(2024, 4, 30), date(2024, 4, 30))[0]) == (
        "30.4.2024 on vappuaatto ja moni jo vapaalla, joten kirje lähtee seuraavana työpäivänä 2.5.2024."
    )


def test_between_a_grid_day_and_its_moved_letter_no_letter_belongs_to_the_day() -> None:
    rhythm = every_second_week(date(2024, 12, 24))
    assert send_of(rhythm, date(2024, 12, 25)) is None
    assert following_send(rhythm, date(2024, 12, 25)).date == date(2024, 12, 27)
    assert following_send(rhythm, date(2024, 12, 24)).date == date(2025, 1, 7)


def test_nothing_belongs_to_the_time_before_the_anchor() -> None:
    rhythm = every_second_week(date(2024, 4, 9))
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    assert sends_between(rhythm, date(2000, 1, 1), date(2024, 4, 8)) == ()
    assert send_of(rhythm, date(2024, 3, 26)) is None
    assert last_send(rhythm, long_ago) is None
    assert next_send(rhythm, long_ago).date == following_send(rhythm, date(2000, 1, 1)).date == date(2024, 4, 9)


@pytest.mark.parametrize("last", [date(2040, 1, 1), date.max])
def test_a_break_without_end_gives_no_next_letter_and_says_so(last: date) -> None:
    rhythm = every_second_week(date(2024, 4, 9), Break(date(2024, 7, 1), last))
    for none in (next_send(rhythm, datetime(2025, 1, 1, tzinfo=UTC)), following_send(rhythm, date(2024, 6, 18))):
        assert (none.date, none.at) == (None, None)
        assert "tauko jatkuu" in said(none)
    before = last_send(rhythm, datetime(2025, 1, 1, tzinfo=UTC))
    assert before is not None
    assert before.date == date(2024, 6, 18)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trap(day: date) -> None:
    rhythm = every_second_week(date(2024, 4, 9))
    assert send_of(rhythm, day) is None
    assert following_send(rhythm, day).date in (None, date(2024, 4, 9))
    assert sends_between(rhythm, day, day) == ()


SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (SPRING, time(2, 59), datetime(2025, 3, 30, 0, 59, tzinfo=UTC)),
        (SPRING, time(3, 0), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)),
        (SPRING, time(3, 30), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)),
        (SPRING, time(3, 59, 30), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)),
        (SPRING, time(4, 0), datetime(2025, 3, 30, 1, 0, tzinfo=UTC)),
        (SPRING, time(9, 0), datetime(2025, 3, 30, 6, 0, tzinfo=UTC)),
        (AUTUMN, time(2, 59), datetime(2025, 10, 25, 23, 59, tzinfo=UTC)),
        (AUTUMN, time(3, 0), datetime(2025, 10, 26, 0, 0, tzinfo=UTC)),
        (AUTUMN, time(3, 30), datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        (AUTUMN, time(3, 30, fold=1), datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        (AUTUMN, time(4, 0), datetime(2025, 10, 26, 2, 0, tzinfo=UTC)),
        (AUTUMN, time(9, 0), datetime(2025, 10, 26, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_hours_of_the_nights_when_the_clock_is_turned(day: date, at: time, utc: datetime) -> None:
    assert local_instant(day, at, HELSINKI).astimezone(UTC) == utc


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_a_letter_in_the_night_when_the_clock_is_turned_goes_once(night: date) -> None:
    rhythm = every(2, night - timedelta(days=14), at=time(3, 30))
    send = send_of(rhythm, night)
    assert send is not None
    assert send.at is not None
    first = send.at.astimezone(UTC)
    assert next_send(rhythm, first - timedelta(seconds=1)) == send
    for minutes in range(0, 181, 10):
        # The instant is told in the local zone, where its wall time may look earlier than the letter's.
        later = (first + timedelta(minutes=minutes)).astimezone(HELSINKI)
        assert last_send(rhythm, later) == send
        assert next_send(rhythm, later).grid == night + timedelta(days=14)


def test_another_zone_has_its_own_nights() -> None:
    havana = ZoneInfo("America/Havana")
    assert local_instant(date(2025, 3, 9), time(0, 15), havana).isoformat() == "2025-03-09T01:00:00-04:00"
