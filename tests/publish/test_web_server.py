"""The documented settings of nginx and Caddy, asked as calendar programs and browsers ask: types, ETags, 304, 404."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.peers.caddy import caddy_serving
from tests.peers.nginx import nginx_serving
from tests.soila import copy_project, run_soila

FEED = "kalenteri/kaikki.ics"
TYPES = {
    FEED: "text/calendar; charset=utf-8",
    "kalenteri/tapahtumat/aloitusjuhla.ics": "text/calendar; charset=utf-8",
    "": "text/html; charset=utf-8",
    "kalenteri/": "text/html; charset=utf-8",
    "tapahtumat/aloitusjuhla.html": "text/html; charset=utf-8",
    "tyyli.css": "text/css; charset=utf-8",
    "haku/haku.js": "text/javascript; charset=utf-8",
    "haku/indeksi.json": "application/json",
    "kirjeet/atom.xml": "application/atom+xml; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "tunnus.svg": "image/svg+xml",
    ".well-known/security.txt": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("palvelin"))
    settings = project / "config.toml"
    settings.write_text(settings.read_text().replace("[site]", '[site]\nsecurity = "turva@example.org"', 1))
    assert run_soila(project, "publish", now="2024-04-09T09:00").code == 0
    return project


@pytest.fixture(scope="module", params=[nginx_serving, caddy_serving], ids=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with request.param(project / "site", tmp_path_factory.mktemp("palvelin")) as address:
        yield address


@pytest.mark.parametrize("path", TYPES)
def test_every_kind_of_file_has_its_type(server: str, path: str) -> None:
    answer = requests.get(f"{server}/{path}", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, TYPES[path])
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_unchanged_calendar_is_not_sent_again(server: str, project: Path) -> None:
    first = requests.get(f"{server}/{FEED}", timeout=10)
    tag = first.headers["ETag"]
    assert tag.startswith('"'), "a weak ETag"
    assert first.content == (project / "site" / FEED).read_bytes()
    # Published on another day: nothing has changed, so nothing is sent.
    run_soila(project, "publish", now="2024-04-11T09:00")
    again = requests.get(f"{server}/{FEED}", headers={"If-None-Match": tag}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")
    since = requests.get(f"{server}/{FEED}", headers={"If-Modified-Since": first.headers["Last-Modified"]}, timeout=10)
    assert since.status_code == 304


def test_a_changed_calendar_is_sent(server: str, project: Path) -> None:
    url = f"{server}/kalenteri/tapahtumat/ekosysteemityo.ics"
    tag = requests.get(url, timeout=10).headers["ETag"]
    file = project / "content" / "events" / "ekosysteemityo.md"
    # Of another length: Caddy knows a file by its second and its size.
    file.write_text(re.sub("(?m)^paikka: .*", r"\g<0> ja sali", file.read_text()))
    run_soila(project, "publish", now="2024-04-12T09:00")
    changed = requests.get(url, headers={"If-None-Match": tag}, timeout=10)
    assert changed.status_code == 200
    assert " ja sali" in changed.content.decode()


def test_a_head_tells_the_same_without_the_body(server: str) -> None:
    whole, head = (requests.request(verb, f"{server}/{FEED}", timeout=10) for verb in ("GET", "HEAD"))
    same = ("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Content-Length")
    assert [head.headers[name] for name in same] == [whole.headers[name] for name in same]
    assert head.content == b""


def test_a_calendar_is_never_compressed(server: str) -> None:
    answer = requests.get(f"{server}/{FEED}", headers={"Accept-Encoding": "gzip"}, timeout=10)
    assert "Content-Encoding" not in answer.headers


def test_what_is_not_there_has_a_page_of_its_own(server: str) -> None:
    answer = requests.get(f"{server}/kirjeet/ei/ole", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Sivua ei löydy" in answer.text


def test_a_calendar_that_is_not_there_is_a_page_that_says_so(server: str) -> None:
    """No calendar program takes it for an empty calendar."""
    answer = requests.get(f"{server}/kalenteri/ei-ole.ics", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Sivua ei löydy" in answer.text
    assert "BEGIN:VCALENDAR" not in answer.text


def test_a_file_that_is_being_written_is_not_shown(server: str, project: Path) -> None:
    for folder in ("kalenteri", ".well-known"):
        half = project / "site" / folder / f".kaikki.ics.{os.getpid()}.uusi"
        half.write_text("BEGIN:VCAL")
        assert requests.get(f"{server}/{folder}/{half.name}", timeout=10).status_code == 404


def test_a_folder_without_its_slash_is_found(server: str) -> None:
    answer = requests.get(f"{server}/kalenteri", allow_redirects=False, timeout=10)
    assert answer.status_code in (301, 308)
    assert answer.headers["Location"] == "/kalenteri/"
