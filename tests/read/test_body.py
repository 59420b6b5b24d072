"""What is wrong in a text is found in what the parser makes of it, and told with its line of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Severity
from pipeline.read.body import body_problems


def told(body: str, first_line: int = 5) -> list[tuple[int, str, dict[str, object]]]:
    problems = list(body_problems(body, first_line, "a.md"))
    assert {(problem.file, problem.severity) for problem in problems} <= {("a.md", Severity.WARNING)}
    return [(problem.line, problem.key.removeprefix("read."), dict(problem.values)) for problem in problems]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("## A\n\n### B\n\n## C", []),
        ("## A\n\n#### B", [(7, "heading_skips", {"written": "####", "better": "###"})]),
        ("A\n===\n\n### B", [(8, "heading_skips", {"written": "###", "better": "##"})]),
        ("### A", [(5, "heading_skips", {"written": "###", "better": "##"})]),
        ("#### A\n\n##### B", [(5, "heading_skips", {"written": "####", "better": "##"})]),
        ("```\n#### A\n[tästä](b)\n```", []),
        ("[tästä](https://thl.fi)", [(5, "link_says_nothing", {"words": "tästä"})]),
        ("a\n[**Lue  lisää**.](https://thl.fi)", []),
        ("a\n[ **Lue lisää**! ](https://thl.fi)", [(6, "link_says_nothing", {"words": "Lue lisää!"})]),
        ("[t&auml;st&auml;][1]\n\n[1]: https://thl.fi", [(5, "link_says_nothing", {"words": "tästä"})]),
        ("[](https://thl.fi)", [(5, "link_says_nothing", {"words": ""})]),
        ("[sivu 2](https://thl.fi)", []),
        ("[sivu](#alku)", [(5, "link_says_nothing", {"words": "sivu"})]),
        ("[Ohjelma](ohjelma.pdf)", [(5, "body_link", {"target": "ohjelma.pdf"})]),
        ("[Ohjelma](javascript:alert)", [(5, "body_link", {"target": "javascript:alert"})]),
        (f"[Ohjelma](/{'a' * 80})", [(5, "body_link", {"target": f"/{'a' * 59}"})]),
        ("[Ohjelma](HTTPS://thl.fi) [a](#b) <mailto:a@example.org> a@example.org www.thl.fi", []),
        ("katso FTP://thl.fi/a", [(5, "body_link", {"target": "FTP://thl.fi/a"})]),
        ("<tel:+358>", [(5, "body_link", {"target": "tel:+358"})]),
        ("![](https://thl.fi/a.png)", [(5, "picture_without_words", {})]),
        ("![ ** ](https://thl.fi/a.png)", [(5, "picture_without_words", {})]),
        ("![Kuva](https://thl.fi/a.png)", []),
        ("![Kuva](a.png)", [(5, "body_link", {"target": "a.png"})]),
        ("[![Kuva](https://thl.fi/a.png)](https://thl.fi)", []),
    ],
)
def test_what_is_told_of_a_text(body: str, problems: list[tuple[int, str, dict[str, object]]]) -> None:
    assert told(body) == problems


PIECES = st.sampled_from(
    [*"[]()!<>#*_`\\&; \na", "](", "](https://thl.fi)", "](a)", "tästä", "[tästä", "![", "###", "\n\n", "ftp://", ": "]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_body_that_is_not_parsed_has_nothing_to_tell(body: str) -> None:
    """A code span makes any body be parsed, and has nothing to tell of itself."""
    assert told(body) == told(f"`<`\n\n{body}", first_line=3)
