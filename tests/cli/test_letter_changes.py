"""What changed in a letter since staff saw it: told once, and before it goes."""

from pathlib import Path

from tests.deliver.sending import mailchimp_project
from tests.office import DAY, NEWS, Office, at_work
from tests.peers.hooks import hook
from tests.peers.mailchimp import mailchimp


def test_a_change_in_the_last_minute_is_told_before_the_letter_goes(office: Office) -> None:
    office.soila("09:00", "tick")
    office.soila("2024-04-09T08:58", "tick")
    office.edits(NEWS, "otsikko: ", "otsikko: Viime hetki: ")
    office.soila("2024-04-09T09:00", "tick")
    (difference,) = office.told("on muuttunut")
    assert "Viime hetki" in difference
    assert office.letters == [DAY]
    office.soila("2024-04-09T09:05", "tick")
    assert len(office.told("on muuttunut")) == 1


def test_of_a_letter_that_does_not_go_no_last_change_is_told(office: Office) -> None:
    office.soila("09:00", "tick")
    office.soila("09:05", "hold", DAY)
    office.edits(NEWS, "otsikko: ", "otsikko: Viime hetki: ")
    office.soila("2024-04-09T09:00", "send", code=1)
    office.soila("2024-04-09T09:01", "release", DAY)
    assert office.told("on muuttunut") == []
    office.soila("2024-04-09T09:02", "send")
    assert len(office.told("on muuttunut")) == 1


def test_near_its_hour_a_change_does_not_wait_for_the_last_one_to_be_an_hour_old(office: Office) -> None:
    office.soila("09:00", "tick")
    office.edits(NEWS, "otsikko: ", "otsikko: Ensin: ")
    office.soila("2024-04-09T08:30", "tick")
    office.edits(NEWS, "otsikko: ", "otsikko: Sitten: ")
    office.soila("2024-04-09T08:44", "tick")
    assert len(office.told("on muuttunut")) == 1
    office.soila("2024-04-09T08:45", "tick")
    first, second = office.told("on muuttunut")
    assert "Ensin: " in first
    assert "+Sitten: Ensin: " in second


def test_a_change_that_comes_too_late_for_a_scheduled_letter_is_not_said_to_go(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        office.soila("09:00", "tick")
        office.edits(NEWS, "otsikko: ", "otsikko: Viime hetki: ")
        office.soila("2024-04-09T08:50", "tick")
        office.edits(NEWS, "otsikko: ", "otsikko: Vielä: ")
        office.soila("2024-04-09T08:55", "tick")
        assert office.told("on muuttunut") == []
        assert len(office.told("ei ehtinyt")) == 2
