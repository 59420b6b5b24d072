"""The header reader takes what people write, and gives back what the writer wrote."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.kinds.entry import Entry, split_list, unquoted
from pipeline.read.header import quoted, read_header, write_header


def pairs_of(text: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.value) for entry in read_header(text).entries]


PLAIN = [
    ("otsikko: Aloituspaketti: sosiaalinen innovaatio", "Aloituspaketti: sosiaalinen innovaatio"),
    ("otsikko: Teema #3 ja muut", "Teema #3 ja muut"),
    ('otsikko: "Yhdessä" ja "erikseen"', '"Yhdessä" ja "erikseen"'),
    ('otsikko: "Kokonaan lainattu"', "Kokonaan lainattu"),
    ("otsikko: 'it''s'", "it's"),
    ('otsikko: "a \\"b\\" c"', 'a "b" c'),
    ("otsikko: [Peruttu] Aloitusjuhla", "[Peruttu] Aloitusjuhla"),
    ("otsikko:   väliä ympärillä  ", "väliä ympärillä"),
    ("otsikko: ”suomalaiset lainausmerkit”", "”suomalaiset lainausmerkit”"),
    ("otsikko: 100 % & <b>", "100 % & <b>"),
    ("otsikko:", ""),
]


@pytest.mark.parametrize(("line", "value"), PLAIN)
def test_a_value_is_the_rest_of_the_line(line: str, value: str) -> None:
    assert pairs_of(f"---\n{line}\n---\n") == [("otsikko", value)]


@pytest.mark.parametrize(
    "text",
    [
        "---\notsikko: A\naika: ti 16.4.2024\n---\nLeipä",
        "\ufeff---\r\notsikko: A\r\naika: ti 16.4.2024\r\n---\r\nLeipä",
        "\n\n---  \notsikko: A\naika: ti 16.4.2024\n----\nLeipä",
        "—\notsikko: A\naika: ti 16.4.2024\n—\nLeipä",
        "otsikko: A\naika: ti 16.4.2024\n---\nLeipä",
        "otsikko: A\naika: ti 16.4.2024\n\nLeipä",
        "---\n# huomautus\n\notsikko: A\naika: ti\n  16.4.2024\n---\nLeipä",
        "---\r otsikko: A\raika: ti 16.4.2024\r---\rLeipä",
    ],
)
def test_the_same_header_in_many_forms(text: str) -> None:
    header = read_header(text)
    assert [(entry.key, entry.value) for entry in header.entries] == [("otsikko", "A"), ("aika", "ti 16.4.2024")]
    assert header.body.strip() == "Leipä"
    assert not header.flaws


def test_every_value_knows_its_line_and_the_body_its_first() -> None:
    header = read_header("\n---\notsikko: A\n\naika: B\n---\nLeipä")
    assert [entry.line for entry in header.entries] == [3, 5]
    assert header.body_line == 7


@pytest.mark.parametrize("empty", ["", "\n", "\n\n\n"])
def test_empty_lines_before_the_body_are_not_its_first(empty: str) -> None:
    header = read_header(f"---\notsikko: A\n---\n{empty}Leipä\n\nVoi\n\n")
    assert (header.body, header.body_line) == ("Leipä\n\nVoi", 4 + len(empty))


@pytest.mark.parametrize("text", ["teemat:\n- 1\n- 3", "teemat:\n  - 1\n  - '3'", "teemat: [1, 3]", "teemat: 1, 3"])
def test_a_list_in_every_form(text: str) -> None:
    (entry,) = read_header(f"---\n{text}\n---\n").entries
    assert split_list(entry) == ("1", "3")


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("", "read.empty_file", 0),
        ("  \n\n", "read.empty_file", 0),
        ("Pelkkää tekstiä ilman otsikkoa", "read.no_header", 1),
        ("---\notsikko: A\naika: B\n\nTässä alkaa teksti.", "read.header_never_ends", 4),
        ("---\notsikko: A", "read.header_never_ends", 2),
        ("---\notsikko: A\nrivi ilman avainta\n---\n", "read.no_colon", 3),
    ],
)
def test_a_flaw_knows_its_line(text: str, key: str, line: int) -> None:
    (flaw,) = read_header(text).flaws
    assert (flaw.key, flaw.line) == (key, line)


values = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60).map(str.strip)
keys = st.sampled_from(["otsikko", "ilmoittautuminen päättyy", "jätä pois", "kuvan kuvaus"])


@given(st.lists(st.tuples(keys, values), max_size=5), st.text(max_size=80))
@example([("otsikko", '"'), ("otsikko", "''"), ("otsikko", "|")], "")
@example([("otsikko", '"\\"')], "---\n")
@example([("otsikko", "\u00a0x\ufeff")], "")
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]], body: str) -> None:
    header = read_header(write_header(pairs, body))
    assert [(entry.key, entry.value) for entry in header.entries] == pairs
    assert not header.flaws


@given(st.lists(values.filter(bool), min_size=1, max_size=4))
def test_a_list_is_read_back(items: list[str]) -> None:
    (entry,) = read_header(write_header([("nosta", tuple(items))])).entries
    assert split_list(entry) == tuple(items)


@given(st.text(max_size=300))
def test_what_was_taken_in_is_given_back(text: str) -> None:
    entries = [entry for entry in read_header(text).entries if entry.items is None]
    again = read_header(write_header([(entry.key, entry.value) for entry in entries])).entries
    assert [(entry.key, entry.value) for entry in again] == [(entry.key, entry.value) for entry in entries]


@given(values)
def test_quoting_is_undone(value: str) -> None:
    assert unquoted(quoted(value)) == value


def test_a_body_may_hold_fences_of_its_own() -> None:
    header = read_header("---\notsikko: A\n---\nEnsin\n\n---\n\nSitten")
    assert header.body == "Ensin\n\n---\n\nSitten"
    assert header.entries == (Entry("otsikko", "A", 2),)


def test_flaws_without_end_are_not_all_told() -> None:
    assert len(read_header("---\notsikko: A\n" + "x\n" * 5_000 + "---\n").flaws) == 1_001
