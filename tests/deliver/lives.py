"""The life of letters, act by act, in one process: hosts with their memories, one account, people on both sides.

The machine, the store, the turns and the SDK are the real ones; what a letter says is made up. A year draws its acts by
a seed; Hypothesis draws them itself. Only what comes to people counts.
"""

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from pipeline.acts.situation import Situation
from pipeline.acts.turn import Turn, Whose, note_lost, note_met, stand_back, take_over, tell_turn, turn_of
from pipeline.deliver.case import Case, Fate
from pipeline.deliver.decide import Do, next_step
from pipeline.deliver.journal import past_of
from pipeline.deliver.machine.drive import drive
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.mailchimp.api import SessionApiClient
from pipeline.deliver.mailchimp.carrier import Mailchimp
from pipeline.deliver.promise import SKIPPED
from pipeline.deliver.release import let_go
from pipeline.deliver.terms import terms_of
from pipeline.model import EditionRow, LetterState, Parcel
from pipeline.project import Project
from pipeline.rhythm.staff_days import preview_at
from pipeline.store.editions import edition_row, save_row
from pipeline.store.journal import journal_of
from pipeline.store.moments import row_written_at
from pipeline.store.orders import order_of
from tests.deliver.sending import a_parcel
from tests.peers.mailchimp import Peer
from tests.peers.mailchimp_rules import AUDIENCE, KEY, Account, Campaign, Refusal
from tests.peers.wire import Killed, Wire

OTHER = "b2c3d4e5f6"
_GRACE = timedelta(hours=3)
# These end a letter's way, or leave it to a person, who is told.
ENDS = (
    LetterState.SENT,
    LetterState.SKIPPED,
    LetterState.HELD,
    LetterState.MISSED,
    LetterState.FAILED,
    LetterState.UNCERTAIN,
)


@dataclass
class Wish:
    """The letter of a day as people want it now."""

    day: date
    at: datetime
    says: int = 0
    people: str = AUDIENCE
    sender: str = "SOILA"
    held: bool = False
    off: bool = False
    released_at: datetime | None = None


@dataclass
class Host:
    """A machine with a memory of its own."""

    root: Path
    situation: Situation
    told: list[str] = field(default_factory=list)

    @property
    def state(self) -> Path:
        return self.situation.project.state


class Life:
    """Hosts, an account and people, from one letter to the next. `schedules`: what the account's plan can."""

    def __init__(self, folder: Path, project: Project, peer: Peer, account: Account) -> None:
        self.folder, self.config, self.peer = folder, project.config, peer
        self.account = peer.account = account
        account.lists = {OTHER: 7}
        account.members = 12
        peer.faults.clear()
        peer.calls.clear()
        self.client = SessionApiClient(KEY, peer.url, 20)
        self.client.session.mount("http://", Wire(peer))
        self.hosts = [self._host("first")]
        self.now = account.now
        self.wish = Wish(account.now.date(), account.now)
        self.outcomes: list[Outcome] = []
        self.looks = 0

    def _host(self, name: str) -> Host:
        root = self.folder / name
        root.mkdir(parents=True)
        return Host(root, Situation(Project(root, self.config), self.account.now))

    def close(self) -> None:
        for host in self.hosts:
            host.situation.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- the clock ---------------------------------------------------------------------------------------

    def until(self, moment: datetime) -> None:
        self.now = max(self.now, moment)
        self.account.advance_to(self.now)

    def look(self) -> None:
        """Every host looks, as each does by its own clock."""
        for host in self.hosts:
            host.situation.now = self.now
            try:
                self._look(host)
            except Killed:
                host.situation.close()

    def _look(self, host: Host) -> None:
        turn = turn_of(host.situation)
        if turn.whose is not Whose.OURS:
            tell_turn(host.situation, turn)
            host.told.append(f"takeover.{turn.whose}")
        if turn.whose in (Whose.ELSEWHERE, Whose.TAKEN):
            return
        case = self._case(host, turn)
        if next_step(case, None, self.now).do is not Do.LOOK:
            return
        self.looks += 1
        store = host.situation.told
        carrier = Mailchimp(self.client, self.config.mailchimp, "f000000000", lambda _folder: None)
        self.account.folders.setdefault("f000000000", "Verkostokirjeet")
        outcome = drive(case, carrier, store, self.now, turn=turn.number, new=turn.new and not turn.taken_over)
        self.outcomes.append(outcome)
        host.told += [one for one in (outcome.key, outcome.row.why, *outcome.changed_in) if one]
        if outcome.turn:
            stand_back(host.situation, outcome.turn)
        elif outcome.lost:
            note_lost(host.situation)
        elif turn.new and outcome.looked:
            note_met(host.situation)

    def _case(self, host: Host, turn: Turn) -> Case:
        day, due = self.wish.day, self.wish.at
        with host.situation.told.reading() as connection:
            row, order = edition_row(connection, day), order_of(connection, day)
            past, written = past_of(journal_of(connection, day)), row_written_at(connection, day)
        return Case(
            row or EditionRow(day, LetterState.PLANNED, due.astimezone(UTC)),
            due,
            preview_at(day, self.config.zone),
            _GRACE,
            self._parcel(),
            order,
            past,
            schedules=True,
            hold_why="approval.held" if self.wish.held else "",
            keeps_why=turn.why_not,
            released_at=self.wish.released_at,
            row_at=written,
            withdrawn=Fate(LetterState.SKIPPED, SKIPPED) if self.wish.off else None,
            new=turn.new,
        )

    def _parcel(self) -> Parcel:
        wish, made = self.wish, a_parcel()
        html = f"<p>Kirje {wish.day}, sanat {wish.says} *|UNSUB|*</p>"
        letter = replace(made.letter, date=wish.day, subject=f"Verkostokirje {wish.day}", html=html)
        edition = replace(made.edition, date=wish.day, sends_at=wish.at)
        terms = terms_of(self.config, Project(self.folder, self.config).real, letter, wish.at)
        terms = replace(terms, audience=wish.people, from_name=wish.sender)
        return Parcel(f"soila-verkostokirje {wish.day}", edition, letter, wish.at.astimezone(UTC), terms)

    # --- people, here and at Mailchimp ---------------------------------------------------------------------

    def promise(self, day: date, at: datetime) -> None:
        """From now on it is this letter's turn."""
        self.wish = Wish(day, at, people=self.wish.people, sender=self.wish.sender)

    def begin_or_end_break(self) -> None:
        """A break takes the letter's day, or is taken back; whichever it is, staff are told at once."""
        self.wish.off = not self.wish.off
        for host in () if self.wish.off else self.hosts:
            with host.situation.told.reading() as connection:
                row = edition_row(connection, self.wish.day)
            if row and row.why == SKIPPED:
                with host.situation.told.writing() as connection:
                    save_row(connection, replace(row, state=LetterState.PLANNED, why=""), self.now)

    def hold(self) -> None:
        self.wish.held = True

    def release(self) -> None:
        self.wish.held, self.wish.released_at = False, self.now
        for host in self.hosts:
            with host.situation.told.reading() as connection:
                row = edition_row(connection, self.wish.day)
            if row:
                let_go(host.situation.told, row, self.now, "toimittaja")

    @property
    def scheduled(self) -> list[Campaign]:
        return [one for one in self.account.campaigns.values() if one.status == "schedule"]

    def copy_by_hand(self) -> None:
        """Somebody copies what waits for its hour, and sends the copy."""
        for one in self.scheduled[:1]:
            self.account.send(self.account.copy_by_hand(one.id))

    def change_by_hand(self, **change: str) -> None:
        for one in self.scheduled[:1]:
            self.account.change_by_hand(one.id, **change)  # type: ignore[arg-type]

    def unschedule_by_hand(self) -> None:
        for one in self.scheduled[:1]:
            with suppress(Refusal):
                self.account.unschedule(one.id)

    # --- memories -------------------------------------------------------------------------------------------

    def image(self, name: str) -> Path:
        """A copy of the first host's memory as it is now."""
        kept = self.folder / "images" / name
        shutil.rmtree(kept, ignore_errors=True)
        self.hosts[0].situation.close()
        self.hosts[0].state.mkdir(exist_ok=True)  # it may have been lost
        shutil.copytree(self.hosts[0].state, kept)
        return kept

    def lose_state(self) -> None:
        self.hosts[0].situation.close()
        shutil.rmtree(self.hosts[0].state, ignore_errors=True)

    def put_back(self, kept: Path) -> None:
        self.lose_state()
        shutil.copytree(kept, self.hosts[0].state)

    def copy_host(self) -> None:
        """The first host's memory is copied to another machine, which begins to look too."""
        if len(self.hosts) == 1:
            kept = self.image("second")
            host = self._host(f"second-{self.now:%Y%m%d%H%M}")
            shutil.copytree(kept, host.state)
            self.hosts.append(host)

    def takeover(self) -> None:
        """A person says on the newest host that it is its turn, and says so until it is."""
        host = self.hosts[-1]
        host.situation.now = self.now
        broken, self.peer.faults[:] = list(self.peer.faults), []
        take_over(host.situation)
        self.peer.faults[:] = broken

    # --- the laws -------------------------------------------------------------------------------------------

    def unsafe(self) -> str:
        """The law of safety that is broken; "" when none is."""
        got = Counter((person, one.subject) for one in self.account.deliveries for person in one.people)
        if twice := [one for one, count in got.items() if count > 1]:
            return f"{twice[0]} got it twice"
        return next((told for host in self.hosts if (told := self._untrue(host))), "")

    def _untrue(self, host: Host) -> str:
        """What is remembered as told must stand in the bytes that came to people."""
        with host.situation.told.reading() as connection:
            row, order = edition_row(connection, self.wish.day), order_of(connection, self.wish.day)
        if row is None or order is None or row.state is not LetterState.SENT:
            return ""
        went = [one.html for one in self.account.deliveries if one.subject.endswith(f"{self.wish.day}")]
        return "" if order.parcel.letter.html in went else f"{self.wish.day} is remembered, and in no letter"

    def without_end(self) -> str:
        """When its day is over a letter has gone, or somebody knows why not; "" when that is so."""
        ends = []
        for host in self.hosts:
            with host.situation.told.reading() as connection:
                row = edition_row(connection, self.wish.day)
            waits = any(one.startswith("takeover.") for one in host.told)
            ends.append(waits or (row is not None and row.state in ENDS))
        return "" if any(ends) else f"{self.wish.day} has no end that anybody knows of"

    @property
    def gone_at(self) -> datetime | None:
        """When the letter of this day went first, if it has."""
        return min(
            (one.at for one in self.account.deliveries if one.subject.endswith(f"{self.wish.day}")), default=None
        )
