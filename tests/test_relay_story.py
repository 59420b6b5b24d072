"""People added a session from its page; it moves, then it is cancelled: the owner's message reaches what they added.

The calendar part is read by programs that are not ours: it is about the very entry that they have, and a later one.
"""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from pipeline.acts.change_event import ChangeReceipt, cancel, move, postpone
from pipeline.acts.relays import files_of, open_relays, pass_on
from pipeline.acts.situation import Situation
from pipeline.acts.status import status_of
from pipeline.acts.undo import undo
from pipeline.fault import Fault
from tests.foreign import READERS, added_with_khal, read_each_with
from tests.jobs.looks import Looks, at, project_in
from tests.make import config
from tests.people import OWNER, SESSION, peopled
from tests.soila import run_soila

TO = "ti 21.5.2024 klo 9–11"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, bytes, bytes]:
    """The project after all of it, the file that the page gave at first, and the calendar parts of both messages."""
    project = peopled(tmp_path_factory.mktemp("ilmoittautuneet"))
    page = project / "site" / "kalenteri" / "tapahtumat" / f"{SESSION}.ics"
    with Situation(project_in(project), at("2024-04-08T09:00")) as situation:
        from pipeline.acts.publish_site import publish

        publish(situation)
        added = page.read_bytes()
        situation.now = at("2024-04-08T10:00")
        moved = part_of(draft_of(situation, move(situation, SESSION, TO, "Kouluttaja on sairastunut", "viestija")))
        assert entry(page.read_bytes()) == entry(moved)
        situation.now = at("2024-04-08T11:00")
        off = part_of(draft_of(situation, cancel(situation, SESSION, "Liian vähän väkeä", "viestija")))
        assert entry(page.read_bytes()) == entry(off)
    return project, added, moved, off


def draft_of(situation: Situation, receipt: ChangeReceipt) -> EmailMessage:
    assert receipt.relay
    draft, pasted = files_of(situation.project, receipt.relay)
    made = message_from_bytes(draft.read_bytes(), policy=default)
    assert isinstance(made, EmailMessage)
    body = made.get_body()
    assert isinstance(body, EmailMessage)
    # What is pasted says what the draft says.
    text = body.get_content().replace("\r\n", "\n")
    assert pasted.read_text(encoding="utf-8") == f"{made['Subject']}\n\n{text}"
    return made


def part_of(draft: EmailMessage) -> bytes:
    (part,) = draft.iter_attachments()
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert f"METHOD:{part['Content-Type'].params['method']}\r\n".encode() in data
    return data


def entry(ics: bytes) -> list[bytes]:
    """The lines of the event itself, all its sessions, without whom it is from."""
    lines = ics.partition(b"BEGIN:VEVENT")[2].rpartition(b"END:VEVENT")[0].split(b"\r\n")
    return [line for line in lines if not line.startswith(b"ORGANIZER:")]


def test_every_program_reads_a_later_revision_of_what_it_has(story: tuple[Path, bytes, bytes, bytes]) -> None:
    _, added, moved, off = story
    for reader in set(READERS) - {"khal"}:  # which has its own test
        ((had,), (moves,), (ends,)) = read_each_with(reader, [added, moved, off])
        assert had.uid == moves.uid == ends.uid == f"{SESSION}@{config().site.uid_domain}"
        assert had.sequence < moves.sequence < ends.sequence, reader
        assert (moves.start_utc, moves.end_utc) == ("2024-05-21T06:00:00Z", "2024-05-21T08:00:00Z")
        assert (ends.status, ends.title[:9]) == ("CANCELLED", "PERUTTU: "), reader


def test_a_calendar_that_knows_identities_has_one_entry_all_the_time(
    story: tuple[Path, bytes, bytes, bytes], tmp_path: Path
) -> None:
    _, added, moved, off = story
    for ics, start, status in (
        (added, "2024-05-14", "CONFIRMED"),
        (moved, "2024-05-21T06:00:00Z", "CONFIRMED"),
        (off, "2024-05-21T06:00:00Z", "CANCELLED"),
    ):
        (shown,) = added_with_khal(ics, tmp_path)
        assert (shown.start_utc, shown.status) == (start, status)


def test_the_last_change_is_asked_for_until_somebody_has_passed_it_on(
    story: tuple[Path, bytes, bytes, bytes],
) -> None:
    project, now = story[0], "2024-04-08T12:00"
    looks = Looks(project)
    # The next morning's mail asks too; not the same day's.
    for moment, count in (("2024-04-08T13:00", 0), ("2024-04-09T08:30", 1), ("2024-04-09T09:30", 1)):
        looks.at(moment, "notices")
        assert len([one for one in looks.notices() if one.startswith("relay ")]) == count
    with Situation(project_in(project), at(now)) as situation:
        (relay,) = open_relays(situation)
        assert (relay.sequence, relay.made_by, relay.reason) == (2, "viestija", "Liian vähän väkeä")
        assert [one for one in status_of(situation, None).waits if f"soila told {SESSION}" in one] != []
        situation.now = at("2024-05-22T09:00")
        assert open_relays(situation) == ()  # the day has gone
    first = run_soila(project, "told", SESSION, now=now, env={"LOGNAME": "viestija"})
    assert (first.code, first.out.startswith("Kuitattu: ilmoittautuneille on kerrottu.")) == (0, True)
    again = run_soila(project, "told", SESSION, now=now)
    assert "jo kuitattu: viestija 8.4.2024 klo 12.00" in again.out
    with Situation(project_in(project), at(now)) as situation:
        assert open_relays(situation) == ()
        assert [one for one in status_of(situation, None).waits if "soila told" in one] == []


def test_what_is_taken_back_before_it_was_told_is_asked_of_nobody(tmp_path: Path) -> None:
    project = peopled(tmp_path)
    with Situation(project_in(project), at("2024-04-08T09:00")) as situation:
        receipt = postpone(situation, SESSION, "", "viestija")
        draft = draft_of(situation, receipt)
        assert draft["X-Unsent"] == "1"
        assert draft["Subject"] == "Siirtyy myöhemmäksi: Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana"
        assert b"STATUS:TENTATIVE" in part_of(draft)
        assert len(open_relays(situation)) == 1
        undo(situation, SESSION, "viestija")
        assert open_relays(situation) == ()
        with pytest.raises(Fault, match=r"told\.nothing"):
            pass_on(situation, SESSION, OWNER)


def test_each_session_of_an_event_comes_along_and_says_whom_it_is_from(tmp_path: Path) -> None:
    project = peopled(tmp_path)
    with Situation(project_in(project), at("2024-04-08T09:00")) as situation:
        part = part_of(draft_of(situation, move(situation, SESSION, "ti 21.5.2024 ja ke 22.5.2024 klo 9–11", "", "nn")))
    assert part.count(b"BEGIN:VEVENT") == part.count(b"\r\nORGANIZER:mailto:soila@example.org\r\nSEQUENCE:") == 2
    assert entry(part) == entry((project / "site" / "kalenteri" / "tapahtumat" / f"{SESSION}.ics").read_bytes())


def test_what_is_taken_back_after_it_was_told_is_told_too(tmp_path: Path) -> None:
    project = peopled(tmp_path)
    with Situation(project_in(project), at("2024-04-08T09:00")) as situation:
        cancel(situation, SESSION, "Sairaus", "viestija")
        assert pass_on(situation, SESSION, OWNER).new
        situation.now = at("2024-04-08T10:00")
        undo(situation, SESSION, "toinen")
        (relay,) = open_relays(situation)
        assert (relay.kind, relay.made_by) == ("again", "toinen")
        text = files_of(situation.project, relay)[1].read_text(encoding="utf-8")
    assert text.startswith("Pidetään sittenkin: Sosiaalinen innovaatio")
    assert "Aika: tiistai 14. toukokuuta 2024" in text
    assert "Aiempi aika" not in text


def test_a_file_that_was_changed_by_hand_asks_too_until_it_is_changed_back(tmp_path: Path) -> None:
    from pipeline.acts.publish_site import publish

    project = peopled(tmp_path)
    file = project / "content" / "events" / f"{SESSION}.md"
    written = file.read_text(encoding="utf-8")

    def published(text: str, moment: str) -> list[tuple[str, str]]:
        file.write_text(text, encoding="utf-8")
        with Situation(project_in(project), at(moment)) as situation:
            publish(situation)
            found = open_relays(situation)
            assert all(one.exists() for relay in found for one in files_of(situation.project, relay))
        return [(one.kind, one.made_by) for one in found]

    (line,) = (one for one in written.splitlines() if one.startswith("aika:"))
    moved = written.replace(line, "aika: 21.5.2024 klo 9–11")
    assert published(written, "2024-04-08T09:00") == []
    assert published(written.replace("\n---\n", "\n---\nLisää tietoa. ", 1), "2024-04-08T09:05") == []
    assert published(moved, "2024-04-08T10:00") == [("moved", "")]
    assert published(written, "2024-04-08T11:00") == []
    assert published(moved, "2024-04-08T12:00") == [("moved", "")]
    with Situation(project_in(project), at("2024-04-08T12:30")) as situation:
        assert pass_on(situation, SESSION, OWNER).new
    # Whoever has been told hears of the way back too.
    assert published(written, "2024-04-08T13:00") == [("moved", "")]
