"""Every order of acts up to a depth, breadth first: the first world in which a law is broken, and how it came there."""

from dataclasses import dataclass

from tests.protocol.model import World, broken, steps


@dataclass(frozen=True, slots=True)
class Found:
    """How many worlds were seen, and the shortest story that breaks a law, with the law ("" when none is broken)."""

    worlds: int
    story: tuple[str, ...] = ()
    law: str = ""


def search(depth: int, faults: frozenset[str] = frozenset()) -> Found:
    """Looks through every world that is at most `depth` acts away from the beginning."""
    begin = World(faults=faults)
    came: dict[World, tuple[World, str] | None] = {begin: None}
    edge = [begin]
    for _ in range(depth):
        beyond = []
        for world in edge:
            for name, after in steps(world):
                if after in came:
                    continue
                came[after] = (world, name)
                if law := broken(after):
                    return Found(len(came), _story(came, after), law)
                beyond.append(after)
        edge = beyond
    return Found(len(came))


def _story(came: dict[World, tuple[World, str] | None], world: World) -> tuple[str, ...]:
    names: list[str] = []
    at = came[world]
    while at is not None:
        names.append(at[1])
        at = came[at[0]]
    return tuple(reversed(names))
