"""Which times a feed tells: of several components with one UID, and of series each time within reach."""

from collections.abc import Sequence
from datetime import date, time

import pytest

from pipeline.model import Status, When
from tests.collect.calendar.feeds import NINE_TO_ELEVEN, UTC_HOURS, calendar, event, read, sure, told


def test_of_one_uid_the_highest_sequence_holds() -> None:
    later = event("DTSTART:20240515T060000Z", "DTEND:20240515T080000Z", "SEQUENCE:10")
    earlier = event(*UTC_HOURS, "SEQUENCE:9")
    moved = sure(When(date(2024, 5, 15), date(2024, 5, 15), time(9), time(11)))
    assert told(calendar(earlier, later)) == told(calendar(later, earlier)) == moved


def test_of_one_sequence_the_last_holds_and_no_uid_is_nobodys() -> None:
    assert told(calendar(event(*UTC_HOURS, title="Eka"), event(*UTC_HOURS, title="Toka"))) == sure(
        NINE_TO_ELEVEN, title="Toka"
    )
    without = ("BEGIN:VEVENT", "SUMMARY:Työpaja", *UTC_HOURS, "END:VEVENT")
    assert len(told(calendar(without, without))) == 2


def test_a_cancelling_in_a_second_calendar_of_the_file_holds() -> None:
    first = calendar(event(*UTC_HOURS, "SEQUENCE:0"))
    second = calendar("METHOD:CANCEL", event(*UTC_HOURS, "SEQUENCE:1"))
    assert told(first + second) == told(second + first) == sure(NINE_TO_ELEVEN, Status.CANCELLED)


def days_of(*lines: str, more: Sequence[tuple[str, ...]] = ()) -> list[str]:
    """The days of a series that meets on Thursdays from 4.4.2024 on."""
    start = ("DTSTART;TZID=Europe/Helsinki:20240404T090000", "DTEND;TZID=Europe/Helsinki:20240404T110000")
    found = read(calendar(event(*start, *lines), *more))
    assert [one.key for one in found.problems] == []
    assert len({one.uid for one in found.events}) == len(found.events)
    return [f"{one.when.first:%-d.%-m.} {one.when.opens:%-H}" for one in found.events if one.when and one.when.opens]


FOUR = ["4.4. 9", "11.4. 9", "18.4. 9", "25.4. 9"]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=WEEKLY;UNTIL=20240425T205959Z",), FOUR),
        (("RRULE:FREQ=WEEKLY;UNTIL=20240425",), FOUR),
        (("RRULE:FREQ=WEEKLY;COUNT=4",), FOUR),
        (("RRULE:FREQ=WEEKLY",), [*FOUR, "2.5. 9", "9.5. 9", "16.5. 9", "23.5. 9", "30.5. 9"]),
        (("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Helsinki:20240411T090000"), [FOUR[0], *FOUR[2:]]),
        (("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20240411T060000Z,20240418T060000Z"), [FOUR[0], FOUR[3]]),
        (("RDATE;TZID=Europe/Helsinki:20240410T120000",), ["4.4. 9", "10.4. 12"]),
    ],
    ids=["UNTIL", "UNTIL a day", "COUNT", "running", "EXDATE", "EXDATE in UTC", "RDATE"],
)
def test_each_time_of_a_series_within_reach_is_an_event(lines: tuple[str, ...], days: list[str]) -> None:
    assert days_of(*lines) == days


def test_a_series_that_began_long_ago_is_told_from_today_on() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20200102T090000", "RRULE:FREQ=WEEKLY", "DURATION:PT1H")
    days = [one.when.first for one in read(calendar(event(*lines))).events if one.when]
    assert (days[0], days[-1]) == (date(2024, 4, 4), date(2024, 5, 30))


def test_the_hours_of_a_series_stay_when_the_clocks_are_turned() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20240319T090000", "RRULE:FREQ=WEEKLY", "DURATION:PT1H")
    assert {one.when.opens for one in read(calendar(event(*lines))).events if one.when} == {time(9)}


def instance(day: str, *lines: str) -> tuple[str, ...]:
    return event(f"RECURRENCE-ID;TZID=Europe/Helsinki:{day}T090000", *lines)


def test_a_moved_time_of_a_series_is_told_where_it_is_now() -> None:
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240412T130000", "DURATION:PT2H")
    assert days_of("RRULE:FREQ=WEEKLY;COUNT=4", more=[moved]) == ["4.4. 9", "12.4. 13", "18.4. 9", "25.4. 9"]


def test_a_moved_time_keeps_its_name() -> None:
    start = event("DTSTART;TZID=Europe/Helsinki:20240404T090000", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT1H")
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240412T130000", "DURATION:PT2H")
    before, after = (read(calendar(start, *more)).events for more in ((), (moved,)))
    assert [one.uid for one in before] == [one.uid for one in after]
    assert before[1].uid == "1@example.org/20240411T0900"


def test_a_time_moved_beyond_reach_has_not_vanished() -> None:
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240912T130000", "DURATION:PT2H")
    assert days_of("RRULE:FREQ=WEEKLY;COUNT=2", more=[moved]) == ["4.4. 9", "12.9. 13"]


def test_a_cancelled_time_of_a_series() -> None:
    start = event("DTSTART;TZID=Europe/Helsinki:20240404T090000", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT1H")
    off = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240411T090000", "STATUS:CANCELLED")
    assert [one.status for one in read(calendar(start, off)).events] == [Status.CONFIRMED, Status.CANCELLED]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY\r\nEXRULE:FREQ=WEEKLY;INTERVAL=2",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYMINUTE=1,2,3",
        "FREQ=JOSKUS",
        "joka viikko",
        "FREQ=WEEKLY;INTERVAL=0",
        "",
    ],
)
def test_a_rule_that_cannot_be_followed_is_told_and_stops_nothing(rule: str) -> None:
    found = read(calendar(event(*UTC_HOURS, f"RRULE:{rule}"), event(*UTC_HOURS, uid="2@example.org", title="Toinen")))
    assert [one.title for one in found.events] == ["Toinen"]
    assert [(one.key, one.values) for one in found.problems] == [("collect.bad_series", {"title": "Työpaja"})]
    assert found.listed == 1


def test_a_pile_of_rules_is_not_followed() -> None:
    rules = ("RRULE:FREQ=WEEKLY",) * 3
    assert [one.key for one in read(calendar(event(*UTC_HOURS, *rules))).problems] == []
    assert [one.key for one in read(calendar(event(*UTC_HOURS, *rules, rules[0]))).problems] == ["collect.bad_series"]


def test_a_period_among_the_times_of_a_series_has_an_end_of_its_own() -> None:
    periods = "20240515T060000Z/PT3H,20240516T060000Z/20240516T063000Z,20240517T060000Z"
    found = read(calendar(event(*UTC_HOURS, f"RDATE;VALUE=PERIOD:{periods}")))
    assert [one.when.closes for one in found.events if one.when] == [time(11), time(12), time(9, 30), time(11)]


def test_one_uid_for_everything_hides_nothing() -> None:
    first = event(*UTC_HOURS, title="Eka")
    second = event("DTSTART:20240520T060000Z", title="Toka")
    series = event("DTSTART:20240527T060000Z", "RRULE:FREQ=DAILY;COUNT=2", title="Sarja")
    assert [one.title for one in read(calendar(first, second, first, series)).events] == [
        "Eka",
        "Toka",
        "Sarja",
        "Sarja",
    ]


def test_what_a_later_sequence_says_anew_is_no_other_event() -> None:
    first = event(*UTC_HOURS, "SEQUENCE:1", title="Eka")
    second = event("DTSTART:20240520T060000Z", "SEQUENCE:2", title="Toka")
    assert [one.title for one in read(calendar(first, second)).events] == ["Toka"]
