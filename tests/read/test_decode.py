"""What programs save as text is read as the text that was meant, and told by its encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.decode import as_read, decoded

TEXT = "---\notsikko: Syksyn päivä – ”Åbo”\n---\n\nHei…\n"


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "UTF-8 (BOM)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_same_text_in_every_encoding(codec: str, told: str) -> None:
    found = decoded(TEXT.encode(codec))
    assert (found.text, found.encoding) == (TEXT, told)


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_a_mark_of_the_other_order(mark: bytes) -> None:
    codec = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decoded(mark + TEXT.encode(codec)).text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode() + b"J\xe4mi",  # UTF-8 but for one byte: all of it in Windows-1252 would be nonsense
        b"otsikko: \x81\x8d\xff",  # letters that Windows-1252 does not have
        b"\xff\xfeA\x00\x00\xd8",  # half a pair
    ],
)
def test_what_is_not_certain_is_refused(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(data)


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp850", ["päivä", "Älä", "Työpajassa", "Österbotten ö", "Åbo ja minä"]),
        ("mac_roman", ["päivä", "Älä tee", "minä"]),
    ],
)
def test_other_old_encodings_are_refused(codec: str, words: list[str]) -> None:
    for word in words:
        with pytest.raises(UnicodeDecodeError):
            decoded(f"otsikko: {word}\n".encode(codec))


def test_capitals_and_quotes_that_look_like_utf_8_by_chance() -> None:
    text = "”TÄMÄ” ON TÄRKEÄÄ"
    assert decoded(text.encode("cp1252")).text == text


def test_zeros_alone_are_no_utf_16() -> None:
    assert decoded(b"A\0B").text == "A\0B"
    assert decoded(b"A\0B\0C").text == "A\0B\0C"  # half a letter is missing
    assert decoded(b"\0\0\0\0").text == "\0\0\0\0"


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    found = decoded(data)
    if not found.encoding:
        assert found.text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n"])
def test_every_end_of_a_line_is_one(end: str) -> None:
    assert as_read(f"a{end}b{end}{end}c") == "a\nb\n\nc"


@given(st.text(st.sampled_from("aä\u0308\n\r\x85\u202e ")))
def test_lines_stay_where_they_are(text: str) -> None:
    assert as_read(text).count("\n") + 1 == len(f"{text}.".splitlines())
    assert as_read(as_read(text)) == as_read(text)
