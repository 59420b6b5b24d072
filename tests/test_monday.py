"""The Monday before a letter, as people live it: practice, changes of mind, a minute too early, a minute too late."""

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.deliver.sending import mailchimp_project
from tests.office import DAY, NEWS, at_work, practice_in
from tests.peers.hooks import hook
from tests.peers.mailchimp import mailchimp
from tests.peers.mailchimp_rules import Account
from tests.soila import copy_project

MORNING = datetime(2024, 4, 8, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("carrier", ["outbox", "mailchimp"])
@pytest.mark.parametrize("policy", ["unless-held", "required"])
def test_the_monday_before_a_letter_ends_in_one_right_letter(tmp_path: Path, policy: str, carrier: str) -> None:
    with ExitStack() as stack:
        staff = stack.enter_context(hook())
        peer = stack.enter_context(mailchimp(Account(now=MORNING))) if carrier == "mailchimp" else None
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
        assert "ti 16.4.2024" in text
        assert not any(word in text for word in ("Kevään foorumi", "Uutta tietoa", "Tila vaihtui", "arjoitus"))
        assert not practice_in(project)


def test_a_letter_with_broken_notes_is_not_said_to_leave_as_it_is(tmp_path: Path) -> None:
    with hook() as staff:
        office = at_work(copy_project(tmp_path), staff, "unless-held", None)
        (office.project / "content" / "letters" / f"{DAY}.md").write_text("---\nnosta: ei-ole-olemassa\n---\n")
        why = "Kirjeen tiedoissa on virhe, joten kirje ei lähde."
        assert why in office.soila("09:00", "tick").out
        (preview,) = office.told("Esikatselu")
        assert (
            f"{why} Korjaa kirjeen tiedot; virheet näyttää soila check.\nKun se on korjattu:\nKirje lähtee" in preview
        )
        assert why not in office.soila("09:05", "tick").out
        office.soila("09:10", "hold", DAY)
        assert why not in office.soila("09:15", "tick").out
        assert "on pidätetty" in office.soila("09:16", "status", code=1).out
