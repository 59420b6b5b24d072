"""What is said of a value, and in which number."""

import errno
from datetime import timedelta

import pytest

from pipeline import messages
from pipeline.fault import system_reason
from pipeline.model import Phrase, Problem

REASONS = [
    (OSError(errno.ENOENT, "No such file or directory"), "sitä ei ole"),
    (OSError(errno.EACCES, "Permission denied"), "siihen ei ole oikeutta"),
    (OSError(errno.ENOSPC, "No space left on device"), "levy on täynnä"),
    (OSError(errno.EXDEV, "Invalid cross-device link"), "tuntematon vika: Invalid cross-device link"),
    (OSError("odd"), "tuntematon vika: odd"),
]


@pytest.mark.parametrize(("error", "said"), REASONS)
def test_the_reason_of_a_machine_is_told_in_finnish(error: OSError, said: str) -> None:
    told = Problem("read.unreadable", "content/a.md", values={"error": system_reason(error)})
    assert messages.explain(told)[0] == f"Tiedostoa ei voi lukea ({said})."
    assert messages.text("cli.os_error", error=system_reason(error), file="a").startswith(
        f"Levy tai tiedosto ei toimi: {said} (a)."
    )


def test_a_phrase_that_is_not_there_is_its_areas_other() -> None:
    assert messages.text("config.unreadable", error=Phrase("system.e_new", {"said": "x"})).startswith(
        "Tiedostoa config.toml ei voi lukea (tuntematon vika: x)."
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", ""),
        ("a", "a"),
        ("abcde", "a, b, c, d, e"),
        ("abcdef", "a, b, c, d, e, f"),
        ("abcdefg", "a, b, c, d, e ja 2 muuta"),
    ],
)
def test_of_a_long_list_some_are_named_and_the_others_counted(names: str, said: str) -> None:
    assert messages.some_of(names) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 virhettä"), (1, "1 virhe"), (21, "21 virhettä")])
def test_one_is_told_apart_from_many(number: int, said: str) -> None:
    assert messages.counted("cli.errors", number) == said


@pytest.mark.parametrize(
    ("lasted", "said"),
    [
        (timedelta(seconds=1, milliseconds=900), "1 sekunti"),
        (timedelta(seconds=119), "119 sekuntia"),
        (timedelta(seconds=120), "2 minuuttia"),
        (timedelta(minutes=119), "119 minuuttia"),
        (timedelta(hours=47, minutes=59), "47 tuntia"),
        (timedelta(days=2), "2 päivää"),
        (timedelta(0), "0 sekuntia"),
    ],
)
def test_how_long_is_told_in_the_unit_of_people(lasted: timedelta, said: str) -> None:
    assert said in messages.text("doctor.clock_off", off=lasted)
