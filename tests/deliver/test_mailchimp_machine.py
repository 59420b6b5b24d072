"""Anything may happen to a letter in any order: it never goes twice, and when all is quiet again it has gone or waits.

Staff send, hold, release, approve and edit; the state is lost; calls break; people act in Mailchimp's own pages.
"""

import tempfile
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from pipeline.acts.draft import obstacle_to
from pipeline.deliver.approval import release_of
from pipeline.deliver.journal import LATE
from pipeline.deliver.release import let_go
from pipeline.model import Content, Decision, DecisionKind, LetterState
from pipeline.store.editions import edition_row
from tests.deliver.sending import DAY, DUE, a_parcel
from tests.deliver.stories import drawn_stories
from tests.deliver.trials import FAULTS, Bench, bench
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account, Refusal

# One bench for all examples: it is laid out anew for each.
_STACK = ExitStack()
_BENCH: list[Bench] = []


def _bench() -> Bench:
    if not _BENCH:
        folder = Path(_STACK.enter_context(tempfile.TemporaryDirectory()))
        _BENCH.append(_STACK.enter_context(bench(folder)))
    return _BENCH[0]


def teardown_module() -> None:
    _STACK.close()
    _BENCH.clear()


class Sends(RuleBasedStateMachine):
    """One letter, one account, and everybody who can touch either."""

    @initialize(
        schedules=st.booleans(),
        ready=st.sampled_from([0, 30, 240]),
        listed=st.sampled_from([0, 100]),
        sending=st.sampled_from([0, 400]),
        unscheduled=st.sampled_from(["save", "paused"]),
        policy=st.sampled_from(["unless-held", "required"]),
    )
    def begin(self, schedules: bool, ready: int, listed: int, sending: int, unscheduled: str, policy: str) -> None:
        self.bench = _bench()
        self.account = Account(
            schedules=schedules,
            ready_after=ready,
            listed_after=listed,
            sending_for=sending,
            unscheduled_status=unscheduled,
        )
        self.bench.anew(self.account)
        self.now = DUE - timedelta(hours=5)
        self.parcel = a_parcel()
        self.policy = policy
        self.decisions: list[Decision] = []
        self.lost_at = DUE - timedelta(days=1)

    def look(self, *, by_person: bool = False, **wish: object) -> None:
        why = obstacle_to(Content(), self.decisions, self.policy, DAY, self.parcel.letter.hash)
        released = release_of(self.decisions)
        self.bench.look(
            self.now,
            self.parcel,
            hold_why=why,
            by_person=by_person,
            released_at=released.at if released else None,
            **wish,
        )

    # --- the clock and the staff ---------------------------------------------------------------------

    @rule(minutes=st.sampled_from([1, 3, 5, 30, 61, 120]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.account.advance_to(self.now)

    @rule(by_person=st.booleans(), early=st.booleans())
    def send(self, by_person: bool, early: bool) -> None:
        early = by_person and early and self.now < DUE
        self.look(by_person=by_person, early=early, **({"schedules": False} if early else {}))

    @rule(kind=st.sampled_from([DecisionKind.HOLD, DecisionKind.RELEASE, DecisionKind.APPROVE]))
    def decide(self, kind: DecisionKind) -> None:
        with self.bench.store.reading() as connection:
            row = edition_row(connection, DAY)
        self.decisions.append(Decision(DAY, self.now, kind, "toimittaja", self.parcel.letter.hash))
        if kind is DecisionKind.RELEASE and row:
            let_go(self.bench.store, row, self.now, "toimittaja")

    @rule(number=st.integers(0, 3))
    def edit(self, number: int) -> None:
        letter = replace(a_parcel().letter, subject=f"Aihe {number}", html=f"<p>{number} *|UNSUB|*</p>")
        self.parcel = replace(a_parcel(), letter=letter)

    # --- what breaks ---------------------------------------------------------------------------------

    @precondition(lambda self: self.now - self.lost_at > LATE)
    @rule()
    def lose_state(self) -> None:
        """Not while a call of a state that was lost just before may still come: then not even a person could know."""
        self.lost_at = self.now
        self.bench.lose_state()

    @rule(
        kind=st.sampled_from([kind for kind in FAULTS if kind != "delay"]),
        after=st.booleans(),
        call=st.sampled_from([".*", "POST .*", "(POST|PUT|PATCH|DELETE) .*", r"GET /campaigns", ".*/actions/.*"]),
        nth=st.integers(1, 4),
        seconds=st.sampled_from([20, 100, 119]),
    )
    def fault(self, kind: str, after: bool, call: str, nth: int, seconds: int) -> None:
        self.bench.peer.faults.append(Fault(call, kind, after, nth, seconds))

    # --- people in Mailchimp's own pages -------------------------------------------------------------

    @rule(act=st.sampled_from(["pause", "delete", "copy", "unschedule", "send"]), which=st.integers(0, 3))
    def by_hand(self, act: str, which: int) -> None:
        campaigns = [one for one in self.account.campaigns.values() if "copy" not in one.body["settings"]["title"]]
        if not campaigns or (act == "send" and self.account.deliveries):
            return
        campaign = campaigns[which % len(campaigns)]
        with suppress(Refusal):
            if act == "pause" and campaign.status in ("save", "schedule"):
                campaign.status, campaign.send_time = "paused", None
            elif act == "delete":
                self.account.delete(campaign.id)
            elif act == "copy":
                self.account.copy_by_hand(campaign.id)
            elif act == "unschedule":
                self.account.unschedule(campaign.id)
            elif act == "send" and not campaign.body["settings"]["subject_line"].startswith("[TESTI]"):
                self.account.send(campaign.id)

    # --- the laws ------------------------------------------------------------------------------------

    @invariant()
    def never_twice(self) -> None:
        deliveries = self.account.deliveries
        assert len(deliveries) <= 1
        assert not any("[TESTI]" in one.subject for one in deliveries)

    def teardown(self) -> None:
        self.bench.peer.faults.clear()
        for minutes in (5, 10, 70, 120, 180, 10, 10):
            self.now += timedelta(minutes=minutes)
            self.look()
        self.never_twice()
        row = self.bench.outcomes[-1].row
        if self.account.deliveries:
            assert row.state in (LetterState.SENT, LetterState.HELD, LetterState.UNCERTAIN, LetterState.MISSED)
        else:
            assert self.bench.verdict == "told", self.bench.outcomes[-1]


TestSends = Sends.TestCase
TestSends.settings = drawn_stories(25)
