"""Times as Finns write them: a table of ways, laws of writing and reading, and words for what cannot be."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline import messages
from pipeline.fault import Fault
from pipeline.finnish.times import read_clock, read_day, read_deadline, read_when, write_day, write_when
from pipeline.model import When
from pipeline.render.times import when as shown
from tests.finnish.times import ROWS
from tests.whens import clocks, days, whens


@pytest.mark.parametrize(("text", "near", "expected"), ROWS, ids=[repr(row[0]) for row in ROWS])
def test_a_way_to_write_a_time(text: str, near: date | None, expected: When | str) -> None:
    if isinstance(expected, When):
        assert read_when(text, near) == expected
        return
    with pytest.raises(Fault) as fault:
        read_when(text, near)
    assert fault.value.key == expected
    what, remedy = messages.both(expected, **fault.value.values)
    assert what
    assert remedy


def test_the_guide_shows_ways_that_are_read() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "toimittajan-opas.md").read_text(encoding="utf-8")
    shown = re.findall(r"`([^`]+)`", guide.partition("## Ajat")[2].partition("\n## ")[0])
    assert len(shown) > 12
    for written in shown:
        assert read_when(written)


def test_a_contradiction_says_both() -> None:
    with pytest.raises(Fault) as fault:
        read_when("ke 14.5.2024")
    what, remedy = messages.both(fault.value.key, **fault.value.values)
    assert what == "Kirjoitit ke 14.5.2024, mutta 14.5.2024 on tiistai."
    assert "ti 14.5.2024" in remedy


def test_one_session_that_cannot_be_is_enough() -> None:
    with pytest.raises(Fault) as fault:
        read_when("16.4.2024 klo 9–11 ja ke 18.4.2024 klo 13–15")
    assert fault.value.key == "time.weekday"


@given(whens)
def test_what_is_written_is_read_back(when: When) -> None:
    assert read_when(write_when(when)) == when


@given(whens)
def test_what_readers_are_shown_in_finnish_is_what_files_are_written_in(when: When) -> None:
    assert shown(when, "fi") == write_when(when)


@given(days, st.none() | clocks)
def test_days_and_deadlines_are_read_back(day: date, clock: time | None) -> None:
    assert read_day(write_day(day)) == day
    assume(not (clock and clock.hour == 3 and day.month == 3))
    deadline = When(day, day, clock)
    assert read_deadline(write_when(deadline)) == deadline


@given(st.text(max_size=40) | st.text("0123456789.:–- klotimape", max_size=25), st.none() | days)
def test_any_text_is_a_time_or_a_fault(text: str, near: date | None) -> None:
    try:
        told: object = read_when(text, near)
    except Fault as fault:
        told = messages.both(fault.key, **fault.values)
    assert isinstance(told, When) or all(told)


@pytest.mark.parametrize(("text", "clock"), [("9", time(9)), ("9.30", time(9, 30)), ("klo 9:05", time(9, 5))])
def test_a_clock(text: str, clock: time) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pe 10.5.2024", When(date(2024, 5, 10), date(2024, 5, 10))),
        ("10.5.2024 klo 12", When(date(2024, 5, 10), date(2024, 5, 10), time(12))),
        ("10.5.2024 klo 12 mennessä", When(date(2024, 5, 10), date(2024, 5, 10), time(12))),
        ("viimeistään pe 10.5.2024", When(date(2024, 5, 10), date(2024, 5, 10))),
        ("10.5.2024 asti", When(date(2024, 5, 10), date(2024, 5, 10))),
    ],
)
def test_a_deadline(text: str, expected: When) -> None:
    assert read_deadline(text) == expected


@pytest.mark.parametrize(
    "text",
    ["13.–14.5.2024", "10.5.2024 klo 9–12", "10.5.2024 klo tarkentuu", "10. ja 17.5.2024", "10.5.2024 klo 9 ja klo 12"],
)
def test_a_range_is_no_deadline_and_no_day(text: str) -> None:
    with pytest.raises(Fault):
        read_deadline(text)
    with pytest.raises(Fault):
        read_day(text)
