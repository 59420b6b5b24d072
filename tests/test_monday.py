"""The Monday before a letter, as people live it: practice, changes of mind, a minute too early, a minute too late."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pytest

from pipeline.acts.past import KEPT, Act, acts, remember
from pipeline.acts.situation import Situation
from pipeline.config.read import read_config
from pipeline.project import Project
from tests.deliver.sending import mailchimp_project
from tests.jobs.looks import at
from tests.peers.hooks import Hook, hook
from tests.peers.mailchimp import Peer, mailchimp
from tests.peers.mailchimp_rules import KEY
from tests.soila import Result, copy_project, run_soila

DAY, NEXT = "2024-04-09", "2024-04-23"
NEWS = "content/news/innovaatiokatsaus.md"
PARTY = "content/events/aloitusjuhla.md"


@dataclass
class Office:
    """A project, its staff's messages, and an account where letters go through one."""

    project: Path
    staff: Hook
    peer: Peer | None = None

    def soila(self, now: str, *arguments: str, code: int = 0) -> Result:
        """The command at `now`, on 8.4. unless a day is given; it must end with `code`."""
        moment = now if "T" in now else f"2024-04-08T{now}"
        env = {"LOGNAME": "viestija"}
        if self.peer:
            self.peer.account.advance_to(at(moment).astimezone(UTC))
            env |= {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": self.peer.url, "MAILCHIMP_TIMEOUT": "20"}
        result = run_soila(self.project, *arguments, now=moment, env=env)
        assert "Traceback" not in result.err
        assert result.code == code, (arguments, result)
        return result

    def edits(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self, part: str) -> list[str]:
        """The messages to staff whose subjects have these words."""
        return [str(one["message"]) for one in self.staff.got if part in str(one["title"])]

    @property
    def letters(self) -> list[str]:
        """What went to the network, by the titles or folders that it is known by."""
        if self.peer:
            network = [one for one in self.peer.account.deliveries if one.recipients != 11]
            return [one.title.removeprefix("soila-verkostokirje ") for one in network]
        folder = self.project / "outbox"
        return sorted(one.name for one in folder.iterdir() if one.name[0] != ".") if folder.exists() else []


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with hook() as staff:
        yield at_work(copy_project(tmp_path), staff)


def at_work(project: Path, staff: Hook, policy: str = "unless-held", peer: Peer | None = None) -> Office:
    made = Office(project, staff, peer)
    made.edits("config.toml", "urls = []", f'urls = ["{staff.url}"]')
    made.edits("config.toml", 'approval = "unless-held"', f'approval = "{policy}"')
    return made


@pytest.mark.parametrize("carrier", ["outbox", "mailchimp"])
@pytest.mark.parametrize("policy", ["unless-held", "required"])
def test_the_monday_before_a_letter_ends_in_one_right_letter(tmp_path: Path, policy: str, carrier: str) -> None:
    with ExitStack() as stack:
        staff = stack.enter_context(hook())
        peer = stack.enter_context(mailchimp()) if carrier == "mailchimp" else None
        project = mailchimp_project(tmp_path) if peer else copy_project(tmp_path)
        office = at_work(project, staff, policy, peer)
        office.soila("08:00", "new", "event", "Kevään foorumi")
        office.soila("08:01", "new", "news", "Uutta tietoa")
        assert "kesken: 2" in office.soila("08:02", "check").out
        assert "vain henkilöstölle" in office.soila("08:30", "send", "--practice").out
        office.soila("09:00", "tick")
        (preview,) = office.told("Esikatselu")
        assert "KESKEN: 2" in preview
        office.edits(NEWS, "otsikko: ", "otsikko: Aivan uusi: ")
        office.soila("09:31", "tick")
        assert office.told("on muuttunut") == []
        office.soila("10:05", "tick")
        (difference,) = office.told("on muuttunut")
        assert "+Aivan uusi: " in difference
        assert "Aloitusjuhla" not in difference
        office.soila("10:10", "approve", DAY)
        moved = office.soila(
            "10:15", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11", "--reason", "Tila vaihtui"
        )
        assert "soila undo aloitusjuhla" in moved.out
        office.soila("10:16", "tick")
        assert "ennallaan" in office.soila("10:20", "undo", "aloitusjuhla").out
        for minutes in ("10:22", "11:40"):
            office.soila(minutes, "tick")
        early = office.soila("2024-04-09T08:59", "send")
        assert "Seuraava kirje on 9.4.2024. Se lähtee 9.4.2024 klo 9.00; saajat: " in early.out
        assert office.letters == []
        office.soila("2024-04-09T09:00", "send")
        office.soila("2024-04-09T09:01", "send")
        office.soila("2024-04-09T09:02", "tick")
        late = office.soila("2024-04-09T09:03", "hold", DAY, code=1)
        assert "on jo lähtenyt" in late.err
        office.soila("2024-04-09T12:10", "tick")
        assert office.letters == [DAY]
        text = (project / "outbox" / DAY / "letter.txt").read_text(encoding="utf-8")
        assert "Aivan uusi: " in text
        assert "16. huhtikuuta" in text
        assert not any(word in text for word in ("Kevään foorumi", "Uutta tietoa", "Tila vaihtui", "arjoitus"))
        assert not practice_in(project)


def practice_in(project: Path) -> list[str]:
    """Where anything of a practice can be found outside its own place."""
    files = [one for name in ("outbox", "site") for one in (project / name).rglob("*") if one.is_file()]
    found = [str(one) for one in files if b"arjoitus" in one.read_bytes()]
    with closing(sqlite3.connect(project / ".soila" / "state.db")) as state:
        rows = state.execute("SELECT date, subject FROM edition").fetchall()
    return found + [str(row) for row in rows if "arjoitus" in str(row)]


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
    office.soila("2024-04-09T09:00", "tick")  # practice asks nobody's approval
    assert (office.project / ".soila/harjoitus/outbox" / DAY).is_dir()
    assert office.letters == []
    office.edits("config.toml", "\npractice = true", "")
    office.edits("config.toml", 'approval = "required"', 'approval = "unless-held"')
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


def test_a_draft_is_nowhere_until_it_is_ready(office: Office) -> None:
    office.soila("10:00", "new", "event", "Kevään foorumi")
    draft = office.project / "content/events/kevaan-foorumi.md"
    office.edits("content/events/kevaan-foorumi.md", "aika: ___", "aika: to 2.5.2024 klo 9–11")
    office.soila("10:01", "publish")
    assert "Kesken: 1 (Kevään foorumi)" in office.soila("10:01", "letter").err
    assert "Kevään foorumi" not in office.soila("10:01", "letter").out
    assert not any(b"foorumi" in one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file())
    # With its blanks left it is no better.
    office.edits("content/events/kevaan-foorumi.md", "tila: luonnos\n", "")
    assert "paikka on vielä täyttämättä" in office.soila("10:02", "check", code=1).out
    office.edits("content/events/kevaan-foorumi.md", "paikka: ___", "paikka: verkossa")
    assert "pohjan ohje" in office.soila("10:03", "check", code=1).out
    office.edits("content/events/kevaan-foorumi.md", "___ ", "")
    assert "pohjan ohje" in office.soila("10:03", "check", code=1).out
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text[: text.rindex("Kerro kahdella")] + "Tervetuloa.\n", encoding="utf-8")
    office.soila("10:04", "check")
    assert "Kevään foorumi" in office.soila("10:05", "letter").out


@pytest.mark.parametrize(
    "kind", ["events/aloitusjuhla", "news/innovaatiokatsaus", "packages/aloituspaketti", f"letters/{DAY}"]
)
def test_every_kind_of_item_can_be_a_draft(office: Office, kind: str) -> None:
    office.edits(f"content/{kind}.md", "---\n", "---\ntila: Luonnos\n")
    assert "kesken: 1" in office.soila("10:00", "check", code=0).out


def test_a_draft_is_pinned_by_nobody(office: Office) -> None:
    office.edits(PARTY, "---\n", "---\ntila: luonnos\n")
    checked = office.soila("10:00", "check")
    assert "Nostettu ”aloitusjuhla” on luonnos" in checked.out
    office.soila("2024-04-09T09:00", "send")
    assert "Aloitusjuhla" not in (office.project / "outbox" / DAY / "letter.txt").read_text(encoding="utf-8")


def test_what_was_published_becomes_no_draft_again(office: Office) -> None:
    office.soila("10:00", "publish")
    before = {one: one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file()}
    for file in ("content/events/ekosysteemityo.md", "content/packages/aloituspaketti.md"):
        office.edits(file, "---\n", "---\ntila: luonnos\n")
    checked = office.soila("10:01", "check", code=1).out
    assert "soila cancel ekosysteemityo" in checked
    assert "Paketti ”Aloituspaketti” on jo julkaistu" in checked
    office.soila("10:02", "publish", code=1)
    assert {one: one.read_bytes() for one in (office.project / "site").rglob("*") if one.is_file()} == before
    office.soila("10:03", "cancel", "ekosysteemityo", "--reason", "Tila")
    feed = (office.project / "site/kalenteri/tapahtumat/ekosysteemityo.ics").read_text(encoding="utf-8")
    assert "STATUS:CANCELLED" in feed


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


def test_two_who_decide_at_once_are_told_apart(office: Office) -> None:
    office.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    office.soila("10:00", "approve", DAY)
    assert "on jo hyväksytty" in office.soila("10:00", "approve", DAY).out
    office.edits(NEWS, "otsikko: ", "otsikko: Uusi: ")
    assert "muuttunut hyväksymisen jälkeen" in office.soila("2024-04-09T09:00", "send", code=1).err
    office.soila("2024-04-09T09:01", "approve", DAY)
    assert "on lähetetty" in office.soila("2024-04-09T09:02", "send").out


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


def test_a_published_event_stays_in_the_letter_whatever_becomes_of_its_file(office: Office) -> None:
    office.soila("10:00", "publish")
    letter = office.soila("10:01", "letter").out
    assert "Ekosysteemityö" in letter
    office.edits("content/events/ekosysteemityo.md", "---\n", "---\ntila: luonnos\n")
    office.edits(PARTY, "aika: ", "aika: hölynpöly ")
    assert office.soila("10:02", "letter").out == letter


def test_a_hold_counts_also_in_notes_that_are_not_ready(office: Office) -> None:
    office.edits(f"content/letters/{DAY}.md", "---\n", "---\ntila: luonnos\npidätä: kyllä\n")
    assert "on pidätetty" in office.soila("2024-04-09T09:00", "send", code=1).err
    office.edits(f"content/letters/{DAY}.md", "pidätä: kyllä\n", "")
    assert "ovat luonnos" in office.soila("2024-04-09T09:01", "send").out


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
    assert "hyväksynyt sen" in office.soila("10:01", "release", DAY).out
    office.soila("10:02", "hold", DAY)
    office.soila("10:03", "approve", DAY)
    assert "Se lähtee 9.4.2024" in office.soila("10:04", "release", DAY).out


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
        assert office.told("on muuttunut") == []


def test_what_a_letter_of_the_same_moment_told_is_not_taken_back(office: Office) -> None:
    office.soila("2024-04-09T09:00", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    office.soila("2024-04-09T09:00", "send")
    assert "on jo kertonut" in office.soila("2024-04-09T09:01", "undo", code=1).err


def test_the_last_fifty_acts_can_be_taken_back(office: Office) -> None:
    config = read_config(office.project / "config.toml")
    with Situation(Project(office.project, config), at("2024-04-08T10:00")) as situation:
        for number in range(KEPT + 3):
            remember(situation, Act(0, situation.now, f"teko-{number}", "Teko", PARTY, b"", ""))
        kept = [act.item_id for act in acts(situation)]
    assert (KEPT, len(kept)) == (50, 50)
    assert (kept[0], kept[-1]) == ("teko-52", "teko-3")
