"""`soila send` killed at a moment of its way, then woken again until the letter's end: what became of it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from pipeline.config.read import read_config
from pipeline.project import Project, Server
from tests.deliver.sending import DAY, DUE, Sending, mailchimp_project
from tests.deliver.trials import environment as known_here
from tests.jobs.looks import HELSINKI
from tests.peers.mailchimp import Fault, Peer, mailchimp
from tests.peers.mailchimp_rules import KEY, Account
from tests.postgres import at_server, cluster, empty_rows
from tests.soila import environment, processes
from tests.zygote import Place

KILLED = -9
SCHEDULING = DUE - timedelta(hours=3)
_AFTER = [DUE + timedelta(minutes=after) for after in (4, 9)]
# When a plan can schedule, the letter is given away before its hour; else at it.
WAKINGS = {
    True: [DUE - timedelta(minutes=before) for before in (177, 170, 20)] + _AFTER,
    False: [DUE + timedelta(minutes=after) for after in (1, 4, 8, 12)],
}


@dataclass(frozen=True)
class Kill:
    """Before the n-th commit of the state, or before or after the effect of the n-th call; n from 1."""

    at: str  # "commit", "before", "after"
    number: int
    lost: bool = False
    schedules: bool = True


@dataclass
class Killing:
    """A project, a stand-in, and processes to be killed. With a `server` another host goes on: the one of `waker`."""

    root: Path
    peer: Peer
    waker: Path
    server: Server | None = None

    def soila_send(self, now: datetime, *, kill_at_commit: int = 0) -> int:
        """The real command in a process of its own; its exit code."""
        return self.soila("send", "--date", DAY.isoformat(), now=now, kill_at_commit=kill_at_commit)

    def soila(
        self, *arguments: str, now: datetime, env: Mapping[str, str] | None = None, kill_at_commit: int = 0
    ) -> int:
        """Any command; what it prints is `said`."""
        return processes().end(self.start(*arguments, now=now, env=env, kill_at_commit=kill_at_commit))[0]

    def start(
        self, *arguments: str, now: datetime, env: Mapping[str, str] | None = None, kill_at_commit: int = 0
    ) -> int:
        """The same in a process that waits for its beginning; its pid."""
        clock = f"{now.astimezone(HELSINKI):%Y-%m-%dT%H:%M}"
        known = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": self.peer.url, "MAILCHIMP_TIMEOUT": "5"}
        self.peer.account.advance_to(now)
        self._output.unlink(missing_ok=True)
        place = Place(self.root, environment(self.root, {**known, **(env or {})}), self._output, self._output)
        self.peer.victim = processes().start(place, ["--now", clock, *arguments], kill_at_commit=kill_at_commit)
        return self.peer.victim

    @property
    def _output(self) -> Path:
        return self.root / "output.txt"

    @property
    def said(self) -> str:
        """What the last command printed."""
        return self._output.read_text(encoding="utf-8")

    def verdict_on(self, kill: Kill) -> str:
        """ "" when the process had ended before its kill; else "once", "told", or what must never be."""
        self.lay_out_anew(kill)
        first = SCHEDULING if kill.schedules else DUE
        commit = kill.number if kill.at == "commit" else 0
        if not commit:
            self.peer.faults.append(Fault(".*", "kill", kill.at == "after", kill.number))
        if self.soila_send(first, kill_at_commit=commit) != KILLED:
            return ""
        self.peer.faults.clear()
        if kill.lost:
            shutil.rmtree(self.root / ".soila")
        way = Sending(Project(self.waker, read_config(self.waker / "config.toml")), self.peer)
        for now in WAKINGS[kill.schedules]:
            way.look(now)
        subjects = [one.subject for one in self.peer.account.deliveries]
        if any("[TESTI]" in one for one in subjects):
            return "test to the network"
        if len(subjects) > 1:
            return "twice"
        return "once" if subjects else "told" if way.told else "lost"

    def lay_out_anew(self, kill: Kill) -> None:
        for root, name in product((self.root, self.waker), (".soila", "outbox")):
            shutil.rmtree(root / name, ignore_errors=True)
        if self.server:
            empty_rows(cluster())
        self.peer.account = Account(schedules=kill.schedules)
        self.peer.faults.clear()
        self.peer.calls.clear()


@contextmanager
def killing(folder: Path, server: Server | None = None) -> Iterator[Killing]:
    with ExitStack() as stack:
        peer = stack.enter_context(mailchimp())
        env = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.url, "MAILCHIMP_TIMEOUT": "5"}
        stack.enter_context(known_here(env))
        root = waker = at_server(mailchimp_project(folder), server)
        if server:
            (folder / "other").mkdir()
            waker = at_server(mailchimp_project(folder / "other"), server)
        yield Killing(root, peer, waker, server)


def every_kill(killing: Killing, *, lost: bool, schedules: bool) -> Iterator[tuple[Kill, str]]:
    """Each kill that strikes, with its verdict: at every commit, and around every call."""
    for at in ("commit", "before", "after"):
        number = 1
        while verdict := killing.verdict_on(kill := Kill(at, number, lost, schedules)):
            yield kill, verdict
            number += 1
