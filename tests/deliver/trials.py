"""One letter through the stand-in Mailchimp with one thing broken, to its end: what became of it.

The letter is made beforehand; what is tried a thousand times is the way to people.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from pipeline.config.read import read_config
from pipeline.deliver.carriers import carrier_of
from pipeline.deliver.case import Case
from pipeline.deliver.machine.drive import drive
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.terms import terms_of
from pipeline.model import UNTOLD, EditionRow, LetterState, Parcel
from pipeline.project import Project
from pipeline.store import Store, open_store
from pipeline.store.editions import edition_row
from tests.deliver.sending import DAY, DUE, a_parcel, mailchimp_project
from tests.peers.mailchimp import KINDS, Fault, Peer, mailchimp
from tests.peers.mailchimp_rules import KEY, Account

ACTS = [
    r"POST /campaign-folders",
    r"POST /campaigns",
    r"PUT /campaigns/\w+/content",
    r"POST /campaigns/\w+/actions/test",
    r"PATCH /campaigns/\w+",
    r"POST /campaigns/\w+/actions/schedule",
    r"POST /campaigns/\w+/actions/send",
]
QUESTIONS = [
    r"GET /campaigns",
    r"GET /campaign-folders",
    r"GET /lists/\w+",
    r"GET /campaigns/\w+/send-checklist",
    r"GET /campaigns/\w+",
]
FAULTS = [kind for kind in KINDS if kind != "kill"]
TEST_TO = ("soila@example.org",)

# The first look, and those after it: the second look, the hour, and after it.
FIRST = DUE - timedelta(hours=3)
LATER = [
    *(DUE - timedelta(minutes=before) for before in (177, 20)),
    *(DUE + timedelta(minutes=after) for after in (1, 4, 10)),
]
_WAITING = (LetterState.HELD, LetterState.UNCERTAIN, LetterState.MISSED, LetterState.FAILED)


@dataclass
class Bench:
    """A stand-in and a state, both laid out anew for each trial; `empty` is the folder of a state without rows."""

    project: Project
    peer: Peer
    folder: Path
    empty: Path
    outcomes: list[Outcome] = field(default_factory=list)
    _store: Store | None = None

    def anew(self, account: Account) -> None:
        self.lose_state()
        self.peer.account, self.outcomes = account, []
        self.peer.faults.clear()
        self.peer.calls.clear()

    @property
    def store(self) -> Store:
        if self._store is None:
            shutil.copytree(self.empty, self.folder)
            self._store = open_store(self.folder)
        return self._store

    def lose_state(self) -> None:
        if self._store:
            self._store.close()
        self._store = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def look(self, now: datetime, parcel: Parcel | None = None, **known: object) -> Outcome:
        """What a wake-up at `now` does with the letter."""
        self.peer.account.advance_to(now)
        carrier = carrier_of(self.project, self.store, self.project.real)
        outcome = drive(self.case(parcel or a_parcel(), **known), carrier, self.store, now)
        self.outcomes.append(outcome)
        return outcome

    def case(self, parcel: Parcel, **known: object) -> Case:
        """The letter's case as its memory has it, with the parcel as the project would give it away."""
        with self.store.reading() as connection:
            row = edition_row(connection, DAY) or EditionRow(DAY, LetterState.PLANNED, DUE)
        terms = parcel.terms
        if terms == UNTOLD:
            terms = terms_of(self.project.config, self.project.real, parcel.letter, parcel.due)
        case = Case(
            row,
            parcel.due,
            DUE - timedelta(days=1),
            timedelta(hours=3),
            replace(parcel, terms=terms),
            schedules=True,
            test_to=TEST_TO,
        )
        return replace(case, **known)  # type: ignore[arg-type]

    @property
    def verdict(self) -> str:
        """What became of the letter: "once", "told" (a person decides), or what must never be."""
        deliveries = self.peer.account.deliveries
        if len(deliveries) > 1:
            return "twice"
        if any("[TESTI]" in one.subject for one in deliveries):
            return "test to the network"
        if deliveries:
            return "once"
        last = self.outcomes[-1]
        return "told" if last.row.state in _WAITING and (last.key or last.row.why) else "lost"


def try_fault(bench: Bench, fault: Fault, *, lost: bool, schedules: bool) -> str:
    """The verdict on a letter that met the fault at its first look, and lost its state there or not."""
    bench.anew(Account(schedules=schedules))
    bench.peer.faults.append(fault)
    bench.look(FIRST)
    if lost:
        bench.lose_state()
    for now in LATER:
        bench.look(now)
    return bench.verdict


@contextmanager
def bench(folder: Path) -> Iterator[Bench]:
    with ExitStack() as stack:
        peer = stack.enter_context(mailchimp())
        env = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.url, "MAILCHIMP_TIMEOUT": "0.2"}
        stack.enter_context(environment(env))
        root = mailchimp_project(folder)
        # Each commit waits for its disk; what is tried here is the order of things.
        memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
        states = Path(stack.enter_context(TemporaryDirectory(dir=memory)))
        open_store(states / "empty").close()
        one = Bench(Project(root, read_config(root / "config.toml")), peer, states / "state", states / "empty")
        stack.callback(one.lose_state)
        yield one


@contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
