"""A letter on its way through the stand-in Mailchimp: looks at the carrier as the clock would wake them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from pipeline.acts.send_letter import practise, send
from pipeline.acts.situation import Situation
from pipeline.compose.edition import compose
from pipeline.config.read import read_config
from pipeline.deliver.machine.outcome import Outcome
from pipeline.fault import CarrierError, NotSendable
from pipeline.model import Content, Letter, LetterState, Parcel
from pipeline.project import Project, Server
from tests.make import config
from tests.peers.mailchimp import Peer, mailchimp
from tests.peers.mailchimp_rules import AUDIENCE, KEY, STAFF_SEGMENT, Account
from tests.postgres import at_server, empty_server
from tests.soila import copy_project

DAY = date(2024, 4, 9)
DUE = datetime(2024, 4, 9, 6, 0, tzinfo=UTC)

# When the clock looks at the letter: some hours before, often while something may be unclear, and after the hour.
LOOKS = (
    [DUE - timedelta(hours=3) + timedelta(minutes=3 * step) for step in range(5)]
    + [DUE - timedelta(minutes=20), DUE - timedelta(minutes=10)]
    + [DUE + timedelta(minutes=3 * step + 1) for step in range(9)]
)


@cache
def a_parcel() -> Parcel:
    """A small letter, ready to go."""
    edition = compose(Content(), (), DAY, DUE, DUE + timedelta(days=14), config())
    letter = Letter(DAY, "SOILAn verkostokirje 9.4.2024", "Tervetuloa", "<p>*|UNSUB|*</p>", "*|UNSUB|*")
    return Parcel(f"soila-verkostokirje {DAY}", edition, letter, DUE)


def mailchimp_project(folder: Path) -> Path:
    """A copy of the project whose letters go through Mailchimp."""
    project = copy_project(folder)
    config = project / "config.toml"
    text = config.read_text().replace('carrier = "outbox"', 'carrier = "mailchimp"')
    config.write_text(
        text.replace(
            'audience = ""',
            f'audience = "{AUDIENCE}"\nstaff_segment = {STAFF_SEGMENT}\ntest_to = ["soila@example.org"]',
        )
    )
    return project


@dataclass
class Sending:
    """One letter, one account, and what each look came to."""

    project: Project
    peer: Peer
    outcomes: list[Outcome] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def look(
        self, now: datetime, *, by_person: bool = False, early: bool = False, practice: bool = False
    ) -> Outcome | None:
        """Lets time pass until `now`, then does what the clock does; a refusal is told, as to a person."""
        self.peer.account.advance_to(now)
        try:
            with Situation(self.project, now) as situation:
                outcome = (
                    practise(situation, DAY, waiting=lambda: None)
                    if practice
                    else send(situation, DAY, by_person=by_person, early=early, waiting=lambda: None)
                )
        except (CarrierError, NotSendable) as error:
            self.refusals.append(error.key)
            return None
        self.outcomes.append(outcome)
        return outcome

    def look_on(self, looks: list[datetime] = LOOKS) -> None:
        for now in looks:
            self.look(now)

    def lose_state(self) -> None:
        shutil.rmtree(self.project.state, ignore_errors=True)
        if self.project.real.server:
            empty_server()

    @property
    def deliveries(self) -> int:
        return len(self.peer.account.deliveries)

    @property
    def told(self) -> bool:
        """Whether a person hears that the letter waits for somebody."""
        waiting = (LetterState.HELD, LetterState.UNCERTAIN, LetterState.MISSED, LetterState.FAILED)
        return bool(self.refusals) or bool(self.outcomes and self.outcomes[-1].row.state in waiting)


@contextmanager
def sending(
    folder: Path, monkeypatch: pytest.MonkeyPatch, account: Account | None = None, server: Server | None = None
) -> Iterator[Sending]:
    """A project and an account that know each other; the memory is at the server, where there is one."""
    root = at_server(mailchimp_project(folder), server)
    with mailchimp(account) as peer:
        monkeypatch.setenv("MAILCHIMP_API_KEY", KEY)
        monkeypatch.setenv("MAILCHIMP_SERVER", peer.url)
        monkeypatch.setenv("MAILCHIMP_TIMEOUT", "0.2")
        yield Sending(Project(root, read_config(root / "config.toml")), peer)
