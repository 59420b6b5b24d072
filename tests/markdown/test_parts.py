"""What a text holds is what the parser makes of it: where each part stands, what is said of it, and where it leads."""

import resource

import pytest

from pipeline.markdown.parts import Heading, Link, Part, Picture, parts_of


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        ("", ()),
        ("pelkkää *tekstiä*", ()),
        ("# A\n\nB\n===\n\n> #### C", (Heading(1, 1), Heading(1, 3), Heading(4, 6))),
        ("#ei otsikko", ()),
        ("[sana *ja* `koodi`](https://thl.fi)", (Link("sana ja koodi", "https://thl.fi", 1),)),
        ("a\n[kaksi\nriviä](b 'c')", (Link("kaksi riviä", "b", 3),)),
        ("[]()", (Link("", "", 1),)),
        ("[a\\*b](c\\_d&amp;e&#x66;)", (Link("a*b", "c_d&ef", 1),)),
        ("- a\n- b\n\n  > [c](d)", (Link("c", "d", 4),)),
        ("| a |\n|---|\n| [b](c) |", (Link("b", "c", 3),)),
        ("[a][1] ja [b]\n\n[1]: c\n[b]: d", (Link("a", "c", 1), Link("b", "d", 1))),
        ("<https://a.fi/b>", (Link("https://a.fi/b", "https://a.fi/b", 1),)),
        ("www.thl.fi", (Link("www.thl.fi", "http://www.thl.fi", 1),)),
        ("a\n\nkysy: a@example.org.", (Link("a@example.org", "mailto:a@example.org", 3),)),
        ("![a *b*](c.png)", (Picture("a b", "c.png", 1),)),
        ("[![a](b)](c)", (Link("a", "c", 1), Picture("a", "b", 1))),
        ("![![a](b) [c](d)](e)", (Picture("a c", "e", 1),)),
        ("```\n[a](b)\n# C\n```\n    [a](b)\n`[a](b)`", ()),
        ("<a href='b'>c</a>", ()),
        ("[a](b c)", ()),
    ],
)
def test_the_parts_of_a_text(markdown: str, parts: tuple[Part, ...]) -> None:
    assert parts_of(markdown) == parts


def test_a_hundred_thousand_nested_pictures_are_one() -> None:
    depth = 100_000
    (picture,) = parts_of("![" * depth + "a" + "](b)" * depth)
    assert picture == Picture("a", "b", 1)


def test_a_walk_gives_its_memory_back() -> None:
    body = "[a](b) *c* ~~d~~\n\n| e |\n|---|\n| www.f.fi |\n\n" * 50
    parts_of(body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(300):
        parts_of(body)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # kilobytes; unfreed it would be 100 MB
