"""What people did to an event is taken back, while it can be; a reason belongs to one decision."""

from pipeline.acts.past import KEPT, Act, acts, remember
from pipeline.acts.situation import Situation
from pipeline.config.read import read_config
from pipeline.project import Project
from tests.jobs.looks import at
from tests.office import PARTY, Office


def test_a_reason_belongs_to_one_decision(office: Office) -> None:
    feed = office.project / "site/kalenteri/tapahtumat/ekosysteemityo.ics"
    office.soila("10:00", "publish")
    office.soila("10:01", "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11", "--reason", "Flunssa")
    assert "Flunssa" in feed.read_text(encoding="utf-8")
    office.soila("10:02", "move", "ekosysteemityo", "--to", "ke 12.6.2024 klo 9–11")
    assert "Flunssa" not in feed.read_text(encoding="utf-8")
    assert "syy:" not in (office.project / "content/events/ekosysteemityo.md").read_text(encoding="utf-8")
    feed = office.project / "site/kalenteri/tapahtumat/aloitusjuhla.ics"
    office.soila("10:03", "cancel", "aloitusjuhla", "--reason", "Vähän väkeä")
    office.edits(PARTY, "tila: peruttu", "tila: vahvistettu")
    office.soila("10:04", "publish")
    published = feed.read_text(encoding="utf-8").replace("\n ", "")
    assert "Pidetään sittenkin" in published
    assert "Vähän väkeä" not in published


def test_the_last_act_is_taken_back(office: Office) -> None:
    office.soila("10:00", "publish")
    before = (office.project / PARTY).read_bytes()
    office.soila("10:01", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    office.soila("10:02", "cancel", "aloitusjuhla", "--reason", "Tila")
    office.soila("10:03", "undo", "aloitusjuhla")
    assert "ke 17.4.2024" in (office.project / PARTY).read_text(encoding="utf-8")
    office.soila("10:04", "undo")
    assert (office.project / PARTY).read_bytes() == before
    feed = (office.project / "site/kalenteri/tapahtumat/aloitusjuhla.ics").read_text(encoding="utf-8")
    assert "SEQUENCE:4" in feed
    assert "DTSTART;VALUE=DATE:20240416" in feed
    assert "Mitään tekoa ei voi perua" in office.soila("10:05", "undo", code=1).err
    assert "ei ole peruttavaa" in office.soila("10:05", "undo", "ekosysteemityo", code=1).err


def test_an_act_is_not_taken_back_over_an_edit_or_after_its_letter(office: Office) -> None:
    office.soila("10:01", "move", "ekosysteemityo", "--to", "ke 12.6.2024 klo 9–11")
    office.edits("content/events/ekosysteemityo.md", "otsikko: ", "otsikko: Uusi ")
    edited = (office.project / "content/events/ekosysteemityo.md").read_bytes()
    assert "on muokattu teon jälkeen" in office.soila("10:02", "undo", "ekosysteemityo", code=1).err
    assert (office.project / "content/events/ekosysteemityo.md").read_bytes() == edited
    office.soila("10:03", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    office.soila("2024-04-09T09:00", "send")
    assert "kirje 9.4.2024 on jo kertonut" in office.soila("2024-04-09T09:10", "undo", "aloitusjuhla", code=1).err
    # What is done after that letter can be taken back again, and the notice that it needed goes with it.
    office.soila("2024-04-10T10:00", "move", "aloitusjuhla", "--to", "to 18.4.2024 klo 9–11")
    assert "2024-04-10" in office.soila("2024-04-10T10:01", "status", code=1).out.replace("10.4.2024", "2024-04-10")
    office.soila("2024-04-10T10:02", "undo", "aloitusjuhla")
    assert "Lisätiedote" not in office.soila("2024-04-10T10:03", "status", code=1).out


def test_an_act_on_a_file_that_is_gone_is_not_taken_back(office: Office) -> None:
    office.soila("10:00", "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11")
    file = office.project / "content/events/ekosysteemityo.md"
    file.rename(file.with_name("uusi-nimi.md"))
    assert "ei enää ole" in office.soila("10:01", "undo", code=1).err
    assert not file.exists()


def test_a_receipt_says_truly_until_when_it_can_be_taken_back(office: Office) -> None:
    moved = office.soila("2024-04-09T09:00", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    assert "kunnes kirje kertoo siitä (9.4.2024 klo 9.00)" in moved.out
    office.soila("2024-04-09T09:01", "send")
    moved = office.soila("2024-04-09T09:02", "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11")
    assert "kunnes kirje kertoo siitä (23.4.2024 klo 9.00)" in moved.out


def test_what_a_letter_of_the_same_moment_told_is_not_taken_back(office: Office) -> None:
    office.soila("2024-04-09T09:00", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    office.soila("2024-04-09T09:00", "send")
    assert "on jo kertonut" in office.soila("2024-04-09T09:01", "undo", code=1).err


def test_an_act_that_an_earlier_version_kept_whole_is_not_kept_longer(office: Office) -> None:
    folder = office.project / ".soila" / "teot"
    folder.mkdir(parents=True)
    (folder / "000001.json").write_text('{"number":0,"at":"2024-04-08T06:00:00Z","item_id":"a","before":"c2Fs"}')
    assert "ei voi perua" in office.soila("10:00", "undo", code=1).err
    assert list(folder.iterdir()) == []


def test_the_last_fifty_acts_can_be_taken_back(office: Office) -> None:
    config = read_config(office.project / "config.toml")
    with Situation(Project(office.project, config), at("2024-04-08T10:00")) as situation:
        for number in range(KEPT + 3):
            remember(situation, Act(0, situation.now, f"teko-{number}", "Teko", PARTY, None, ""))
        kept = [act.item_id for act in acts(situation)]
    assert (KEPT, len(kept)) == (50, 50)
    assert (kept[0], kept[-1]) == ("teko-52", "teko-3")
