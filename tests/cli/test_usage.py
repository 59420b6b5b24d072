"""Wrong use and broken configuration: a Finnish sentence, what to do, exit code 2, never a traceback."""

from collections.abc import Callable
from os import mkfifo
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.cli import COMMANDS
from pipeline.cli.run import run
from tests.soila import ROOT, copy_project, run_soila


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("kaytto"))


WRONG = [
    (["chek"], "Tarkoititko: soila check"),
    (["xyzzy"], "Komentoa ”xyzzy” ei ole"),
    (["check", "--foo"], "Valintaa --foo ei ole"),
    (["letter", "--dat", "9.4.2024"], "Tarkoititko --date"),
    (["letter", "--date", "eilen"], "eilen ei ole päivä"),
    (["send", "--date", "2024-04-10"], "10.4.2024 ei lähde kirjettä"),
    (["new"], "Komennolta puuttuu: LAJI"),
    (["move", "aloitusjuhla"], "Komennolta puuttuu: --to AIKA."),
    (["new", "kokous"], "Valitse jokin näistä"),
    (["--now", "huomenna", "check"], "--now huomenna ei ole aika"),
    (["--project", "/", "check"], "Hanketta ei löytynyt"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_use_is_told(project: Path, arguments: list[str], said: str) -> None:
    result = run_soila(project, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err


CONFIG = [
    ("weeks = 2", "weeks = 0", "weeks: 0 ei kelpaa"),
    ("weeks = 2", "veeks = 2", "Tarkoititko avainta weeks?"),
    ('"Europe/Helsinki"', '"Europe/Helsingi"', "aikavyöhykettä Europe/Helsingi ei ole"),
    ("anchor = 2024-04-09", "anchor = ", "Riviä ei voi tulkita"),
    ("anchor = 2024-04-09", "anchor = 'tiistai'", "anchor: tiistai ei ole päivä"),
    ('carrier = "outbox"', 'carrier = "posti"', "Valitse jokin näistä: outbox, mailchimp"),
    ('carrier = "outbox"', 'carrier = "mailchimp"', "vastaanottajalista puuttuu"),
    ("[rhythm]", "[rytmi]", "Osa [rhythm] puuttuu"),
    ('url = "https://soila.example.org"', 'url = "soila"', "soila ei ole verkko-osoite"),
]


@pytest.mark.parametrize(("old", "new", "said"), CONFIG)
def test_a_broken_config_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    project = copy_project(tmp_path)
    config = project / "config.toml"
    text = config.read_text()
    config.write_text(text.replace(old, new, 1))
    result = run_soila(project, "check")
    assert result.code == 2
    assert said in result.err
    assert "config.toml:" in result.err or "puuttuu" in said
    assert "Traceback" not in result.err


# What --now cannot be, and what is said of it.
FAR = "vuosilta 2000–2100"
NOWS = [
    ("9999-12-31T23:59", FAR),
    ("9999-12-31T23:59-23:59", FAR),
    ("0001-01-01", FAR),
    ("0001-01-01T00:00+23:59", FAR),
    ("1999-12-31T23:59:59.999999", FAR),
    ("2101-01-01", FAR),
    ("2100-12-31T22:00Z", FAR),  # in Helsinki it is another year
    ("2024-02-30", "ei ole aika"),
    ("2024-04-09T24:00", "ei ole aika"),
    ("2024-04-09T09:00+24:00", "ei ole aika"),
    ("2024-04-09T09:00." + "9" * 5000 + "x", "ei ole aika"),
    ("99999-01-01", "ei ole aika"),
    ("-2024-04-09", "ei ole aika"),
    ("2024-04-09T09:00\x1b[2J\u202e", "ei ole aika"),
    ("٢٠٢٤-٠٤-٠٩", "ei ole aika"),
    ("nan", "ei ole aika"),
]


@pytest.mark.parametrize(
    ("command", "now", "said"),
    [
        *(("check", *one) for one in NOWS),
        *((name, *NOWS[0]) for name in ("letter", "send", "tick", "status", "calendar", "publish", "log", "run")),
    ],
)
def test_a_moment_that_cannot_be_is_told_by_every_command(project: Path, command: str, now: str, said: str) -> None:
    result = run_soila(project, f"--now={now}", command)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err
    assert len(result.err) < 300


@pytest.mark.parametrize(
    "now",
    ["2000-01-01", "2100-12-31T23:59:59.999999", "2024-04-09T09:00:00.123456789+13:59:59.5", "20240409", "2024-W15-2"],
)
def test_every_moment_of_the_years_that_are_known_is_good(tmp_path: Path, now: str) -> None:
    project = copy_project(tmp_path)
    for command in ("letter", "tick", "status", "calendar", "publish"):
        result = run_soila(project, f"--now={now}", command)
        assert result.code in (0, 1)
        assert "Traceback" not in result.err


def test_all_faults_of_a_config_come_in_one_run(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    config = project / "config.toml"
    config.write_text(config.read_text().replace("weeks = 2", "weeks = 0").replace('"9.00"', '"yhdeksän maissa"'))
    result = run_soila(project, "check")
    assert result.err.count("VIRHE") == 2


def test_the_project_is_found_from_a_folder_within(project: Path) -> None:
    assert run_soila(project / "content" / "events", "check").code == 0


def test_the_overview_names_every_command_and_each_has_its_help(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overview = run_soila(project, "--help").out
    readme = (ROOT / "README.md").read_text()
    for name in COMMANDS:
        purpose = messages.text(f"help.{name}")
        assert f"  {name}" in overview
        assert run([name, "--help"]) == 0
        helped = capsys.readouterr().out
        assert purpose in helped
        assert f"soila {name}" in helped
    for name in ("check", "new", "letter", "send", "publish"):
        assert f"`soila {name}" in readme


def test_a_new_item_is_a_good_start(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for arguments in (
        ["event", "Syyspäivä"],
        ["uutinen", "Haku aukeaa"],
        ["package", "Viides"],
        ["letter", "2024-04-23"],
    ):
        assert run_soila(project, "new", *arguments, now="2024-04-09T10:00").code == 0
    assert (project / "content" / "events" / "syyspaiva.md").exists()
    checked = run_soila(project, "check", now="2024-06-09T10:00")
    assert (checked.code, checked.err) == (0, "")
    again = run_soila(project, "new", "event", "Syyspäivä")
    assert again.code == 1
    assert "on jo olemassa" in again.err


def test_a_start_is_a_draft_until_every_blank_is_filled(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    run_soila(project, "new", "event")
    checked = run_soila(project, "check")
    assert (checked.code, "kesken: 1." in checked.out) == (0, True)
    start = project / "content" / "events" / "uusi-tapahtuma.md"
    start.write_text(start.read_text().replace("tila: luonnos\n", "", 1))
    checked = run_soila(project, "check")
    assert checked.code == 1
    for key in ("otsikko", "aika", "paikka"):
        assert f"{key} on vielä täyttämättä" in checked.out
    assert "Tekstissä on vielä pohjan ohje" in checked.out


@pytest.mark.parametrize("make", [Path.mkdir, mkfifo])
def test_a_config_that_is_no_file_is_told_and_never_passed_over(tmp_path: Path, make: Callable[[Path], None]) -> None:
    project = copy_project(tmp_path)
    within = project / "content" / "fifo"
    within.mkdir()
    make(within / "config.toml")
    result = run_soila(within, "check")
    assert (result.code, result.out) == (2, "")
    assert "ei ole tavallinen tiedosto" in result.err
