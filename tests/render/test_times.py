"""Days and times in whole words, as letters tell them."""

from datetime import date, time

import pytest

from pipeline.model import When
from pipeline.render.times import (
    clock_in_words,
    day_in_words,
    deadline_in_words,
    on_day_in_words,
    short_days,
    when_in_words,
)

TUESDAY, NEXT_DAY = date(2024, 6, 4), date(2024, 6, 5)


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
    ],
)
def test_a_time(when: When, whole: str, days: str, clock: str) -> None:
    assert (when_in_words(when, "fi"), short_days(when, "fi"), clock_in_words(when, "fi")) == (whole, days, clock)


def test_a_deadline() -> None:
    assert deadline_in_words(When(TUESDAY, TUESDAY), "fi") == "tiistaina 4. kesäkuuta 2024"
    assert deadline_in_words(When(TUESDAY, TUESDAY, time(12)), "fi") == "tiistaina 4. kesäkuuta 2024 klo 12"
