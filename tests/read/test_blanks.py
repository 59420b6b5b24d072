"""What nobody has filled in is told, each line of it, and nothing else."""

import pytest

from pipeline.kinds import kind_named
from pipeline.read.blanks import blanks_in_body
from pipeline.read.header import read_header

EVENT = kind_named("event")
STARTED = EVENT.start.body.strip().split(". ")[0].rstrip(".") + "."


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Tervetuloa.", []),
        ("Tervetuloa ___ klo 9.", [4]),
        ("Tervetuloa.\n\nPuhuja on ____", [6]),
        (STARTED, [4]),
        (f"Tervetuloa.\n{STARTED}\nJa ___", [5, 6]),
        ("___\n\nViiva on Markdownia.", []),
        ("https://thl.fi/a___b", []),
    ],
)
def test_each_line_with_a_blank_or_a_sentence_of_the_start_is_told(body: str, lines: list[int]) -> None:
    header = read_header(f"---\notsikko: A\n---\n{body}\n")
    told = list(blanks_in_body(EVENT, header, "content/events/a.md"))
    assert ([one.key for one in told], [one.line for one in told]) == (["read.blank_text"] * len(lines), lines)
