"""Mails to one person: each once or told, whatever the server does; to nobody but staff and owners."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.jobs.looks import Looks
from tests.peers.smtp import MailServer, mail_server
from tests.people import OWNER, STAFF, folder, links, mails, peopled, words

MORNING = "2024-04-08T09:00"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return peopled(tmp_path)


def through(project: Path, server: MailServer) -> None:
    config = project / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('smtp = ""', f'smtp = "smtp://127.0.0.1:{server.port}"', 1), encoding="utf-8")


def looked(looks: Looks, moment: str) -> None:
    """What mails come of, without the site."""
    looks.at(moment, "letter", "mails")


def states(project: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(project / ".soila" / "state.db")) as state:
        return [tuple(row) for row in state.execute("SELECT state, tries FROM mail ORDER BY state, tries")]


def test_each_is_written_once_however_often_the_clock_looks(project: Path) -> None:
    looks = Looks(project)
    for moment in (MORNING, "2024-04-08T09:05", "2024-04-08T12:00"):
        looked(looks, moment)
    found = sorted((str(one["To"]), str(one["Subject"]).strip()) for one in mails(project))
    assert found == [
        (OWNER, "Tapahtumasi on 9.4. lähtevässä kirjeessä: Aloitusjuhla: lastensuojelu ja strategiset teemat"),
        (
            OWNER,
            "Tapahtumasi on 9.4. lähtevässä kirjeessä: Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana",
        ),
        (STAFF, "Esikatselu: Aloitusjuhla: lastensuojelu ja strategiset teemat ti 16.4."),
    ]
    (own,) = mails(project, "lähtevässä kirjeessä: Aloitusjuhla")
    for said in ("[Tärkeintä nyt: uusi tapahtuma", "ti 16.4.2024", "content/events/aloitusjuhla.md", "9.4. klo 9.00"):
        assert said in words(own)
    # The event is in the next letter too, and its owner has been told.
    for moment in ("2024-04-09T09:00", "2024-04-22T09:00", "2024-04-23T08:00"):
        looked(looks, moment)
    assert len(mails(project, "lähtevässä kirjeessä: Sosiaalinen")) == 1
    assert len(mails(project, "Esikatselu")) == 2
    assert {str(one["To"]) for one in mails(project)} == {OWNER, STAFF}
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder(project).glob("*.eml"))


def test_without_pages_nobody_is_asked_and_owners_are_told_without_links(tmp_path: Path) -> None:
    project = peopled(tmp_path, public="")
    looked(Looks(project), MORNING)
    assert {str(one["To"]) for one in mails(project)} == {OWNER}
    assert all(links(one) == [] and "http://127" not in words(one) for one in mails(project))


def test_practice_writes_to_nobody_about_a_letter(project: Path) -> None:
    config = project / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[mailchimp]", "[mailchimp]\npractice = true", 1), encoding="utf-8")
    looked(Looks(project), MORNING)
    assert mails(project) == []


def test_a_server_that_refuses_is_told_and_one_that_is_busy_is_asked_with_growing_pauses(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
    looks = Looks(project)
    with mail_server() as server:
        through(project, server)
        server.rcpt = "450 Busy"
        looked(looks, MORNING)
        assert states(project) == [("waiting", 1)] * 3
        looks.at("2024-04-08T09:04", "mails")
        assert states(project) == [("waiting", 1)] * 3
        looks.at("2024-04-08T09:05", "mails")
        assert states(project) == [("waiting", 2)] * 3
        looks.at("2024-04-08T09:24", "mails")
        assert states(project) == [("waiting", 2)] * 3
        server.rcpt = "550 No such user"
        looks.at("2024-04-08T09:25", "mails")
        assert states(project) == [("refused", 2)] * 3
        server.rcpt = ""
        looks.at("2024-04-08T12:00", "mails")
        assert server.got == []
    told = [one.text for one in looks.notices().values() if one.key.startswith("mail ")]
    assert len(told) == 3
    assert all("550 No such user" in one for one in told)


def test_a_server_that_is_not_there_is_asked_once_in_a_look(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
    with mail_server() as server:
        through(project, server)
    looked(Looks(project), MORNING)
    assert states(project) == [("waiting", 0), ("waiting", 0), ("waiting", 1)]


def test_a_mail_that_is_never_taken_is_given_up_and_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
    looks = Looks(project)
    with mail_server() as server:
        through(project, server)
        server.rcpt = "450 Busy"
        for tries, moment in enumerate(("08T09:00", "08T09:05", "08T09:25", "08T10:25", "08T14:25"), 1):
            looked(looks, f"2024-04-{moment}")
            assert states(project) == [("waiting", tries)] * 3
        looks.at("2024-04-09T02:25", "mails")
    assert states(project) == [("given_up", 5)] * 3
    assert len([one for one in looks.notices() if one.startswith("mail ")]) == 3


def test_what_a_dead_process_was_sending_is_told_and_not_sent_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
    looks = Looks(project)
    with mail_server() as server:
        through(project, server)
        server.rcpt = "450 Busy"
        looked(looks, MORNING)
        with closing(sqlite3.connect(project / ".soila" / "state.db")) as state, state:
            state.execute("UPDATE mail SET state = 'sending' WHERE key = (SELECT min(key) FROM mail)")
        server.rcpt = ""
        looks.at("2024-04-08T10:00", "mails")
        assert len(server.got) == 2
        looks.at("2024-04-08T11:00", "mails")
        assert len(server.got) == 2
    assert states(project) == [("sent", 1), ("sent", 1), ("unclear", 1)]
    (told,) = [one.text for one in looks.notices().values() if one.key.startswith("mail ")]
    assert "ohjelma keskeytyi" in told


def test_whoever_is_no_owner_any_more_gets_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
    looks = Looks(project)
    with mail_server() as server:
        through(project, server)
        server.rcpt = "450 Busy"
        looked(looks, MORNING)
        for file in (project / "content" / "events").glob("*.md"):
            file.write_text(file.read_text(encoding="utf-8").replace(OWNER, "toinen@example.org"), encoding="utf-8")
        server.rcpt = ""
        looks.at("2024-04-08T10:00", "mails")
        assert sorted(server.to) == ["toinen@example.org", "toinen@example.org", STAFF]
    assert [state for state, _ in states(project)] == ["dropped", "dropped", "sent", "sent", "sent"]


def test_without_a_key_mails_wait_and_the_failure_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOILA_SIGNING_KEY", raising=False)
    looks = Looks(project)
    with mail_server() as server:
        through(project, server)
        (look,) = [one for one in looks.at(MORNING, "letter", "mails") if one.job == "mails"]
        assert "SOILA_SIGNING_KEY" in look.failure
        assert server.got == []
        monkeypatch.setenv("SOILA_SIGNING_KEY", "avain" * 8)
        looks.at("2024-04-08T09:05", "mails")
        assert len(server.got) == 3
