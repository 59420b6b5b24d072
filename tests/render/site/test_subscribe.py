"""Subscribing: each program gets the address in the form that it takes."""

from datetime import date
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from msgspec.structs import astuple, replace

from pipeline.config import Config
from pipeline.render.site.qr import inline_svg, svg_file
from pipeline.render.site.subscribe import all_events, of_package, of_theme
from tests.make import config
from tests.render.site.case import EVENTS, PACKAGES, Outline, letters_until, text, view

LOCAL = replace(config(), site=replace(config().site, url="http://127.0.0.1:8000/soila"))


@pytest.mark.parametrize("settings", [config(), LOCAL])
def test_the_addresses_of_a_feed(settings: Config) -> None:
    feed = of_package(PACKAGES[0], settings)
    site = urlsplit(settings.site.url)
    for one, path, name in (
        (feed.all, "aloituspaketti.ics", "SOILA: 1. Aloituspaketti"),
        (feed.held, "ilman-peruttuja/aloituspaketti.ics", "SOILA: 1. Aloituspaketti (ilman peruttuja)"),
    ):
        assert one.https == f"{settings.site.url}/kalenteri/{path}"
        assert one.webcal == f"webcal://{site.netloc}{site.path}/kalenteri/{path}"
        assert parse_qs(urlsplit(one.google).query) == {"cid": [one.webcal]}
        assert parse_qs(urlsplit(one.outlook).query) == {"url": [one.https], "name": [name]}
        assert one.google.startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F")
        assert one.outlook.startswith("https://outlook.office.com/calendar/0/addfromweb?url=")


def test_the_page_offers_everything_each_package_and_each_theme() -> None:
    page = Outline(text(view(), "kalenteri/index.html"))
    fields = [field["value"] for field in page.all("input") if "readonly" in field]
    packages = (of_package(one, config()) for one in PACKAGES)
    themes = (of_theme(number, config()) for number in (1, 2, 3, 4))
    assert fields == [feed.all.https for feed in (all_events(config()), *packages, *themes)]
    led = {link["href"] for link in page.all("a")}
    assert set(astuple(all_events(config()).held)) <= led
    assert "Google-kalenteri Harvoin: viive voi olla vuorokausi tai enemmänkin. Katoaa kalenterista." in page.said
    assert (
        "Thunderbird Niin usein kuin olet itse valinnut. Jää kalenteriin yliviivattuna. Otsikko alkaa: PERUTTU: …"
        in (page.said)
    )
    assert {"kaikki", "aloituspaketti", "paatosvaihe", "ohjeet", "viive"} <= set(page.ids)


def test_each_calendar_names_its_next_event_that_will_be_held() -> None:
    said = Outline(text(view(events=EVENTS[2:]), "kalenteri/index.html")).said
    assert said.count("Seuraavaksi Tilaisuus siirretty , ti 21.5.2024") == 2
    assert "Seuraavaksi" not in Outline(text(view(events=EVENTS[4:5]), "kalenteri/index.html")).said


def test_each_button_says_to_ears_which_calendar_it_takes() -> None:
    said = Outline(text(view(), "kalenteri/index.html")).said
    assert "Google-kalenteri : 1. Aloituspaketti" in said


@pytest.mark.parametrize("made", [inline_svg("https://example.org/"), svg_file("https://example.org/").decode()])
def test_a_qr_code_is_dark_on_light_with_the_quiet_zone_of_the_standard(made: str) -> None:
    root = ElementTree.fromstring(made)
    path = next(part for part in root.iter() if part.get("stroke"))
    assert path.get("stroke") == "#000"
    assert str(path.get("d")).startswith("M4 4.5h7")


def test_who_would_have_the_letter_finds_the_form_where_letters_and_calendars_are() -> None:
    ours = replace(config(), letter=replace(config().letter, subscribe="https://tilaa.example.org"))
    letters = letters_until(date(2024, 4, 9))
    for path in ("index.html", "kirjeet/index.html", "kirjeet/2024-04-09/index.html", "kalenteri/index.html"):
        links = [one["href"] for one in Outline(text(view(config=ours, letters=letters), path)).all("a")]
        assert links.count("https://tilaa.example.org") == 2  # in the page itself, and in the foot of every page
        assert "" not in {one["href"] for one in Outline(text(view(letters=letters), path)).all("a")}
