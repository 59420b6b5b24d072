"""What holds for every rhythm from 2024 to 2035, whatever its anchor, hour, interval and breaks."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import messages
from pipeline.rhythm.sends import Break, Rhythm, Send, following_send, last_send, next_send, send_of, sends_between

HELSINKI = ZoneInfo("Europe/Helsinki")
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
    at=st.sampled_from([time(9), time(3, 30)]) | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    weeks=st.sampled_from([1, 2, 2, 2, 3, 4, 52]),
    zone=st.just(HELSINKI),
    breaks=st.lists(BREAKS, max_size=5).map(tuple),
)
some = settings(max_examples=30, deadline=None)


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
    years = Counter(send.date.year for send in going(Rhythm(anchor, at, 2, HELSINKI)) if send.date)
    assert all(24 <= years[year] <= 27 for year in range(2024, 2036))


@some
@given(RHYTHMS)
def test_every_reason_can_be_said(rhythm: Rhythm) -> None:
    for send in whole(rhythm):
        assert bool(send.why) == (send.date != send.grid)
        if send.why:
            assert messages.text(send.why, **send.values)


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
