"""Markdown bodies: what readers get of them as HTML, as plain text and as a summary, and what they never get."""

import re
import resource
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.markdown import html, plain_text, summary

TAGS = (
    "a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub "
)
ALLOWED = frozenset((TAGS + "sup table tbody td th thead tr ul").split())
BODY = """Ensimmäistä kertaa toteutettu ESR+-haku tuotti **51 hankehakemusta**, jotka muodostavat
yhdessä 28 hankekokonaisuutta.

## Ohjelma

- klo 9 Tervetuloa
- klo 9.15 Alustus: *sosiaalinen innovaatio*

Lisätietoa on [SOILAn sivuilla](https://thl.fi/soila)."""


class Tags(HTMLParser):
    """Every element and attribute of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hei **kaikki**", "<p>Hei <strong>kaikki</strong></p>"),
        ("rivi<br>toinen", "<p>rivi<br>toinen</p>"),
        ("Katso www.thl.fi", '<p>Katso <a href="http://www.thl.fi">www.thl.fi</a></p>'),
        ("a@example.org", '<p><a href="mailto:a@example.org">a@example.org</a></p>'),
        ("~~klo 9~~ klo 10", "<p><del>klo 9</del> klo 10</p>"),
        ("klo 9~10 tai 11~12", "<p>klo 9~10 tai 11~12</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("", ""),
    ],
)
def test_what_editors_write_is_turned(written: str, shown: str) -> None:
    assert html(written) == shown


def test_a_table_stays_a_table() -> None:
    assert "<td>b</td>" in html("| x | y |\n|---|---|\n| a | b |")


@pytest.mark.parametrize(
    ("written", "level", "headings"),
    [
        ("# A\n## B\n### C", 3, "h3 h4 h5"),
        ("## A\n#### B", 2, "h2 h4"),
        ("### A\n# B", 3, "h5 h3"),
        ("# A\n###### B", 4, "h4 h6"),
        ("<h1>A</h1>\n\n<h3>B</h3>", 3, "h3 h5"),
    ],
)
def test_the_highest_heading_gets_the_level_asked_for(written: str, level: int, headings: str) -> None:
    assert " ".join(re.findall(r"<(h\d)>", html(written, level))) == headings


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '<a href="data:text/html,x">x</a>',
        '<iframe src="https://example.org"></iframe>',
        "<style>p{}</style>",
        '<p style="position:fixed" onclick="x" class="card">x</p>',
        "<svg><a xlink:href='javascript:x'>x</a></svg>",
        '<form action="https://example.org"><input></form>',
        "[x](vbscript:x) ![x](javascript:x) <javascript:x>",
        "<mj-include path='/etc/passwd'/>",
        "<base href='https://example.org'>",
    ],
)
def test_no_script_comes_through(written: str) -> None:
    shown = html(written)
    assert not re.search(
        r"=.?\w+script:|<script|onerror|onclick|<style|style=|class=|<iframe|<form|<mj-|<base|data:", shown
    )


def test_a_script_leaves_none_of_its_words() -> None:
    assert html("Ennen <script>alert(1)</script> jälkeen") == "<p>Ennen  jälkeen</p>"


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\x07", "&#8238;", "&#7;", "\ue000", "\ufeff"])
def test_characters_that_nobody_sees_are_taken_out(unseen: str) -> None:
    assert html(f"ennen{unseen}jälkeen") == "<p>ennenjälkeen</p>"
    assert plain_text(f"ennen{unseen}jälkeen") == summary(f"ennen{unseen}jälkeen") == "ennenjälkeen"


@pytest.mark.parametrize(
    "deep", ["> " * 20_000, "<b>" * 20_000, "<div>" * 20_000, "- " * 5_000, "*a **b " * 5_000, "<b></p>" * 20_000]
)
def test_nesting_without_end_leaves_the_words(deep: str) -> None:
    for shown in (html(f"{deep}sana"), plain_text(f"{deep}sana"), summary(f"{deep}sana", 100_000)):
        assert "sana" in shown
    assert html(f"{deep}sana").count("<") <= 20_100


def test_turning_gives_its_memory_back() -> None:
    body = BODY * 20
    html(body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(300):
        html(body)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # kilobytes; unfreed it would be 90 MB


def test_plain_text_reads_well() -> None:
    assert plain_text(BODY) == (
        "Ensimmäistä kertaa toteutettu ESR+-haku tuotti 51 hankehakemusta, jotka muodostavat"
        " yhdessä 28 hankekokonaisuutta.\n"
        "\n"
        "Ohjelma\n"
        "\n"
        "– klo 9 Tervetuloa\n"
        "– klo 9.15 Alustus: sosiaalinen innovaatio\n"
        "\n"
        "Lisätietoa on SOILAn sivuilla (https://thl.fi/soila)."
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("https://thl.fi/soila", "https://thl.fi/soila"),
        ("www.thl.fi", "www.thl.fi"),
        ("[a@example.org](mailto:a@example.org)", "a@example.org"),
        ("[Kirjoita](mailto:a@example.org)", "Kirjoita (a@example.org)"),
        ("[x](javascript:alert(1))", "x"),
        ("[](https://example.org)", "https://example.org"),
        ("[a](https://example.org/?x=1&y=2)", "a (https://example.org/?x=1&y=2)"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n  - b\n- c", "– a\n  – b\n– c"),
        ("- a\n\n- b", "– a\n\n– b"),
        ("| x | y |\n|---|---|\n| a | b |", "x · y\na · b"),
        ("![Kuva koirasta](https://example.org/k.png)", "Kuva koirasta"),
        ("a  \nb", "a\nb"),
        ("**a**\n*b*", "a b"),
        ("> lainaus", "lainaus"),
        ("```\n  a\n    b\n```", "  a\n    b"),
        ("<div>a</div><ol start='x'><li>b</li></ol>", "a\n\n1. b"),
        ("&lt;b&gt; &amp; &copy;", "<b> & ©"),
        ("", ""),
    ],
)
def test_plain_text_of(written: str, text: str) -> None:
    assert plain_text(written) == text


def test_a_summary_is_whole_where_it_fits() -> None:
    assert summary("Eka kappale.\n\n## Ohjelma\n\nToka kappale.") == "Eka kappale."


def test_a_summary_takes_paragraphs_until_it_is_full() -> None:
    assert summary("Tervetuloa!\n\nKerromme uutta.\n\n- klo 9") == "Tervetuloa! Kerromme uutta."


def test_a_summary_ends_after_a_sentence() -> None:
    assert summary("Hankkeet käynnistyvät keväällä. Niitä on maassa monta kymmentä.", 40) == (
        "Hankkeet käynnistyvät keväällä. …"
    )


def test_an_ordinal_and_an_abbreviation_end_no_sentence() -> None:
    assert summary("Juhla on jo tiistaina 16. Tule mukaan katsomaan mm. Helsingin hankkeita", 30) == (
        "Juhla on jo tiistaina 16. …"
    )


def test_a_summary_ends_after_a_word_where_no_sentence_does() -> None:
    assert summary("sosiaalinen innovaatio kehittämistyön arjessa", 30) == "sosiaalinen innovaatio …"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Otsikko\n\nTeksti.", "Teksti."),
        ("# Vain otsikko", ""),
        ("- a\n- b", "a b"),
        ("[SOILAn sivut](https://thl.fi/soila) auki", "SOILAn sivut auki"),
        ("", ""),
    ],
)
def test_a_summary_holds_neither_headings_nor_addresses(written: str, shown: str) -> None:
    assert summary(written) == shown


MARKDOWN = st.text(alphabet=st.sampled_from("ab \n*_`~<>[]()!#-|&;:/\"'0189.@\\=$%^\u202e\x07é"), max_size=120)
PIECES = st.sampled_from(
    ["<b>", "</b>", "<script>", "<a href='", "<!--", "-->", "- ", "> ", "| a |\n|--|\n", "](", "x", "\n"]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(MARKDOWN, st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80)))
def test_whatever_is_written_only_what_is_allowed_is_shown(written: str) -> None:
    for tag, attributes in Tags(html(written)).found:
        assert tag in ALLOWED
        assert set(attributes) <= {"href", "src", "alt", "align", "start"}
        for name in ("href", "src"):
            assert (attributes.get(name) or "https://").startswith(("https://", "http://", "mailto:"))


@settings(max_examples=80, deadline=None)
@given(st.one_of(MARKDOWN, st.text(max_size=80)), st.integers(20, 200))
def test_a_summary_is_one_line_that_fits(written: str, characters: int) -> None:
    shown = summary(written, characters)
    assert len(shown) <= characters
    assert shown == " ".join(shown.split())
