"""Every language that readers are told things in: whole, with the same values, and times as people write them."""

from datetime import date, time
from pathlib import Path
from string import Formatter

import pytest

from pipeline import messages
from pipeline.model import When
from pipeline.render.times import clock_in_words, day, month_title, short_days, when, when_in_words
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
            assert area == "times" or taken == blanks(key), key


def test_what_no_language_has_is_said_in_the_next_one() -> None:
    assert messages.sentence("mail.materials", "se", "sv") == "Material"
    assert messages.sentence("mail.materials", "se") == messages.sentence("mail.materials") == "Materiaalit"
    with pytest.raises(KeyError):
        messages.sentence("mail.nothing", "sv")


def table(language: str) -> list[list[str]]:
    """Times, each as it is written in words, short, and by its days alone."""
    lines = (Path(__file__).parent / f"times.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines]


def read(written: str) -> When:
    """`2024-04-16 09:00 – 2024-04-16 11:30`, the hours where they are told."""
    opens, closes = written.split("–")
    (first, *begin), (last, *end) = opens.split(), closes.split()
    return When(
        date.fromisoformat(first),
        date.fromisoformat(last),
        time.fromisoformat(begin[0]) if begin else None,
        time.fromisoformat(end[0]) if end else None,
    )


@pytest.mark.parametrize("language", OTHERS)
def test_two_hundred_times_as_people_write_them(language: str) -> None:
    rows = table(language)
    assert len({row[0] for row in rows}) == 200
    for row in rows:
        value = read(row[0])
        assert [when_in_words(value, language), when(value, language), short_days(value, language)] == row[1:]


def test_the_hours_alone() -> None:
    value = When(TUESDAY, TUESDAY, time(9), time(11, 30))
    assert [clock_in_words(value, one) for one in ("sv", "en")] == ["kl. 9–11.30", "at 9.00–11.30"]
    assert clock_in_words(When(TUESDAY, NEXT_DAY, time(12), time(15)), "sv") == ""
    assert clock_in_words(When(TUESDAY, TUESDAY), "en") == ""


def test_a_day_and_a_month() -> None:
    assert day(NEXT_DAY, "sv") == "on 17.4.2024"
    assert month_title(TUESDAY, "sv") == month_title(TUESDAY, "en") == "April 2024"
