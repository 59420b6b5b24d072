"""The questions of docs/kysymykset.md: each is answered within two links from the front page or the letter."""

import posixpath
import re
from datetime import date
from html import unescape

import pytest
from msgspec.structs import replace

from tests.make import ROOT, config
from tests.render.letter.letters import SESSION, letter, new
from tests.render.site.case import files, letters_until, view

TABLE = (ROOT / "docs" / "kysymykset.md").read_text(encoding="utf-8")
QUESTIONS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("| ")
][1:]
LINK = re.compile(r'<a\b[^<>]*\bhref="([^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)
SIGN_UP = "https://tilaa.example.org"


def reads(page: str) -> str:
    body = re.sub(r"<head.*?</head>|<script.*?</script>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", body)).split())


def links(page: str) -> list[tuple[str, str]]:
    return [(reads(words), unescape(href)) for href, words in LINK.findall(page)]


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    ours = replace(config(), letter=replace(config().letter, subscribe=SIGN_UP))
    made = files(view(config=ours, letters=letters_until(date(2024, 5, 7))))
    return {path: data.decode() for path, data in made.items() if path.endswith(".html")}


def test_there_are_twenty_five_questions_of_at_most_two_links() -> None:
    assert len(QUESTIONS) == 25
    assert {start for _, start, *_ in QUESTIONS} == {"etusivu", "kirje"}
    assert max(len(path.split(" › ")) for _, _, path, _ in QUESTIONS) == 2


@pytest.mark.parametrize(("start", "way", "answer"), [one[1:] for one in QUESTIONS], ids=[one[0] for one in QUESTIONS])
def test_the_answer_is_there(start: str, way: str, answer: str, site: dict[str, str]) -> None:
    at, page = "index.html", site["index.html"] if start == "etusivu" else letter(new(SESSION)).html
    for words in way.split(" › ") if way else ():
        href = next(href for said, href in links(page) if words in said)
        at = posixpath.normpath(posixpath.join(posixpath.dirname(at), href.partition("#")[0]))
        at = at if at.endswith(".html") else posixpath.normpath(f"{at}/index.html")
        page = site[at]
    assert answer in reads(page)
