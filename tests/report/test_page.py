"""The report's page: read by everybody, on a phone and in the dark, each number a link to what it rests on."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from pipeline.report.evidence import report_of
from pipeline.report.formats.page import html_file
from tests.browser import axe, look_again, sideways_scroll
from tests.make import config
from tests.report.make import event, sources
from tests.zygote import ROOT


def test_the_page_is_good_for_everybody_and_asks_each_owner_once(page_at: Callable[..., Page], tmp_path: Path) -> None:
    made = sources(event("a", "ti 14.5.2024", attendees=30), event("b", "ti 7.5.2024", title="<b>B"))
    owners = {"a": "omistaja@example.org", "b": "omistaja@example.org"}
    file = tmp_path / "report.html"
    file.write_bytes(html_file(report_of(made), config(), ROOT / "templates", owners))
    page = page_at(file, width=320, colour_scheme="dark", scripts=True)
    assert (axe(page), sideways_scroll(page)) == ([], False)
    look_again(page, 1280, "light")
    assert axe(page) == []
    assert page.locator("a[href^=mailto]").count() == 1
    assert page.get_by_text("<b>B").count() > 0
    page.locator("table a", has_text="30").first.click()
    assert page.locator(".evidence:target").inner_text().startswith("8. Osallistumiset, tapa ei tiedossa: 30")
