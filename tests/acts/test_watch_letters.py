"""The letter's way by the clock: planned, shown, sent on its hour, late within the grace, or missed and told."""

from pathlib import Path

import pytest

from pipeline.model import LetterState, Urgency
from tests.jobs.looks import Looks
from tests.soila import copy_project, run_soila

DAY = "2024-04-09"


@pytest.fixture
def looks(tmp_path: Path) -> Looks:
    return Looks(copy_project(tmp_path))


def change_config(looks: Looks, old: str, new: str) -> None:
    file = looks.root / "config.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def soila(looks: Looks, *arguments: str, now: str) -> str:
    result = run_soila(looks.root, *arguments, now=now)
    assert "Traceback" not in result.err
    return result.out + result.err


def test_a_letter_goes_on_its_hour_and_the_next_is_planned(looks: Looks) -> None:
    looks.at("2024-04-05T12:00", "letter")
    assert looks.rows()[DAY].state is LetterState.PLANNED
    looks.at(f"{DAY}T08:59", "letter")
    assert looks.sent() == []
    looks.at(f"{DAY}T09:00", "letter")
    assert looks.sent() == [DAY]
    assert looks.rows()["2024-04-23"].state is LetterState.PLANNED
    assert [line.text for line in looks.lines if line.trouble] == []


def test_looking_again_changes_nothing(looks: Looks) -> None:
    for minute in range(3):
        looks.at(f"{DAY}T09:0{minute}", "letter", "notices")
    lines = len(looks.lines)
    before = {path: path.stat().st_mtime_ns for path in (looks.root / "outbox").rglob("*")}
    for minute in range(3, 9):
        looks.at(f"{DAY}T09:0{minute}", "letter", "notices")
    assert len(looks.lines) == lines
    assert {path: path.stat().st_mtime_ns for path in (looks.root / "outbox").rglob("*")} == before


def test_the_preview_comes_on_the_eve_with_reasons_and_how_to_hold(looks: Looks) -> None:
    looks.at("2024-04-08T08:59", "letter")
    assert looks.notices() == {}
    for minute in range(3):
        looks.at(f"2024-04-08T09:0{minute}", "letter")
    (key,) = looks.notices()
    preview = looks.notices()[key]
    assert preview.urgency is Urgency.NOW
    assert "Aloitusjuhla" in preview.subject
    for part in ("ti 9.4.2024 klo 9.00", f"soila hold {DAY}", "uusi tapahtuma", "JÄI POIS", preview.attachment):
        assert part in preview.text
    assert "<html" in (looks.root / preview.attachment).read_text()


def test_problems_of_the_content_stand_in_the_preview(looks: Looks) -> None:
    (looks.root / "content" / "events" / "rikki.md").write_text("---\notsikko: Rikki\naika: joskus\n---\n")
    looks.at("2024-04-08T09:00", "letter")
    (preview,) = looks.notices().values()
    assert "KORJATTAVAA" in preview.text
    assert "rikki.md" in preview.text


def test_what_a_letter_has_no_room_for_since_its_preview_is_told(looks: Looks) -> None:
    looks.at("2024-04-08T09:00", "letter")
    words = " ".join(["lastensuojelun"] * 26)
    for number in range(90):
        made = f"otsikko: {number} {words}\naika: ti 16.4.2024\npaikka: {words[:150]}"
        (looks.root / "content" / "events" / f"tulva-{number}.md").write_text(f"---\n{made}\n---\n")
    looks.at("2024-04-08T11:00", "letter")
    (changed,) = (one for key, one in looks.notices().items() if key.startswith("changed"))
    lost = "Kirjeeseen ei mahtunut, eikä seuraava ehdi:"
    assert changed.text.index("KORJATTAVAA") < changed.text.index(lost) < changed.text.index("MITÄ MUUTTUI")
    assert lost in run_soila(looks.root, "status", now="2024-04-08T11:00").out
    assert lost not in run_soila(looks.root, "status", now="2024-04-08T08:59").out


def test_within_the_grace_it_goes_late_and_that_is_told(looks: Looks) -> None:
    looks.at("2024-04-05T12:00", "letter")
    looks.at(f"{DAY}T11:59", "letter", "notices")
    assert looks.sent() == [DAY]
    late = looks.notices()[f"late {DAY}"]
    assert "9.4.2024 klo 9.00" in late.text
    assert "9.4.2024 klo 11.59" in late.text
    assert f"missed {DAY}" not in looks.notices()


def test_beyond_the_grace_it_is_missed_and_cried_out(looks: Looks) -> None:
    looks.at("2024-04-05T12:00", "letter")
    looks.at(f"{DAY}T12:01", "letter", "notices")
    assert looks.sent() == []
    assert looks.rows()[DAY].state is LetterState.MISSED
    alarm = looks.notices()[f"missed {DAY}"]
    assert alarm.cries
    assert f"soila send --date {DAY}" in alarm.text


def test_every_letter_that_was_slept_over_has_its_alarm(looks: Looks) -> None:
    looks.at("2024-04-05T12:00")
    looks.at("2024-05-10T12:00")
    assert {key for key in looks.notices() if key.startswith("missed")} == {
        "missed 2024-04-09",
        "missed 2024-04-23",
        "missed 2024-05-07",
    }
    assert looks.rows()["2024-05-21"].state is LetterState.PLANNED


def test_a_practice_that_is_over_owes_nothing_when_the_next_one_begins(looks: Looks) -> None:
    change_config(looks, "[mailchimp]", "[mailchimp]\npractice = true")
    looks.at(f"{DAY}T09:01", "letter", "notices")
    assert (looks.root / ".soila/harjoitus/outbox" / DAY).is_dir()
    change_config(looks, "practice = true", "practice = false")
    looks.at("2024-04-10T12:00", "letter", "notices")
    change_config(looks, "practice = false", "practice = true")
    looks.at("2024-05-21T11:59", "letter", "notices")
    troubles = [line.text for line in looks.lines if line.trouble]
    assert not [one for one in troubles if "23.4.2024" in one or "7.5.2024" in one]
    assert (looks.root / ".soila/harjoitus/outbox/2024-05-21").is_dir()


def test_a_missed_letter_that_a_person_lets_go_goes(looks: Looks) -> None:
    looks.at("2024-04-05T12:00")
    looks.at(f"{DAY}T15:00")
    assert "lähtee heti" in soila(looks, "release", DAY, now=f"{DAY}T15:10")
    looks.at(f"{DAY}T15:15")
    assert looks.sent() == [DAY]
    notices = looks.notices()
    assert not notices[f"missed {DAY}"].cries
    assert f"after missed {DAY}" in notices


def test_a_letter_that_cannot_be_made_is_cried_out_ten_minutes_after_its_hour(looks: Looks) -> None:
    looks.at("2024-04-05T12:00")
    (looks.root / "templates" / "letter.txt").write_text("{{ ei_ole }}")
    looks.at(f"{DAY}T09:00")
    assert f"missed {DAY}" not in looks.notices()
    looked = looks.at(f"{DAY}T09:10")
    assert "templates/letter.txt" in looked[0].failure
    assert looks.notices()[f"missed {DAY}"].cries
    # Mended within the grace, it goes, and the alarm is over.
    (looks.root / "templates" / "letter.txt").write_bytes(
        (Path(__file__).parents[2] / "templates" / "letter.txt").read_bytes()
    )
    looks.at(f"{DAY}T09:40")
    assert looks.sent() == [DAY]
    assert not looks.notices()[f"missed {DAY}"].cries


def test_a_held_letter_does_not_go_and_nobody_is_alarmed(looks: Looks) -> None:
    looks.at("2024-04-08T09:00")
    soila(looks, "hold", DAY, now="2024-04-08T10:00")
    for moment in ("2024-04-08T11:00", f"{DAY}T09:00"):
        looks.at(moment)
    news = looks.root / "content" / "news" / "innovaatiokatsaus.md"
    news.write_text(news.read_text().replace("otsikko: ", "otsikko: Aivan uusi: ", 1))
    notes = looks.root / f"content/letters/{DAY}.md"
    for hour, also_in_notes in (("09:30", True), ("11:30", False), ("18:00", False)):
        notes.write_text("---\npidätä: kyllä\n---\n" if also_in_notes else "---\naihe: Toinen\n---\n")
        looks.at(f"{DAY}T{hour}")
        row = looks.rows()[DAY]
        assert (row.state, row.why == "letter.held") == (LetterState.HELD, also_in_notes)
    assert looks.sent() == []
    assert set(looks.notices()) == {f"preview {DAY}", f"held {DAY}"}
    soila(looks, "release", DAY, now=f"{DAY}T18:10")
    looks.at(f"{DAY}T18:15")
    assert looks.sent() == [DAY]


def test_an_approval_that_lapses_is_told_with_just_the_difference(looks: Looks) -> None:
    change_config(looks, 'approval = "unless-held"', 'approval = "required"')
    looks.at("2024-04-08T09:00")
    assert f"soila approve {DAY}" in looks.notices()[f"preview {DAY}"].text
    soila(looks, "approve", DAY, now="2024-04-08T10:00")
    news = looks.root / "content" / "news" / "innovaatiokatsaus.md"
    news.write_text(news.read_text().replace("otsikko: ", "otsikko: Aivan uusi: ", 1))
    for minute in range(3):
        looks.at(f"2024-04-08T11:0{minute}")
    (lapsed,) = [one for key, one in looks.notices().items() if key.startswith("lapsed")]
    assert "+" in lapsed.text
    assert "Aivan uusi" in lapsed.text
    assert len(lapsed.text.splitlines()) < 20
    assert not any(key.startswith("changed") for key in looks.notices())
    looks.at(f"{DAY}T09:00")
    looks.at(f"{DAY}T09:10")
    assert looks.sent() == []
    assert looks.notices()[f"missed {DAY}"].cries
    soila(looks, "approve", DAY, now=f"{DAY}T09:20")
    looks.at(f"{DAY}T09:25")
    assert looks.sent() == [DAY]


def test_a_letter_that_is_held_in_its_notes_is_not_said_to_leave_when_it_changes(looks: Looks) -> None:
    looks.at("2024-04-08T09:00", "letter")
    notes = looks.root / f"content/letters/{DAY}.md"
    notes.write_text("---\npidätä: kyllä\naihe: Toinen aihe\n---\n")
    looks.at("2024-04-08T10:01", "letter")
    (told,) = [one.text for key, one in looks.notices().items() if key.startswith("changed")]
    assert f"poista rivi pidätä tiedostosta content/letters/{DAY}.md" in told
    assert "Se lähtee" not in told


def test_who_must_approve_is_reminded_before_the_hour(looks: Looks) -> None:
    change_config(looks, 'approval = "unless-held"', 'approval = "required"')
    looks.at(f"{DAY}T06:30")
    assert f"waiting {DAY}" not in looks.notices()
    looks.at(f"{DAY}T07:00")
    assert f"waiting {DAY}" in looks.notices()
    looks.at(f"{DAY}T09:00")
    assert f"stuck {DAY} approval.missing" in looks.notices()


def test_with_nothing_new_no_letter_goes_and_staff_know_it_beforehand(looks: Looks) -> None:
    looks.at("2026-11-30T09:00")
    preview = looks.notices()["preview 2026-12-01"]
    assert "mitään uutta ei ole" in preview.subject
    assert "eikä se lähde sellaisena" in preview.text
    looks.at("2026-12-01T09:00")
    looks.at("2026-12-01T13:00")
    assert looks.rows()["2026-12-01"].state is LetterState.SKIPPED
    assert "empty 2026-12-01" in looks.notices()
    assert [line.text for line in looks.lines if line.trouble] == []
    assert "missed 2026-12-01" not in looks.notices()


def test_a_broken_job_does_not_stop_the_others(looks: Looks) -> None:
    (looks.root / "templates" / "letter.txt").write_text("{{ ei_ole }}")
    looked = {one.job: one for one in looks.at(f"{DAY}T09:00")}
    assert looked["letter"].failure
    assert not any(one.failure for job, one in looked.items() if job != "letter")
    assert (looks.root / "site" / "index.html").exists()


def test_a_damaged_state_is_a_clear_word_and_stays_as_it_is(looks: Looks) -> None:
    looks.at("2024-04-05T12:00")
    state = looks.root / ".soila" / "state.db"
    state.write_bytes(b"roskaa" * 1000)
    looked = {one.job: one for one in looks.at(f"{DAY}T09:00")}
    assert "vioittunut" in looked["letter"].failure
    assert looks.sent() == []
    assert state.read_bytes() == b"roskaa" * 1000


def test_a_clock_that_is_a_day_behind_moves_nothing(looks: Looks) -> None:
    looks.at(f"{DAY}T09:00")
    (looked,) = looks.at("2024-04-08T08:00")
    assert "Koneen kello näyttää 8.4.2024" in looked.failure
    looks.at(f"{DAY}T09:30")
    assert looks.sent() == [DAY]
