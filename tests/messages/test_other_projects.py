"""Projects that speak another language, whole, through the real commands, and items of another language within one."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.messages import READERS
from tests.messages.test_catalogue import sentences
from tests.soila import copy_project, run_soila

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOW = "2024-04-09T09:00"
# Shorter pieces of sentences are found in other words by chance.
_TELLING = 12
_FUNDED = {"sv": "Medfinansieras av Europeiska unionen", "en": "Co-funded by the European Union"}
_GUEST = """---
id: gast
otsikko: Ett möte om barnskydd
aika: to 18.4.2024 klo 9–11
paikka: Helsingfors
kieli: {language}
paketti: aloituspaketti
teemat: 1
ilmoittautuminen: https://example.org/gast
ilmoittautuminen päättyy: 12.4.2024 klo 12
---
Ett möte för alla som arbetar inom barnskyddet.
"""


def _spoken(folder: Path, language: str, guest: str) -> Path:
    """A project that speaks `language`, with a letter sent and its site published; one event is in `guest`."""
    project = copy_project(folder)
    config = project / "config.toml"
    text = config.read_text(encoding="utf-8").replace('kieli = "fi"', f'kieli = "{language}"')
    funded = _FUNDED.get(language, "Euroopan unionin osarahoittama")
    config.write_text(text.replace("Euroopan unionin osarahoittama", funded), encoding="utf-8")
    (project / "content/events/gast.md").write_text(_GUEST.format(language=guest), encoding="utf-8")
    for command in (("check",), ("send", "--date", "2024-04-09"), ("publish",)):
        result = run_soila(project, *command, now=NOW)
        assert result.code == 0, result.err
    return project


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    @cache
    def made(language: str, guest: str) -> Path:
        return _spoken(tmp_path_factory.mktemp(language), language, guest)

    return made


def _pieces() -> Iterator[str]:
    for key, entry in sentences().items():
        if key.partition(".")[0] in READERS and not key.startswith("times."):
            for piece in re.split(r"\{[^}]*\}|<[^>]*>", entry[0]):
                if len(piece.strip(" .,:;()")) >= _TELLING:
                    yield piece.strip(" .,:;()")


@pytest.mark.parametrize(("language", "day"), [("sv", "tisdag 9 april 2024"), ("en", "Tuesday 9 April 2024")])
def test_nothing_of_the_finnish_catalogue_is_there(spoken: Callable[[str, str], Path], language: str, day: str) -> None:
    project = spoken(language, language)
    made = [
        one
        for folder in ("outbox", "site")
        for one in (project / folder).rglob("*")
        if one.suffix in (".html", ".txt", ".xml", ".ics", ".json") and one.is_file()
    ]
    assert {one.suffix for one in made} == {".html", ".txt", ".xml", ".ics", ".json"}
    pieces = set(_pieces())
    assert len(pieces) > 100
    texts = {one.name: one.read_text(encoding="utf-8") for one in made}
    assert {(name, piece) for name, text in texts.items() for piece in pieces if piece in text} == set()
    assert day in next(project.glob("outbox/**/letter.txt")).read_text(encoding="utf-8")
    for page in (project / "site/index.html", next(project.glob("outbox/**/letter.html"))):
        html = _read(page).html
        assert html is not None
        assert html["lang"] == language


def test_its_pages_and_letter_are_fit_for_everyone(
    spoken: Callable[[str, str], Path],
    serve: Callable[[Path], str],
    page_at: "Callable[..., Page]",
) -> None:
    from tests.browser import axe, look_again, sideways_scroll

    project = spoken("sv", "sv")
    page = page_at("about:blank")
    look_again(page, 320, "dark")
    base = serve(project / "site")
    for kind in ("", "tapahtumat/", "tapahtumat/gast.html", "kalenteri/", "kirjeet/2024-04-09/", "haku/?q=barnskydd"):
        page.goto(f"{base}/{kind}")
        if "?" in kind:
            page.locator("#osumat a", has_text="barnskydd").wait_for()
        assert axe(page) == [], kind
        assert not sideways_scroll(page), kind
    page.goto(next(project.glob("outbox/**/letter.html")).as_uri())
    # A letter stands in a mail client's own page, whose landmarks these are.
    assert [found for found in axe(page) if found.rule not in ("region", "landmark-one-main")] == []


@pytest.mark.parametrize(
    ("guest", "told"),
    [
        ("sv", ["Anmäl dig senast fr 12.4.2024 kl. 12.", "to 18.4.2024 kl. 9–11", "Anmäl dig"]),
        ("en", ["Register by Fri 12 Apr 2024 at 12.00.", "Thu 18 Apr 2024 at 9.00–11.00", "Register"]),
    ],
)
def test_an_item_of_another_language_has_its_own_labels(
    spoken: Callable[[str, str], Path], guest: str, told: list[str]
) -> None:
    project = spoken("fi", guest)
    letter = _read(next(project.glob("outbox/**/letter.html")))
    block = letter.find(attrs={"lang": guest})
    assert isinstance(block, Tag)
    words = " ".join(block.get_text(" ").split())
    assert all(one in re.sub(r"\s([.,])", r"\1", words) for one in told), words
    site = project / "site"
    article = _read(site / "tapahtumat/gast.html").article
    assert article is not None
    archived = _read(site / "kirjeet/2024-04-09/index.html").find(id="gast")
    assert isinstance(archived, Tag)
    for told_in in (block, article, archived):
        assert "huhti" not in told_in.get_text()
        assert {"sv": "april", "en": "Apr"}[guest] in told_in.get_text()
    assert article["lang"] == guest
    assert {one["lang"] for one in article.find_all(lang=True)} == {guest, "fi"}
    package = article.find("a", href=re.compile("/paketit/"))
    assert isinstance(package, Tag)
    assert isinstance(package.parent, Tag)
    assert package.parent["lang"] == "fi"
    assert not _read(site / "tapahtumat/aloitusjuhla.html").find_all("article", lang=True)
    assert f'"inLanguage":"{guest}"' in (site / "tapahtumat/gast.html").read_text(encoding="utf-8").replace(": ", ":")


def test_a_language_without_a_catalogue_is_labelled_as_the_project_is_and_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    news = project / "content/news/gast.md"
    news.write_text("---\notsikko: Ođasat\njulkaistu: ti 2.4.2024\nkieli: se\n---\nOđasat.\n", encoding="utf-8")
    assert "Kielestä se puuttuu" in run_soila(project, "check", now=NOW).out
    news.unlink()
    (project / "content/events/gast.md").write_text(_GUEST.format(language="se"), encoding="utf-8")
    checked = run_soila(project, "check", now=NOW)
    assert checked.code == 0
    assert "Kielestä se puuttuu" in checked.out
    assert checked.out.count("mail.") == 5
    assert " muuta" in checked.out
    assert run_soila(project, "publish", now=NOW).code == 0
    page = _read(project / "site/tapahtumat/gast.html")
    assert page.article is not None
    assert "lang" not in page.article.attrs
    assert page.h1 is not None
    assert page.h1["lang"] == "se"
    assert '"inLanguage":"se"' in str(page).replace(": ", ":")
    assert "Ilmoittaudu" in page.article.get_text()


def _read(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
