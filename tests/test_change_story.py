"""A session moves, another is cancelled: receipt, file, feeds and the next letter, through the real command."""

from pathlib import Path

import pytest

from tests.soila import Result, copy_project, run_soila

SESSION = "sosiaalinen-innovaatio"
NOW = "2024-05-10T10:00"


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """The project on 10.5.2024, after three letters and a publication."""
    project = copy_project(tmp_path)
    for day in ("2024-04-09", "2024-04-23", "2024-05-07"):
        run_soila(project, "send", "--date", day, now=f"{day}T09:00")
    run_soila(project, "publish", now="2024-05-07T09:00")
    return project


def move(project: Path, *arguments: str) -> Result:
    return run_soila(project, "move", *arguments, now=NOW)


def test_a_move_reaches_every_output(spring: Path) -> None:
    file = spring / "content" / "events" / f"{SESSION}.md"
    before = file.read_text()
    receipt = move(spring, SESSION, "--to", "ti 21.5.2024 klo 9–11", "--reason", "Kouluttaja on sairastunut")
    assert receipt.code == 0
    for said in (
        "ti 14.5.2024 → ti 21.5.2024 klo 9–11",
        "site/kalenteri/kaikki.ics (muutos nro 1)",
        "site/kalenteri/aloituspaketti.ics (muutos nro 1)",
        f"site/tapahtumat/{SESSION}.html",
        "21.5.2024, osa Muutoksia",
        "kirjeen 9.4.2024 sivulla",
        "liian myöhään",
    ):
        assert said in receipt.out
    added = "tila: siirretty\nalkuperäinen aika: ti 14.5.2024\nsyy: Kouluttaja on sairastunut\n---\nSosiaaliset"
    assert file.read_text() == before.replace("ti 14.5.2024", "ti 21.5.2024 klo 9–11").replace(
        "---\nSosiaaliset", added
    )
    feed = (spring / "site" / "kalenteri" / "kaikki.ics").read_text()
    assert "DTSTART;TZID=Europe/Helsinki:20240521T090000" in feed
    assert "Siirretty\\, alkuperäinen aika ti 14.5.2024." in feed.replace("\n ", "")
    letter = run_soila(spring, "letter", "--date", "2024-05-21", "--why", now="2024-05-20T09:00")
    assert "Muutoksia" in letter.out
    page = (spring / "site" / "kirjeet" / "2024-04-09" / "index.html").read_text()
    assert "Korjattu" in page


def test_a_cancelled_session_stays_in_the_feed(spring: Path) -> None:
    assert run_soila(spring, "cancel", "ekosysteemityo", "--reason", "Sairaus", now=NOW).code == 0
    feed = (spring / "site" / "kalenteri" / "kaikki.ics").read_text()
    assert "SUMMARY:PERUTTU: Ekosysteemityö" in feed
    assert "STATUS:CANCELLED" in feed
    again = run_soila(spring, "cancel", "ekosysteemityo", now=NOW)
    assert (again.code, "on jo peruttu" in again.err) == (1, True)


def test_a_postponed_session_keeps_its_place_without_a_time(spring: Path) -> None:
    assert run_soila(spring, "postpone", "ekosysteemityo", now=NOW).code == 0
    assert "aika: avoin" in (spring / "content" / "events" / "ekosysteemityo.md").read_text()
    assert "SUMMARY:SIIRTYY: Ekosysteemityö" in (spring / "site" / "kalenteri" / "kaikki.ics").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sosiaalinen-innovatio", "--to", "ti 21.5.2024"], f"Lähimmät tunnukset: {SESSION}"),
        ([SESSION, "--to", "ke 21.5.2024"], "on tiistai"),
        ([SESSION, "--to", "ti 7.5.2024"], "on jo mennyt"),
        ([SESSION, "--to", "ti 4.6.2024"], "Samassa paketissa on silloin jo"),
        ([SESSION, "--to", "ti 14.5.2024"], "on jo ti 14.5.2024"),
        ([SESSION, "--to", "joskus"], "joskus"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(spring: Path, arguments: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in (spring / "content").rglob("*.md")}
    refused = move(spring, *arguments)
    assert refused.code == 1
    assert said in refused.err
    assert {path: path.read_bytes() for path in (spring / "content").rglob("*.md")} == before
