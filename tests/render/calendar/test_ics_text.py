"""Content lines: what is kept of a text, how it is escaped, where it is cut."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.render.calendar.ics_text import (
    escaped,
    folded,
    long_text_line,
    several_lines,
    single_line,
    text_line,
    unfolded,
)

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇫🇮"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("a, b; c", rb"a\, b\; c"),
        (r"C:\Nimi", rb"C:\\Nimi"),
        (r"C:\nimi", rb"C:\\nimi"),
        ("Yksi\r\nBEGIN:VEVENT", b"Yksi BEGIN:VEVENT"),
        ("a\u2028b\u2029c\x85d\ve\tf", b"a b c d e f"),
        ("a\0\x07\x1b\x7f\x9fb", b"ab"),
        ("\u202eaj\u2066kettu\ufeff", b"ajkettu"),
        ("\ud800lapsi\udfff", b"lapsi"),
        ("שלום", "שלום".encode()),
        ("\ue000", "\ue000".encode()),
    ],
)
def test_a_title_is_one_clean_line(written: str, line: bytes) -> None:
    assert text_line("SUMMARY", written) == b"SUMMARY:" + line + b"\r\n"


def test_a_description_keeps_its_lines() -> None:
    assert long_text_line("DESCRIPTION", " a\r\nb\rc\n\nd\n") == b"DESCRIPTION:a\\nb\\nc\\n\\nd\r\n"


@pytest.mark.parametrize("letter", ["a\u0301", FAMILY, FLAG, "👍🏽", "❤️", "ä", "\\n", "\\\\"])
def test_what_is_one_letter_to_the_eye_stays_on_one_line(letter: str) -> None:
    for lead in range(60, 76):
        lines = folded(("x" * lead + letter + "y" * 30).encode()).split(b"\r\n ")
        assert sum(letter.encode() in line for line in lines) == 1


def test_marks_without_end_are_cut_all_the_same() -> None:
    content = ("a" + "\u0301" * 5000).encode()
    assert unfolded(folded(content)) == content


def test_a_long_title_is_kept_whole() -> None:
    title = "Lastensuojelun työpaja, osa " * 15
    assert unfolded(text_line("SUMMARY", title)) == b"SUMMARY:" + escaped(title.strip()).encode() + b"\r\n"


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\;,\näö\u0301\u200d👩🏽🇫🇮")), min_size=0, max_size=400
)


@settings(max_examples=200)
@given(TEXTS)
@example("x" * 73 + "\\" * 200)
@example("x" * 72 + "\n\u0301" * 100)
def test_folding_loses_nothing_and_keeps_the_limit(text: str) -> None:
    content = escaped(several_lines(text)).encode()
    lines = folded(content).split(b"\r\n ")
    assert unfolded(folded(content)) == content
    for line in lines:
        assert len(line) <= 74 + (line is lines[0])
        line.decode()
        assert len(re.search(rb"\\*\Z", line)[0]) % 2 == 0  # type: ignore[index]


@settings(max_examples=200)
@given(st.text())
def test_a_cleaned_text_is_clean(text: str) -> None:
    once = single_line(text)
    assert single_line(once) == once
    assert len(once.splitlines()) <= 1
    assert several_lines(several_lines(text)) == several_lines(text)
