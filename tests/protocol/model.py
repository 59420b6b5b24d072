"""A small model of one letter's way: Mailchimp, the memory, people and the clock, as values; every act is a function.

It is the protocol of docs/delivery.md and nothing else: no HTTP, no rendering, no files. `FAULTS` are ways in which it
could be wrong; a search must find what each would do to people.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

# The instants that matter: the eve (twice), the last minutes, the hour, the later hour, and after both.
EVE, NIGHT, LAST, HOUR, LATER, AFTER = range(6)
FAULTS = frozenset(
    {
        "status alone",  # a look compares only the status
        "fresh memory",  # what is remembered is rendered anew
        "doubt forgotten",  # a look that fails takes the doubt away
        "holds in the state",
        "nobody counted",  # nobody judges how many got it
        "copies unseen",
        "any copy sends",  # a copied state sends as the first one does
        "any clock",  # the carrier's clock is not asked
        "promise dropped",  # a day that is no letter's any more loses its row
        "break only told",
        "hands unseen",  # what people change at the carrier is not compared
    }
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What it says, who gets it ("all", "other", "none"), and when it goes."""

    says: int = 0
    people: str = "all"
    at: int = HOUR


@dataclass(frozen=True, slots=True)
class Memory:
    """One host's state: how far the letter is, what was given away, and whether a call is in doubt.

    `new`: it has not met Mailchimp yet; `lost`: it waits for a person; `remembers` is what later letters know of it.
    """

    row: str = "planned"
    order: Letter | None = None
    doubt: bool = False
    lost: bool = False
    new: bool = False
    remembers: int | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Everything. `late` is a scheduling that takes effect at the next instant; `faults` are those of the protocol."""

    now: int = EVE
    wish: Letter = Letter()
    held: bool = False
    promised: bool = True
    memory: Memory = Memory()
    second: Memory | None = None
    campaign: str = ""  # "", "draft", "scheduled", "sent"
    there: Letter | None = None
    late: bool = False
    copied: str = ""  # who got a copy by hand
    clock: int = 0  # how far the first host's clock is ahead
    delivered: tuple[Letter, ...] = ()
    told: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()

    def tell(self, *what: str) -> "World":
        return replace(self, told=self.told | set(what))


# --- the protocol --------------------------------------------------------------------------------------


def look(world: World, *, fault: str = "") -> World:
    """The first host looks once. `fault`: Mailchimp is silent, or the call that schedules is answered late."""
    memory = world.memory
    if fault == "silent":
        forgotten = memory.doubt and "doubt forgotten" in world.faults
        return replace(world, memory=replace(memory, doubt=memory.doubt and not forgotten)).tell("silent")
    if memory.row in ("sent", "skipped", "missed") or (_idle(world) and not memory.doubt):
        return world
    return _looked(world, fault)


def _idle(world: World) -> bool:
    """Whether a look asks nothing: of a held letter of which nobody knows that it is there, but one with a past."""
    return world.promised and world.held and world.memory.row in ("planned", "held") and not world.memory.new


def _looked(world: World, fault: str) -> World:
    if world.campaign == "sent":
        return _confirmed(world)
    world = replace(world, memory=replace(world.memory, doubt=world.late, new=False))
    if world.memory.row == "stopped":
        return world
    if not world.promised:
        if "break only told" in world.faults:
            return world.tell("break")
        return _down(world, "skipped").tell("break")
    if world.copied == world.wish.people and "copies unseen" not in world.faults:
        return _down(world, "stopped").tell("copied")
    if world.held:
        return _down(world, "held")
    if _goes_to_copied(world):
        world = _down(world, "planned").tell("put right")
    if world.campaign == "scheduled":
        return _compared(world, fault)
    if world.memory.row == "scheduled":
        return replace(world, memory=replace(world.memory, row="stopped")).tell("vanished")
    if world.memory.lost:
        return world.tell("lost")
    return _given(world, fault)


def _goes_to_copied(world: World) -> bool:
    """Whether what lies there goes to those who have a copy, though by now others are to get it."""
    goes_to = world.there.people if world.campaign == "scheduled" and world.there else ""
    return bool(goes_to) and world.copied == goes_to and "copies unseen" not in world.faults


def _compared(world: World, fault: str) -> World:
    """What is there beside what was ordered and what is wished."""
    memory, near = world.memory, world.now >= LAST
    if memory.order is None or "status alone" in world.faults:
        return replace(world, memory=replace(memory, row="scheduled", order=memory.order or world.there))
    by_hand = world.there != memory.order and "hands unseen" not in world.faults
    changed = replace(world.wish, says=memory.order.says) != memory.order or (
        world.wish.says != memory.order.says and not near
    )
    if by_hand or changed:
        return _given(_down(world, "planned").tell("put right"), fault)
    if world.wish.says != memory.order.says:
        world = world.tell("too late")
    return replace(world, memory=replace(memory, row="scheduled"))


def _given(world: World, fault: str) -> World:
    """The letter as it is wished goes to Mailchimp, to wait for its hour; at its hour it goes at once."""
    hour = world.now + world.clock if "any clock" in world.faults else world.now
    if world.clock and "any clock" not in world.faults:
        return world.tell("clock")
    if hour < world.wish.at:
        order = world.wish
        if fault == "late":
            memory = replace(world.memory, order=order, doubt=True)
            return replace(world, campaign="draft", there=order, late=True, memory=memory)
        memory = replace(world.memory, order=order, row="scheduled", doubt=False)
        return replace(world, campaign="scheduled", there=order, memory=memory)
    if world.late or world.now >= AFTER:
        return world
    return _sent(replace(world, there=world.wish, memory=replace(world.memory, order=world.wish)))


def _sent(world: World) -> World:
    """It goes to people; the look that sent it sees that."""
    assert world.there is not None
    return _confirmed(replace(world, campaign="sent", delivered=(*world.delivered, world.there)))


def _confirmed(world: World) -> World:
    order = world.memory.order or world.there
    assert order is not None
    said = world.wish.says if "fresh memory" in world.faults else order.says
    if world.delivered and world.delivered[-1].people == "none" and "nobody counted" not in world.faults:
        return replace(world, memory=replace(world.memory, row="missed", doubt=False)).tell("nobody")
    return replace(world, memory=replace(world.memory, row="sent", doubt=False, remembers=said)).tell("sent")


def _down(world: World, row: str) -> World:
    memory = replace(world.memory, row=row)
    campaign = "draft" if world.campaign == "scheduled" else world.campaign
    return replace(world, campaign=campaign, memory=memory).tell(row)


# --- acts of people, and what happens ------------------------------------------------------------------


def passes(world: World, *, fault: str = "") -> World:
    """The host looks, then time goes on: what is late takes effect, what is scheduled goes at its hour."""
    world = look(world, fault=fault)
    world = replace(world, now=world.now + 1)
    if world.late:
        still = world.campaign == "draft"
        world = replace(world, late=False, campaign="scheduled" if still else world.campaign)
    if world.campaign == "scheduled" and world.there and world.there.at <= world.now:
        world = replace(world, campaign="sent", delivered=(*world.delivered, world.there))
    return world


def _second_looks(world: World) -> World:
    """A copy of the state at work elsewhere, at the hour: only a fault of the protocol lets it send."""
    if world.second is None:
        return world
    if "any copy sends" in world.faults and world.now == world.wish.at:
        return replace(world, delivered=(*world.delivered, world.wish))
    return world.tell("elsewhere")


def _taken_over(world: World) -> World:
    """A person says there that it is its turn: from now on the letter is seen to from there, by the copied state."""
    assert world.second is not None
    # What the copy knows of the order may be old: what lies at Mailchimp is believed.
    return replace(world, memory=replace(world.second, order=None, new=True), second=None).tell("taken over")


def _lose(world: World, *, lost: bool) -> World:
    """The state is lost; where letters went before, that is known, and it waits for a person."""
    held = world.held and "holds in the state" not in world.faults
    return replace(world, memory=Memory(lost=lost, new=True), held=held)


def _hold(world: World) -> World:
    """A person holds the letter; one that is there, or may be, is looked at at once."""
    held = replace(world, held=True)
    known = world.memory.row == "scheduled" or world.memory.doubt or world.memory.new
    return look(held) if known else held


def _break(world: World) -> World:
    memory = replace(world.memory, row="skipped") if "promise dropped" in world.faults else world.memory
    there = world.campaign == "scheduled" and "promise dropped" in world.faults
    return replace(world, promised=False, memory=memory, campaign="draft" if there else world.campaign)


def _copy(world: World) -> World:
    """Somebody copies the letter in Mailchimp and sends it on the eve."""
    assert world.there is not None
    return replace(world, copied=world.there.people, delivered=(*world.delivered, world.there))


def _hand(world: World, **change: object) -> World:
    assert world.there is not None
    return replace(world, there=replace(world.there, **change))  # type: ignore[arg-type]


def _empties(world: World) -> World:
    """Everybody is gone from the part of the audience that gets it, after it was scheduled."""
    assert world.there is not None
    there, order = replace(world.there, people="none"), world.memory.order
    known = replace(order, people="none") if order else None
    return replace(
        world, there=there, wish=replace(world.wish, people="none"), memory=replace(world.memory, order=known)
    )


Act = Callable[[World], World]

# Each may happen once in a story: its name, what it needs, what it does.
ACTS: dict[str, tuple[Callable[[World], bool], Act]] = {
    "edit": (lambda w: w.now < HOUR, lambda w: replace(w, wish=replace(w.wish, says=1))),
    "people": (lambda w: w.now < LAST, lambda w: replace(w, wish=replace(w.wish, people="other"))),
    "hour": (lambda w: w.now < LAST, lambda w: replace(w, wish=replace(w.wish, at=LATER))),
    "hold": (lambda w: w.now < LAST, _hold),
    "release": (lambda w: w.held and w.now < AFTER, lambda w: replace(w, held=False)),
    "break": (lambda w: w.now < LAST, _break),
    "lose": (lambda w: not w.late and w.now < HOUR, partial(_lose, lost=False)),
    "lose a past": (lambda w: not w.late and w.now < HOUR, partial(_lose, lost=True)),
    "copy by hand": (lambda w: w.campaign == "scheduled" and w.now < LAST, _copy),
    "content by hand": (lambda w: w.campaign == "scheduled" and w.now < HOUR, partial(_hand, says=9)),
    "people by hand": (lambda w: w.campaign == "scheduled" and w.now < HOUR, partial(_hand, people="other")),
    "emptied": (lambda w: w.campaign == "scheduled" and w.wish.people == "all", _empties),
    "copied state": (lambda w: w.second is None and w.now < HOUR, lambda w: replace(w, second=w.memory)),
    "second host": (lambda w: w.second is not None, _second_looks),
    "takeover": (lambda w: w.second is not None, _taken_over),
    "clock ahead": (lambda w: w.campaign == "" and w.now == EVE, lambda w: replace(w, clock=3)),
    "clock mended": (lambda w: w.clock > 0, lambda w: replace(w, clock=0)),
    "person looks": (lambda w: w.memory.lost, lambda w: replace(w, memory=replace(w.memory, lost=False))),
    "late": (lambda w: w.now < LAST and w.campaign != "scheduled", partial(passes, fault="late")),
    "silent": (lambda w: w.now < LAST, lambda w: look(w, fault="silent")),
}


def steps(world: World) -> Iterator[tuple[str, World]]:
    """Every act that may come next, and the passing of time."""
    if world.now < AFTER:
        yield "time", passes(world)
    for name, (may, act) in ACTS.items():
        if name not in world.spent and may(world):
            yield name, replace(act(world), spent=world.spent | {name})


# --- the laws ------------------------------------------------------------------------------------------


def broken(world: World) -> str:
    """The law that is broken in this world; "" when none is."""
    got = [one.people for one in world.delivered if one.people != "none"]
    if len(set(got)) < len(got):
        return "somebody got it twice"
    remembers = world.memory.remembers
    if remembers is not None and world.delivered and remembers not in {one.says for one in world.delivered}:
        return "remembered, and in no letter"
    if any(one.at > world.now for one in world.delivered) and "copy by hand" not in world.spent:
        return "before its hour"
    return _ended(world) if world.now == AFTER else ""


def _ended(world: World) -> str:
    """When all is over, what was promised has an end, and whoever was to know of it does."""
    world = look(world)
    if world.delivered and "hold" in world.spent and "release" not in world.spent and not world.copied:
        return "held, and gone"
    if world.delivered and not world.copied:
        return _went(world)
    ends = {"held", "skipped", "copied", "vanished", "lost", "clock", "elsewhere", "taken over", "stopped", "silent"}
    if not world.delivered and world.promised and not world.held and not world.told & ends:
        return "not gone, and nobody knows"
    return (
        "" if world.promised or "break" in world.told or world.told & ends - {"silent"} else "a promise without an end"
    )


def _forgot(world: World) -> bool:
    """Whether a state was lost that alone knew what was given away."""
    return bool(world.spent & {"lose", "lose a past"})


def _went(world: World) -> str:
    """It went once: as it was wished, or people know what is otherwise."""
    went = world.delivered[-1]
    if not world.promised and "break" in world.told:
        return "told as skipped, and gone"
    if went.people == "none":
        return "" if "nobody" in world.told else "gone to nobody, and nobody knows"
    differs = replace(went, says=world.wish.says) != world.wish
    if differs and not _forgot(world):
        return "gone otherwise than wished, and nobody knows"
    if went.says != world.wish.says and not _forgot(world) and "too late" not in world.told:
        return "says what nobody wished, and nobody knows"
    return ""
