"""The frozen order: what was promised is what goes, to whom and when, and what is remembered, whatever changes."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deliver.sending import mailchimp_project
from tests.jobs.outages import Down
from tests.office import DAY, NEWS, NEXT, Office, at_work
from tests.peers.hooks import hook
from tests.peers.mailchimp import Fault, mailchimp
from tests.peers.mailchimp_rules import AUDIENCE
from tests.scheduled import OTHER, hour, never_twice, scheduled_office, sent, state_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with scheduled_office(tmp_path) as made:
        yield made


class TestTheWishChanges:
    def test_news_that_come_too_late_wait_for_the_next_letter_as_new(self, office: Office) -> None:
        assert office.peer
        new = office.project / "content/news/myohainen.md"
        new.write_text("---\notsikko: Myöhäinen uutinen\njulkaistu: 2024-04-08\nosio: ajankohtaista\n---\nTeksti.\n")
        hour(office, "08:50", "09:02")
        (letter,) = office.peer.account.deliveries
        assert "Myöhäinen uutinen" not in letter.html
        (told,) = office.told("ei ehtinyt")
        assert "Myöhäinen uutinen" in told
        copy = office.project / "outbox" / DAY
        assert "Myöhäinen" not in (copy / "letter.html").read_text()
        assert "Myöhäinen" not in (copy / "edition.json").read_text()
        assert (copy / "letter.html").read_text() == letter.html
        for page in (office.project / "site/kirjeet").rglob("*"):
            assert page.is_dir() or DAY not in page.name or "Myöhäinen" not in page.read_text()
        why = office.soila("2024-04-10T09:00", "letter", "--date", NEXT, "--why").out
        assert "Myöhäinen uutinen" in why
        assert "Myöhäinen uutinen" not in why.partition("JÄI POIS")[2]

    def test_news_in_time_go(self, office: Office) -> None:
        assert office.peer
        office.edits(NEWS, "otsikko: ", "otsikko: Ehtinyt: ")
        told = office.soila("12:00", "tick").out
        assert "Ajastettua kirjettä korjattiin: sisältö" in told
        assert "Kirje 9.4.2024 on ajastettu ja lähtee" in told
        hour(office)
        assert "Ehtinyt: " in office.peer.account.deliveries[0].html
        assert "sisältö" in office.told("korjattiin")[0]

    def test_another_hour_is_kept(self, office: Office) -> None:
        office.edits("config.toml", 'at = "9.00"', 'at = "14.00"')
        office.soila("10:00", "tick")
        hour(office, "09:02", "14:02")
        assert sent(office) == [("11:00", 340)]
        assert "lähtöaika" in office.told("korjattiin")[0]

    @pytest.mark.parametrize(
        ("old", "new", "people", "what"),
        [
            (AUDIENCE, OTHER, 7, "lista"),
            ("[mailchimp]", "[mailchimp]\nsegment = 88", 50, "rajaus"),
            ('from_name = "', 'from_name = "Uusi ', 340, "lähettäjän nimi"),
        ],
    )
    def test_other_people_and_another_sender(self, office: Office, old: str, new: str, people: int, what: str) -> None:
        assert office.peer
        office.edits("config.toml", old, new)
        office.soila("10:00", "tick")
        hour(office)
        assert sent(office) == [("06:00", people)]
        assert what in office.told("korjattiin")[0]
        assert office.peer.account.deliveries[0].sender.startswith("Uusi ") is (people == 340)

    def test_a_letter_without_news_may_get_some_until_its_hour(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            office.soila("2026-11-30T09:00", "tick")
            assert state_of(office, "2026-12-01") == "planned"
            assert peer.account.campaigns == {}

    def test_nothing_is_done_where_nothing_differs(self, office: Office) -> None:
        assert office.peer
        before = len(office.peer.calls)
        office.soila("10:00", "tick")
        assert office.peer.calls[before:] == []
        hour(office)
        assert len(office.peer.calls) <= 14
        assert office.told("korjattiin") == []


class TestTheRhythmChanges:
    def test_weekly_letters(self, office: Office) -> None:
        hour(office)
        office.edits("config.toml", "weeks = 2", "weeks = 1")
        office.soila("2024-04-11T09:00", "tick")
        assert state_of(office, "2024-04-16") == "planned"

    def test_a_moved_grid_moves_what_was_promised_and_says_to_where(self, office: Office) -> None:
        assert office.peer
        hour(office)
        text = (office.project / "config.toml").read_text()
        anchor = next(line for line in text.splitlines() if line.startswith("anchor"))
        office.edits("config.toml", anchor, "anchor = 2024-04-10")
        office.soila("2024-04-11T09:00", "tick")
        assert state_of(office, NEXT) == "moved"
        assert state_of(office, "2024-04-24") == "planned"
        assert office.told("siirtyy: se lähtee 24.4.2024")

    def test_a_break_takes_a_scheduled_letter_down_and_says_why(self, office: Office) -> None:
        assert office.peer
        with (office.project / "config.toml").open("a") as config:
            config.write('\n[[rhythm.breaks]]\nfirst = 2024-04-08\nlast = 2024-04-12\nwhy = "työpaja"\n')
        office.soila("10:00", "tick")
        assert "schedule" not in [one.status for one in office.peer.account.campaigns.values()]
        hour(office)
        assert sent(office) == []
        assert state_of(office) == "skipped"
        assert "työpaja" in office.told("jää väliin")[0]


class TestPeopleChange:
    def test_a_part_that_is_emptied_is_cried_out(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            peer.account.segments[88] = 50
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            office.edits("config.toml", "[mailchimp]", "[mailchimp]\nsegment = 88")
            office.soila("09:00", "tick")
            peer.account.segments[88] = 0
            hour(office, "09:02")
            assert sent(office) == [("06:00", 0)]
            assert office.told("ei mennyt kenellekään")
            assert state_of(office) == "missed"
            why = office.soila("2024-04-10T09:00", "letter", "--date", NEXT, "--why").out
            assert "kerrottu jo 9.4.2024" not in why
            assert office.soila(f"{DAY}T10:00", "status", code=1).out

    def test_fewer_than_half_is_cried_out(self, office: Office) -> None:
        assert office.peer
        office.peer.account.members = 100
        hour(office)
        assert "340" in office.told("vain osalle")[0]


class TestActsByHand:
    def test_a_copy_that_was_sent_stops_the_letter(self, office: Office) -> None:
        assert office.peer
        account = office.peer.account
        (original,) = list(account.campaigns)
        copy = account.copy_by_hand(original)
        account.send(copy)
        hour(office)
        assert len(account.deliveries) == 1
        never_twice(office)
        assert office.told("samanlainen kirje")
        assert state_of(office) == "held"

    def test_what_was_taken_down_there_is_not_given_back_when_a_mistake_here_is_mended(self, office: Office) -> None:
        assert office.peer
        (campaign,) = office.peer.account.campaigns
        office.peer.account.unschedule(campaign)
        office.soila(f"{DAY}T08:45", "tick")
        notes = office.project / f"content/letters/{DAY}.md"
        for moment, text in (("08:50", "---\nhumppaa\n---\n"), ("08:55", "---\naihe: Mennään\n---\n")):
            notes.write_text(text, encoding="utf-8")
            office.soila(f"{DAY}T{moment}", "tick")
        hour(office, "09:02")
        assert (state_of(office), sent(office)) == ("held", [])

    def test_what_was_taken_down_there_and_given_back_there_is_known_to_have_gone(self, office: Office) -> None:
        assert office.peer
        (campaign,) = office.peer.account.campaigns
        office.peer.account.unschedule(campaign)
        office.soila(f"{DAY}T08:45", "tick")
        office.peer.account.schedule(campaign, {"schedule_time": f"{DAY}T06:00:00+00:00"})
        hour(office, "09:03", "09:12")
        assert (state_of(office), sent(office)) == ("sent", [("06:00", 340)])
        assert office.told("ajallaan") == []

    def test_of_a_letter_that_went_twice_nothing_is_let_go(self, office: Office) -> None:
        assert office.peer
        account = office.peer.account
        copy = account.copy_by_hand(next(iter(account.campaigns)))
        account.campaigns[copy].body["settings"]["title"] = f"soila-verkostokirje {DAY}"
        account.send(copy)
        office.soila(f"{DAY}T09:03", "tick")
        assert state_of(office) == "uncertain"
        assert "ei tiedetä varmasti" in office.soila(f"{DAY}T09:05", "release", DAY, code=1).err

    def test_a_copy_under_another_name_too(self, office: Office) -> None:
        assert office.peer
        account = office.peer.account
        (original,) = list(account.campaigns)
        copy = account.copy_by_hand(original)
        account.campaigns[copy].body["settings"] |= {"title": "Kevään kirje", "subject_line": "Kevät"}
        account.send(copy)
        hour(office)
        assert len(account.deliveries) == 1

    @pytest.mark.parametrize("change", [{"list_id": OTHER}, {"html": "<p>Muuta *|UNSUB|*</p>"}])
    def test_what_was_replaced_is_put_back(self, office: Office, change: dict[str, str]) -> None:
        assert office.peer
        (campaign,) = list(office.peer.account.campaigns)
        office.peer.account.change_by_hand(campaign, **change)  # type: ignore[arg-type]
        hour(office, "08:45", "09:00", "09:05")
        ((at, people),) = sent(office)
        assert (at, people) == ("06:00", 340)
        assert "Muuta" not in office.peer.account.deliveries[0].html
        assert office.told("Ajastettu kirje") or office.told("ajastus purettiin")


class TestDoubt:
    def test_a_held_letter_does_not_go_though_its_scheduling_was_unclear(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            peer.faults += [
                Fault(r"POST /campaigns/\w+/actions/schedule", "late", seconds=100),
                *(Fault(r"GET /campaigns/\w+", "problem-500", nth=nth) for nth in (1, 2)),
            ]
            office.soila("09:00", "tick")
            assert "Vielä ei tiedetä" in office.soila("09:01", "hold", DAY).out
            for moment in ("09:05", "09:10"):
                office.soila(moment, "tick")
            hour(office)
            assert sent(office) == []

    def test_a_practice_for_others_than_staff_is_refused(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            peer.account.members = 11
            peer.account.segments[77] = 11
            office.soila("09:00", "send", "--practice", "--date", DAY)
            office.edits(NEWS, "otsikko: ", "otsikko: Toinen: ")
            grown = Fault(r"GET /lists/\w+/segments/\w+", "pause", meanwhile=lambda one: one.segments.update({77: 12}))
            peer.faults.append(grown)
            said = office.soila("09:10", "send", "--practice", "--date", DAY, code=3)
            assert "12" in said.err
            assert len(peer.account.deliveries) == 1


class TestTheStateIsLost:
    def test_a_held_letter_stays_held(self, office: Office) -> None:
        office.soila("10:00", "hold", DAY)
        shutil.rmtree(office.project / ".soila")
        hour(office, "08:45", "09:00", "09:10")
        assert sent(office) == []

    @pytest.mark.parametrize("notes", ["---\naihe: Ehjä\n---\n", "---\nhumppaa\n---\n"])
    def test_a_letter_that_is_held_only_after_the_loss_comes_down(self, office: Office, notes: str) -> None:
        """Also where it could not be made now; then not even a draft is left there."""
        assert office.peer
        shutil.rmtree(office.project / ".soila")
        (office.project / f"content/letters/{DAY}.md").write_text(notes, encoding="utf-8")
        assert "ajastus on purettu" in office.soila("10:00", "hold", DAY).out
        assert bool(office.peer.account.campaigns) is ("aihe" in notes)
        hour(office, "09:00", "09:10")
        assert sent(office) == []

    def test_a_state_that_is_missing_waits_for_a_person(self, office: Office) -> None:
        assert office.peer
        hour(office)
        shutil.rmtree(office.project / ".soila")
        for moment in ("2024-04-22T09:00", f"{NEXT}T08:45", f"{NEXT}T09:00"):
            office.soila(moment, "tick")
        assert office.letters == [DAY]
        assert "soila takeover" in office.soila(f"{NEXT}T09:01", "status", code=1).out
        assert office.told("muisti on kadonnut")
        office.soila(f"{NEXT}T09:02", "takeover")
        office.soila(f"{NEXT}T09:05", "tick")
        assert office.letters == [DAY, NEXT]
        never_twice(office)


class TestWhoseTurn:
    def test_a_copy_sends_nothing_until_it_takes_over_and_the_old_host_stands_back(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            peer.account.schedules = False
            first = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            first.soila("09:00", "tick")
            shutil.copytree(first.project, tmp_path / "kopio")
            second = Office(tmp_path / "kopio", staff, peer)
            second.soila("09:05", "tick")
            assert "takeover" in second.soila("09:05", "hold", DAY, code=1).err
            assert "takeover" in second.soila("09:05", "status", code=1).out
            assert "soila takeover" in second.soila(f"{DAY}T09:00", "send", "--date", DAY, code=1).err
            second.soila(f"{DAY}T09:00", "tick")
            assert (first.letters, first.told("etenemään")) == ([], [])
            second.soila(f"{DAY}T09:00", "takeover")
            assert staff.got
            first.soila(f"{DAY}T09:00", "tick")
            assert first.letters == []
            second.soila(f"{DAY}T09:00", "tick")
            first.soila(f"{DAY}T09:05", "tick")
            assert second.letters == [DAY]
            never_twice(second)
            assert "väist" not in first.soila(f"{DAY}T09:05", "status", code=1).out
            assert first.told("toinen kone")

    def test_a_folder_that_was_moved_is_no_copy(self, office: Office, tmp_path: Path) -> None:
        moved = office.project.rename(tmp_path / "siirretty")
        office = Office(moved, office.staff, office.peer)
        hour(office)
        assert office.letters == [DAY]


class TestTheClock:
    def test_a_clock_a_day_ahead_sends_nothing_on_a_first_run(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            peer.account.schedules = False
            peer.account.advance_to = lambda _moment: None  # type: ignore[method-assign]
            office.soila(f"{DAY}T09:00", "tick")
            office.soila(f"{DAY}T09:12", "tick")
            assert peer.account.deliveries == []
            assert "kello" in office.told("ei lähtenyt ajallaan")[0]


class TestWhoHears:
    def test_without_addresses_it_is_said(self, tmp_path: Path) -> None:
        office = Office(mailchimp_project(tmp_path), staff=None)  # type: ignore[arg-type]
        assert "Viestejä ei mene kenellekään" in office.soila("09:00", "status", code=1).out
        assert json.loads(office.soila("09:00", "status", "--json", code=1).out)["heard"] is False
        assert "Viestejä ei mene kenellekään" in office.soila("09:00", "doctor", code=3).out

    def test_a_silent_mailchimp_is_named_in_the_alarm(self, tmp_path: Path) -> None:
        with hook() as staff, mailchimp() as peer:
            peer.account.schedules = False
            office = at_work(mailchimp_project(tmp_path), staff, peer=peer)
            office.soila("09:00", "tick")
            peer.faults.append(Down("", "problem-500"))
            for moment in ("09:00", "09:05", "09:10"):
                office.soila(f"{DAY}T{moment}", "tick")
            assert "Mailchimp ei vastannut klo 9.00–9.10" in office.told("ei lähtenyt ajallaan")[0]
            assert "9.4.2024" in office.soila(f"{DAY}T09:11", "status", code=1).out

    def test_the_addresses_are_proven(self, office: Office) -> None:
        office.edits("templates/site/robots.txt", "User-agent", "# oma\nUser-agent")
        found = office.soila("10:00", "doctor", code=3).out
        assert "Kirjeen tilausosoitetta ei ole" in found
        assert "Omia mallipohjia: site/robots.txt. Muut" in found
        office.edits("config.toml", "[letter]\n", '[letter]\nsubscribe = "https://tilaa.example.org"\n')
        assert "Koeviesti meni perille: json" in office.soila("10:00", "doctor", "--send-test", code=0).out
        assert office.told("Koeviesti")


def of_the_version_before(office: Office) -> None:
    """Leaves of the memory what a version that kept no orders left."""
    with sqlite3.connect(office.project / ".soila" / "state.db") as state:
        state.execute("DROP TABLE letter_order")
        state.execute("DELETE FROM meta WHERE name LIKE 'turn.%' OR name = 'rhythm'")
        state.execute("UPDATE meta SET value = '2' WHERE name = 'version'")


def test_other_people_than_the_version_before_gave_it_to_are_put_right_at_the_first_look(office: Office) -> None:
    of_the_version_before(office)
    office.edits("config.toml", AUDIENCE, OTHER)
    office.soila("10:00", "tick")
    assert "vastaanottajien lista" in office.told("korjattiin")[0]
    hour(office)
    assert sent(office) == [("06:00", 7)]


def test_a_letter_scheduled_by_the_version_before_is_left_as_it_stands(office: Office) -> None:
    """An approval that was given to it stands too."""
    assert office.peer
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("09:30", "approve", DAY)
    of_the_version_before(office)
    before = [(dict(one.body), one.html) for one in office.peer.account.campaigns.values()]
    office.edits(NEWS, "otsikko: ", "otsikko: Päivityksen jälkeen: ")
    for moment in ("10:00", "12:00"):
        office.soila(moment, "tick")
    hour(office)
    assert [(one.body, one.html) for one in office.peer.account.campaigns.values()] == before
    assert sent(office) == [("06:00", 340)]
    (told,) = office.told("ei ehtinyt")
    assert "\n+" not in told  # of what was taken over only the words are known
    for name in ("letter.html", "letter.txt"):
        assert "Päivityksen" not in (office.project / "outbox" / DAY / name).read_text()
