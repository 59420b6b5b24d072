"""Bytes of a page or a feed to its text, by what they say of themselves."""

import pytest

from pipeline.collect.fetch.decode import decoded


@pytest.mark.parametrize("quote", ['"', "'"])
def test_xml_says_its_encoding_in_its_first_line(quote: str) -> None:
    text = f"\n<?xml version='1.0' encoding={quote}iso-8859-15{quote}?><rss>Hinta 5 €, šakki</rss>"
    assert decoded(text.encode("iso-8859-15")) == text


def test_the_header_comes_before_the_first_line() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-15"?><rss>Hinta 5 €</rss>'
    assert decoded(text.encode("windows-1252"), "windows-1252") == text


def test_an_encoding_that_is_none_stops_nothing() -> None:
    assert decoded('<?xml version="1.0" encoding="omituinen"?>Työ'.encode("windows-1252")).endswith("Työ")


def test_an_encoding_that_is_named_later_is_none() -> None:
    assert decoded('<p>Työ 5 €</p><?xml encoding="iso-8859-15"?>'.encode("windows-1252")).startswith("<p>Työ 5 €")
