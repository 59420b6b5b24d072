"""How much a file may hold: at each bound it passes, and one past it is set aside, whatever it holds."""

import pytest

from pipeline.kinds.news import KIND
from pipeline.read.decode import as_read
from pipeline.read.item import read_item

HEADER = "otsikko: A\njulkaistu: 2.4.2024\n"


def told(header: str = "", body: str = "") -> list[tuple[str, int]]:
    text = as_read(f"---\n{HEADER}{header}---\n{body}")
    problems = read_item(KIND, "a", "news/a.md", text).problems
    return [(problem.key.removeprefix("read."), problem.line) for problem in problems if problem.is_error]


@pytest.mark.parametrize("unit", ["*", "a\n", "<b>", "[x](a", "&amp;", "`", "- ", "www.a ", "a@b.c "])
def test_a_text_has_at_most_fifteen_thousand_marks(unit: str) -> None:
    marks = sum(not one.isalnum() and one != " " for one in unit)
    most = unit * (15_000 // marks)
    assert told(body=f"{most}a") == []
    assert told(body=f"{most}{unit}a") == [("too_heavy", 5)]


def test_prose_is_not_bounded_but_by_the_size_of_its_file() -> None:
    assert told(body="Hanke tarkoittaa arjessa monenlaista " * 25_000) == []


@pytest.mark.parametrize(("rows", "problems"), [(128, []), (134, [("too_heavy", 5)])])
def test_a_short_row_of_a_table_counts_as_its_longest(rows: int, problems: list[tuple[str, int]]) -> None:
    assert told(body="|a" * 111 + "\n" + "|-" * 111 + "\n" + "a\n" * rows) == problems


@pytest.mark.parametrize(("rows", "problems"), [(120, []), (150, [("too_heavy", 5)]), (8_000, [("too_heavy", 5)])])
def test_tabs_count_as_the_cells_that_they_become(rows: int, problems: list[tuple[str, int]]) -> None:
    assert told(body=("a\t" * 50 + "\n") * rows) == problems


def test_tabs_that_part_no_cells_do_not_count() -> None:
    assert told(body="\n\n".join(["a\t" * 50] * 7_000)) == []


@pytest.mark.parametrize(
    ("header", "problems"),
    [
        ("materiaalit:\n" + "- a\n" * 197, False),
        ("materiaalit:\n" + "- a\n" * 198, True),
        ("".join(f"x{n}: a\n" for n in range(199)), True),
        ("x\n" * 199, True),
        (f"x: {'a' * 19_991}\n", False),
        (f"x: {'a' * 19_992}\n", True),
        (f"x: a\n{' a' * 9_990}\n", False),
        (f"x:\n- {'a' * 19_992}\n", True),
        ("\n" * 1_000, False),
    ],
)
def test_a_header_has_at_most_two_hundred_lines_and_twenty_thousand_characters(header: str, problems: bool) -> None:
    assert (("long_header", 0) in told(header)) is problems


@pytest.mark.parametrize("body", ["a" + "\u0301" * 30, "—" * 100, "👩‍👩‍👧‍👧" * 20, "e\u0301" * 1_000, "नमस्ते " * 50])
def test_letters_may_have_accents(body: str) -> None:
    assert told(body=body) == []


def test_more_than_thirty_accents_on_a_letter_are_refused_before_they_are_put_in_order() -> None:
    pile = "\u0301\u0316" * 16
    assert as_read(f"a{pile}") == f"a{pile}"
    assert told(body=f"a{pile}") == [("piled_accents", 0)]
    assert told(f"x: a{pile}\n") == [("piled_accents", 0)]
    assert told(body="a" + "\u0301\u0316" * 100_000) == [("piled_accents", 0)]
