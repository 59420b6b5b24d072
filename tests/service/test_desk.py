"""soila serve: the open page follows saves, of texts, templates and config alike; nothing leaves this machine."""

import re
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from pipeline.service.desk_pages import DeskPages
from tests.soila import copy_project, started

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVENT = "---\notsikko: Uusi juhla\naika: {}\npaikka: Helsinki\n---\n{}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("poyta"))


@pytest.fixture(scope="module")
def url(project: Path) -> Iterator[str]:
    with started(project, "serve", "--port", "0", now="2024-04-09T09:00") as process:
        found = re.search(r"http://localhost:\d+/", process.stdout.readline())
        assert found
        yield found[0]


def asked(url: str, host: str = "localhost") -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Host": host}), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def saved(path: Path, text: str, url: str) -> None:
    """Saves a file and waits until it was seen."""
    _, number = asked(f"{url}esikatselu/tuore")
    path.write_text(text, encoding="utf-8")
    assert asked(f"{url}esikatselu/tuore?{number}")[1] != number


def test_an_open_page_loads_again_when_a_file_is_saved(project: Path, url: str, page_at: "Callable[..., Page]") -> None:
    file = project / "content" / "events" / "uusi-juhla.md"
    saved(file, EVENT.format("ti 14.5.2024 klo 9", "Ensin."), url)
    page, letter = page_at(f"{url}tapahtumat/uusi-juhla.html"), page_at(f"{url}esikatselu/kirje/")
    assert "Ensin." in page.inner_text("main")
    assert "Uusi juhla" in letter.inner_text("body")
    file.write_text(EVENT.format("ti 14.5.2024 klo 9", "Sitten.").replace("Uusi", "Toinen"), encoding="utf-8")
    page.wait_for_function("document.body.innerText.includes('Sitten.')")
    letter.wait_for_function("document.body.innerText.includes('Toinen juhla')")


def test_what_is_wrong_is_told_until_it_is_mended(project: Path, url: str) -> None:
    file = project / "content" / "events" / "toinen-juhla.md"
    saved(file, EVENT.format("ke 16.4.2024", ""), url)
    assert "content/events/toinen-juhla.md:3" in asked(f"{url}esikatselu/")[1]
    assert "1 virhe" in asked(url)[1]
    saved(file, EVENT.format("ti 16.4.2024", ""), url)
    assert "1 virhe" not in asked(url)[1]
    assert "toinen-juhla" in asked(f"{url}kalenteri/tapahtumat/toinen-juhla.ics")[1]
    assert asked(f"{url}ei-ole/")[0] == 404


@pytest.mark.parametrize("name", ["config.toml", "templates/site/footer.html"])
def test_what_keeps_pages_from_being_made_is_told_until_it_is_mended(project: Path, url: str, name: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    saved(path, f"{text}\n{{{{ rikki", url)
    code, page = asked(url)
    assert (code, name in page, "esikatselu/tuore" in page) == (500, True, True)
    saved(path, text, url)
    assert asked(url)[0] == 200


def test_nothing_is_published_or_sent(project: Path, url: str) -> None:
    asked(f"{url}esikatselu/kirje/")
    assert not (project / "site").exists()
    assert not (project / "outbox").exists()


@pytest.mark.parametrize(
    ("host", "code"), [("127.0.0.1:1", 200), ("[::1]", 200), ("soila.example.org", 403), ("10.0.0.1", 403), ("", 403)]
)
def test_a_page_elsewhere_reads_nothing(url: str, host: str, code: int) -> None:
    assert asked(url, host)[0] == code


def test_pages_are_made_anew_by_a_save_or_by_the_clock(tmp_path: Path) -> None:
    here, now, saves = copy_project(tmp_path), [datetime(2024, 4, 9, 6, 1, tzinfo=UTC)], [1]
    with closing(DeskPages(here, lambda: now[0], lambda: saves[0])) as pages:
        first = pages.answer("tapahtumat/")
        (here / "content" / "events" / "aloitusjuhla.md").unlink()
        now[0] += timedelta(minutes=5)
        assert pages.answer("tapahtumat/") == first
        saves[0] += 1
        second = pages.answer("tapahtumat/")
        assert b"aloitusjuhla" in first[2]
        assert b"aloitusjuhla" not in second[2]
        now[0] += timedelta(days=90)
        assert pages.answer("tapahtumat/")[2] != second[2]
