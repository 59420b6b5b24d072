"""Practice: elsewhere, for staff alone, and never in the real letter's way."""

from pathlib import Path

from tests.deliver.sending import mailchimp_project
from tests.office import DAY, NEWS, Office, at_work, practice_in
from tests.peers.hooks import hook
from tests.peers.mailchimp import mailchimp


def test_a_practice_leaves_the_real_letter_to_its_hour(office: Office) -> None:
    office.soila("10:00", "send", "--practice", "--date", DAY)
    office.soila("10:01", "hold", DAY)
    office.edits(NEWS, "otsikko: ", "otsikko: Uusi: ")
    assert "vain henkilöstölle" in office.soila("10:02", "send", "--practice", "--date", DAY).out  # though it is held
    assert "jo lähetetty henkilöstölle" in office.soila("10:03", "send", "--practice").out
    practised = office.project / ".soila/harjoitus/outbox" / DAY / "letter.txt"
    assert "Harjoitus – tämä kirje" in practised.read_text(encoding="utf-8")
    office.soila("10:04", "release", DAY)
    assert office.letters == []
    assert "on lähetetty" in office.soila("2024-04-09T09:00", "send").out
    assert office.letters == [DAY]
    assert not practice_in(office.project)


def test_a_practice_asks_neither_the_notes_nor_an_approval(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.edits(f"content/letters/{DAY}.md", "---\n", "---\npidätä: kyllä\n")
    assert "vain henkilöstölle" in office.soila("10:00", "send", "--practice").out
    assert "on pidätetty" in office.soila("2024-04-09T09:00", "send", code=1).err


def test_practice_that_is_left_on_is_told_everywhere(office: Office) -> None:
    office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    assert "Harjoitustila on päällä" in office.soila("07:00", "status", code=1).out
    assert "Harjoitustila on päällä" in office.soila("07:00", "doctor", code=3).out
    office.soila("07:30", "tick")
    office.soila("08:01", "tick")
    assert any("Harjoitustila on päällä" in str(one) for one in office.staff.got)
    office.soila("10:00", "approve", DAY)  # the real letter
    office.soila("2024-04-09T07:30", "tick")
    assert office.told("hyväksy") == []
    office.soila("2024-04-09T09:00", "tick")  # practice asks nobody's approval
    assert (office.project / ".soila/harjoitus/outbox" / DAY).is_dir()
    assert office.letters == []
    office.edits("config.toml", "\npractice = true", "")
    assert "on lähetetty" in office.soila("2024-04-09T09:10", "send").out
    assert office.letters == [DAY]


def test_practice_needs_a_segment_of_staff_where_there_are_readers(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        text = (office.project / "config.toml").read_text()
        segment = next(line for line in text.splitlines() if line.startswith("staff_segment"))
        office.edits("config.toml", segment, "")
        assert "staff_segment" in office.soila("10:00", "send", "--practice", code=2).err
        assert peer.account.campaigns == {}


def test_a_decision_is_of_the_real_letter_also_while_practice_is_on(office: Office) -> None:
    office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
    office.soila("10:00", "hold", DAY)
    office.edits("config.toml", "\npractice = true", "")
    assert "on pidätetty" in office.soila("2024-04-09T09:00", "send", code=1).err
    assert office.letters == []


def test_what_was_practised_can_still_be_held(office: Office) -> None:
    office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
    assert "verkostolle ei lähtenyt mitään" in office.soila("2024-04-09T09:00", "send").out
    assert "on pidätetty" in office.soila("2024-04-09T09:01", "hold", DAY).out
    office.edits("config.toml", "\npractice = true", "")
    assert "on pidätetty" in office.soila("2024-04-09T09:02", "send", code=1).err
