"""Days and times in whole words, as letters tell them."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from pipeline.model import Hours, When, in_sessions
from pipeline.render.times import (
    clock_in_words,
    day_in_words,
    on_day_in_words,
    short_days,
    when_in_words,
)

TUESDAY, NEXT_DAY = date(2024, 6, 4), date(2024, 6, 5)
MORNING = When(TUESDAY, TUESDAY, time(9), time(11))
AFTERNOON = When(TUESDAY, TUESDAY, time(13), time(15))


def days_later(number: int, when: When = MORNING) -> When:
    day = TUESDAY + timedelta(days=number)
    return replace(when, first=day, last=day)


def test_a_day() -> None:
    assert day_in_words(TUESDAY, "fi") == "tiistai 4. kesäkuuta 2024"
    assert on_day_in_words(NEXT_DAY, "fi") == "keskiviikkona 5. kesäkuuta 2024"


@pytest.mark.parametrize(
    ("when", "whole", "days", "clock"),
    [
        (When(TUESDAY, TUESDAY), "tiistai 4. kesäkuuta 2024", "ti 4.6.", ""),
        (When(TUESDAY, TUESDAY, time(9)), "tiistai 4. kesäkuuta 2024 klo 9", "ti 4.6.", "klo 9"),
        (
            When(TUESDAY, TUESDAY, time(9), time(11, 30)),
            "tiistai 4. kesäkuuta 2024 klo 9–11.30",
            "ti 4.6.",
            "klo 9–11.30",
        ),
        (When(TUESDAY, NEXT_DAY, time(18), time(0)), "tiistai 4. kesäkuuta 2024 klo 18–24", "ti 4.6.", "klo 18–24"),
        (When(TUESDAY, NEXT_DAY), "tiistai 4. kesäkuuta 2024 – keskiviikko 5. kesäkuuta 2024", "4.–5.6.", ""),
        (
            When(TUESDAY, NEXT_DAY, time(12), time(15)),
            "tiistai 4. kesäkuuta 2024 klo 12 – keskiviikko 5. kesäkuuta 2024 klo 15",
            "4.–5.6.",
            "",
        ),
        (
            When(date(2024, 12, 31), date(2025, 1, 1)),
            "tiistai 31. joulukuuta 2024 – keskiviikko 1. tammikuuta 2025",
            "31.12.–1.1.",
            "",
        ),
        (
            When(TUESDAY, TUESDAY, hours=Hours.LATER),
            "tiistai 4. kesäkuuta 2024 klo tarkentuu",
            "ti 4.6.",
            "klo tarkentuu",
        ),
        (
            When(TUESDAY, NEXT_DAY, time(9), time(15), Hours.DAILY),
            "tiistai 4. kesäkuuta 2024 – keskiviikko 5. kesäkuuta 2024 päivittäin klo 9–15",
            "4.–5.6.",
            "päivittäin klo 9–15",
        ),
        (
            When(TUESDAY, NEXT_DAY, time(18), time(0), Hours.DAILY),
            "tiistai 4. kesäkuuta 2024 – keskiviikko 5. kesäkuuta 2024 päivittäin klo 18–24",
            "4.–5.6.",
            "päivittäin klo 18–24",
        ),
        (
            in_sessions((MORNING, AFTERNOON)),
            "tiistai 4. kesäkuuta 2024 klo 9–11 ja tiistai 4. kesäkuuta 2024 klo 13–15",
            "ti 4.6.",
            "klo 9–11 ja klo 13–15",
        ),
        (
            in_sessions((MORNING, days_later(2, AFTERNOON))),
            "tiistai 4. kesäkuuta 2024 klo 9–11 ja torstai 6. kesäkuuta 2024 klo 13–15",
            "ti 4.6. ja to 6.6.",
            "",
        ),
        (
            in_sessions((MORNING, days_later(2), days_later(3))),
            "tiistai 4. kesäkuuta 2024 klo 9–11, torstai 6. kesäkuuta 2024 klo 9–11 ja perjantai 7. kesäkuuta 2024 "
            "klo 9–11",
            "ti 4.6., to 6.6. ja pe 7.6.",
            "klo 9–11",
        ),
    ],
)
def test_a_time(when: When, whole: str, days: str, clock: str) -> None:
    assert (when_in_words(when, "fi"), short_days(when, "fi"), clock_in_words(when, "fi")) == (whole, days, clock)


def test_of_many_sessions_a_list_names_the_first_and_the_last() -> None:
    assert short_days(in_sessions(days_later(number) for number in range(0, 8, 2)), "fi") == "ti 4.6., … ja ma 10.6."


def test_swedish_words_for_what_is_not_known_yet() -> None:
    assert when_in_words(When(TUESDAY, TUESDAY, hours=Hours.LATER), "sv").endswith("2024 kl. meddelas senare")
    daily = When(TUESDAY, NEXT_DAY, time(9), time(15), Hours.DAILY)
    assert when_in_words(daily, "sv").endswith("2024 dagligen kl. 9–15")
    assert short_days(in_sessions((MORNING, days_later(2))), "sv") == "ti 4.6 och to 6.6"
