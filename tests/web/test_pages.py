"""The pages that a mail's link opens: a GET only shows, a button acts once, and who did it and when is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from pipeline.acts.history import history
from pipeline.acts.situation import Situation
from pipeline.model import Notice, Proposal, ProposalKind, Reconciled, Urgency
from pipeline.notify.tokens import LIFE, Ticket, keys_of, signed
from pipeline.store.proposals import save_reconciled
from tests.jobs.looks import Looks, at, project_in
from tests.people import OWNER, PAGES, SESSION, STAFF, links, mails, pages, peopled, pressed
from tests.soila import taken_along

EVE = "2024-04-08T10:00"
SOURCE = '[[collect.sources]]\nname = "thl"\nkind = "thl"\nurl = "https://thl.fi/soila"\n'


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The day before a letter: staff have been shown it."""
    project = peopled(tmp_path_factory.mktemp("aatto"))
    Looks(project).at("2024-04-08T09:00")
    return project


@pytest.fixture
def project(eve: Path, tmp_path: Path) -> Path:
    return taken_along(eve, tmp_path / "project")


@pytest.fixture
def situation(project: Path) -> Iterator[Situation]:
    with Situation(project_in(project), at(EVE)) as made:
        yield made


def log_of(project: Path) -> list[str]:
    with Situation(project_in(project), at("2024-04-08T12:00")) as situation:
        return [line.text for line in history(situation, None, "")]


def shown(client: FlaskClient, path: str) -> str:
    answer = client.get(path, base_url=PAGES)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def link_to(project: Path, purpose: str, matter: str, person: str = STAFF, when: str = EVE) -> str:
    return f"/{purpose}/{signed(keys_of(project_in(project)), Ticket(purpose, matter, person, at(when)))}"


def the_letters_link(project: Path) -> str:
    (mail,) = mails(project, "Esikatselu")
    assert mail["To"] == STAFF
    (link,) = links(mail)
    return link


def test_a_letter_is_approved_from_the_mail_of_its_preview(project: Path) -> None:
    client, link = pages(project, at(EVE)), the_letters_link(project)
    page = shown(client, link)
    for words in ("Lähteekö kirje 9.4.2024?", "9.4.2024 klo 9.00", "Aloitusjuhla", "Hyväksy kirje", "Pidätä kirje"):
        assert words in page
    assert pressed(client, link, "hyvaksy")[0] == 303
    page = shown(client, link)
    assert f"{STAFF} hyväksyi kirjeen 8.4.2024 klo 10.00." in page
    assert "Hyväksy kirje" not in page
    # Pressed again, from a page that was open: told what was done, and done nothing.
    assert pressed(client, link, "hyvaksy")[0] == 409
    assert [line for line in log_of(project) if "hyväksyi" in line] == [f"{STAFF} hyväksyi kirjeen"]


def test_a_letter_that_is_held_does_not_leave_until_it_is_let_go(project: Path) -> None:
    client, link = pages(project, at(EVE)), the_letters_link(project)
    code, page = pressed(client, link, "pidata")
    assert code == 303
    assert f"{STAFF} pidätti kirjeen" in page
    assert "Hyväksy kirje" not in page
    Looks(project).at("2024-04-09T09:00")
    assert not (project / "outbox" / "2024-04-09").exists()
    later = pages(project, at("2024-04-09T09:10"))
    assert pressed(later, link, "vapauta")[0] == 303
    Looks(project).at("2024-04-09T09:11")
    assert (project / "outbox" / "2024-04-09").exists()
    page = shown(later, link)
    assert "Kirje on jo lähtenyt 9.4.2024" in page
    assert "<button" not in page
    # A hold that comes too late says so, and nothing happens.
    assert "on jo lähtenyt" in pressed(later, link, "pidata")[1]


def test_what_is_approved_is_what_was_shown(project: Path) -> None:
    client, link = pages(project, at(EVE)), the_letters_link(project)
    code, page = pressed(client, link, "hyvaksy", nayte="jotain muuta")
    assert code == 409
    assert "Kirje muuttui sillä välin" in page
    assert "hyväksyi kirjeen" not in shown(client, link)


def test_a_scanner_that_opens_every_link_changes_nothing(project: Path) -> None:
    client = pages(project, at(EVE))
    before = log_of(project)
    for link in [one for mail in mails(project) for one in links(mail)]:
        for method in ("GET", "HEAD", "OPTIONS"):
            client.open(link, base_url=PAGES, method=method)
        # Nor does a POST that only follows the address, without what the page's own form holds.
        assert client.post(link, base_url=PAGES, data={"valinta": "hyvaksy"}).status_code == 404
    assert log_of(project) == before
    # Only a page that takes lists takes more than its own form.
    assert client.post(the_letters_link(project), base_url=PAGES, data={"valinta": "x" * 20_001}).status_code == 413
    assert pressed(client, the_letters_link(project), "hyvaksy")[0] == 303


def test_a_link_of_one_matter_an_altered_an_old_and_a_foreign_one_say_whom_to_ask(project: Path) -> None:
    link = the_letters_link(project)
    client, token = pages(project, at(EVE)), link.rpartition("/")[2]
    for path, code in (
        (f"/alarm/{token}", 404),
        (f"/relay/{token}", 404),
        (f"/letters/{token}", 404),
        (link[:-6] + "aaaaaa", 404),
        ("/letter/x", 404),
        ("/", 404),
        ("/letter/", 404),
    ):
        answer = client.get(path, base_url=PAGES)
        assert (path, answer.status_code) == (path, code)
        assert "soila@example.org" in answer.get_data(as_text=True)
    old = pages(project, at(EVE) + LIFE)
    answer = old.get(link, base_url=PAGES)
    assert answer.status_code == 410
    assert "soila@example.org" in answer.get_data(as_text=True)
    assert client.get(link, base_url="https://muu.example.org").status_code == 400


def test_every_answer_is_closed_to_scripts_frames_caches_and_cookies(project: Path) -> None:
    client = pages(project, at(EVE))
    for path in (the_letters_link(project), "/letter/x", "/ei/ole/mitaan"):
        headers = client.get(path, base_url=PAGES).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"
        assert "Set-Cookie" not in headers


def test_an_alarm_is_taken_up_once(project: Path, situation: Situation) -> None:
    situation.raise_notice(Notice("missed 2024-04-09", Urgency.CRITICAL, "Kirje <ei> lähtenyt", "Syy & syy", at(EVE)))
    Looks(project).at("2024-04-08T10:05", "mails")
    (mail,) = mails(project, "Kirje <ei> lähtenyt")
    (link,) = links(mail)
    client = pages(project, at("2024-04-08T10:10"))
    assert "Kirje &lt;ei&gt; lähtenyt" in shown(client, link)
    assert f"{STAFF} kuittasi tämän 8.4.2024 klo 10.10." in pressed(client, link, "kuittaa")[1]
    assert pressed(client, link, "kuittaa")[0] == 409
    log = [line for line in log_of(project) if "kuittasi" in line]
    assert log == [f"{STAFF} kuittasi hälytyksen: Kirje <ei> lähtenyt"]
    assert link.rpartition("/")[2] not in "".join(file.read_text() for file in project.rglob("*.jsonl"))
    assert "Tätä hälytystä ei enää ole" in shown(client, link_to(project, "alarm", "ei ole"))


def test_those_who_registered_are_told_once(project: Path, situation: Situation) -> None:
    from pipeline.acts.change_event import move

    move(situation, SESSION, "ti 21.5.2024 klo 9–11", "Kouluttaja on sairastunut", "viestija")
    situation.close()
    Looks(project).at("2024-04-08T10:05", "mails")
    (mail,) = mails(project, "Tapahtumasi siirrettiin")
    assert mail["To"] == OWNER
    (link,) = links(mail)
    client = pages(project, at("2024-04-08T10:10"))
    assert "Uusi aika: tiistai 21. toukokuuta 2024 klo 9–11" in shown(client, link)
    assert f"{OWNER} kuittasi 8.4.2024 klo 10.10" in pressed(client, link, "lahetetty")[1]
    assert pressed(client, link, "lahetetty")[0] == 409
    assert "Uusin viesti kertoo" in shown(client, link_to(project, "relay", f"{SESSION} 7", OWNER))


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """A project to which a source proposes three things: two events have vanished from it, one of them the owner's."""
    project = peopled(tmp_path, sources=SOURCE)
    gone = [
        Proposal("thl", ProposalKind.GONE, one, f"Otsikko {one}", f"{one} 1", one)
        for one in (SESSION, "ekosysteemityo", "aloitusjuhla")
    ]
    with Situation(project_in(project), at("2024-04-08T09:00")) as situation, situation.store.writing() as connection:
        save_reconciled(connection, Reconciled(tuple(gone)), situation.now)
    Looks(project).at("2024-04-08T09:00", "mails")
    return project


def test_proposals_are_decided_on_each_from_its_own_page(proposed: Path) -> None:
    (mail,) = mails(proposed, "3 ehdotusta odottaa päätöstä")
    assert mail["To"] == STAFF
    first, second, third = links(mail)
    own = mails(proposed, "Tapahtumaasi ehdotetaan muutosta")
    assert [str(one["To"]) for one in own] == [OWNER, OWNER]
    client = pages(proposed, at("2024-04-08T09:10"))
    page = shown(client, first)
    assert "Ehdotus 1" in page
    assert f"content/events/{SESSION}.md" in page
    # The owner decides by her own link; staff are told that she has.
    (hers,) = (one for mail in own for one in links(mail) if "sosiaalinen" in str(mail["Subject"]).casefold())
    assert f"{OWNER} hyväksyi ehdotuksen 8.4.2024 klo 9.10." in pressed(client, hers, "hyvaksy")[1]
    assert f"{OWNER} hyväksyi ehdotuksen" in shown(client, first)
    assert pressed(client, first, "hylkaa")[0] == 409
    assert "tila: peruttu" in (proposed / "content" / "events" / f"{SESSION}.md").read_text(encoding="utf-8")
    assert f"{STAFF} hylkäsi ehdotuksen" in pressed(client, second, "hylkaa")[1]
    # What was shown is what is decided on.
    code, page = pressed(client, third, "hyvaksy", nayte="jotain muuta")
    assert (code, "Ehdotus muuttui sillä välin" in page) == (409, True)
    with Situation(project_in(proposed), at("2024-04-08T09:20")) as situation, situation.store.writing() as connection:
        save_reconciled(connection, Reconciled(over=(3,)), situation.now)
    assert "ei ole enää voimassa" in shown(client, third)
    assert [line for line in log_of(proposed) if "ehdotuksen" in line] == [
        f"{OWNER} hyväksyi ehdotuksen 1: Otsikko {SESSION}",
        f"{STAFF} hylkäsi ehdotuksen 2: Otsikko ekosysteemityo",
    ]
    # Nobody is asked again.
    Looks(proposed).at("2024-04-08T09:30", "mails")
    assert len(mails(proposed, "odottaa päätöstä")) == 1


def test_a_mistake_of_the_program_is_a_page_and_a_line_without_the_token(project: Path) -> None:
    link = link_to(project, "letter", "ei päivä")
    answer = pages(project, at(EVE)).get(link, base_url=PAGES)
    assert answer.status_code == 500
    assert "merkintä lokissa" in answer.get_data(as_text=True)
    log = "".join(file.read_text() for file in project.rglob("*.jsonl"))
    assert "ValueError" in log
    assert link.rpartition("/")[2] not in log
