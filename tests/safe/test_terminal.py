"""What gets through the door to a terminal: text, in whatever encoding, and nothing that steers."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.safe.terminal import BOLD_RED, Door, printable, styled

_ANY = st.text(
    st.one_of(st.characters(), st.characters(max_codepoint=0xA0), st.sampled_from("\u202e\u2066\ufeff\udcff"))
)


def through(text: str, encoding: str = "utf-8") -> str:
    """What a stream of the encoding holds once the text was written through the door."""
    under = io.BytesIO()
    door = Door(io.TextIOWrapper(under, encoding, errors="strict", newline=""))
    assert door.write(text) == len(text)
    door.flush()
    return under.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tapahtuma\x1b[2J\x1b]0;otsikko\x07", "Tapahtuma[2J]0;otsikko"),
        ("loppu\rALKU", "loppuALKU"),
        ("rivi\r\ntoinen\n\tsisennys", "rivi\ntoinen\n\tsisennys"),
        ("p\udcffivä.md", "p�ivä.md"),
        ("\u202etxet\u202c \u2066a\u2069", "txet a"),
        ("\x9b31mC1\x85\u2028\ufeff", "31mC1"),
        ("pitkä – ”lainaus” 2 €", "pitkä – ”lainaus” 2 €"),
    ],
)
def test_what_is_left_of_a_text(written: str, shown: str) -> None:
    assert printable(written) == shown
    assert through(written) == shown


@given(_ANY)
def test_nothing_that_steers_gets_through(text: str) -> None:
    shown = through(text)
    steering = [one for one in shown if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") and one not in "\n\t"]
    assert steering == []
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert printable(shown) == shown


@given(_ANY, st.sampled_from(["ascii", "latin-1", "cp1252", "cp037", "utf-16", "shift_jis"]))
def test_no_encoding_is_a_reason_to_stop(text: str, encoding: str) -> None:
    through(text, encoding)


def test_only_our_own_styles_reach_a_terminal() -> None:
    assert through(styled("Virhe", BOLD_RED)) == "\x1b[31;1mVirhe\x1b[0m"
    assert through(styled("a\x1b[8mb", BOLD_RED)) == "\x1b[31;1ma[8mb\x1b[0m"
    assert through("\x1b[1234;31mVirhe") == "[1234;31mVirhe"
