"""Working days are Monday to Friday without the Finnish holidays and the eves that empty the offices."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from pipeline.config.values import YEARS
from pipeline.rhythm.working_days import eve_name, holiday_name, is_working_day, next_working_day, previous_working_day


def test_the_holidays_of_2026_by_their_finnish_names() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {day: holiday_name(day) for day in days if holiday_name(day) and not eve_name(day)} == {
        date(2026, 1, 1): "uudenvuodenpäivä",
        date(2026, 1, 6): "loppiainen",
        date(2026, 4, 3): "pitkäperjantai",
        date(2026, 4, 5): "pääsiäispäivä",
        date(2026, 4, 6): "toinen pääsiäispäivä",
        date(2026, 5, 1): "vappu",
        date(2026, 5, 14): "helatorstai",
        date(2026, 5, 24): "helluntaipäivä",
        date(2026, 6, 20): "juhannuspäivä",
        date(2026, 10, 31): "pyhäinpäivä",
        date(2026, 12, 6): "itsenäisyyspäivä",
        date(2026, 12, 25): "joulupäivä",
        date(2026, 12, 26): "tapaninpäivä",
    }


def test_the_holidays_are_those_that_others_know_in_every_year() -> None:
    others = {day: name.lower() for day, name in country_holidays("FI", years=YEARS, language="fi").items()}
    every = [
        date(YEARS[0], 1, 1) + timedelta(days=n) for n in range((date(YEARS[-1] + 1, 1, 1) - date(YEARS[0], 1, 1)).days)
    ]
    assert {day: name for day in every if (name := holiday_name(day))} == others


@pytest.mark.parametrize(
    ("year", "midsummer_eve"), [(2024, 21), (2025, 20), (2026, 19), (2027, 25), (2028, 23), (2029, 22), (2030, 21)]
)
def test_the_eves_of_a_year(year: int, midsummer_eve: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    assert {day: eve_name(day) for day in days if eve_name(day) and day.year == year} == {
        date(year, 4, 30): "vappuaatto",
        date(year, 6, midsummer_eve): "juhannusaatto",
        date(year, 12, 24): "jouluaatto",
        date(year, 12, 31): "uudenvuodenaatto",
    }


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 1, 5), True),
        (date(2026, 1, 6), False),
        (date(2026, 1, 10), False),
        (date(2026, 1, 11), False),
        (date(2026, 4, 2), True),
        (date(2026, 4, 30), False),
        (date(2026, 12, 24), False),
        (date(2026, 12, 28), True),
    ],
)
def test_a_working_day_is_no_weekend_holiday_or_eve(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 1, 7), date(2026, 1, 5), date(2026, 1, 8)),
        (date(2026, 1, 6), date(2026, 1, 5), date(2026, 1, 7)),
        (date(2026, 1, 10), date(2026, 1, 9), date(2026, 1, 12)),
        (date(2024, 4, 1), date(2024, 3, 28), date(2024, 4, 2)),
        (date(2025, 12, 25), date(2025, 12, 23), date(2025, 12, 29)),
        (date(2025, 12, 31), date(2025, 12, 30), date(2026, 1, 2)),
    ],
)
def test_the_working_days_on_both_sides(day: date, before: date, after: date) -> None:
    assert (previous_working_day(day), next_working_day(day)) == (before, after)


def test_the_next_working_day_is_never_a_week_away() -> None:
    """The rhythm rests on this: a moved letter cannot reach the next grid day, even with a letter every week."""
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(76 * 365)]
    assert max(next_working_day(day) - day for day in days) <= timedelta(days=6)
    assert max(day - previous_working_day(day) for day in days) <= timedelta(days=6)
