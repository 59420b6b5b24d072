"""`soila report`: the year of the programme's content with invented counts, to the last number."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.soila import Result, copy_project, run_soila

YEAR = ("--from", "2024-01-01", "--to", "31.12.2024")
NOW = "2025-01-07T09:00"
COUNTS = {
    "missa-mennaan-nyt": "osallistujia: 731\norganisaatiot: THL, Keusote, Pirha",
    "aloitusjuhla": "ilmoittautuneita: 60\nosallistujia: 12 paikalla, 40 verkossa, 3 ei tiedossa\n"
    "organisaatiot: thl, lappi",
    "sosiaalinen-innovaatio": "ilmoittautuneita: 31\nosallistujia: 4 paikalla\norganisaatiot: pesapuu, Outo ry",
    "ekosysteemityo": "tila: peruttu\nosallistujia: 99",
    "verkostoiva-tyo": "osallistujia: 1000",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = copy_project(tmp_path_factory.mktemp("report"))
    for name, counts in COUNTS.items():
        tell(made, name, counts)
    return made


def tell(project: Path, name: str, lines: str) -> None:
    path = project / f"content/events/{name}.md"
    path.write_text(path.read_text("utf-8").replace("\npaikka:", f"\n{lines}\npaikka:", 1), encoding="utf-8")


def report(project: Path, *arguments: str, code: int = 0, now: str = NOW) -> Result:
    done = run_soila(project, "report", *arguments, now=now)
    assert "Traceback" not in done.err
    assert done.code == code, done
    return done


def totals(folder: Path) -> dict[str, tuple[int | None, int]]:
    numbers: list[dict[str, Any]] = json.loads((folder / "numbers.json").read_bytes())
    return {one["key"]: (one["value"], one["missing"]) for one in numbers if not one["by"]}


def test_the_year_is_what_was_worked_out_by_hand_and_the_same_each_time(project: Path, tmp_path: Path) -> None:
    run_soila(project, "send", "--date", "2024-04-09", now="2024-04-09T09:00")
    first = report(project, *YEAR)
    folder = project / "raportit" / "2024-01-01–2024-12-31"
    assert totals(folder) == {
        "events.held": (3, 0),
        "events.cancelled": (1, 0),
        "events.moved": (0, 0),
        "events.postponed": (0, 0),
        "registrations": (91, 1),
        "attendances.on_site": (16, 1),
        "attendances.online": (40, 1),
        "attendances.untold": (734, 0),
        "attendances.total": (790, 0),
        "organisations.distinct": (5, 0),
        "letters.sent": (1, 0),
        "letters.recipients": (None, 1),
        "letters.clicks": (None, 1),
    }
    assert (
        "Missä mennään nyt? Hankeohjelman tilannekuva ja tulevaisuustyöskentelyä (missa-mennaan-nyt): ilm" in first.out
    )

    other = tmp_path / "machine"
    shutil.copytree(project, other)
    report(other, *YEAR, "--out", "out", now="2025-03-01T12:00")
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {
        one.name: one.read_bytes() for one in (other / "out").iterdir()
    }
    assert {oct(one.stat().st_mode)[-2:] for one in folder.iterdir()} == {"00"}


def test_the_files_are_what_they_say(project: Path) -> None:
    report(project, *YEAR, "--out", "out")
    table = (project / "out/luvut.csv").read_bytes().decode()
    assert table.startswith("\ufeffLuku;Arvo;Yksikkö;Tieto puuttuu\r\nPidetyt tilaisuudet;3;tilaisuutta;0\r\n")
    with zipfile.ZipFile(project / "out/report.docx") as document:
        text = document.read("word/document.xml").decode()
        assert "w:tblHeader" in text
        assert 'w:val="Puuttuvat tiedot"' in text
        assert 'w:val="fi-FI"' in document.read("word/styles.xml").decode()
        top = document.read("word/header1.xml").decode()
        assert 'descr="EU-tunnus' in top
        assert "Euroopan unionin osarahoittama" in top
    with zipfile.ZipFile(project / "out/report.xlsx") as book:
        assert not any("<f>" in book.read(one).decode() for one in book.namelist() if one.startswith("xl/worksheets"))
    page = (project / "out/report.html").read_text("utf-8")
    assert page.index("Puuttuvat tiedot</h2>") < page.index("Luvut</h2>")
    assert "Outo ry" in page


def test_what_cannot_be_a_period_or_a_place_is_told(project: Path) -> None:
    assert "Kausi puuttuu" in report(project, code=2).err
    assert "ei ole päivä" in report(project, "--from", "alku", "--to", "loppu", code=2).err
    assert "ennen kuin alkaa" in report(project, "--from", "2024-02-01", "--to", "2024-01-01", code=2).err
    assert "julkaistaan" in report(project, *YEAR, "--out", "site/raportti", code=2).err
    empty = report(project, "--from", "2020-01-01", "--to", "2020-01-31", "--out", "empty")
    assert "puuttuu" not in empty.out
    assert set(totals(project / "empty").values()) == {(0, 0)}


def test_a_stored_report_is_counted_again_on_another_machine(project: Path, tmp_path: Path) -> None:
    report(project, *YEAR, "--out", "stored")
    other = tmp_path / "machine"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".soila", "outbox"))
    assert "oikein" in report(other, "--verify", "stored").out

    file = other / "content/events/sosiaalinen-innovaatio.md"
    file.write_text(file.read_text("utf-8").replace("neita: 31", "neita: 32"), encoding="utf-8")
    changed = report(other, "--verify", "stored", code=1)
    assert "Sisältö on muuttunut" in changed.err
    assert "toiset: registrations." in changed.err

    numbers = other / "stored/numbers.json"
    numbers.write_text(numbers.read_text("utf-8").replace('"value": 790', '"value": 791'), encoding="utf-8")
    assert "omista lähteistä tulevat: attendances.total." in report(other, "--verify", "stored", code=1).err
    numbers.write_text("{", encoding="utf-8")
    assert "vioittunut" in report(other, "--verify", "stored", code=1).err
    assert "ei ole raporttia" in report(other, "--verify", "content", code=2).err


def test_an_event_whose_file_is_broken_is_told_as_missing(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "machine"
    shutil.copytree(project, other)
    tell(other, "aloitusjuhla", "osallistujia: noin sata")
    assert "(aloitusjuhla): tiedostossa on virhe" in report(other, *YEAR, code=1).out


def test_a_number_is_shown_with_its_rows_and_its_rule(project: Path) -> None:
    shown = report(project, *YEAR, "--show", "registrations").out
    assert shown.startswith("Ilmoittautumiset: 91 ilmoittautumista\nPidettyjen tilaisuuksien")
    assert "  aloitusjuhla  Aloitusjuhla: lastensuojelu" in shown
    assert "Tieto puuttuu 1 riviltä." in shown
    assert "Lähteiden tiiviste" in shown
    quarter = report(project, "--show", "attendances.total:2024-Q1", now="2025-01-31T09:00").out
    assert quarter.startswith("Osallistumiset yhteensä, 2024-Q1: 731 osallistumista")
    assert "Luvut: events.held" in report(project, "--show", "jokin", code=2).err


def test_all_that_a_year_lacks_comes_into_one_sheet(project: Path) -> None:
    said = report(project, "--missing", now="2024-12-31T09:00").out
    assert "raportit/puuttuvat-2024.xlsx" in said
    assert said.count("puuttuu:") == 2
    with zipfile.ZipFile(project / "raportit/puuttuvat-2024.xlsx") as book:
        assert "Outo ry" in book.read("xl/sharedStrings.xml").decode()
    assert "Mitään ei puutu" in report(project, "--missing", "--from", "2020-01-01", "--to", "2020-12-31").out


def test_what_changes_after_a_period_is_closed_is_told_and_not_hidden(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "machine"
    shutil.copytree(project, other)
    period = ("--from", "2024-04-01", "--to", "2024-04-30")
    assert "ei ole lukittu" in report(other, *period, "--reason", "turha", code=2).err
    assert "Kausi on lukittu" in report(other, *period, "--lock").out
    assert "on jo lukittu" in report(other, *period, "--lock", code=1).err
    folder = other / "raportit/2024-04-01–2024-04-30"
    assert "muuttunut" not in report(other, *period).out
    assert not list(folder.glob("oikaisut*"))

    file = other / "content/events/aloitusjuhla.md"
    file.write_text(file.read_text("utf-8").replace("ilmoittautuneita: 60", "ilmoittautuneita: 63"), encoding="utf-8")
    assert "HUOM. Kausi on lukittu" in report(other, *period, "--reason", "Myöhäinen lista").out
    told = (folder / "oikaisut-lukittuihin-lukuihin.csv").read_text("utf-8-sig").splitlines()
    assert told[:2] == ["Luku;Ennen;Nyt;Miksi", "Ilmoittautumiset;60;63;aloitusjuhla: ilmoittautuneita 60 → 63"]
    page = (folder / "report.html").read_text("utf-8")
    assert page.index("Oikaisut lukittuihin lukuihin</h2>") < page.index("Luvut</h2>")
    assert "7.1.2025: Myöhäinen lista" in page
