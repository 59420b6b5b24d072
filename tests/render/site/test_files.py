"""The site's files for machines: search index, sitemap, style, robots."""

from xml.etree import ElementTree

import pytest

from pipeline.render.site.pages import pages
from pipeline.render.site.sitemap import sitemap_parts
from tests.make import config, event
from tests.render.site.case import text, view, whole_view

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_sitemap_names_each_lasting_page() -> None:
    named = {part.text for part in ElementTree.fromstring(text(whole_view(), "sitemap.xml")).iter(LOC)}
    site = config().site.url
    assert {
        f"{site}/",
        f"{site}/tapahtumat/peruttu.html",
        f"{site}/paketit/paatosvaihe/",
        f"{site}/kirjeet/2024-04-09/",
        f"{site}/saavutettavuus/",
        f"{site}/tietosuoja/",
    } <= named
    assert f"{site}/404.html" not in named


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (40_000, [40_000]), (40_001, [40_000, 1])])
def test_a_sitemap_holds_forty_thousand_addresses(count: int, sizes: list[int]) -> None:
    assert [len(part) for part in sitemap_parts(["/"] * count)] == sizes


def test_a_large_site_has_an_index_of_sitemaps() -> None:
    many = [event(f"t{number}") for number in range(40_001)]
    made = {page.path: page for page in pages(view(events=many)) if page.path.startswith("sitemap")}
    assert set(made) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    named = [part.text for part in ElementTree.fromstring(made["sitemap.xml"].render()).iter(LOC)]
    assert named == [f"{config().site.url}/sitemap-{number}.xml" for number in (1, 2)]


def test_robots_are_shown_the_sitemap() -> None:
    assert f"Sitemap: {config().site.url}/sitemap.xml" in text(view(), "robots.txt")


def test_the_style_has_the_projects_colour_and_fetches_nothing() -> None:
    style = text(view(), "tyyli.css")
    assert f"--accent: {config().site.colour}" in style
    assert "url(" not in style
    assert "@import" not in style
