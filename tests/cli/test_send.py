"""`soila send` means a letter: the one whose hour it is, or the one that is named."""

from pathlib import Path

import pytest

from tests.deliver.sending import mailchimp_project
from tests.office import DAY, NEWS, NEXT, Office, at_work
from tests.peers.hooks import hook
from tests.peers.mailchimp import mailchimp


def test_send_means_the_letter_whose_hour_it_is(office: Office) -> None:
    office.soila("10:00", "hold", DAY)
    held = office.soila("2024-04-09T09:01", "send", code=1)
    assert "on pidätetty" in held.err
    assert office.letters == []
    office.soila("2024-04-09T11:59", "send", code=1)
    assert "Seuraava kirje on 23.4.2024" in office.soila("2024-04-09T12:01", "send").out
    # A release is a new hour, for as long as the grace.
    office.soila("2024-04-09T14:00", "release", DAY)
    assert "Kirje 9.4.2024 on lähetetty" in office.soila("2024-04-09T16:59", "send").out
    assert "Seuraava kirje on 23.4.2024" in office.soila("2024-04-09T17:01", "send").out
    # An old one that was held never stands in the way.
    office.soila("2024-04-22T10:00", "hold", "2024-05-07")
    assert "Kirje 23.4.2024 on lähetetty" in office.soila("2024-04-23T09:00", "send").out
    assert office.letters == [DAY, NEXT]


def test_a_released_letter_is_not_sent_by_itself_name_after_its_grace(office: Office) -> None:
    office.soila("10:00", "hold", DAY)
    office.soila("2024-04-09T14:00", "release", DAY)
    assert "Seuraava kirje on 23.4.2024" in office.soila("2024-04-09T17:01", "send").out
    assert office.letters == []


@pytest.mark.parametrize("words", [("--early",), ("--early", "--practice")])
def test_early_names_its_letter(office: Office, words: tuple[str, ...]) -> None:
    office.soila("10:00", "send", *words, code=2)
    assert office.letters == []


def test_early_is_asked_once_and_goes_once(office: Office) -> None:
    assert "--early" in office.soila("10:00", "send", "--date", DAY, code=1).err
    assert "--yes" in office.soila("10:01", "send", "--date", DAY, "--early", code=2).err
    assert office.letters == []
    assert "on lähetetty" in office.soila("10:02", "send", "--date", DAY, "--early", "--yes").out
    assert "on jo lähetetty" in office.soila("10:03", "send", "--date", DAY, "--early").out
    office.soila("2024-04-09T09:00", "tick")
    assert office.letters == [DAY]


def test_a_letter_waits_while_an_earlier_one_is_in_doubt(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        office.soila("10:00", "send", "--date", DAY)
        ((first, original),) = peer.account.campaigns.items()
        twin = peer.account.copy_by_hand(first)
        peer.account.campaigns[twin].body["settings"]["title"] = original.body["settings"]["title"]
        peer.account.send(twin)
        office.soila("2024-04-09T09:05", "send", code=1)
        assert "edellinen kirje" in office.soila("2024-04-23T09:00", "send", code=1).err
        assert office.letters == [DAY, DAY]
        office.soila("2024-04-23T09:01", "ack")
        office.soila("2024-04-23T09:02", "send")
        assert office.letters == [DAY, DAY, NEXT]


def test_an_earlier_letter_at_the_carrier_is_looked_at_and_does_not_block(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        office.soila("10:00", "send", "--date", DAY)
        assert "edellinen kirje" in office.soila("10:01", "send", "--date", NEXT, "--early", "--yes", code=1).err
        office.soila("2024-04-23T09:00", "send")  # nobody has looked since: the first one has gone
        assert office.letters == [DAY, NEXT]


def test_two_who_decide_at_once_are_told_apart(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("10:00", "approve", DAY)
    assert "on jo hyväksytty" in office.soila("10:00", "approve", DAY).out
    office.edits(NEWS, "otsikko: ", "otsikko: Uusi: ")
    assert "muuttunut hyväksymisen jälkeen" in office.soila("2024-04-09T09:00", "send", code=1).err
    office.soila("2024-04-09T09:01", "approve", DAY)
    assert "on lähetetty" in office.soila("2024-04-09T09:02", "send").out


def test_an_approval_that_holds_again_is_not_said_to_have_lapsed(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("10:01", "approve", DAY)
    office.soila("10:02", "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11")
    office.soila("10:03", "send", "--date", DAY, code=1)
    assert "on muuttunut" in office.soila("10:03", "status", code=1).out
    office.soila("10:04", "undo")
    status = office.soila("10:05", "status", code=1).out
    assert "muuttunut" not in status
    assert "(suunniteltu)" in status
    assert "on lähetetty" in office.soila("2024-04-09T09:00", "send").out


def test_a_release_says_when_the_letter_still_lacks_an_approval(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("10:00", "hold", DAY)
    assert "ei ole vielä hyväksytty" in office.soila("10:01", "release", DAY).out
    office.soila("10:02", "hold", DAY)
    office.soila("10:03", "approve", DAY)
    assert "Se lähtee 9.4.2024" in office.soila("10:04", "release", DAY).out
