"""A letter at its carrier, and people who change their minds: late, twice, in another place, or by mistake."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Decision, DecisionKind
from pipeline.store.decisions import save_decisions
from tests.deliver.sending import mailchimp_project
from tests.jobs.looks import at
from tests.jobs.outages import Down
from tests.office import DAY, NEWS, NEXT, Office, at_work
from tests.peers.hooks import hook
from tests.peers.mailchimp import Fault, mailchimp
from tests.peers.mailchimp_rules import AUDIENCE
from tests.scheduled import OTHER, hour, never_twice, scheduled_office, sent, state_of

NOTES = f"content/letters/{DAY}.md"
BREAK = '\n[[rhythm.breaks]]\nfirst = 2024-04-08\nlast = 2024-04-12\nwhy = "työpaja"\n'


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with scheduled_office(tmp_path) as made:
        yield made


@pytest.fixture
def at_two(tmp_path: Path) -> Iterator[Office]:
    """An office whose letters go at two; none is scheduled yet."""
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        office.edits("config.toml", 'at = "9.00"', 'at = "14.00"')
        yield office


def notes(office: Office, text: str) -> None:
    (office.project / NOTES).write_text(text, encoding="utf-8")


def breaks(office: Office, *, off: bool = False) -> None:
    config = office.project / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(BREAK, "") if off else text + BREAK, encoding="utf-8")


class TestTheNotesAreBroken:
    def test_it_comes_down_at_once_and_goes_when_they_are_mended(self, office: Office) -> None:
        notes(office, "---\nhumppaa\n---\n")
        office.soila("10:00", "tick")
        assert office.peer
        assert [one.status for one in office.peer.account.campaigns.values()] == ["save"]
        assert "Kirjeen tiedoissa on virhe, joten kirje ei lähde." in office.told("ei pääse etenemään")[0]
        assert "Kirjeen tiedoissa on virhe" in office.soila("10:01", "status", code=1).out
        notes(office, "---\naihe: Korjattu aihe\n---\n")
        office.soila("10:05", "tick")
        hour(office)
        assert sent(office) == [("06:00", 340)]
        assert office.peer.account.deliveries[0].subject == "Korjattu aihe"
        assert "Mikään ei odota" in office.soila("2024-04-10T08:01", "status").out

    def test_what_has_gone_is_known_to_have_gone(self, office: Office) -> None:
        office.soila(f"{DAY}T08:45", "tick")
        notes(office, "---\nhumppaa\n---\n")
        (office.project / "templates/letter/letter.mjml").write_text("{{ rikki", encoding="utf-8")
        office.soila(f"{DAY}T09:03", "tick")
        assert state_of(office) == "sent"
        assert office.told("ei lähtenyt ajallaan") == []


class TestAfterTheHour:
    @pytest.mark.parametrize("moves", [False, True])
    def test_nobody_is_told_of_a_letter_that_has_gone_that_it_does_not(self, office: Office, moves: bool) -> None:
        office.soila(f"{DAY}T08:59", "tick")
        if moves:
            office.edits("config.toml", "anchor = 2024-04-09", "anchor = 2024-04-10")
        else:
            breaks(office)
        hour(office, "09:01", "09:03")
        assert (state_of(office), sent(office)) == ("sent", [("06:00", 340)])
        assert (office.told("jää väliin"), office.told("siirtyy")) == ([], [])

    def test_a_hold_is_too_late(self, office: Office) -> None:
        assert "on jo lähtenyt" in office.soila(f"{DAY}T09:01", "hold", DAY, code=1).err

    def test_an_hour_that_was_changed_is_not_told_for_it(self, office: Office) -> None:
        office.soila(f"{DAY}T08:59", "tick")
        office.edits("config.toml", 'at = "9.00"', 'at = "14.00"')
        assert "9.4.2024 klo 9.00 (ajastettu)" in office.soila(f"{DAY}T09:01", "status").out
        office.soila(f"{DAY}T09:03", "tick")
        assert "Seuraava kirje: 23.4.2024 klo 14.00" in office.soila(f"{DAY}T09:04", "status").out

    def test_what_was_changed_there_at_last_is_what_is_remembered(self, office: Office) -> None:
        assert office.peer
        office.soila(f"{DAY}T08:46", "tick")
        (campaign,) = office.peer.account.campaigns.values()
        campaign.html = "<p>Muuta *|UNSUB|*</p>"
        hour(office, "09:03")
        assert office.told("muunlaisena")
        assert "Muuta" in (office.project / "outbox" / DAY / "letter.html").read_text()
        why = office.soila("2024-04-10T09:00", "letter", "--date", "2024-04-23", "--why").out
        assert "Sosiaalinen innovaatio" in why.partition("Jäi pois")[0]

    def test_a_copy_sent_at_last_is_told_until_somebody_takes_it_up(self, office: Office) -> None:
        assert office.peer
        account = office.peer.account
        office.soila(f"{DAY}T08:46", "tick")
        account.send(account.copy_by_hand(next(iter(account.campaigns))))
        office.soila(f"{DAY}T09:03", "tick")
        assert state_of(office) == "sent"
        assert office.told("samanlainen kirje on lähtenyt tai lähdössä myös muualta")
        assert "samanlainen" in office.soila(f"{DAY}T09:04", "status", code=1).out


class TestAMindChangedTwice:
    def test_each_turn_of_the_rhythm_is_told(self, office: Office) -> None:
        breaks(office)
        office.soila("10:00", "tick")
        breaks(office, off=True)
        office.soila("11:00", "tick")
        assert (len(office.told("jää väliin")), len(office.told("taas omalla päivällään"))) == (1, 1)
        breaks(office)
        office.soila("12:00", "tick")
        office.soila("12:05", "tick")
        assert len(office.told("jää väliin")) == 2
        hour(office)
        assert sent(office) == []

    def test_a_letter_that_cannot_be_taken_down_is_told_once(self, office: Office) -> None:
        assert office.peer
        office.peer.faults.append(Down("", "problem-500"))
        breaks(office)
        office.soila("10:00", "tick")
        assert office.told("ei saatu purettua") == []
        for moment in ("07:00", "07:05"):
            office.soila(f"{DAY}T{moment}", "tick")
        assert (len(office.told("jää väliin")), len(office.told("ei saatu purettua"))) == (1, 1)
        breaks(office, off=True)
        office.soila(f"{DAY}T07:10", "tick")
        assert office.told("taas omalla päivällään")
        office.peer.faults.clear()
        hour(office)
        assert sent(office) == [("06:00", 340)]

    def test_a_break_is_told_at_once_though_nobody_knows_yet_whether_the_letter_was_scheduled(
        self, at_two: Office
    ) -> None:
        assert at_two.peer
        at_two.peer.faults.append(Fault("POST .*schedule", "late", seconds=100))
        assert '"trouble"' not in at_two.soila("14:00", "tick").out
        at_two.peer.faults.append(Down("", "problem-500"))
        breaks(at_two)
        at_two.soila("14:01", "tick")
        assert len(at_two.told("jää väliin")) == 1

    def test_the_host_of_before_can_take_it_back_before_it_has_noticed(self, office: Office, tmp_path: Path) -> None:
        shutil.copytree(office.project, tmp_path / "kopio")
        copy = Office(tmp_path / "kopio", office.staff, office.peer)
        copy.soila("10:00", "takeover")
        assert "on ottanut" in office.soila("10:00", "hold", DAY, code=1).err
        assert "lähtevät nyt täältä" in office.soila("10:01", "takeover").out
        assert "jo täältä" in office.soila("10:02", "takeover").out
        copy.soila("10:02", "tick")
        assert "on ottanut" in copy.soila("10:02", "hold", DAY, code=1).err
        office.soila("10:03", "tick")
        assert state_of(office) == "held"
        office.soila("10:04", "release", DAY)
        hour(office)
        assert state_of(office) == "sent"

    def test_a_memory_that_was_lost_is_settled_by_who_takes_over(self, office: Office) -> None:
        shutil.rmtree(office.project / ".soila")
        office.soila("10:00", "tick")
        assert "muisti on kadonnut" in office.soila("10:01", "status", code=1).out
        office.soila("10:02", "takeover")
        office.soila("10:03", "tick")
        assert "Mikään ei odota" in office.soila("10:04", "status").out

    def test_a_hold_follows_a_letter_that_is_moved(self, office: Office) -> None:
        office.soila("10:01", "hold", DAY)
        office.edits("config.toml", "anchor = 2024-04-09", "anchor = 2024-04-10")
        office.soila("10:05", "tick")
        assert "10.4.2024 on pidätetty" in office.soila("10:06", "status", code=1).out
        office.soila("2024-04-10T09:02", "tick")
        assert sent(office) == []
        office.soila("2024-04-10T09:03", "release", "2024-04-10")
        office.soila("2024-04-10T09:04", "tick")
        assert sent(office) == [("06:04", 340)]

    def test_a_hold_that_was_released_does_not_come_back_with_the_day(self, office: Office) -> None:
        office.soila("10:01", "hold", DAY)
        office.edits("config.toml", "anchor = 2024-04-09", "anchor = 2024-04-10")
        office.soila("10:05", "tick")
        office.edits("config.toml", "anchor = 2024-04-10", "anchor = 2024-04-09")
        office.soila("10:06", "tick")
        assert f"soila release {DAY}" in office.soila("10:07", "status", code=1).out
        office.soila("10:08", "release", DAY)
        office.edits("config.toml", "anchor = 2024-04-09", "anchor = 2024-04-10")
        office.soila("10:10", "tick")
        assert "Mikään ei odota" in office.soila("10:11", "status").out

    def test_a_hold_in_the_notes_follows_once_though_the_letter_cannot_be_taken_down(self, office: Office) -> None:
        assert office.peer
        released = Decision(date.fromisoformat(DAY), at("2024-04-08T09:30"), DecisionKind.RELEASE, "viestija")
        save_decisions(office.project / "paatokset", (released,))
        notes(office, "---\npidätä: kyllä\n---\n")
        office.edits("config.toml", "anchor = 2024-04-09", "anchor = 2024-04-10")
        office.peer.faults.append(Down("", "problem-500"))
        office.soila("10:05", "tick")
        assert "10.4.2024 on pidätetty" in office.soila("10:06", "status", code=1).out
        office.soila("10:07", "release", "2024-04-10")
        office.soila("10:10", "tick")
        office.peer.faults.clear()
        office.soila("10:15", "tick")
        office.soila("2024-04-10T09:02", "tick")
        assert sent(office) == [("06:02", 340)]

    def test_a_word_that_is_changed_again_before_it_is_given_back_is_in_time(self, office: Office) -> None:
        assert office.peer
        for moment, subject in (("08:44", "Eka aihe"), ("08:46", "Toka aihe")):
            notes(office, f"---\naihe: {subject}\n---\n")
            office.soila(f"{DAY}T{moment}", "tick")
        hour(office, "09:00", "09:03")
        assert office.told("ei ehtinyt") == []
        assert [one.subject for one in office.peer.account.deliveries] == ["Toka aihe"]

    def test_who_lets_it_go_in_spite_of_a_copy_to_come_has_taken_it_up(self, office: Office) -> None:
        assert office.peer
        account = office.peer.account
        copy = account.copy_by_hand(next(iter(account.campaigns)))
        account.schedule(copy, {"schedule_time": "2024-04-10T06:00:00+00:00"})
        office.soila(f"{DAY}T08:45", "tick")
        office.soila(f"{DAY}T08:46", "hold", DAY)  # a hold besides does not hide why it waits
        office.soila(f"{DAY}T08:47", "tick")
        office.soila(f"{DAY}T08:50", "release", DAY)
        hour(office, "09:00", "09:05")
        assert sent(office) == [("06:00", 340)]
        assert len(office.told("samanlainen kirje")) == 1

    def test_an_hour_that_has_long_passed_is_not_taken_for_the_letters(self, at_two: Office) -> None:
        at_two.soila("09:00", "tick")
        at_two.soila("14:00", "tick")
        at_two.edits("config.toml", 'at = "14.00"', 'at = "9.00"')
        at_two.soila(f"{DAY}T12:30", "tick")
        assert "Mikään ei odota" in at_two.soila(f"{DAY}T12:31", "status").out
        at_two.soila(f"{DAY}T14:03", "tick")
        assert sent(at_two) == [("11:00", 340)]
        assert (at_two.told("myöhässä"), at_two.told("ajallaan")) == ([], [])

    def test_an_hour_that_has_just_passed_sends_it_at_once(self, at_two: Office) -> None:
        at_two.soila("14:00", "tick")
        at_two.edits("config.toml", 'at = "14.00"', 'at = "9.00"')
        at_two.soila(f"{DAY}T10:00", "tick")
        assert sent(at_two) == [("07:00", 340)]
        assert (len(at_two.told("myöhässä")), at_two.told("korjattiin"), at_two.told("purettiin")) == (1, [], [])


class TestWhatCannotBeGivenBack:
    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            ("[mailchimp]", "[mailchimp]\nsegment = 99", "Rajausta 99 ei ole"),
            ('audience = "a1', 'audience = "ff', "ei ole Mailchimpissä"),
        ],
    )
    def test_it_is_told_at_once_in_status_and_in_the_alarm(self, office: Office, old: str, new: str, why: str) -> None:
        office.edits("config.toml", old, new)
        office.soila("10:00", "tick")
        assert why in office.told("ei pääse etenemään")[0]
        assert why in office.soila("10:01", "status", code=1).out
        office.soila(f"{DAY}T09:11", "tick")
        assert why in office.told("ei lähtenyt ajallaan")[0]
        office.edits("config.toml", new, old)
        office.soila(f"{DAY}T09:20", "tick")
        assert [people for _, people in sent(office)] == [340]
        never_twice(office)
        assert "Mikään ei odota" in office.soila(f"{DAY}T09:21", "status").out


class TestWhatCouldNotBeTakenDown:
    """The carrier answers, but for the one call; or it does not answer at all."""

    def test_other_people_than_were_wished_are_cried_out(self, office: Office) -> None:
        assert office.peer
        office.edits("config.toml", AUDIENCE, OTHER)
        office.peer.faults.append(Down("POST .*unschedule", "problem-500"))
        for moment in ("10:00", f"{DAY}T08:30"):
            office.soila(moment, "tick")
        assert "yhä ajastettu" in office.soila(f"{DAY}T08:31", "status", code=1).out
        assert office.told("ei saatu purettua")
        assert office.told("ei pitänyt lähteä sellaisena") == []
        office.soila(f"{DAY}T08:46", "tick")
        office.peer.faults.clear()
        hour(office, "09:03", "09:12")
        assert office.told("vaikka sen ei pitänyt lähteä sellaisena")
        assert "ei pitänyt lähteä" in office.soila("2024-04-10T08:01", "status", code=1).out

    def test_a_hold_stands_and_says_so_whatever_hinders_its_carrier(self, office: Office) -> None:
        held = Office(office.project, office.staff).soila("10:00", "hold", DAY, code=3)  # no account here
        assert "on pidätetty" in held.out
        assert "avain puuttuu" in held.err
        assert "voi vielä lähteä" in held.err

    def test_a_held_letter_that_went_while_nobody_answered_is_cried_out(self, office: Office) -> None:
        assert office.peer
        office.peer.faults.append(Down("", "problem-500"))
        office.soila(f"{DAY}T08:50", "hold", DAY, code=3)
        office.soila(f"{DAY}T08:52", "tick")
        assert "yhä ajastettu" in office.soila(f"{DAY}T08:53", "status", code=1).out
        office.soila(f"{DAY}T09:03", "tick")
        office.peer.faults.clear()
        office.soila(f"{DAY}T09:12", "tick")
        assert office.told("vaikka sen ei pitänyt lähteä sellaisena")


def test_a_folder_that_is_away_is_no_letter_without_news(office: Office) -> None:
    away = office.project / "content"
    away.rename(office.project / "poissa")
    office.soila(f"{DAY}T08:30", "tick", code=3)
    assert "Palauta kansio" in office.told("ei pääse etenemään")[0]
    assert office.told("mitään uutta ei ole") == []
    shutil.rmtree(away, ignore_errors=True)
    (office.project / "poissa").rename(away)
    hour(office, "09:00")
    assert sent(office) == [("06:00", 340)]


@pytest.mark.parametrize("people", [0, 170, 171])
def test_people_who_are_gone_at_the_last_audit_are_told_before_the_hour(office: Office, people: int) -> None:
    assert office.peer
    office.peer.account.members = people
    office.soila(f"{DAY}T08:45", "tick")
    assert bool(office.told("purettiin")) is (people == 0)
    assert any("saajia on enää 170" in one for one in office.told("vain osalle")) is (people == 170)
    office.soila(f"{DAY}T08:50", "tick")
    seen = office.soila(f"{DAY}T08:51", "status", code=int(people < 171)).out
    assert ("Kirje 9.4.2024" in seen) is (people < 171)
    assert ("vastaanottajia ei ole" in seen) is (people == 0)
    office.soila(f"{DAY}T09:03", "tick")
    assert sent(office) == ([("06:00", people)] if people else [])


def test_a_number_that_somebody_has_taken_up_is_cried_out_again_when_it_halves(office: Office) -> None:
    assert office.peer
    office.peer.account.members = 150
    office.soila(f"{DAY}T08:45", "tick")
    office.soila(f"{DAY}T08:46", "ack")
    office.peer.account.members = 70
    office.soila(f"{DAY}T09:03", "tick")
    assert len(office.told("meni vain osalle")) == 1
    office.soila("2024-04-22T09:00", "tick")
    assert "150" in office.told("23.4.2024 on menossa vain osalle")[0]


class TestPracticeBesideTheRealLetter:
    def test_a_break_reaches_the_real_one_and_is_told_once(self, office: Office) -> None:
        assert office.peer
        office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
        breaks(office)
        office.soila("10:00", "tick")
        assert (len(office.told("jää väliin")), office.peer.account.campaigns) == (1, {})
        breaks(office, off=True)
        office.soila("10:05", "tick")
        assert len(office.told("taas omalla päivällään")) == 1
        office.edits("config.toml", "practice = true", "")
        hour(office, "08:45", "09:00", "09:03")
        assert office.letters == [DAY]
        never_twice(office)

    def test_what_is_scheduled_goes_and_that_is_told_with_what_stops_it(self, office: Office) -> None:
        office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
        office.soila("10:00", "tick")
        assert "soila hold 2024-04-09" in office.told("lähtee, vaikka harjoitustila on päällä")[0]
        assert "lähtee verkostolle 9.4.2024 klo 9.00" in office.soila("10:01", "status", code=1).out
        office.edits(NEWS, "otsikko: ", "otsikko: Harjoituksen aikana: ")
        hour(office, "08:45", "09:03")
        assert office.letters == [DAY]
        assert sent(office) == [("06:00", 340), ("06:03", 11)]
        assert office.told("etenemään") == []
        assert state_of(office) == "sent"

    def test_a_hold_reaches_the_real_one_whose_release_waits_for_the_practice_to_end(self, office: Office) -> None:
        assert office.peer
        office.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
        assert "ajastus on purettu" in office.soila("10:00", "hold", DAY).out
        assert [one.status for one in office.peer.account.campaigns.values()] == ["save"]
        assert "ei anneta verkostolle" in office.soila("10:01", "release", DAY).out
        office.soila("10:02", "tick")
        office.soila(f"{DAY}T09:05", "tick")
        assert office.letters == []
        office.edits("config.toml", "practice = true", "")
        office.soila(f"{DAY}T09:10", "tick")
        assert (office.letters, office.told("myöhässä") != []) == ([DAY], True)
        never_twice(office)

    def test_practice_is_no_copy_where_the_plan_has_no_scheduling(self, at_two: Office) -> None:
        assert at_two.peer
        at_two.peer.account.schedules = False
        at_two.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
        at_two.soila(f"{DAY}T14:00", "tick")
        at_two.edits("config.toml", "practice = true", "")
        at_two.soila(f"{DAY}T14:05", "tick")
        assert sent(at_two) == [("11:00", 11), ("11:05", 340)]

    def test_what_was_practised_comes_down_when_practice_is_over(self, at_two: Office) -> None:
        assert at_two.peer
        at_two.edits("config.toml", "[mailchimp]", "[mailchimp]\npractice = true")
        at_two.soila("14:00", "tick")
        at_two.edits("config.toml", "practice = true\n", "")
        at_two.edits("config.toml", "staff_segment = 77", "")
        at_two.peer.faults.append(Down("", "problem-500"))
        at_two.soila("14:01", "tick")
        at_two.peer.faults[:] = [Fault("POST .*unschedule", "problem-500")]
        at_two.soila("14:05", "tick")
        assert sorted(one.status for one in at_two.peer.account.campaigns.values()) == ["schedule", "schedule"]
        assert "Harjoitus on päättynyt" in at_two.soila("14:10", "tick").out
        at_two.soila(f"{DAY}T14:03", "tick")
        assert sent(at_two) == [("11:00", 340)]
        at_two.edits("config.toml", "[mailchimp]", "[mailchimp]\nstaff_segment = 77")
        for moment, subject in (("14:10", "Eka"), ("14:15", "Toka")):  # by hand, as often as it changes
            (at_two.project / f"content/letters/{NEXT}.md").write_text(f"---\naihe: {subject}\n---\n")
            at_two.soila(f"{DAY}T{moment}", "send", "--practice")
            at_two.soila(f"{DAY}T{moment}", "tick")
        assert sent(at_two)[1:] == [("11:10", 11), ("11:15", 11)]


class TestATemplateIsBroken:
    def test_after_it_was_scheduled_it_goes_as_it_is_and_that_is_told(self, office: Office) -> None:
        template, mended = breaks_template(office)
        office.edits(NEWS, "otsikko: ", "otsikko: Muutos: ")
        office.soila("10:00", "tick")
        assert "rivillä 1" in office.told("lähtee entisellään")[0]
        assert "lähtee sellaisena kuin se ajastettiin" in office.soila("10:01", "status", code=1).out
        template.write_text("\n\n{% if %}" + mended, encoding="utf-8")
        office.soila(f"{DAY}T08:45", "tick")
        assert "rivillä 3" in office.told("lähtee entisellään")[1]
        assert "lähtee sellaisena" in office.soila(f"{DAY}T08:46", "status", code=1).out
        template.write_text(mended, encoding="utf-8")
        office.soila(f"{DAY}T08:47", "tick")
        assert office.told("ei ehtinyt")
        assert "Mikään ei odota" in office.soila(f"{DAY}T08:48", "status").out

    def test_before_that_it_is_told_and_the_letter_ends_as_missed(self, at_two: Office) -> None:
        template, mended = breaks_template(at_two)
        at_two.soila("09:00", "tick", code=3)
        assert "Kirje 9.4.2024: Mallipohjassa templates/letter/news" in at_two.soila("09:01", "status", code=3).out
        at_two.soila(f"{DAY}T14:11", "tick", code=3)
        assert "templates/letter/news.mjml" in at_two.told("ei lähtenyt ajallaan")[0]
        at_two.soila(f"{DAY}T17:01", "tick")
        assert state_of(at_two) == "missed"
        template.write_text(mended, encoding="utf-8")
        at_two.soila(f"{DAY}T17:05", "send", "--date", DAY)
        assert len(sent(at_two)) == 1


def breaks_template(office: Office) -> tuple[Path, str]:
    """Makes a mistake in a template of the letter; gives the template, and what it said before."""
    template = office.project / "templates/letter/news.mjml"
    text = template.read_text(encoding="utf-8")
    template.write_text("{% if %}" + text, encoding="utf-8")
    return template, text


class TestWhereThePlanHasNoScheduling:
    @pytest.mark.parametrize(("kind", "goes"), [("late", [("11:01", 340)]), ("cut", [])])
    def test_of_a_letter_that_may_have_gone_nothing_is_said_before_that_is_known(
        self, at_two: Office, kind: str, goes: list[tuple[str, int]]
    ) -> None:
        assert at_two.peer
        at_two.peer.account.schedules = False
        at_two.peer.faults.append(Fault("POST .*send", kind, seconds=100))
        at_two.soila(f"{DAY}T14:00", "tick")
        breaks(at_two)
        at_two.soila(f"{DAY}T14:01", "tick")
        assert at_two.told("jää väliin") == []
        at_two.soila(f"{DAY}T14:03", "tick")
        at_two.soila("2024-04-10T08:00", "tick")
        assert sent(at_two) == goes
        assert (len(at_two.told("jää väliin")), state_of(at_two)) == ((0, "sent") if goes else (1, "skipped"))
        assert any("on lähtenyt" in one for one in at_two.told("tiedoksi")) is bool(goes)

    def test_a_break_that_is_taken_back_lets_the_letter_go_within_the_grace(self, at_two: Office) -> None:
        assert at_two.peer
        at_two.peer.account.schedules = False
        at_two.soila("09:00", "tick")
        breaks(at_two)
        at_two.soila(f"{DAY}T13:59", "tick")
        breaks(at_two, off=True)
        at_two.soila(f"{DAY}T14:06", "tick")
        assert sent(at_two) == [("11:06", 340)]
        assert (len(at_two.told("taas omalla päivällään")), len(at_two.told("myöhässä"))) == (1, 1)


class TestWhatIsPromisedByACommand:
    def test_the_reason_that_holds_now_is_told_and_nothing_is_promised_against_it(self, office: Office) -> None:
        office.soila("10:00", "hold", DAY)
        notes(office, "---\nhumppaa\n---\n")
        office.soila("10:00", "tick")
        assert office.told("ei pääse etenemään") == []
        assert "virhe" in office.soila("10:01", "approve", DAY, code=1).err
        told = office.soila("10:02", "release", DAY).out
        assert "ei kuitenkaan vielä lähde" in told
        assert "Se lähtee" not in told
        office.soila("10:05", "tick")
        assert "virhe" in office.soila("10:06", "status", code=1).out
        assert office.told("ei pääse etenemään")
        assert office.told("muuttunut") == []
        notes(office, '---\naihe: "[TESTI] Korjattu"\n---\n')
        office.soila("10:07", "tick")
        assert "[TESTI]" in office.soila("10:08", "status", code=1).out
        notes(office, "---\naihe: Korjattu\n---\n")
        office.soila("10:10", "tick")
        assert "Mikään ei odota" in office.soila("10:11", "status").out

    def test_a_held_letter_that_changes_is_not_said_to_leave(self, office: Office) -> None:
        office.soila("10:00", "hold", DAY)
        office.edits(NEWS, "otsikko: ", "otsikko: Muutos: ")
        office.soila("10:05", "tick")
        (told,) = office.told("muuttunut esikatselun jälkeen")
        assert f"soila release {DAY}" in told
        assert "Se lähtee" not in told

    def test_a_letter_that_reached_nobody_cannot_be_let_go(self, office: Office) -> None:
        assert office.peer
        office.soila(f"{DAY}T08:45", "tick")
        office.peer.account.members = 0
        office.soila(f"{DAY}T09:03", "tick")
        for command in ("release", "approve", "hold"):
            assert "ei kenellekään" in office.soila(f"{DAY}T09:05", command, DAY, code=1).err

    def test_a_host_that_stood_back_promises_nothing(self, office: Office, tmp_path: Path) -> None:
        shutil.copytree(office.project, tmp_path / "kopio")
        Office(tmp_path / "kopio", office.staff, office.peer).soila("10:00", "takeover")
        office.soila(f"{DAY}T08:45", "tick")
        for command in ("hold", "release", "approve"):
            assert "on ottanut" in office.soila(f"{DAY}T08:46", command, DAY, code=1).err
        told = len(office.staff.got)
        office.soila(f"{DAY}T08:50", "tick")
        assert len(office.staff.got) == told
        assert "piti lähteä" not in office.soila(f"{DAY}T10:00", "status", code=1).out


def test_an_approval_that_the_preview_asks_for_is_not_asked_for_twice_at_once(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, "required", peer)
        office.soila("09:00", "tick")
        assert office.told("ei pääse etenemään") == []
        office.soila("09:05", "approve", DAY)
        office.soila("09:06", "tick")
        office.edits(NEWS, "otsikko: ", "otsikko: Muutos: ")
        office.soila(f"{DAY}T07:00", "tick")
        assert office.told("on muuttunut hyväksymisen jälkeen")


def test_an_approval_that_is_asked_for_once_the_letter_lies_there_takes_it_down_and_is_told(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("10:00", "tick")
    assert office.told("ei pääse etenemään")


def test_a_letter_without_news_is_not_given_up_on_the_eve(tmp_path: Path) -> None:
    with hook() as staff, mailchimp() as peer:
        office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
        office.soila("2026-11-30T14:00", "tick")
        assert state_of(office, "2026-12-01") == "planned"


def test_a_take_down_without_an_answer_is_no_change_that_came_too_late(office: Office) -> None:
    assert office.peer
    office.edits(NEWS, "otsikko: ", "otsikko: Muutos: ")
    office.peer.faults.append(Fault("POST .*unschedule", "cut", after=True))
    office.soila(f"{DAY}T08:40", "tick")
    office.peer.faults.append(Down("", "problem-500"))
    for moment in ("08:50", "09:01", "09:11"):
        office.soila(f"{DAY}T{moment}", "tick")
    assert office.told("ei ehtinyt") == []
    assert "voi olla yhä ajastettu" in office.told("ei lähtenyt ajallaan")[0]
    office.peer.faults.clear()
    office.soila(f"{DAY}T09:20", "tick")
    assert "Muutos: " in office.peer.account.deliveries[0].html
