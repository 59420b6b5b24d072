"""The rhythm keeps its promise: every second week, at the same hour, around breaks, holidays and eves."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline import messages
from pipeline.rhythm.sends import (
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


def every_second_week(anchor: date, *breaks: Break) -> Rhythm:
    return Rhythm(anchor, NINE, 2, HELSINKI, breaks)


def dates(rhythm: Rhythm, first: date, last: date) -> list[date | None]:
    return [send.date for send in sends_between(rhythm, first, last)]


def said(send: Send) -> str:
    return messages.text(send.why, **send.values)


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


def test_behind_a_break_of_nine_years_there_is_a_next_letter() -> None:
    rhythm = every_second_week(date(2024, 4, 9), Break(date(2024, 7, 1), date(2033, 7, 1)))
    assert following_send(rhythm, date(2024, 6, 18)).date == date(2033, 7, 5)


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
    rhythm = Rhythm(night - timedelta(days=14), time(3, 30), 2, HELSINKI)
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
