"""Sessions move, another is cancelled, a file vanishes, the state is lost: every output, through the real command."""

import json
import shutil
from pathlib import Path

import pytest

from tests.soila import Result, copy_project, run_soila, taken_along

SESSION = "sosiaalinen-innovaatio"
NOW = "2024-05-10T10:00"
TO = ("--to", "ti 21.5.2024 klo 9–11", "--reason", "Kouluttaja on sairastunut")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project on 10.5.2024, after three letters and a publication."""
    project = copy_project(tmp_path_factory.mktemp("kevat"))
    for day in ("2024-04-09", "2024-04-23", "2024-05-07"):
        run_soila(project, "send", "--date", day, now=f"{day}T09:00")
    run_soila(project, "publish", now="2024-05-07T09:00")
    return project


@pytest.fixture
def spring(before: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return taken_along(before, tmp_path / "project")


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """What a move has left behind, for tests that only look; and its receipt."""
    project = taken_along(before, tmp_path_factory.mktemp("siirto") / "project")
    return project, move(project, SESSION, *TO)


def move(project: Path, *arguments: str) -> Result:
    return run_soila(project, "move", *arguments, now=NOW)


def calendars(project: Path) -> dict[str, bytes]:
    folder = project / "site" / "kalenteri"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.ics")}


def files(project: Path) -> dict[Path, bytes]:
    """What people write and what the public sees."""
    return {path: path.read_bytes() for name in ("content", "site") for path in (project / name).rglob("*.*")}


def vevent(project: Path, item_id: str) -> str:
    """The event's lines in the feed of all, unfolded."""
    feed = (project / "site" / "kalenteri" / "kaikki.ics").read_bytes().decode().replace("\r\n ", "")
    (found,) = (part for part in feed.split("BEGIN:VEVENT\r\n")[1:] if part.startswith(f"UID:{item_id}@"))
    return found.partition("END:VEVENT")[0]


def page(project: Path, path: str) -> str:
    return (project / "site" / path).read_text()


def test_the_receipt_of_a_move_tells_all(after: tuple[Path, Result]) -> None:
    _, receipt = after
    assert (receipt.code, receipt.err) == (0, "")
    for said in (
        "ti 14.5.2024 → ti 21.5.2024 klo 9–11",
        "site/kalenteri/kaikki.ics (muutos nro 1)",
        "site/kalenteri/aloituspaketti.ics (muutos nro 1)",
        f"site/tapahtumat/{SESSION}.html",
        "21.5.2024, osa Muutoksia",
        "kirjeen 9.4.2024 sivulla",
        "liian myöhään",
        "soila approve 2024-05-10",
        "tapahtuman omistaja kertoo heille itse",
    ):
        assert said in receipt.out


def test_the_file_keeps_all_other_lines(after: tuple[Path, Result], before: Path) -> None:
    name = f"content/events/{SESSION}.md"
    added = "tila: siirretty\nalkuperäinen aika: ti 14.5.2024\nsyy: Kouluttaja on sairastunut\n---\nSosiaaliset"
    expected = (before / name).read_text().replace("ti 14.5.2024", "ti 21.5.2024 klo 9–11")
    assert (after[0] / name).read_text() == expected.replace("---\nSosiaaliset", added)


def test_calendars_and_pages_tell_the_move(after: tuple[Path, Result]) -> None:
    project, _ = after
    told = vevent(project, SESSION)
    assert "DTSTART;TZID=Europe/Helsinki:20240521T090000" in told
    assert "SEQUENCE:1" in told
    assert "DESCRIPTION:Siirretty\\, alkuperäinen aika ti 14.5.2024. Syy: Kouluttaja on sairastunut." in told
    assert told in (project / "site/kalenteri/aloituspaketti.ics").read_bytes().decode().replace("\r\n ", "")
    own = page(project, f"tapahtumat/{SESSION}.html")
    structured = json.loads(own.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert structured["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (structured["startDate"], structured["previousStartDate"]) == ("2024-05-21T09:00+03:00", "2024-05-14")
    for day in ("2024-04-09", "2024-04-23", "2024-05-07"):
        assert "Korjattu kirjeen lähdön jälkeen" in page(project, f"kirjeet/{day}/index.html")


def test_the_next_letter_tells_the_move(after: tuple[Path, Result]) -> None:
    letter = run_soila(after[0], "letter", "--date", "2024-05-21", now="2024-05-20T09:00").out
    assert "MUUTOKSIA" in letter
    assert "UUSI AIKA: Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana\nti 21.5.2024 klo 9–11\n" in letter
    assert "\nEnnen: ti 14.5.2024\n" in letter


def test_a_notice_goes_once_when_it_is_approved_and_the_letter_does_not_repeat_it(spring: Path) -> None:
    assert move(spring, SESSION, *TO).code == 0
    assert "Lisätiedote 10.5.2024 odottaa" in run_soila(spring, "status", now=NOW).out
    refused = run_soila(spring, "send", "--date", "2024-05-10", now=NOW)
    assert "ei ole vielä hyväksytty" in refused.err
    assert not (spring / "outbox" / "2024-05-10").exists()
    assert run_soila(spring, "approve", "2024-05-10", now=NOW).code == 0
    sent = run_soila(spring, "send", "--date", "2024-05-10", now="2024-05-10T11:00")
    assert (sent.code, "on lähetetty" in sent.out) == (0, True)
    manifest = (spring / "outbox" / "2024-05-10" / "edition.json").read_bytes()
    notice = json.loads(manifest)
    assert notice["subject"].startswith("Uusi aika ti 21.5.2024 klo 9–11: ")
    assert [one["id"] for one in notice["told"]] == [SESSION]
    assert "jo lähetetty" in run_soila(spring, "send", "--date", "2024-05-10", now="2024-05-12T09:00").out
    assert (spring / "outbox" / "2024-05-10" / "edition.json").read_bytes() == manifest
    assert run_soila(spring, "notice", SESSION, now="2024-05-12T09:00").code == 1
    letter = run_soila(spring, "letter", "--date", "2024-05-21", "--why", now="2024-05-20T09:00").out
    assert "kerrottu jo 10.5.2024, vielä edessä: yksi rivi" in letter
    assert "Muutoksia" not in letter


def test_a_notice_whose_change_is_taken_back_goes_nowhere(spring: Path) -> None:
    move(spring, SESSION, *TO)
    run_soila(spring, "approve", "2024-05-10", now=NOW)
    move(spring, SESSION, "--to", "ti 14.5.2024")
    refused = run_soila(spring, "send", "--date", "2024-05-10", now=NOW)
    assert (refused.code, "ei ole kerrottavaa" in refused.err) == (1, True)
    for told in ("Pidetään sittenkin", "EventRescheduled"):
        assert told in page(spring, f"tapahtumat/{SESSION}.html")


def test_a_time_changed_in_the_file_is_a_move_everywhere(spring: Path) -> None:
    file = spring / "content" / "events" / f"{SESSION}.md"
    file.write_text(file.read_text().replace("ti 14.5.2024", "ti 21.5.2024"))
    told = run_soila(spring, "publish", now=NOW)
    assert f"soila notice {SESSION}" in told.err
    assert "SEQUENCE:1" in vevent(spring, SESSION)
    assert "Siirretty\\, alkuperäinen aika ti 14.5.2024." in vevent(spring, SESSION)
    assert "EventRescheduled" in page(spring, f"tapahtumat/{SESSION}.html")
    assert "MUUTOKSIA" in run_soila(spring, "letter", "--date", "2024-05-21", now=NOW).out


def test_a_cancelled_session_stays_in_the_feed_and_may_come_back_aloud(spring: Path) -> None:
    assert run_soila(spring, "cancel", "ekosysteemityo", "--reason", "Sairaus", now=NOW).code == 0
    told = vevent(spring, "ekosysteemityo")
    for line in ("SUMMARY:PERUTTU: Ekosysteemityö", "STATUS:CANCELLED", "SEQUENCE:1", "TRANSP:TRANSPARENT"):
        assert line in told
    assert "EventCancelled" in page(spring, "tapahtumat/ekosysteemityo.html")
    again = run_soila(spring, "cancel", "ekosysteemityo", now=NOW)
    assert (again.code, "on jo peruttu" in again.err, "soila undo" in again.err) == (1, True, True)
    file = spring / "content" / "events" / "ekosysteemityo.md"
    file.write_text(file.read_text().replace("tila: peruttu\nsyy: Sairaus\n", ""))
    run_soila(spring, "publish", now="2024-05-11T10:00")
    assert "DESCRIPTION:Pidetään sittenkin alkuperäisenä aikana." in vevent(spring, "ekosysteemityo")
    assert "SEQUENCE:2" in vevent(spring, "ekosysteemityo")
    assert "EventScheduled" not in page(spring, "tapahtumat/ekosysteemityo.html")


def test_a_postponed_session_keeps_its_place_without_a_time(spring: Path) -> None:
    assert run_soila(spring, "postpone", "ekosysteemityo", now=NOW).code == 0
    assert "aika: avoin" in (spring / "content" / "events" / "ekosysteemityo.md").read_text()
    assert "SUMMARY:SIIRTYY: Ekosysteemityö" in vevent(spring, "ekosysteemityo")
    assert "EventPostponed" in page(spring, "tapahtumat/ekosysteemityo.html")


def test_a_lost_state_is_read_back_from_the_feeds(spring: Path) -> None:
    """A move, a cancel and a deleted file; then the state is gone, and nothing begins anew for subscribers."""
    move(spring, SESSION, *TO)
    run_soila(spring, "cancel", "ekosysteemityo", now=NOW)
    (spring / "content" / "events" / "verkostoiva-tyo.md").unlink()
    asked = run_soila(spring, "publish", now="2024-05-11T09:00")
    assert "Oliko poisto tarkoitus?" in asked.err
    known = calendars(spring)
    assert "PERUTTU: " in vevent(spring, "verkostoiva-tyo")
    shutil.rmtree(spring / ".soila")
    rebuilt = run_soila(spring, "publish", now="2024-05-13T09:00")
    assert (rebuilt.code, rebuilt.err) == (0, "")
    assert calendars(spring) == known
    assert "Korjattu" in page(spring, "kirjeet/2024-05-07/index.html")
    run_soila(spring, "move", SESSION, "--to", "ke 22.5.2024 klo 9–11", now="2024-05-13T10:00")
    assert "SEQUENCE:2" in vevent(spring, SESSION)
    assert "Siirretty\\, alkuperäinen aika ti 14.5.2024." in vevent(spring, SESSION)
    assert "SEQUENCE:1" in vevent(spring, "ekosysteemityo")


def test_an_older_backup_of_the_state_takes_no_sequence_back(spring: Path) -> None:
    assert run_soila(spring, "backup", "varmuus.db", now=NOW).code == 0
    run_soila(spring, "cancel", "ekosysteemityo", now=NOW)
    known = calendars(spring)
    assert run_soila(spring, "restore", "varmuus.db", now=NOW).code == 0
    run_soila(spring, "publish", now="2024-05-11T09:00")
    assert calendars(spring) == known


def test_a_renamed_file_is_the_same_event(spring: Path) -> None:
    known = calendars(spring)
    old = spring / "content" / "events" / "ekosysteemityo.md"
    old.rename(old.with_name("ekosysteemi-2024.md"))
    told = run_soila(spring, "publish", now=NOW)
    assert "pitää entisen tunnuksensa ekosysteemityo" in told.err
    assert calendars(spring) == known
    assert run_soila(spring, "publish", now="2024-05-11T09:00").err == ""
    letter = run_soila(spring, "letter", "--date", "2024-05-21", "--why", now=NOW).out
    assert "[ekosysteemi-2024]" not in letter
    moved = run_soila(spring, "move", "ekosysteemi-2024", "--to", "ke 5.6.2024", now="2024-05-11T10:00")
    assert "kalenteri/tapahtumat/ekosysteemityo.ics (muutos nro 1)" in moved.out
    assert sorted(calendars(spring)) == sorted(known)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sosiaalinen-innovatio", "--to", "ti 21.5.2024"], f"Lähimmät tunnukset: {SESSION}"),
        ([SESSION, "--to", "ke 21.5.2024"], "on tiistai"),
        ([SESSION, "--to", "ti 7.5.2024"], "on jo mennyt"),
        ([SESSION, "--to", "pe 10.5.2024 klo 9"], "on jo mennyt"),
        ([SESSION, "--to", "ti 4.6.2024"], "Samassa paketissa on silloin jo"),
        ([SESSION, "--to", "ti 14.5.2024"], "on jo ti 14.5.2024"),
        ([SESSION, "--to", "joskus"], "joskus"),
        ([SESSION, "--to", "ti 21.5.2024", "--reason", "*|UNSUB|*"], "Mailchimpin koodi"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(before: Path, arguments: list[str], said: str) -> None:
    kept = {path: path.read_bytes() for folder in ("content", "site") for path in (before / folder).rglob("*.*")}
    refused = move(before, *arguments)
    assert refused.code == 1
    assert said in refused.err
    assert kept == {
        path: path.read_bytes() for folder in ("content", "site") for path in (before / folder).rglob("*.*")
    }
