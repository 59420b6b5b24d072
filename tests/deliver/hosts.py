"""Letters of three hosts that share a memory at a real server: what breaks is drawn, and strikes in the midst.

The machine, the store, the turns and the SDK are the real ones, in one process by a virtual clock. A trouble strikes
the host at work at a step of its own: a question to the memory, a commit, a call to Mailchimp or its answer. Who is
paused goes on from there when the others have looked meanwhile.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import requests
from msgspec.structs import replace

from pipeline.acts.situation import Situation
from pipeline.deliver.mailchimp.api import SessionApiClient
from pipeline.fault import NotSendable, StateError
from pipeline.model import LetterState
from pipeline.project import Project, Server
from pipeline.store.editions import edition_row
from pipeline.store.server import database_of
from pipeline.store.turns import Turn
from tests.deliver.lives import Host, Life
from tests.deliver.shared import Place
from tests.peers.line import Line
from tests.peers.mailchimp import Peer
from tests.peers.mailchimp_rules import KEY, Account
from tests.peers.wire import Killed, Wire
from tests.postgres import SCHEMA

DAY = date(2024, 4, 9)
DUE = datetime(2024, 4, 9, 6, tzinfo=UTC)
# When every host looks: minutes from the letter's hour.
MOMENTS = (-180, -175, -170, -20, -10, -5, -1, *range(13), 15, 20, 30)
TROUBLES = ("kill", "pause", "cut", "lost answer", "silence", "no Mailchimp", "end of all sessions")
STEPS = ("question", "commit", "call", "answer")
LATEST = timedelta(minutes=10)
# Steps of a story without a trouble, most of them around its letter's calls.
_STEPS = 320
_SILENT = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = %s AND "
    "(state LIKE 'idle in%%' OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted))"
)
_OF_HOST = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = %s"
_EVERYBODY = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


@dataclass
class Sharing(Host):
    """A machine, its line to the memory, its turn, and what it may not do now: `away` says until when."""

    name: str = ""
    turn: Turn | None = None
    line: Line | None = None
    client: SessionApiClient | None = None
    away: int = 0  # moments that it does not look
    without_mailchimp: int = 0
    cut: int = 0


class _Call(Wire):
    """Mailchimp, as one host reaches it."""

    def __init__(self, peer: Peer, hosts: "Hosts", name: str) -> None:
        super().__init__(peer)
        self._hosts, self._name = hosts, name

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        self._hosts.step(self._name, "call")
        if self._hosts.named(self._name).without_mailchimp:
            raise requests.ConnectionError(request=request)
        answer = super().send(request)
        self._hosts.step(self._name, "answer")
        if self._hosts.named(self._name).without_mailchimp:
            raise requests.ConnectionError(request=request)
        return answer


class Hosts(Life):
    """Three hosts, from one letter's eve to its end."""

    def __init__(self, place: Place, folder: Path, peer: Peer, account: Account, dice: random.Random) -> None:
        self.place, self.dice = place, dice
        self.struck: list[str] = []
        # What strikes, at which sort of step, and not before so many steps were taken.
        self._troubles: list[tuple[str, str, int]] = []
        self._steps = 0
        self._hit: set[str] = set()
        self._frozen: set[str] = set()
        self._moments: Iterator[int] = iter(MOMENTS)
        super().__init__(folder, place.project, peer, account)
        self.hosts += [self._host("second"), self._host("third")]

    def _host(self, name: str) -> Sharing:
        root = self.folder / name
        root.mkdir(parents=True)
        line = self.place.lines[name]
        config = replace(self.config, state=replace(self.config.state, url=self.place.url(name)))
        client = SessionApiClient(KEY, self.peer.url, 20)
        client.session.mount("http://", _Call(self.peer, self, name))
        made = Sharing(root, Situation(Project(root, config), self.account.now), name=name, line=line, client=client)
        made.turn = Turn(Server(self.place.url(name), SCHEMA), name)
        self.place.listen(name, self.step)
        return made

    def named(self, name: str) -> Sharing:
        return next(one for one in self._sharing if one.name == name)

    @property
    def _sharing(self) -> list[Sharing]:
        return [one for one in self.hosts if isinstance(one, Sharing)]

    # --- the clock ---------------------------------------------------------------------------------------

    def live(self, *troubles: str) -> None:
        """One letter, from long before its hour until all is over; each trouble strikes some steps after another."""
        self.promise(DAY, DUE)
        after = 0
        for one in troubles:
            after += self.dice.randint(1, _STEPS // len(troubles))
            self._troubles.append((one, self.dice.choice(STEPS), after))
        while not self._is_over and self._pass():
            pass
        self._troubles.clear()
        for host in self._sharing:
            self._mend(host)
        for minute in (40, 50):
            self.until(DUE + timedelta(minutes=minute))
            self.look()

    @property
    def _is_over(self) -> bool:
        return bool(self.outcomes) and self.outcomes[-1].row.state is LetterState.SENT

    def _pass(self) -> bool:
        """The next moment, at which everybody looks who can; whether there was one."""
        minute = next(self._moments, None)
        if minute is None:
            return False
        self.until(DUE + timedelta(minutes=minute))
        for host in self._sharing:
            self._time_passes(host)
        self.look()
        return True

    def _time_passes(self, host: Sharing) -> None:
        """Less than a minute is enough for the server to miss a host."""
        if host.name in self._frozen:
            self.place.ask(_SILENT, host.name)
        assert host.line
        host.line.hang_up()
        for what in ("away", "without_mailchimp", "cut"):
            if left := getattr(host, what):
                setattr(host, what, left - 1)
                if what == "cut" and left == 1:
                    host.line.mend()

    def look(self) -> None:
        for host in self.dice.sample(self._sharing, 3):
            if host.away or host.name in self._frozen:
                continue
            host.situation.now = self.now
            try:
                self._look_in_turn(host)
            except (StateError, NotSendable) as fault:
                host.told.append(fault.key)
            except Killed:
                self._bury(host)

    def _look_in_turn(self, host: Sharing) -> None:
        assert host.turn
        if other := host.turn.take():
            host.told.append(f"standby {other}")
            return
        before, self.client = self.client, host.client or self.client
        try:
            self._look(host)
        finally:
            self.client = before

    # --- troubles -----------------------------------------------------------------------------------------

    def step(self, name: str, what: str) -> None:
        """A step of a host; a trouble may strike in its place. Whoever was hit last stays whole: one of three does."""
        if current_thread() is not main_thread() or name in self._frozen or not self._troubles:
            return
        self._steps += 1
        trouble, at, after = self._troubles[0]
        if self._steps < after or at != what or len(self._hit | {name}) > 2:
            return
        self._troubles.pop(0)
        self._hit.add(name)
        self.struck.append(f"{trouble} at {what} of {name}")
        self._strike(self.named(name), trouble)

    def _strike(self, host: Sharing, trouble: str) -> None:
        assert host.line
        moments = self.dice.randint(1, 6)
        match trouble:
            case "kill":
                host.away = self.dice.choice((moments, 1000))
                raise Killed
            case "pause":
                self._frozen.add(host.name)
                for _ in range(moments):
                    self._pass()
                self._frozen.discard(host.name)
            case "cut":
                host.cut = moments
                host.line.cut()
            case "lost answer":
                host.cut = moments
                host.line.lose_an_answer()
            case "silence":
                host.cut = moments
                host.line.fall_silent()
            case "no Mailchimp":
                host.without_mailchimp = moments
            case "end of all sessions":
                self.place.ask(_EVERYBODY)
            case "restart":
                self.place.restart("immediate")
            case "promotion":
                self.place.promote()

    def _bury(self, host: Sharing) -> None:
        """What a process had open is closed when it ends."""
        assert host.turn
        host.turn.let_go()
        host.situation.close()
        database_of(Server(self.place.url(host.name), SCHEMA)).engine.dispose()
        self.place.ask(_OF_HOST, host.name)

    def _mend(self, host: Sharing) -> None:
        assert host.line
        host.line.mend()
        host.away = host.cut = host.without_mailchimp = 0

    def close(self) -> None:
        for host in self._sharing:
            self._mend(host)
            self._bury(host)
        self.place.deaf()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- the laws -------------------------------------------------------------------------------------------

    @property
    def broken(self) -> str:
        """The law that is broken; "" when none is."""
        if told := self.unsafe() or self.without_end():
            return told
        gone = self.gone_at
        if gone is None:
            return f"did not go: {self.outcomes[-1]}"
        if not DUE <= gone <= DUE + LATEST:
            return f"went {gone - DUE} after its hour"
        with self.hosts[0].situation.told.reading() as connection:
            row = edition_row(connection, DAY)
        return "" if row and row.state is LetterState.SENT else f"went, and is remembered as {row and row.state}"
