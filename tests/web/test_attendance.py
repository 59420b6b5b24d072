"""How many came is asked of an event's owner, and a list that she drops in is counted and forgotten."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.jobs.looks import Looks, at
from tests.people import OWNER, PAGES, links, list_form, mails, pages, peopled, pressed, words
from tests.read.lists.lists import TEXTS, WORKBOOKS, Listed

PARTY = "content/events/aloitusjuhla.md"
ASKED = "Montako tuli?"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return peopled(tmp_path)


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> tuple[FlaskClient, str]:
    """The pages, and the link of one that counts a list."""
    project = peopled(tmp_path_factory.mktemp("luettelot"))
    asked(project, "2024-04-17T09:00")
    (link,) = links(mails(project, ASKED)[0])
    return pages(project, at("2024-04-17T10:00")), link


def edit(project: Path, old: str, new: str) -> None:
    file = project / PARTY
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def asked(project: Path, *moments: str) -> list[int]:
    """How many mails that ask lie in the outbox after each moment."""
    found = []
    for moment in moments:
        Looks(project).at(moment, "mails")
        found.append(len(mails(project, f"{ASKED} Aloitusjuhla")))
    return found


def test_the_owner_is_asked_the_day_after_and_once_again_after_a_week(project: Path) -> None:
    moments = ("16T23:00", "17T07:59", "17T08:00", "18T09:00", "24T08:00", "25T08:00")
    assert asked(project, *(f"2024-04-{one}" for one in moments)) == [0, 0, 1, 1, 2, 2]
    assert {mail["To"] for mail in mails(project, ASKED)} == {OWNER}
    assert sum("puuttuvat vielä raportista" in words(mail) for mail in mails(project, ASKED)) == 1


@pytest.mark.parametrize(
    "line", ["tila: peruttu", "tila: alustava", "osallistujia: 0", "tila: siirretty\nalkuperäinen aika: 9.4.2024"]
)
def test_of_what_was_not_held_or_is_told_already_nothing_is_asked(project: Path, line: str) -> None:
    edit(project, "\npaikka:", f"\n{line}\npaikka:")
    held = "siirretty" in line
    assert asked(project, "2024-04-17T09:00", "2024-04-24T09:00") == ([1, 2] if held else [0, 0])


def test_of_what_is_long_past_nothing_is_asked(project: Path) -> None:
    assert asked(project, "2024-05-15T07:00") == [1]
    (project / "toinen").mkdir()
    assert asked(peopled(project / "toinen"), "2024-05-15T08:00") == [0]


def test_what_she_tells_comes_into_the_event_s_file(project: Path) -> None:
    asked(project, "2024-04-17T09:00")
    (link,) = links(mails(project, ASKED)[0])
    client = pages(project, at("2024-04-17T10:00"))
    page = client.get(link, base_url=PAGES).get_data(as_text=True)
    assert "Montako tuli? Aloitusjuhla" in page
    assert '<option value="Pirkanmaan hyvinvointialue">' in page
    answers = {
        "registered": "60",
        "on_site": "12",
        "online": "40",
        "untold": "3",
        "organisations": "THL, Pirkanmaan hyvinvointialue, Outo ry",
        "materials_due": "30.4.2024",
        "feedback": "Kiire\notsikko: muu",
        "feedback_answer": "Lyhyempi ohjelma",
    }
    code, page = pressed(client, link, "tallenna", **answers)
    assert (code, "ei kirjattu: Outo ry" in page) == (200, True)
    text = (project / PARTY).read_text(encoding="utf-8")
    for line in (
        "ilmoittautuneita: 60",
        "osallistujia: 12 paikalla, 40 verkossa, 3 ei tiedossa",
        "organisaatiot: thl, pirkanmaa",
        "materiaalit tulossa: 30.4.2024",
        "palautteesta seurasi: Lyhyempi ohjelma",
    ):
        assert f"\n{line}\n" in text
    assert text.count("\notsikko:") == 1
    assert "Osallistujat on jo kirjattu" in client.get(link, base_url=PAGES).get_data(as_text=True)
    # The link is used again: what is empty stays, what is corrected changes.
    assert pressed(client, link, "tallenna", registered="61")[0] == 303
    assert "ilmoittautuneita: 61\n" in (project / PARTY).read_text(encoding="utf-8")
    assert "paikalla, 40 verkossa" in (project / PARTY).read_text(encoding="utf-8")
    assert pressed(client, link, "tallenna", on_site="-1")[0] == 409
    assert asked(project, "2024-04-24T09:00") == [1]
    edit(project, "\npaikka:", "\ntila: peruttu\npaikka:")
    assert "ei kysytä" in client.get(link, base_url=PAGES).get_data(as_text=True)
    assert pressed(client, link, "tallenna", registered="99")[0] == 409


@pytest.mark.parametrize("name", [*TEXTS, *WORKBOOKS])
def test_a_list_fills_the_form_with_the_counts_made_by_hand(name: str, counting: tuple[FlaskClient, str]) -> None:
    listed: Listed = (TEXTS | WORKBOOKS)[name]
    client, link = counting
    body, kind = list_form(link, listed.data)
    page = client.post(link, base_url=PAGES, data=body, content_type=kind).get_data(as_text=True)
    filled = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    came = listed.attendees
    places = (came.on_site, came.online, came.untold or None) if came else (None, None, None)
    told = [filled.get(one, "") for one in ("registered", "on_site", "online", "untold")]
    assert told == ["" if one is None else str(one) for one in (listed.registered, *places)]
    assert set(filter(None, filled.get("organisations", "").split(", "))) == set(listed.organisations)
