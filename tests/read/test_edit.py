"""A change to a field leaves every other line as it was."""

import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.finnish.times import read_when
from pipeline.kinds.event import KIND as EVENT
from pipeline.model import Hours, When, in_sessions
from pipeline.read.edit import entry_of, when_like, with_fields
from pipeline.read.header import read_header

FILE = "---\notsikko: A: b\n# oma huomautus\nAika:  ti 14.5.2024\npaikka: 'Teams'\nmateriaalit:\n- https://thl.fi\n---\n\nLeipä\n"


def test_only_the_line_of_the_field_changes() -> None:
    changed = with_fields(FILE, EVENT, {"when": "ti 21.5.2024"})
    assert changed == FILE.replace("ti 14.5.2024", "ti 21.5.2024")


def test_quotes_stay() -> None:
    assert "paikka: 'Helsinki'\n" in with_fields(FILE, EVENT, {"place": "Helsinki"})


def test_a_new_field_comes_last_in_the_header() -> None:
    changed = with_fields(FILE, EVENT, {"status": "siirretty", "reason": "sairaus"})
    assert changed == FILE.replace("- https://thl.fi\n---", "- https://thl.fi\ntila: siirretty\nsyy: sairaus\n---")


def test_a_list_is_replaced_whole() -> None:
    changed = with_fields(FILE, EVENT, {"materials": "https://thl.fi/uusi"})
    assert changed == FILE.replace("materiaalit:\n- https://thl.fi\n", "materiaalit: https://thl.fi/uusi\n")


def test_english_keys_and_line_endings_stay() -> None:
    text = "---\r\ntitle: A\r\ntime: 2024-05-14\r\nplace: x\r\n---\r\nText\r\n"
    assert with_fields(text, EVENT, {"when": "2024-05-21"}) == text.replace("05-14", "05-21")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_each_line_keeps_its_own_end(end: str) -> None:
    """A file that two programs have written has ends of two kinds."""
    text = f"---{end}otsikko: A\naika: ti 14.5.2024{end}paikka: x\n---{end}Eka{end}toka\n"
    changed = with_fields(text, EVENT, {"when": "ti 21.5.2024", "reason": "sairaus"})
    assert changed == text.replace("14.5.", "21.5.").replace("paikka: x\n", f"paikka: x\nsyy: sairaus{end}")


def test_a_header_without_any_fence_takes_a_new_field() -> None:
    changed = with_fields("otsikko: A\naika: ti 14.5.2024", EVENT, {"reason": "sairaus"})
    assert changed == "otsikko: A\naika: ti 14.5.2024\nsyy: sairaus\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("ti 14.5.2024 klo 9–11", "ti 21.5.2024 klo 9–11"), ("2024-05-14 09:00", "2024-05-21 09:00–11:00")],
)
def test_a_time_keeps_its_form(written: str, expected: str) -> None:
    when = When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11))
    assert when_like(written, when) == expected


@pytest.mark.parametrize(
    "when",
    [
        When(date(2024, 5, 21), date(2024, 5, 22), time(9), time(11)),
        When(date(2024, 5, 21), date(2024, 5, 22), time(9), time(11), Hours.DAILY),
        When(date(2024, 5, 21), date(2024, 5, 21), hours=Hours.LATER),
        in_sessions(When(date(2024, 5, day), date(2024, 5, day), time(9)) for day in (21, 23)),
    ],
)
def test_a_time_of_any_kind_reads_the_same_in_a_file_with_iso_times(when: When) -> None:
    assert read_when(when_like("2024-05-14 09:00", when)) == when


def test_letters_in_parts_stay_so() -> None:
    """Some editors write ä as an a and its dots (Unicode NFD): keys are found, other lines keep their bytes."""
    text = unicodedata.normalize("NFD", "---\notsikko: Ä\nilmoittautuminen päättyy: pe 10.5.2024\naika: x\n---\nÄ\n")
    assert with_fields(text, EVENT, {"when": "ti 21.5.2024"}) == text.replace("aika: x", "aika: ti 21.5.2024")
    assert entry_of(text, EVENT, "registration_closes") is not None


def test_a_broken_header_is_not_touched() -> None:
    with pytest.raises(ValueError, match="header_never_ends"):
        with_fields("---\notsikko: A\n", EVENT, {"place": "x"})


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60).map(str.strip).filter(bool))
def test_what_is_set_is_read_back(value: str) -> None:
    changed = with_fields(FILE, EVENT, {"title": value, "reason": value})
    entries = {entry.key: entry.value for entry in read_header(changed).entries}
    assert (entries["otsikko"], entries["syy"]) == (value, value)
    assert entries["Aika"] == "ti 14.5.2024"
