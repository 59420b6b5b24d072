"""Times in running text: a table of sentences, what is no time, whose year a day has, and laws for any text."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import messages
from pipeline.finnish.text.times_in_text import FoundTime, Role, find_times
from pipeline.finnish.times import write_when
from pipeline.model import When, in_sessions
from tests.finnish.text.roles import ROLES
from tests.finnish.text.texts import TEXTS
from tests.finnish.times import NEAR, ROWS
from tests.whens import days, whens


def told(found: FoundTime) -> str:
    if found.when is not None:
        return f"{found.role} {write_when(found.when)}"
    assert found.fault is not None
    return f"{found.role} {found.fault.key}"


@pytest.mark.parametrize(("text", "expected"), TEXTS + ROLES, ids=lambda one: repr(one)[:60])
def test_the_times_of_a_sentence(text: str, expected: list[str]) -> None:
    assert [told(one) for one in find_times(text, NEAR)] == expected


@pytest.mark.parametrize(
    ("text", "near", "meaning"), [row for row in ROWS if isinstance(row[2], When)], ids=lambda one: repr(one)[:60]
)
def test_a_value_alone_is_found_with_the_same_meaning(text: str, near: date | None, meaning: When) -> None:
    found = [one.when for one in find_times(text, near) if one.when]
    assert (found[0] if len(found) == 1 else in_sessions(each for one in found for each in one.held)) == meaning


@pytest.mark.parametrize(
    "key", ["time.weekday", "time.no_such_day", "time.far_year", "time.ends_early", "time.no_year"]
)
def test_what_cannot_be_is_found_with_its_fault(key: str) -> None:
    for text, near in [(text, near) for text, near, expected in ROWS if expected == key]:
        found = find_times(f"Tilaisuus on {text} verkossa.", near)
        assert [one.fault.key for one in found if one.fault] == [key], text
        assert all(one.when is None for one in found)


def test_a_deadline_without_a_year_is_that_of_its_event() -> None:
    text = "Tilaisuus on ti 14.5.2024 klo 9. Ilmoittaudu viimeistään 10.5."
    assert [told(one) for one in find_times(text, date(2026, 11, 25))] == [
        "event ti 14.5.2024 klo 9",
        "deadline pe 10.5.2024",
    ]


def test_a_day_without_a_year_is_of_the_day_on_which_it_is_read() -> None:
    text = "Laki tuli voimaan 1.1.2023. Tilaisuus on 14.5. klo 9."
    assert told(find_times(text, NEAR)[1]) == "event ti 14.5.2024 klo 9"


def test_the_first_row_of_a_programme_is_no_hour_of_the_day_above() -> None:
    assert told(find_times("14.5.2024\n9.00 Tervetuloa\n9.15–10.00 Puheenvuoro")[0]) == "event ti 14.5.2024"
    assert told(find_times("14.5.2024\nklo 9.00–11.30\nTeams")[0]) == "event ti 14.5.2024 klo 9–11.30"


@pytest.mark.parametrize("hour", ["klo", "klo yhdeksän", "klo 9,30"])
def test_an_hour_that_cannot_be_read_is_a_fault_and_not_a_whole_day(hour: str) -> None:
    assert told(find_times(f"Tilaisuus on 14.5.2024 {hour}, tervetuloa")[0]) == "event time.unknown"


@given(
    whens,
    st.sampled_from(["", "Tilaisuus on ", "Tervetuloa (THL, sali 3): ", "Kolmas kerta, 12,50 € ja 5 %, "]),
    st.sampled_from(["", ".", ", tervetuloa!", " verkossa. Puh. 029 524 6000.", "\nPaikka: Teams"]),
)
def test_what_is_written_in_a_sentence_is_found_and_nothing_else(when: When, before: str, after: str) -> None:
    written = write_when(when)
    found = find_times(before + written + after)
    assert [(one.role, one.when) for one in found] == [(Role.EVENT, one) for one in when.sessions or (when,)]
    assert when.sessions or found[0].text == written


@given(st.lists(days, min_size=2, max_size=5, unique=True), st.sampled_from([" ja ", ", ", " sekä "]))
def test_a_series_has_a_time_for_each_day_with_the_same_hours(series: list[date], between: str) -> None:
    text = between.join(f"{day.day}.{day.month}.{day.year}" for day in series) + " klo 9–11.30"
    assert [one.when for one in find_times(text)] == [When(day, day, time(9), time(11, 30)) for day in series]


@given(days, st.integers(-60, 300))
def test_a_missing_year_is_the_nearest_one(day: date, ahead: int) -> None:
    text = f"Tilaisuus on {day.day}.{day.month}. verkossa"
    assert [one.when for one in find_times(text, day - timedelta(days=ahead))] == [When(day, day)]


_PIECES = st.sampled_from(
    "14.5. 14.5.2024 ti tiistaina klo kello 9 9.00 – - , ja ( ) 31.2. 30. toukokuuta 2024 -> :stä siirtyy viimeistään "
    "mennessä ilmoittautuminen \n \u00a0 \u00ad . 2024-05-14T09:00Z § | 24 aiemmin".split(" ")
)


@given(
    st.text(max_size=60) | st.lists(_PIECES, max_size=12).map(" ".join) | st.lists(_PIECES, max_size=12).map("".join),
    st.none() | days,
)
def test_any_text_has_times_that_stand_in_it_and_each_a_meaning_or_a_fault(text: str, near: date | None) -> None:
    begun = 0
    for one in find_times(text, near):
        assert text[one.start : one.end] == one.text
        assert one.text
        assert 0 <= one.start < one.end <= len(text)
        assert (one.when is None) != (one.fault is None)
        assert one.start >= begun
        begun = one.start
        if one.fault is not None:
            assert all(messages.both(one.fault.key, **one.fault.values))


@pytest.mark.parametrize(
    "piece",
    [
        "1.1.2024, ",
        "1.1. ",
        "1., ",
        "1.–",
        "ma–",
        "9.00–",
        "klo ",
        "(",
        " ",
        "\n",
        "14.5.:stä ",
        "14.5.->",
        "ja ",
        "\u00ad",
    ],
)
def test_a_long_row_of_one_thing_is_read(piece: str) -> None:
    # Ten thousand characters would take minutes if any part were tried in every way.
    assert len(find_times(piece * (10_000 // len(piece)), NEAR)) <= 10_000 // len(piece)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tilausnumero 12.9.33", []),
        ("Koodi 12.9.30", []),
        ("Koodi 12.9.29", ["event ke 12.9.2029"]),
        ("Huone 12.9.24", []),
        ("puh. 12.9.24", []),
        ("Aika 12.9.24", ["event to 12.9.2024"]),
    ],
)
def test_three_numbers_are_a_day_of_these_years_alone(text: str, expected: list[str]) -> None:
    assert [told(one) for one in find_times(text, date(2024, 4, 2))] == expected
