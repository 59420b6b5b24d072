"""Addresses from outside lead where they say, and to nobody's mailbox or counter on the way."""

import pytest

from pipeline.collect.page.plain import address, plain_address

GUARDED = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fl.example.org%2Fa%3Fx%3D1&data=05%7Cmaija"


@pytest.mark.parametrize(
    ("written", "own"),
    [
        (GUARDED, "https://l.example.org/a?x=1"),
        (GUARDED.replace("/?url", "/ap/w-59584e83/?url"), "https://l.example.org/a?x=1"),
        ("https://www.google.com/url?q=https://l.example.org/a%3Fx%3D1&sa=D", "https://l.example.org/a?x=1"),
        ("https://www.google.fi/url?sa=t&url=https%3A%2F%2Fl.example.org", "https://l.example.org"),
        ("https://www.google.com/url?q=javascript:alert(1)", None),
        ("https://www.google.com/url?sa=D", "https://www.google.com/url?sa=D"),
        ("https://www.google.com/maps?q=Oulu", "https://www.google.com/maps?q=Oulu"),
        ("/x?utm_source=rss&utm_medium=rss&id=3&utm_campaign=a#k", "https://k.example.org/x?id=3#k"),
        ("/x?utm_source=rss#k", "https://k.example.org/x#k"),
        ("/x?id=3&utm_source=rss#k", "https://k.example.org/x?id=3#k"),
        ("/x?mc_cid=1&mc_eid=2", "https://k.example.org/x"),
        ("/x?fbclid=1", "https://k.example.org/x"),
        ("/x?id=3&gclid=1", "https://k.example.org/x?id=3"),
        ("/x?my_utm_source=1", "https://k.example.org/x?my_utm_source=1"),
    ],
)
def test_an_address_without_what_guards_or_counts_its_readers(written: str, own: str | None) -> None:
    assert address(written, "https://k.example.org/") == own


def test_what_counts_readers_tells_no_addresses_apart() -> None:
    assert plain_address("http://www.k.example.org/x/?utm_source=rss") == plain_address("https://k.example.org/x/")
