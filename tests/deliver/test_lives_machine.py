"""Config, people and hosts change around one letter, in any order: nobody gets it twice, and its day has an end.

What breaks in single calls, and the decisions of staff, are in `test_mailchimp_machine`.
"""

import tempfile
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.deliver.lives import OTHER, Life
from tests.deliver.stories import drawn_stories
from tests.deliver.trials import Bench, bench
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import AUDIENCE, Account

DAY = date(2024, 4, 9)
DUE = datetime(2024, 4, 9, 6, 0, tzinfo=UTC)
# Whatever a person does at the carrier later than this before the hour, no look need see.
_IN_TIME = timedelta(minutes=20)
# The looks after all that, from the hour on.
_QUIET = tuple(timedelta(minutes=one) for one in (-70, -60, -14, 0, 3, 12, 120))
_OVER = timedelta(hours=3, minutes=5)

# One bench for all examples.
_STACK = ExitStack()
_BENCH: list[tuple[Bench, Path]] = []


def _bench() -> tuple[Bench, Path]:
    if not _BENCH:
        folder = Path(_STACK.enter_context(tempfile.TemporaryDirectory()))
        _BENCH.append((_STACK.enter_context(bench(folder)), folder / "lives"))
    return _BENCH[0]


def teardown_module() -> None:
    _STACK.close()
    _BENCH.clear()


class Lives(RuleBasedStateMachine):
    """One letter, and everything around it that may become otherwise."""

    @initialize(schedules=st.booleans())
    def begin(self, schedules: bool) -> None:
        one, folder = _bench()
        start = DUE - timedelta(hours=25)
        self.life = Life(folder, one.project, one.peer, Account(now=start, schedules=schedules))
        self.life.promise(DAY, DUE)

    @property
    def in_time(self) -> bool:
        return self.life.now + _IN_TIME < self.life.wish.at

    @rule(minutes=st.sampled_from([1, 6, 30, 300, 720]))
    def time_passes(self, minutes: int) -> None:
        self.life.until(self.life.now + timedelta(minutes=minutes))
        self.life.look()

    @rule(what=st.sampled_from(["words", "people", "sender", "hour", "break"]))
    def change_config(self, what: str) -> None:
        wish = self.life.wish
        if what == "words":
            wish.says += 1
        elif what == "people":
            wish.people = OTHER if wish.people == AUDIENCE else AUDIENCE
        elif what == "sender":
            wish.sender += "!"
        elif self.in_time and what == "hour":
            wish.at += timedelta(hours=1)
        elif self.in_time:
            self.life.begin_or_end_break()

    @rule(members=st.sampled_from([0, 3, 12, 14]))
    def change_people(self, members: int) -> None:
        self.life.account.members = members

    @rule(takeover=st.booleans())
    def second_host(self, takeover: bool) -> None:
        self.life.copy_host()
        if takeover:
            self.life.takeover()

    @precondition(lambda self: self.in_time)
    @rule(act=st.sampled_from(["copy", "words", "unschedule"]))
    def act_by_hand(self, act: str) -> None:
        if act == "copy" and not self.life.account.deliveries:
            self.life.copy_by_hand()
        elif act == "words":
            self.life.change_by_hand(html="<p>Muuta *|UNSUB|*</p>")
        elif act == "unschedule":
            self.life.unschedule_by_hand()
        self.life.look()

    @rule(hold=st.booleans())
    def decide(self, hold: bool) -> None:
        if hold:
            self.life.hold()
        elif self.life.wish.held and not any("deliver.copied" in host.told for host in self.life.hosts):
            self.life.release()  # after that it would go beside the copy, as a person wants it

    @rule(kind=st.sampled_from(["cut", "busy", "problem-500", "kill"]), after=st.booleans(), nth=st.integers(1, 9))
    def fault(self, kind: str, after: bool, nth: int) -> None:
        self.life.peer.faults.append(Fault(".*", kind, after, nth))

    @rule()
    def lose_state(self) -> None:
        self.life.lose_state()

    @invariant()
    def nobody_got_it_twice_and_what_is_remembered_was_delivered(self) -> None:
        if hasattr(self, "life"):
            assert self.life.unsafe() == ""

    def teardown(self) -> None:
        if not hasattr(self, "life"):
            return
        self.life.peer.faults.clear()
        try:
            for moment in (*_QUIET, _OVER):
                self.life.until(self.life.wish.at + moment)
                self.life.look()
                assert self.life.unsafe() == ""
            assert self.life.without_end() == ""
            gone = self.life.gone_at
            assert not (self.life.wish.off and gone and gone >= self.life.wish.at)
        finally:
            self.life.close()


TestLives = Lives.TestCase
TestLives.settings = drawn_stories(20)
