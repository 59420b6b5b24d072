"""Every language that readers are told things in: whole, with the same values, and times as people write them."""

from datetime import date, time
from string import Formatter

import pytest

from pipeline import messages
from pipeline.model import When
from pipeline.render.times import clock_in_words, day, deadline_in_words, month_title, short_days, when, when_in_words
from tests.messages.test_catalogue import blanks

OTHERS = [one for one in messages.LANGUAGES if one != messages.LANGUAGE]
TUESDAY, NEXT_DAY = date(2024, 4, 16), date(2024, 4, 17)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_whole_and_takes_the_same_values(language: str) -> None:
    assert messages.lacking(language) == ()
    for area in messages.READERS:
        for name in messages._catalogue(area, language):
            key = f"{area}.{name}"
            taken = {one for _, one, _, _ in Formatter().parse(messages.sentence(key, language)) if one}
            assert taken <= blanks(key), key
            assert area == "times" or taken == blanks(key), key


def test_what_no_language_has_is_said_in_the_next_one() -> None:
    assert messages.sentence("mail.materials", "se", "sv") == "Material"
    assert messages.sentence("mail.materials", "se") == messages.sentence("mail.materials") == "Materiaalit"
    with pytest.raises(KeyError):
        messages.sentence("mail.nothing", "sv")


@pytest.mark.parametrize(
    ("value", "whole", "short", "days", "clock"),
    [
        (When(TUESDAY, TUESDAY), "tisdag 16 april 2024", "ti 16.4.2024", "ti 16.4", ""),
        (
            When(TUESDAY, TUESDAY, time(9), time(11, 30)),
            "tisdag 16 april 2024 kl. 9–11.30",
            "ti 16.4.2024 kl. 9–11.30",
            "ti 16.4",
            "kl. 9–11.30",
        ),
        (
            When(TUESDAY, NEXT_DAY, time(18), time(0)),
            "tisdag 16 april 2024 kl. 18–24",
            "ti 16.4.2024 kl. 18–24",
            "ti 16.4",
            "kl. 18–24",
        ),
        (
            When(TUESDAY, NEXT_DAY, time(12), time(15)),
            "tisdag 16 april 2024 kl. 12 – onsdag 17 april 2024 kl. 15",
            "ti 16.4.2024 kl. 12 – on 17.4.2024 kl. 15",
            "16–17.4",
            "",
        ),
    ],
)
def test_a_time_in_swedish(value: When, whole: str, short: str, days: str, clock: str) -> None:
    assert when_in_words(value, "sv") == whole
    assert when(value, "sv") == short
    assert short_days(value, "sv") == days
    assert clock_in_words(value, "sv") == clock


def test_a_deadline_and_a_month_in_swedish() -> None:
    assert deadline_in_words(When(TUESDAY, TUESDAY, time(12)), "sv") == "tisdagen den 16 april 2024 kl. 12"
    assert day(NEXT_DAY, "sv") == "on 17.4.2024"
    assert month_title(TUESDAY, "sv") == "April 2024"
