"""Staff know when content must be in, when the preview comes and when the letter goes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rhythm.sends import Break, Rhythm, sends_between
from pipeline.rhythm.staff_days import StaffDay, StaffKind, content_deadline, preview_at, staff_days
from pipeline.rhythm.working_days import is_working_day

HELSINKI = ZoneInfo("Europe/Helsinki")


def days_of(rhythm: Rhythm, first: date, last: date) -> tuple[StaffDay, ...]:
    return staff_days(sends_between(rhythm, first, last), HELSINKI)


def told(days: tuple[StaffDay, ...]) -> list[tuple[str, str]]:
    return [(f"{day.at:%-d.%-m. %-H.%M}", day.kind) for day in days]


def test_a_letter_on_tuesday_has_its_preview_on_monday_and_its_deadline_on_friday() -> None:
    rhythm = Rhythm(date(2024, 4, 9), time(9), 2, HELSINKI)
    assert told(days_of(rhythm, date(2024, 4, 9), date(2024, 4, 9))) == [
        ("5.4. 16.00", "content"),
        ("8.4. 9.00", "preview"),
        ("9.4. 9.00", "send"),
    ]


def test_the_days_of_a_moved_letter_count_from_the_day_on_which_it_goes() -> None:
    rhythm = Rhythm(date(2024, 12, 24), time(9), 2, HELSINKI)
    assert told(days_of(rhythm, date(2024, 12, 24), date(2024, 12, 24))) == [
        ("20.12. 16.00", "content"),
        ("23.12. 9.00", "preview"),
        ("27.12. 9.00", "send"),
    ]


def test_a_skipped_letter_asks_nothing_of_anyone() -> None:
    rhythm = Rhythm(date(2024, 7, 2), time(9), 2, HELSINKI, (Break(date(2024, 7, 1), date(2024, 7, 31)),))
    assert days_of(rhythm, date(2024, 7, 2), date(2024, 7, 30)) == ()


@pytest.mark.parametrize(
    ("day", "deadline", "preview"),
    [
        (date(2024, 4, 3), (2024, 3, 28), (2024, 4, 2)),  # over Easter
        (date(2024, 4, 2), (2024, 3, 27), (2024, 3, 28)),
        (date(2025, 3, 30), (2025, 3, 27), (2025, 3, 28)),  # a letter on Sunday
        (date(2026, 1, 2), (2025, 12, 29), (2025, 12, 30)),
    ],
)
def test_deadline_and_preview_are_on_working_days(
    day: date, deadline: tuple[int, int, int], preview: tuple[int, int, int]
) -> None:
    assert content_deadline(day, HELSINKI) == datetime(*deadline, 16, tzinfo=HELSINKI)
    assert preview_at(day, HELSINKI) == datetime(*preview, 9, tzinfo=HELSINKI)


@settings(max_examples=30, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(1, 4), st.times())
def test_each_letter_has_its_three_days_in_order_and_before_it(anchor: date, weeks: int, at: time) -> None:
    days = days_of(Rhythm(anchor, at, weeks, HELSINKI), anchor, anchor + timedelta(days=1000))
    assert [day.at for day in days] == sorted(day.at for day in days)
    assert all(is_working_day(day.at.date()) for day in days if day.kind is not StaffKind.SEND)
    by_letter: dict[date, list[StaffKind]] = {}
    for day in days:
        by_letter.setdefault(day.send.grid, []).append(day.kind)
    assert set(map(tuple, by_letter.values())) == {(StaffKind.CONTENT, StaffKind.PREVIEW, StaffKind.SEND)}
