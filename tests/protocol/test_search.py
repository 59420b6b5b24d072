"""The protocol, searched: in no order of acts is a law broken, and each way to be wrong breaks one.

Deeper, and every fault's story found anew: `make reliability`.
"""

from collections.abc import Iterator

import pytest

from tests.deliver.trials import Bench, bench
from tests.protocol.model import FAULTS, World, broken, steps
from tests.protocol.replay import agrees, stories
from tests.protocol.search import search

# The shortest story in which each fault does harm.
HARM = {
    "any clock": ("clock ahead", "time"),
    "any copy sends": ("time", "time", "copied state", "time", "second host"),
    "break only told": ("time", "break", "time", "time", "time", "time"),
    "copies unseen": ("time", "copy by hand", "time", "time"),
    "doubt forgotten": ("late", "copy by hand", "silent", "hold", "time", "time"),
    "fresh memory": ("time", "time", "edit", "time", "time"),
    "hands unseen": ("time", "time", "content by hand", "time", "time"),
    "holds in the state": ("hold", "lose", "time", "time", "time", "time", "time"),
    "nobody counted": ("time", "time", "emptied", "time", "time", "time"),
    "promise dropped": ("time", "break", "time", "time", "time", "time"),
    "status alone": ("time", "hour", "time", "time", "time", "time"),
}


def led(story: tuple[str, ...], faults: frozenset[str]) -> list[str]:
    """The laws that are broken along a story."""
    world, laws = World(faults=faults), []
    for name in story:
        world = dict(steps(world))[name]
        laws.append(broken(world))
    return [one for one in laws if one]


def test_no_order_of_acts_breaks_a_law() -> None:
    found = search(4)
    assert (found.law, found.story) == ("", ())
    assert found.worlds > 3000


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_fault_does_harm_in_a_story_that_is_harmless_without_it(fault: str) -> None:
    assert led(HARM[fault], frozenset({fault}))
    assert led(HARM[fault], frozenset()) == []


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench(tmp_path_factory.mktemp("replay")) as one:
        yield one


def test_the_code_goes_the_models_ways(field: Bench) -> None:
    every = list(stories(4))
    assert [one for story, world in every[:: len(every) // 15] if (one := agrees(field, story, world))] == []
