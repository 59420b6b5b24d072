"""The running service and its pages: by mouse, by keyboard, on a narrow screen, under a flood."""

import json
import socket
import threading
import urllib.request
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from pipeline.acts.situation import Situation
from pipeline.model import Notice, Proposal, ProposalKind, Reconciled, Urgency
from pipeline.store.proposals import save_reconciled
from tests.jobs.looks import Looks, at, project_in
from tests.people import SESSION, links, mails, peopled
from tests.soila import Running, run_soila, started

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVE, AFTER = "2024-04-08T09:00:00", "2024-04-17T09:00:00"
SOURCE = '[[collect.sources]]\nname = "thl"\nkind = "thl"\nurl = "http://127.0.0.1:9/soila"\n'


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def until(process: Running, words: str) -> None:
    for line in process.stdout:
        if words in json.loads(line)["text"]:
            return
    raise AssertionError(f"{words!r} was never said")


def code_of(url: str, host: str = "") -> int:
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def pressed(page: "Page", by: str, button: str) -> None:
    """Presses a button with the mouse, or comes to it by keys alone."""
    if by == "mouse":
        page.get_by_role("button", name=button).click()
        return
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == button:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no key leads to {button!r}")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_letter_and_a_change_on_a_narrow_screen(tmp_path: Path, page_at: "Callable[..., Page]", by: str) -> None:
    from tests.browser import axe, look_again, outside_requests, sideways_scroll

    port = free_port()
    public = f"http://127.0.0.1:{port}"
    project = peopled(tmp_path, public, f"127.0.0.1:{port}")
    Looks(project).at(EVE, "letter", "publish", "mails")
    assert run_soila(project, "move", SESSION, "--to", "ti 21.5.2024 klo 9–11", now=EVE).code == 0
    with started(project, "run", now=EVE) as process:
        until(process, "Sivut, jotka viestien linkit avaavat")
        until(process, "Tapahtumasi siirrettiin")
        ((letter,), (relay,)) = (links(mails(project, one)[0], public) for one in ("Esikatselu", "Tapahtumasi siir"))
        page = page_at("about:blank", width=320, colour_scheme="dark")
        for path in (letter, relay):  # a scanner has opened them all before
            assert code_of(public + path) == 200
            assert code_of(public + path, "muu.example.org") == 400
        for path in (letter, relay, letter[:-4] + "aaaa"):
            page.goto(public + path)
            assert not sideways_scroll(page)
            assert by == "mouse" or axe(page) == []
        look_again(page, 1280, "light")
        page.goto(public + letter)
        assert by == "mouse" or axe(page) == []
        pressed(page, by, "Hyväksy kirje")
        page.get_by_text("hyväksyi kirjeen").wait_for()
        pressed(page, by, "Pidätä kirje")
        page.get_by_text("pidätti kirjeen").wait_for()
        assert page.get_by_role("button").all_inner_texts() == ["Vapauta kirje"]
        page.go_back()
        page.goto(public + relay)
        pressed(page, by, "Lähetetty")
        page.get_by_text("että ilmoittautuneille on kerrottu").wait_for()
        assert page.get_by_role("button").count() == 0
        assert page.context.cookies() == []
        assert outside_requests(page) == []
    log = run_soila(project, "log", now=EVE).out
    assert "viestija@example.org pidätti kirjeen" in log
    assert "omistaja@example.org kuittasi, että ilmoittautuneille on kerrottu" in log


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_an_alarm_a_proposal_and_a_list_on_a_narrow_screen(
    tmp_path: Path, page_at: "Callable[..., Page]", by: str
) -> None:
    from tests.browser import axe, look_again, sideways_scroll

    port = free_port()
    public = f"http://127.0.0.1:{port}"
    project = peopled(tmp_path, public, f"127.0.0.1:{port}", SOURCE)
    with Situation(project_in(project), at(AFTER)) as situation:
        situation.raise_notice(Notice("missed 2024-04-09", Urgency.CRITICAL, "Kirje ei lähtenyt", "Syy", at(AFTER)))
        gone = Proposal("thl", ProposalKind.GONE, SESSION, "Otsikko", f"{SESSION} 1", SESSION)
        with situation.store.writing() as connection:
            save_reconciled(connection, Reconciled((gone,)), situation.now)
    Looks(project).at(AFTER, "mails")
    subjects = ("ei lähtenyt", "odottaa päätöstä", "Montako tuli")
    alarm, proposal, asked = (links(mails(project, one)[0], public)[0] for one in subjects)
    with started(project, "run", now=AFTER) as process:
        until(process, "Sivut, jotka viestien linkit avaavat")
        page = page_at("about:blank", width=320, colour_scheme="dark")

        for scheme in ("dark", "light"):
            look_again(page, 320, scheme)
            for path in (alarm, proposal, asked):
                page.goto(public + path)
                assert not sideways_scroll(page)
                assert by == "mouse" or axe(page) == []
        page.goto(public + alarm)
        pressed(page, by, "Kuittaa: hoidan tämän")
        page.get_by_text("kuittasi tämän").wait_for()
        page.goto(public + proposal)
        pressed(page, by, "Hylkää ehdotus")
        page.get_by_text("hylkäsi ehdotuksen").wait_for()
        page.goto(public + asked)
        dropped = {"name": "lista.csv", "mimeType": "text/csv", "buffer": b"Nimi;Organisaatio\nAino Aalto;THL\n"}
        page.locator("[type=file]").set_input_files([dropped])
        pressed(page, by, "Laske luettelosta")
        page.get_by_text("sarake A: nimi").wait_for()
        assert page.locator("[name=untold]").input_value() == "1"
        assert axe(page) == []
        pressed(page, by, "Tallenna")
        page.get_by_text("Osallistujat on jo kirjattu").wait_for()
    assert "\nosallistujia: 1\n" in (project / "content/events/aloitusjuhla.md").read_text(encoding="utf-8")


def test_a_flood_of_requests_keeps_no_letter_back(tmp_path: Path) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    project = peopled(tmp_path, public, f"127.0.0.1:{port}")
    over = threading.Event()
    codes: list[int] = []

    def flood() -> None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            while not over.is_set():
                connection.request("GET", "/letter/x")
                answer = connection.getresponse()
                answer.read()
                codes.append(answer.status)

    with started(project, "run", now="2024-04-09T08:59:57") as process:
        until(process, "Sivut, jotka viestien linkit avaavat")
        threads = [threading.Thread(target=flood) for _ in range(4)]
        for one in threads:
            one.start()
        until(process, "Kirje 9.4.2024 on lähetetty")
        over.set()
        for one in threads:
            one.join()
        assert set(codes) <= {404, 429}
        # A machine that has little time for the flood answers it as it comes.
        assert len(codes) < 400 or codes.count(404) < len(codes) / 2
