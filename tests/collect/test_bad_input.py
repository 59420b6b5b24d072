"""What a site can do wrong, through the real command: a clear word in Finnish, nothing lost, nothing dangerous."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collect.site import JUHLA, LIST, PAJA, Story, pages, story


@pytest.fixture
def thl(tmp_path: Path) -> Iterator[Story]:
    with story(tmp_path) as told:
        yield told


def remembered(thl: Story) -> tuple[str, list[str]]:
    """What is proposed, and which files there are."""
    return thl.soila("proposals").out, sorted(path.name for path in (thl.project / "content/events").iterdir())


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("endless", "liian suuri"),
        ("bomb", "liian suuri"),
        ("cut", "katkesi kesken"),
        ("loop", "kerta toisensa jälkeen"),
        ("status 500", "Palvelimessa on vika"),
        ("status 429", "ei ehdi"),
        ("status 404", "ei ole (vastaus 404)"),
        ("redirect http://thl.example.org/tapahtumat", "thl.example.org, jota ei ole sallittu"),
        ("redirect http://localhost/tapahtumat", "localhost, jota ei ole sallittu"),
        ("type application/pdf", "ei ole verkkosivua"),
    ],
)
def test_a_page_that_cannot_be_had_changes_nothing(thl: Story, fault: str, word: str) -> None:
    thl.collected(JUHLA)
    before = remembered(thl)
    thl.site.pages[LIST] = "%PDF" if fault.startswith("type") else str(thl.site.pages[LIST])
    thl.site.faults[LIST] = fault
    failed = thl.soila("collect")
    assert (failed.code, word in failed.err) == (3, True)
    assert remembered(thl) == before


def test_not_modified_without_anything_kept_is_asked_once_more(thl: Story) -> None:
    thl.tell(JUHLA)
    thl.site.faults[LIST] = "always-304"
    failed = thl.soila("collect")
    assert (failed.code, "väittää sivua" in failed.err, len(thl.site.asked(LIST))) == (3, True, 2)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<h1>Tapahtumat</h1><h2>Kevätjuhla</h2><p>Aika: 31.4.2024 klo 9</p>",
         ("Kevätjuhla", "epävarmaa", "31.4.2024")),
        ("<h1>Tapahtumat</h1><h2>Kevätjuhla</h2><p>Aika: ke 16.4.2024</p>", ("Kevätjuhla", "epävarmaa", "tiistai")),
        ("<h1>Tapahtumat<ul><li><b>Kevätjuhla</b><p>Aika: ti 16.4.2024 klo 9<li><b>Vanhempien työpaja</b>"
         "<p>Aika: 14.5.2024",
         ("• Kevätjuhla", "ti 16.4.2024 klo 9", "• Vanhempien työpaja", "ti 14.5.2024")),
        ("<html lang=sv><h1>Evenemang</h1><h2>Vårfest</h2><p>Tid: tisdag 16.4.2024 kl. 9–11</p><p>Plats: på nätet. "
         "Välkommen med på festen, anmäl dig senast fredagen den 12 april och se programmet för dagen.</p>",
         ("epävarmaa",)),
        ("<h1>Tapahtumat</h1><ul><li>16.4.2024 <a href='/t/x'>Kevätjuhla</a></li>"
         "<li>14.5.2024 <a href='/t/x'>Vanhempien työpaja</a></li></ul>",
         ("• Kevätjuhla", "ti 16.4.2024", "• Vanhempien työpaja", "ti 14.5.2024")),
        ("<h1>Tapahtumat</h1><h2>Kevätjuhla</h2><p>Aika: ti 16.4.2024 klo 9</p>"
         "<p>Liity: https://teams.microsoft.com/l/meetup-join/19abc</p>",
         ("• Kevätjuhla", "suoraan kokoukseen")),
    ],
    ids=["no such day", "wrong weekday", "unclosed", "swedish", "one link", "a link into a meeting"],
)  # fmt: skip
def test_a_doubtful_page_says_what_is_doubtful(thl: Story, page: str, words: tuple[str, ...]) -> None:
    thl.site.pages[LIST] = page
    thl.site.pages["/t/x"] = "<h1>Tapahtumia</h1><p>Lisätietoja myöhemmin.</p>"
    shown = thl.soila("collect")
    assert shown.code in (0, 1)
    for word in words:
        assert word in shown.out
    assert "meetup-join" not in shown.out


def test_a_page_in_another_charset_than_it_says(thl: Story) -> None:
    thl.site.pages.update(pages(PAJA))
    thl.site.pages[LIST] = pages(PAJA)[LIST].encode("cp1252")
    assert "• Työpaja: jälkihuolto" in thl.soila("collect").out


def test_a_source_that_config_has_wrong_is_told_with_its_line(thl: Story) -> None:
    config = thl.project / "config.toml"
    config.write_text(config.read_text().replace("pause_seconds = 0", "pause_seconds = -1").replace('"thl"', '"thk"'))
    wrong = thl.soila("collect")
    assert wrong.code == 2
    assert "config.toml:" in wrong.err
    assert "thl, rss, ics" in wrong.err
