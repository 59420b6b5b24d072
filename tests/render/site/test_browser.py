"""The pages in a browser: what axe finds, what a narrow screen does, what the search answers."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.render.site import statements
from tests.render.site.case import whole_view, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]

KINDS = (
    "",
    "tapahtumat/",
    "tapahtumat/menneet/",
    "tapahtumat/mennyt.html",
    "tapahtumat/siirretty.html",
    "tapahtumat/lykatty.html",
    "tapahtumat/peruttu.html",
    "tapahtumat/pitka.html",
    "paketit/",
    "paketit/aloituspaketti/",
    "kalenteri/",
    "uutiset/",
    "uutiset/katsaus.html",
    "kirjeet/",
    "kirjeet/2024-04-09/",
    "tietoa/",
    "saavutettavuus/",
    "tietosuoja/",
    "haku/?q=tilaisuus",
    "404.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(whole_view(), tmp_path_factory.mktemp("site"))


def test_every_kind_of_page_is_fit_for_everyone(site: Path, serve: Callable[[Path], str], page_at: Opener) -> None:
    from tests.browser import axe, broken_ranges, funding, look_again, outside_requests, sideways_scroll

    base = serve(site)
    page = page_at("about:blank")
    for number, kind in enumerate(KINDS):
        look_again(page, 320, "dark")
        page.goto(f"{base}/{kind}")
        if "?" in kind:
            page.get_by_text("osumaa").wait_for()
        assert axe(page) == [], kind
        assert not sideways_scroll(page), kind
        assert broken_ranges(page) == [], kind
        assert funding(page) == ("Arial", "rgb(255, 255, 255)", 101, 69), kind
        # Every kind in the dark and narrow, where pages break; every second one in the light and wide.
        if number % 2 == 0:
            look_again(page, 1280, "light")
            assert axe(page) == [], kind
            assert not sideways_scroll(page), kind
            assert funding(page) == ("Arial", "rgb(0, 0, 0)", 101, 69), kind
    assert outside_requests(page) == []


def test_the_statement_of_accessibility_is_of_these_pages() -> None:
    assert statements.tested().kinds == len(KINDS)
    assert statements.tested().faults == ()


def test_the_search_finds_by_any_form_of_a_word(site: Path, serve: Callable[[Path], str], page_at: Opener) -> None:
    page = page_at(f"{serve(site)}/haku/?q=siirretyn tilaisuuden")
    page.get_by_text("osumaa").wait_for()
    page.locator("#osumat a").first.click()
    assert page.url.endswith("/tapahtumat/siirretty.html")


def test_the_search_answers_while_one_types_and_says_when_there_is_nothing(
    site: Path, serve: Callable[[Path], str], page_at: Opener
) -> None:
    page = page_at(f"{serve(site)}/haku/")
    page.get_by_role("searchbox").fill("xyzzy")
    page.get_by_text("ei löytynyt mitään").wait_for()
    page.get_by_role("searchbox").fill("PERUTTU")
    page.get_by_text("Peruttu · ti 11.6.2024").first.wait_for()


def test_without_scripts_everything_is_there_but_the_search(
    site: Path, serve: Callable[[Path], str], page_at: Opener
) -> None:
    base = serve(site)
    page = page_at(f"{base}/haku/", scripts=False)
    assert "Haku tarvitsee selaimen skriptejä" in page.inner_text("main")
    assert not page.get_by_role("searchbox").is_visible()
    page.goto(f"{base}/tapahtumat/siirretty.html")
    assert page.get_by_role("link", name="Ilmoittaudu").is_visible()
    page.goto(f"{base}/kalenteri/")
    of_a_calendar = page.get_by_role("link", name=re.compile("Google-kalenteri ?: "))
    assert "Kaikki tapahtumat" in "".join(of_a_calendar.all_inner_texts())
    assert of_a_calendar.count() == 1
    page.goto(f"{base}/kalenteri/#aloituspaketti")
    assert "1. Aloituspaketti" in "".join(of_a_calendar.all_inner_texts())


def test_pages_find_each_other_and_their_style_from_a_folder_too(site: Path, page_at: Opener) -> None:
    page = page_at(site / "tapahtumat" / "siirretty.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
