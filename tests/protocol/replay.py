"""The code along the model's stories: the same acts on the real machine and the stand-in, and what came to people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace

from pipeline.deliver.terms import terms_of
from pipeline.model import Parcel
from tests.deliver.sending import DUE, a_parcel
from tests.deliver.trials import Bench
from tests.jobs.outages import Down
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import AUDIENCE, Account
from tests.protocol.model import AFTER, World, steps

OTHER = "b2c3d4e5f6"
# When the model's instants are.
_TIMES = tuple(DUE + timedelta(minutes=one) for one in (-1200, -600, -14, 0, 300, 420))
# What the machine itself meets; the rest of the model's acts belong to the acts above it, and have their own tests.
REPLAYED = frozenset(
    {"time", "edit", "people", "hour", "hold", "release", "late", "silent"}
    | {"copy by hand", "content by hand", "people by hand"}
)


@dataclass
class Replay:
    """One story on the real machine."""

    bench: Bench
    now: int = 0
    says: int = 0
    people: str = AUDIENCE
    later: bool = False
    held: bool = False

    def begin(self) -> None:
        self.bench.anew(Account(lists={OTHER: 7}))
        self.bench.peer.account.now = _TIMES[0]

    def act(self, name: str) -> None:
        account = self.bench.peer.account
        scheduled = [one for one in account.campaigns.values() if one.status == "schedule"]
        match name:
            case "time":
                self._time()
            case "edit":
                self.says = 1
            case "people":
                self.people = OTHER
            case "hour":
                self.later = True
            case "hold":
                self.held = True
                if scheduled or account.late:
                    self._look()
            case "release":
                self.held = False
            case "late":
                self.bench.peer.faults.append(Fault(r"POST /campaigns/\w+/actions/schedule", "late", seconds=60))
                self._time()
                self.bench.peer.faults.clear()
            case "silent":
                self.bench.peer.faults.append(Down("", "problem-500"))
                self._look()
                self.bench.peer.faults.clear()
            case "copy by hand":
                account.send(account.copy_by_hand(scheduled[0].id))
            case "content by hand":
                account.change_by_hand(scheduled[0].id, html="<p>Jotain muuta *|UNSUB|*</p>")
            case "people by hand":
                account.change_by_hand(scheduled[0].id, list_id=OTHER)

    def _time(self) -> None:
        self._look()
        self.now += 1
        self.bench.peer.account.advance_to(_TIMES[self.now])

    def _look(self) -> None:
        self.bench.look(
            _TIMES[self.now], hold_why="approval.held" if self.held else "", parcel=self._parcel(), test_to=()
        )

    def _parcel(self) -> Parcel:
        parcel = a_parcel()
        letter = replace(parcel.letter, html=f"<p>Sanat {self.says} *|UNSUB|*</p>") if self.says else parcel.letter
        due = DUE + timedelta(hours=5) if self.later else DUE
        project = self.bench.project
        terms = replace(terms_of(project.config, project.real, letter, due), audience=self.people)
        return replace(parcel, letter=letter, due=due, terms=terms)

    @property
    def delivered(self) -> tuple[tuple[int, str], ...]:
        """What came to people: what it said and who got it."""
        words = {False: 0, True: 1}
        found = self.bench.peer.account.deliveries
        return tuple(
            (9 if "muuta" in one.html else words["Sanat" in one.html], "other" if one.recipients == 7 else "all")
            for one in found
        )


def stories(depth: int) -> Iterator[tuple[tuple[str, ...], World]]:
    """Every story of so many acts that the machine can be led along, each to its end in quiet."""
    edge: list[tuple[tuple[str, ...], World]] = [((), World())]
    for _ in range(depth):
        edge = [
            ((*story, name), after)
            for story, world in edge
            for name, after in steps(world)
            if name in REPLAYED and (name != "hour" or world.now == 0)
        ]
    for story, world in edge:
        while world.now < AFTER:
            story, world = (*story, "time"), dict(steps(world))["time"]
        yield story, world


def agrees(bench: Bench, story: tuple[str, ...], world: World) -> str:
    """Leads the machine along the story; "" when the same came to people as in the model, else what came."""
    replay = Replay(bench)
    replay.begin()
    for name in story:
        replay.act(name)
    expected = tuple((one.says, one.people) for one in world.delivered)
    return "" if replay.delivered == expected else f"{story}: {replay.delivered}, not {expected}"
