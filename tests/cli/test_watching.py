"""soila tick, status, ack, calendar, log, backup and restore: what people and monitors see."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.fault import StateError
from pipeline.project import Project
from pipeline.store import open_store
from pipeline.store.copies import copy_state, put_back
from tests.foreign import read_with
from tests.make import config
from tests.peers.hooks import hook
from tests.soila import Result, copy_project, run_soila

DAY = "2024-04-09"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def soila(project: Path, *arguments: str, now: str = f"{DAY}T10:00") -> Result:
    result = run_soila(project, *arguments, now=now)
    assert "Traceback" not in result.err
    return result


def status(project: Path, now: str) -> tuple[int, dict[str, object]]:
    result = soila(project, "status", "--json", now=now)
    return result.code, json.loads(result.out)


def test_a_tick_is_one_look_of_every_job(project: Path) -> None:
    done = run_soila(project, "tick", "--now", f"{DAY}T09:00")
    assert done.code == 0
    lines = [json.loads(line) for line in done.out.splitlines()]
    jobs = {
        "kirje",
        "keruu",
        "julkaisu",
        "luvut",
        "linkit",
        "siivous",
        "viestit toimitukselle",
        "sähköpostit ihmisille",
    }
    assert {line["job"] for line in lines} == jobs
    assert any("on lähetetty" in line["text"] for line in lines)
    again = [json.loads(line) for line in run_soila(project, "tick", "--now", f"{DAY}T09:01").out.splitlines()]
    assert {line["text"] for line in again} == {"ei tehtävää"}


def test_the_status_follows_the_letter(project: Path) -> None:
    code, told = status(project, "2024-04-05T12:00")
    assert code == 1  # nothing runs yet
    assert "soila run" in str(told["waits"])
    soila(project, "tick", now="2024-04-05T12:00")
    code, told = status(project, "2024-04-05T12:10")
    assert (code, told["waits"], told["broken"], told["last"]) == (0, [], [], None)
    soila(project, "tick", now=f"{DAY}T09:00")
    code, told = status(project, f"{DAY}T09:10")
    assert code == 0
    assert told["last"]["date"] == DAY  # type: ignore[index]
    assert "2024-04-23" in told["next"]["at"]  # type: ignore[index]


def test_a_service_that_has_stopped_is_broken(project: Path) -> None:
    soila(project, "tick", now="2024-04-05T12:00")
    assert status(project, "2024-04-05T13:59")[0] == 0
    code, told = status(project, "2024-04-05T14:01")
    assert code == 3
    assert "pysähtynyt" in str(told["broken"])


def test_an_alarm_waits_for_a_person_until_it_is_taken_up(project: Path) -> None:
    with hook() as service:
        config = project / "config.toml"
        config.write_text(config.read_text().replace("urls = []", f'urls = ["{service.url}"]'))
        soila(project, "tick", now="2024-04-08T12:00")
        soila(project, "tick", now=f"{DAY}T13:00")
        soila(project, "tick", now=f"{DAY}T15:01")
        code, told = status(project, f"{DAY}T15:05")
        assert code == 1
        assert "ei lähtenyt ajallaan" in str(told["waits"])
        assert "Kuitattu" in soila(project, "ack", now=f"{DAY}T15:06").out
        assert "Kuitattavaa ei ole" in soila(project, "ack", now=f"{DAY}T15:07").out
        soila(project, "tick", now=f"{DAY}T18:00")
        alarms = [subject for subject in service.subjects if "ei lähtenyt" in subject]
        assert len(alarms) == 2


@pytest.mark.parametrize(
    ("old", "new"), [("weeks = 2", "weeks = 0"), ('zone = "Europe/Helsinki"', 'zone = "Helsinki"')]
)
def test_a_broken_config_is_broken_for_monitors_too(project: Path, old: str, new: str) -> None:
    config = project / "config.toml"
    config.write_text(config.read_text().replace(old, new))
    code, told = status(project, f"{DAY}T10:00")
    assert (code, len(told["broken"])) == (3, 1)  # type: ignore[arg-type]
    assert "config.toml:" in str(told["broken"])
    assert soila(project, "tick").code == 2


def test_a_broken_state_and_a_clock_that_went_back_are_broken_for_monitors(project: Path) -> None:
    soila(project, "tick", now="2024-04-05T12:00")
    code, told = status(project, "2024-04-04T11:00")
    assert code == 3
    assert "Koneen kello" in str(told["broken"])
    (project / ".soila" / "state.db").write_text("roskaa" * 200)
    code, told = status(project, "2024-04-05T12:10")
    assert code == 3
    assert "vioittunut" in str(told["broken"])


def test_the_status_is_read_by_people_too(project: Path) -> None:
    soila(project, "tick", now=f"{DAY}T09:00")
    soila(project, "hold", "2024-04-23")
    told = soila(project, "status")
    assert told.code == 1
    for part in (
        "Viimeksi lähetetty: 9.4.2024",
        "Seuraava kirje: 23.4.2024 klo 9.00",
        "on pidätetty",
        "kirje: viimeksi",
    ):
        assert part in told.out


def test_the_log_tells_who_decided_what(project: Path) -> None:
    soila(project, "tick", now="2024-04-08T09:00")
    soila(project, "hold", DAY, now="2024-04-08T10:00")
    soila(project, "release", DAY, now="2024-04-08T11:00")
    soila(project, "approve", DAY, now="2024-04-08T12:00")
    soila(project, "tick", now=f"{DAY}T09:00")
    log = soila(project, "log", "--letter", DAY).out.splitlines()
    order = ["Seuraava kirje", "Esikatselu", "pidätti", "vapautti", "hyväksyi", "luonnoksen teko", "on lähetetty"]
    places = [next(number for number, line in enumerate(log) if words in line) for words in order]
    assert places == sorted(places)
    assert all("23.4.2024]" not in line for line in log)
    item = soila(project, "log", "--item", "ekosysteemityo").out
    assert "kerrottu kirjeessä 9.4.2024: uusi tapahtuma" in item
    lines = soila(project, "log", "--json").out.splitlines()
    assert all({"at", "job", "text"} <= json.loads(line).keys() for line in lines)


def test_half_a_line_of_the_log_is_left_out(project: Path) -> None:
    soila(project, "tick", now=f"{DAY}T09:00")
    (file,) = (project / ".soila" / "loki").iterdir()
    file.write_text(file.read_text() + '{"at": "2024-04-09T09:0')
    assert "on lähetetty" in soila(project, "log").out


def test_the_calendar_tells_what_moved_and_why(project: Path) -> None:
    config = project / "config.toml"
    pause = '[[rhythm.breaks]]\nfirst = 2024-07-01\nlast = 2024-07-31\nwhy = "kesätauko"\n\n[letter]'
    config.write_text(config.read_text().replace("[letter]", pause, 1))
    told = soila(project, "calendar").out
    assert "ti 23.4.2024" in told
    assert "to 2.1.2025" in told
    assert "uudenvuodenaatto" in told
    assert told.count("kesätauko") == 3
    data = (project / ".soila" / "henkilosto.ics").read_bytes()
    soila(project, "calendar", now="2024-04-09T16:00")
    assert (project / ".soila" / "henkilosto.ics").read_bytes() == data
    events = read_with("icalendar", data)
    send = next(event for event in events if event.uid.startswith("kirje-2024-12-31-send"))
    assert send.start_utc == "2025-01-02T07:00:00Z"
    assert not any("2024-07-" in event.uid for event in events)
    assert not list((project / "site").rglob("*.ics")) if (project / "site").exists() else True


def test_a_backup_brings_the_memory_back_and_what_people_decided_since_stands(project: Path) -> None:
    soila(project, "send", "--date", DAY)
    assert soila(project, "backup", "kopio.db").code == 0
    soila(project, "hold", "2024-04-23")
    back = soila(project, "restore", "kopio.db")
    assert "Entinen muisti on tallessa" in back.out
    assert "on pidätetty" in soila(project, "send", "--date", "2024-04-23").err
    assert "on jo lähetetty" in soila(project, "send", "--date", DAY).out
    assert len(list((project / ".soila").glob("state.db.2024*"))) >= 1


def test_a_memory_is_moved_and_its_rows_are_counted(project: Path) -> None:
    soila(project, "send", "--date", DAY)
    moved = soila(project, "state", "copy", ".soila/state.db", "uusi.db")
    assert "\nMuisti on siirretty: " in moved.out
    # A copy is a whole memory.
    assert soila(project, "restore", "--check", "uusi.db").code == 0
    again = soila(project, "state", "copy", ".soila/state.db", "uusi.db")
    assert (again.code, "uusi.db) on jo muisti" in again.err) == (3, True)
    secret = soila(project, "state", "copy", "postgresql+psycopg://soila:salasana@example.org/soila", "b.db")
    assert (secret.code, "osoitteessa on salasana" in secret.err, "salasana@" in secret.err) == (2, True, False)


def test_what_was_sent_after_the_backup_does_not_go_again(project: Path) -> None:
    soila(project, "hold", "2024-05-07")
    soila(project, "backup", "kopio.db")
    soila(project, "send", "--date", DAY)
    soila(project, "restore", "kopio.db")
    assert "on jo lähetetty" in soila(project, "send", "--date", DAY).out


@pytest.mark.parametrize("bad", [b"", b"roskaa" * 500, b"SQLite format 3\0" + b"x" * 5000])
def test_a_broken_backup_changes_nothing(project: Path, bad: bytes) -> None:
    soila(project, "hold", DAY)
    (project / "kopio.db").write_bytes(bad)
    refused = soila(project, "restore", "kopio.db")
    assert refused.code == 3
    assert "ei ole ehjä varmuuskopio" in refused.err or "ei ole tämän ohjelman varmuuskopio" in refused.err
    assert "Mitään ei muutettu" in refused.err
    assert "on pidätetty" in soila(project, "send", "--date", DAY).err


def test_a_backup_never_replaces_a_file_of_another_kind(project: Path) -> None:
    soila(project, "hold", DAY)
    text = (project / "config.toml").read_bytes()
    assert soila(project, "backup", "config.toml").code == 3
    assert (project / "config.toml").read_bytes() == text
    assert soila(project, "restore", "ei-ole.db").code == 3


@pytest.mark.parametrize("version", [None, "1", "kaksi"])
def test_another_programs_database_is_neither_restored_nor_replaced(tmp_path: Path, version: str | None) -> None:
    import sqlite3

    place = Project(tmp_path, config()).real
    open_store(place.state).close()
    foreign = tmp_path / "muu.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE meta (name, value)")
        connection.execute("INSERT INTO meta VALUES ('version', ?)", [version])
        connection.commit()
    before = foreign.read_bytes()
    with pytest.raises(StateError) as restoring:
        put_back(place, foreign, datetime(2024, 4, 9, tzinfo=UTC), {})
    with pytest.raises(StateError) as backing_up:
        copy_state(place, foreign, {})
    assert (restoring.value.key, backing_up.value.key) == ("log.foreign", "log.not_ours")
    assert foreign.read_bytes() == before
    with pytest.raises(StateError, match="no_folder"):
        copy_state(place, tmp_path / "ei" / "kopio.db", {})


def test_a_backup_of_a_newer_program_is_refused(project: Path) -> None:
    import sqlite3

    soila(project, "hold", DAY)
    soila(project, "backup", "kopio.db")
    connection = sqlite3.connect(project / "kopio.db")
    connection.execute("UPDATE meta SET value = '999' WHERE name = 'version'")
    connection.commit()
    connection.close()
    assert "uudemmalla ohjelmalla" in soila(project, "restore", "kopio.db").err
