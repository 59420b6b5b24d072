"""The site as a whole: what holds for every page, and when a page is made again."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from msgspec.structs import replace

from pipeline.fault import TemplateFault
from pipeline.model import Content
from pipeline.render import addresses
from pipeline.render.site.pages import pages
from tests.make import ROOT, config, event, news
from tests.render.site.case import EVENTS, NOW, PICTURE, Outline, event_text, files, text, view, whole_view

SITE = config().site.url


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return files(whole_view())


@pytest.fixture(scope="module")
def outlines(site: dict[str, bytes]) -> dict[str, Outline]:
    return {path: Outline(data.decode()) for path, data in site.items() if path.endswith(".html")}


def test_each_page_has_one_heading_its_language_and_a_way_past_the_menu(outlines: dict[str, Outline]) -> None:
    for path, page in outlines.items():
        assert len(list(page.all("h1"))) == 1, path
        assert next(page.all("html")) == {"lang": "fi"}
        assert next(page.all("a"))["href"] == "#sisalto"
        assert len(set(page.ids)) == len(page.ids), path


def test_each_page_tells_the_funding_with_its_emblem_in_words(outlines: dict[str, Outline]) -> None:
    for page in outlines.values():
        assert config().project.funding in page.said
        assert config().project.emblem in {picture.get("alt") for picture in page.all("img")}


def test_nothing_is_loaded_from_elsewhere(outlines: dict[str, Outline]) -> None:
    for path, page in outlines.items():
        loaded = [one["src"] for tag in ("img", "script") for one in page.all(tag) if "src" in one]
        loaded += [one["href"] for one in page.all("link") if one["rel"] != "canonical"]
        assert not [address for address in loaded if urlsplit(address).netloc], path


def test_every_link_within_the_site_leads_to_something(site: dict[str, bytes], outlines: dict[str, Outline]) -> None:
    feeds = {f"kalenteri/tapahtumat/{one.id}.ics" for one in EVENTS}
    themes = (addresses.theme_id(number) for number in (1, 2, 3, 4))
    calendars = ("kaikki", *(one.id for one in view().content.packages), *themes)
    feeds |= {f"{addresses.WITHOUT_CANCELLED}/{one}.ics" for one in calendars}
    feeds |= {f"kuvat/{name}" for name in (PICTURE.name, PICTURE.large)}
    feeds |= {f"kalenteri/paketit/{one.id}.ics" for one in view().content.packages}
    for path, page in outlines.items():
        here = f"{SITE}/{path.removesuffix('index.html')}"
        for tag in ("a", "link", "img", "script"):
            for attributes in page.all(tag):
                target = urlsplit(urljoin(here, attributes.get("href") or attributes.get("src", "")))
                if f"{target.scheme}://{target.netloc}" != SITE:
                    continue
                file = unquote(target.path[1:])
                file += "index.html" if file.endswith("/") or not file else ""
                assert file in site or file in feeds, (path, attributes)
                assert not target.fragment or target.fragment in outlines[file].ids, (path, attributes)


def test_what_is_internal_stands_nowhere(site: dict[str, bytes]) -> None:
    whole = b"".join(site.values())
    assert b"salainen" not in whole
    assert b"omistaja@example.org" not in whole


def test_no_page_is_over_100_kilobytes() -> None:
    many = [
        event(f"t{number}", date(2024, 1, 1) + timedelta(days=number), package="aloituspaketti")
        for number in range(400)
    ]
    made = {path: len(data) for path, data in files(view(events=many)).items()}
    every_page = made["tyyli.css"] + made["tunnus.svg"] + made["haku/haku.js"]
    assert every_page + max(size for path, size in made.items() if path != "sitemap.xml") < 100_000


def test_markup_in_content_stays_text() -> None:
    wicked = replace(EVENTS[1], title="</script><script>alert(1)</script>", place='"><img src=x>', reason="<b>")
    made = view(events=[wicked])
    for path in (
        "index.html",
        "tapahtumat/index.html",
        "tapahtumat/tavallinen.html",
        "paketit/aloituspaketti/index.html",
    ):
        page = Outline(text(made, path))
        assert "alert(1)" in page.said
        assert [one["src"] for one in page.all("script") if "src" in one] == []
        assert {one["src"].rpartition("/")[2] for one in page.all("img")} <= {"eu-tunnus.svg", PICTURE.name}


def test_the_front_page_has_the_next_three_events_and_the_three_newest_news() -> None:
    days = (date(2024, 5, 7), date(2024, 5, 8), date(2024, 5, 9), NOW.date(), NOW.date() + timedelta(days=1))
    some = Content(news=tuple(news(f"u{number}", day) for number, day in enumerate(days, 1)))
    front = text(view(content=some), "index.html")
    assert re.findall(r'href="[^"]*/uutiset/(\w+)\.html"', front) == ["u4", "u3", "u2"]  # what comes out tomorrow waits
    assert re.findall(r'<h3>.*?/tapahtumat/(\w+)\.html"', front) == ["tavallinen", "siirretty", "peruttu"]
    assert "lykatty.html" not in text(view(events=[EVENTS[3]]), "index.html")  # of no day nothing is next


def test_an_edited_event_touches_only_the_pages_that_carry_it() -> None:
    edited = (replace(one, body="Uusi kuvaus.") if one.id == "alustava" else one for one in EVENTS)
    before, after = ({page.path: page.depends for page in pages(made)} for made in (view(), view(events=edited)))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"tapahtumat/index.html", "tapahtumat/alustava.html", "haku/indeksi.json"}


@pytest.mark.parametrize("days", [1, 4, 8, 40, 700])
def test_equal_digests_mean_equal_bytes(days: int) -> None:
    before = {page.path: page for page in pages(whole_view())}
    for page in pages(view(NOW + timedelta(days=days), letters=())):
        other = before.get(page.path)
        if other and other.depends == page.depends:
            assert other.render() == page.render(), page.path


def test_an_events_page_is_the_same_on_another_day_until_it_is_over() -> None:
    one = EVENTS[1]
    today, tomorrow, later = (event_text(one, NOW + timedelta(days=days)) for days in (0, 1, 10))
    assert today == tomorrow
    assert "Tilaisuus on ohi" in later


def test_digests_are_the_same_in_another_process() -> None:
    code = "from tests.render.site.case import *; print(*(page.depends for page in pages(whole_view())))"
    env = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": "."}
    there = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True).stdout
    assert there.decode().split() == [page.depends for page in pages(whole_view())]


def test_a_mistake_in_a_template_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for file in (ROOT / "templates" / "site").iterdir():
        (tmp_path / "site" / file.name).write_bytes(file.read_bytes())
    about = tmp_path / "site" / "about.html"
    about.write_text(about.read_text(encoding="utf-8").replace("{{ project.description }}", "{{ projekti }}", 1))
    with pytest.raises(TemplateFault, match=r"about\.html"):
        text(view(templates=tmp_path), "tietoa/index.html")


def test_under_a_path_of_a_host_every_address_has_it() -> None:
    here = replace(config(), site=replace(config().site, url="https://example.org/soila"))
    made = view(config=here)
    assert '<a class="brand" href="/soila/">' in text(made, "404.html")
    assert "https://example.org/soila/tapahtumat/tavallinen.html" in text(made, "sitemap.xml")
