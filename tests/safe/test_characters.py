"""The characters that a reader may get, and those of Word that only its fonts show."""

from pipeline.read.pasted import cleaned
from pipeline.safe.characters import visible


def test_a_mark_of_a_symbol_font_is_the_sign_that_was_seen() -> None:
    assert visible("\uf0b7 a \uf0fc b \uf0e0 c\ue000") == "• a ✓ b → c"
    assert cleaned(visible("\uf0b7\ta\n\uf0a7\tb\n\uf0b7\tc")).text == "- a\n  - b\n- c"


def test_a_break_of_a_line_or_a_page_parts_words() -> None:
    assert visible("yksi\x0bkaksi\x0ckolme") == "yksi kaksi kolme"


def test_a_hyphen_that_binds_is_a_hyphen() -> None:
    assert visible("ESR\x1ehanke") == "ESR-hanke"
