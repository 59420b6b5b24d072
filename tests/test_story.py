"""The spring of 2024 through the real command: six letters in turn tell the life of three sessions."""

import email
import email.policy
import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.render.site.case import plain_lines
from tests.soila import copy_project, run_soila

LETTERS = ["2024-04-09", "2024-04-23", "2024-05-07", "2024-05-21", "2024-06-04", "2024-06-18"]

LIFE = {
    "aloitusjuhla": ["new", "materials", "", "", "", ""],
    "sosiaalinen-innovaatio": ["new", "reminder", "last_call", "materials", "", ""],
    "ekosysteemityo": ["new", "reminder", "reminder", "last_call", "reminder", "materials"],
    "innovaatiokatsaus": ["news", "", "", "", "", ""],
    "kokemusnakokulmia": ["", "", "", "", "news", ""],
    "tyopaja": ["new", "registration_opens", "reminder", "last_call", "reminder", ""],
    "haku": ["news", "", "call_closes", "", "", ""],
}
# What the programme's own content does not have: a registration that opens later, and a funding call.
MORE = {
    "events/tyopaja.md": """---
otsikko: Työpaja
aika: ti 4.6.2024
paikka: verkossa
ilmoittautuminen: https://example.org/tyopaja
ilmoittautuminen avautuu: ma 29.4.2024 klo 9
ilmoittautuminen päättyy: pe 31.5.2024
materiaalit tulossa: to 6.6.2024
kieli: sv
---
Välkommen.
""",
    "news/haku.md": """---
otsikko: Haku hankkeille
julkaistu: ti 2.4.2024
osio: rahoitus
haku avautuu: ma 15.4.2024
haku päättyy: ma 20.5.2024 klo 16
linkki: https://example.org/haku
---
Haussa on rahoitusta.
""",
}


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("kevat"))
    for place, text in MORE.items():
        (project / "content" / place).write_text(text, encoding="utf-8")
    for day in LETTERS:
        sent = run_soila(project, "send", "--date", day, now=f"{day}T09:00")
        assert (sent.code, sent.err) == (0, "")
    return project


def manifest(project: Path, day: str) -> dict[str, object]:
    data: dict[str, object] = json.loads((project / "outbox" / day / "edition.json").read_text())
    return data


@pytest.mark.parametrize("item", LIFE)
def test_the_life_of_an_item(spring: Path, item: str) -> None:
    life = []
    for day in LETTERS:
        told = manifest(spring, day)["told"]
        assert isinstance(told, list)
        life.append(next((line["why"] for line in told if line["id"] == item), ""))
    assert life == LIFE[item]


def test_every_line_and_everything_left_out_has_its_reason(spring: Path) -> None:
    for day in LETTERS:
        made = manifest(spring, day)
        assert all(line["reason"] for part in ("told", "left_out") for line in made[part])  # type: ignore[attr-defined]
        why = run_soila(spring, "letter", "--date", day, "--why")
        assert why.code == 0
        assert "Jäi pois" in why.out


def test_the_message_opens_in_a_mail_client(spring: Path) -> None:
    data = (spring / "outbox" / "2024-04-09" / "letter.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "Aloitusjuhla" in message["Subject"]
    # As the letter itself has it; a mail client makes a button of it.
    assert message["List-Unsubscribe"].startswith("<mailto:soila@example.org?subject=SOILAn%20verkostokirje")
    assert message["List-Unsubscribe"][1:-1] in unescape((spring / "outbox/2024-04-09/letter.html").read_text())
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    folder = spring / "outbox" / "2024-04-09"
    assert plain.get_content().replace("\r\n", "\n") == (folder / "letter.txt").read_text()
    assert html.get_content().replace("\r\n", "\n").strip() == (folder / "letter.html").read_text().strip()


def test_the_letter_has_its_parts(spring: Path) -> None:
    for day in LETTERS:
        html = (spring / "outbox" / day / "letter.html").read_text()
        assert "osarahoittama" in html
        assert "mailto:soila@example.org" in html
        assert len(html.encode()) < 100_000
        assert "*|" not in html
        assert not re.search(r'(?:src|href)="(?!https?:|mailto:|#)', html)


def test_the_same_letter_never_goes_twice(spring: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (spring / "outbox").rglob("*")}
    again = run_soila(spring, "send", "--date", "2024-04-09")
    assert again.code == 0
    assert "on jo lähetetty" in again.out
    assert {path: path.stat().st_mtime_ns for path in (spring / "outbox").rglob("*")} == before


def test_a_lost_state_is_filled_again_from_the_outbox(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    run_soila(project, "send", "--date", "2024-04-09")
    for path in (project / ".soila").iterdir():
        path.unlink()
    again = run_soila(project, "send", "--date", "2024-04-09")
    assert "on jo lähetetty" in again.out
    following = run_soila(project, "letter", "--date", "2024-04-23", "--why")
    assert "kerrottu jo 9.4.2024" in following.out


def test_a_letter_without_news_does_not_go(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    told = run_soila(project, "send", "--date", "2026-12-01")
    assert told.code == 1
    assert "ei olisi mitään uutta" in told.err
    assert not (project / "outbox").exists()


def test_a_held_letter_waits_and_goes_when_released(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    notes = project / "content" / "letters" / "2024-04-09.md"
    text = notes.read_text()
    notes.write_text(text.replace("---\n", "---\npidätä: kyllä\n", 1))
    held = run_soila(project, "send", "--date", "2024-04-09")
    assert "pidätetty" in held.err
    assert not (project / "outbox" / "2024-04-09").exists()
    notes.write_text(text)
    assert "on lähetetty" in run_soila(project, "send", "--date", "2024-04-09").out


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("content/letters/2024-04-09.md", "---\nnosta: ei-ole\n---\n", "Kirjeen tiedoissa on virhe"),
        ("content/events/x.md", "---\notsikko: *|FNAME|*\naika: ti 23.4.2024\npaikka: x\n---\n", "Mailchimpin koodi"),
        ("content/letters/2024-04-09.md", f"---\naihe: {'a' * 151}\n---\nJohdanto\n", "aiheessa on 151 merkkiä"),
    ],
)
def test_a_letter_that_must_not_go_changes_nothing(tmp_path: Path, file: str, text: str, said: str) -> None:
    project = copy_project(tmp_path)
    (project / file).write_text(text)
    refused = run_soila(project, "send", "--date", "2024-04-09")
    assert refused.code == 1
    assert said in refused.err
    assert not (project / "outbox").exists()


def test_a_template_with_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    template = project / "templates" / "letter.txt"
    template.write_text(template.read_text() + "\n{{ puuttuva_nimi }}\n{% if %}\n")
    refused = run_soila(project, "send", "--date", "2024-04-09")
    assert refused.code == 3
    assert "templates/letter.txt" in refused.err
    assert "Traceback" not in refused.err
    assert not (project / "outbox").exists()


@pytest.mark.parametrize(
    ("day", "text", "html"),
    [
        (
            "2024-04-09",
            "Anmälan må 29.4.2024 kl. 9 – fr 31.5.2024.",
            "Haku avautuu <strong>ma 15.4.",
        ),
        (
            "2024-04-09",
            "Haku avautuu ma 15.4.2024 ja päättyy ma 20.5.2024 klo 16.",
            '<table role="presentation" lang="sv"',
        ),
        (
            "2024-04-23",
            "ILMOITTAUTUMINEN AVAUTUU ------------------------ Työpaja",
            "Anmälan <strong>",
        ),
        ("2024-05-07", "Haku päättyy ma 20.5.2024 klo 16.", "Haku päättyy <strong>"),
    ],
)
def test_what_opens_and_closes_is_told_as_facts(spring: Path, day: str, text: str, html: str) -> None:
    folder = spring / "outbox" / day
    assert text in " ".join((folder / "letter.txt").read_text().split())
    assert html in plain_lines((folder / "letter.html").read_text())


def test_the_last_letter_before_a_call_closes_says_only_that(spring: Path) -> None:
    assert "Haussa on rahoitusta." in (spring / "outbox" / "2024-04-09" / "letter.txt").read_text()
    assert "Haussa on rahoitusta." not in (spring / "outbox" / "2024-05-07" / "letter.txt").read_text()


@pytest.mark.parametrize(
    ("now", "words", "no"),
    [
        ("2024-04-29T08:59", "må 29.4.2024", ">Anmäl dig till"),
        ("2024-04-29T09:00", ">Anmäl dig till evenemanget ti 4.6</a>", "må 29.4.2024"),
        ("2024-06-05T12:00", "publiceras på den här sidan to 6.6.2024", ">Anmäl dig till"),
        ("2024-06-06T23:59", "publiceras på den här sidan to 6.6.2024", ">Anmäl dig till"),
        ("2024-06-07T00:00", "Evenemanget är över", "publiceras på"),
    ],
)
def test_the_page_says_what_is_so_now(spring: Path, now: str, words: str, no: str) -> None:
    assert run_soila(spring, "publish", now=now).code == 0
    page = plain_lines((spring / "site" / "tapahtumat" / "tyopaja.html").read_text())
    assert words in page
    assert no not in page
    assert '<h1 lang="sv">Työpaja</h1>' in page
    feed = (spring / "site" / "kalenteri" / "tapahtumat" / "tyopaja.ics").read_text()
    assert "Anmälan öppnar: må 29.4.2024 kl. 9" in feed.replace("\r\n ", "").replace("\n ", "")
