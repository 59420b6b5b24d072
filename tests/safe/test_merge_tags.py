"""Mailchimp's merge tags: whatever content says, no `*|` but our own comes out, in any form a reader may decode."""

import html
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.safe.merge_tags import broken, finished, marks_of
from tests.safe.tag_hunt import tags_in

FORMS = [
    "*|FNAME|*",
    "&#42;|FNAME|&#42;",
    "&#042;&#124;FNAME&#124;&#42;",
    "&#x2A;&#x7c;FNAME&vert;&ast;",
    "&midast;&VerticalLine;FNAME&verbar;&AST;",
    "&#42&#124FNAME",
    "&amp;#42;|FNAME|&amp;amp;ast;",
    '|<a href="x|*y">*</a>',
    "<b>*</b>|FNAME|<i>*</i>",
    "*\u200b|FNAME|\u2060*",
    "*&zwnj;|FNAME|&#8203;*",
    "*&shy;<wbr>|FNAME",
    "%2A%7CFNAME%7c%2a",
    "*%7CFNAME%7C*",
    "***|||FNAME|||***",
    "*|*|*|*",
    "|*|*|",
    "*|IF:FNAME|*x*|END:IF|*",
]


@pytest.mark.parametrize("written", FORMS)
def test_every_form_of_a_tag_is_broken(written: str) -> None:
    assert not tags_in(broken(written))


@pytest.mark.parametrize("written", ["5 * 3", "a || b", "klo 9 | klo 10", "tuki*", "*huom", "* |", "| *", "&amp,"])
def test_what_is_no_tag_stays_as_it_was(written: str) -> None:
    assert broken(written) == written


def test_our_own_tags_are_put_in_last() -> None:
    unsubscribe, address = marks_of(("unsubscribe", "address"), "sisältö")
    made = finished(
        f'<a href="{unsubscribe}">*|FNAME|*</a> {address}', {unsubscribe: "*|UNSUB|*", address: "*|LIST:ADDRESSLINE|*"}
    )
    assert made == '<a href="*|UNSUB|*">∗|FNAME|∗</a> *|LIST:ADDRESSLINE|*'


def test_content_cannot_write_a_mark() -> None:
    (guess,) = marks_of(("unsubscribe",), "sisältö")
    (mark,) = marks_of(("unsubscribe",), f"sisältö {guess}")
    assert guess != mark
    assert finished(f"{guess} {mark}", {mark: "*|UNSUB|*"}) == f"{guess} *|UNSUB|*"


PARTS = st.sampled_from(
    ["*", "|", "&#42;", "&#124;", "&ast", "%7C", "%2a", "<b>", "</b>", "\u200b", "A", ":", "&", "<", ">"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_nothing_decodes_to_a_tag(written: str) -> None:
    made = broken(written)
    for decoded in (made, html.unescape(made), unquote(made), html.unescape(unquote(made))):
        assert "*|" not in decoded
        assert "|*" not in decoded
    assert not tags_in(made)
