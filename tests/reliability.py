"""`make reliability`: what was broken on the letter's way to people, and what came of it: docs/reliability.md.

A section is a function that takes the seed and gives its Markdown; the file is all of them in order.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.deliver import host_stories, years
from tests.deliver.kills import every_kill, killing
from tests.deliver.test_lives_machine import Lives
from tests.deliver.test_mailchimp_machine import Sends
from tests.deliver.trials import ACTS, FAULTS, QUESTIONS, bench, try_fault
from tests.jobs.year import section
from tests.make import ROOT
from tests.peers.mailchimp import Fault
from tests.postgres import empty_server
from tests.protocol.model import FAULTS as WRONGS
from tests.protocol.replay import agrees, stories
from tests.protocol.search import search

DOCUMENT = ROOT / "docs" / "reliability.md"
# The section that `make fuzz` writes; it stands last.
GROUND = "## Damaged files, full disks, kills\n"
_EXAMPLES, _STEPS, _YEARS = 300, 30, 1000
_STORIES, _REPLICAS = 2000, 10
_DEPTH, _DEPTH_OF_FAULTS, _WAYS = 7, 7, 20
_GOOD = ("once", "told")

_HEAD = """# What was tried against a letter that goes exactly once

Made by `make reliability` (`tests/reliability.py`) with the seed {seed}; the rules stand in [delivery.md](delivery.md).
*Once*: one delivery. *Told*: none, and a person is told why the letter waits. *Bad*: two deliveries, a test mail to the
network, or a letter that is lost without a word.
"""


def faults(dice_seed: int) -> str:
    """Every fault at every call, before its effect and after it, with the state kept and lost, in either plan."""
    dice, counts = random.Random(dice_seed), dict[str, Counter[str]]()
    with tempfile.TemporaryDirectory() as folder, bench(Path(folder)) as one:
        for call in ACTS + QUESTIONS:
            moments = (False, True) if call in ACTS else (False,)
            for kind, after, lost, schedules in product(FAULTS, moments, (False, True), (False, True)):
                fault = Fault(call, kind, after, seconds=dice.randint(10, 119))
                verdict = try_fault(one, fault, lost=lost, schedules=schedules)
                counts.setdefault(_plain(call), Counter())[verdict] += 1
    intro = (
        f"## Every fault at every call\n\n{len(FAULTS)} faults ({', '.join(FAULTS)}) at the {len(counts)} calls of a "
        "send; at a call that acts before its effect and after it; each with the state kept and deleted, with and "
        "without scheduling in the plan. A late effect comes 10-119 s after the client gave up.\n\n"
    )
    return intro + _table("call", counts)


def kills(_seed: int) -> str:
    """The real command, killed at every commit of its state and around every call."""
    counts = dict[str, Counter[str]]()
    with tempfile.TemporaryDirectory() as folder, killing(Path(folder)) as field:
        for lost, schedules in product((False, True), (False, True)):
            for kill, verdict in every_kill(field, lost=lost, schedules=schedules):
                name = f"{_KILLS[kill.at]}, {'state deleted' if lost else 'state kept'}"
                counts.setdefault(name, Counter())[verdict] += 1
    intro = (
        "## `kill -9` at every recorded step\n\nThe real `soila send`, as a process of its own, is killed before each "
        "commit of its state, and before and after the effect of each of its calls, with and without scheduling in the "
        "plan. Then it is woken again until the letter's end.\n\n"
    )
    return intro + _table("killed", counts)


def kills_at_server(_seed: int) -> str:
    """The same where hosts share a memory: another host goes on, and nobody says that it may."""
    counts = dict[str, Counter[str]]()
    with tempfile.TemporaryDirectory() as folder, killing(Path(folder), empty_server()) as field:
        for schedules in (False, True):
            for kill, verdict in every_kill(field, lost=False, schedules=schedules):
                counts.setdefault(_KILLS[kill.at], Counter())[verdict] += 1
    intro = (
        "## `kill -9` at every recorded step, memory on a server\n\nThe same process at the same steps, with its state "
        "on a PostgreSQL server that another host shares. That host, whose folder has nothing but the same content, "
        "goes on until the letter's end; nobody says `takeover`.\n\n"
    )
    return intro + _table("killed, memory on a server", counts)


def anything(dice_seed: int) -> str:
    """The Hypothesis machines, longer than the tests run them. Raises when a law is broken."""
    rules = settings(
        max_examples=_EXAMPLES,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    for machine in (Sends, Lives):
        seed(dice_seed)(machine)
        run_state_machine_as_test(machine, settings=rules)
    return (
        f"## Anything in any order\n\n{_EXAMPLES} stories of up to {_STEPS} steps, drawn by Hypothesis: send, hold, "
        "release, approve, edit, lose the state, let time pass, break a call, and people who pause, delete, copy, "
        "unschedule and send in Mailchimp's own pages; recipients that are not ready, a list that shows a campaign "
        "late. In none were there two deliveries, and in each the letter had gone in the end or a person was told.\n\n"
        f"{_EXAMPLES} more in which config, the number of people, the host and its memory change around the letter, "
        "and people act at Mailchimp. In none did a person get it twice, what is remembered as told was in the bytes "
        "that were delivered, and its day had an end that somebody was told.\n"
    )


def year(dice_seed: int) -> str:
    """Five years by the clock; an even seed is an account that cannot schedule. Raises when a promise is broken."""
    return section(range(dice_seed, dice_seed + 5))


def protocol(_seed: int) -> str:
    """Every order of acts in the model, each fault put back, and the code along the model's ways. Raises where a law is
    broken, a fault does no harm, or the code goes another way.
    """
    depths = [search(depth) for depth in range(1, _DEPTH + 1)]
    for one in depths:
        assert not one.law, (one.story, one.law)
    whole, by_depth = depths[-1], ", ".join(str(one.worlds) for one in depths)
    rows = []
    for fault in sorted(WRONGS):
        found = search(_DEPTH_OF_FAULTS, frozenset({fault}))
        assert found.law, fault
        rows.append(f"| {fault} | {' → '.join(found.story)} | {found.law} |")
    every = list(stories(4))
    with tempfile.TemporaryDirectory() as folder, bench(Path(folder)) as one:
        other = [told for story, world in every[::_WAYS] if (told := agrees(one, story, world))]
    assert not other, other[:3]
    return (
        "## The protocol, searched\n\n"
        "A model of one letter's way (`tests/protocol/model.py`): edits, people and hours that change, holds, breaks, "
        "a lost and a copied state, acts by hand at Mailchimp, late effects, silence, a wrong clock. "
        f"Every order of them up to {_DEPTH} acts: {whole.worlds} worlds, none bad (by depth: {by_depth}). "
        f"The real machine, led along "
        f"{len(every[::_WAYS])} of the model's ways, brought the same to people. Each fault that was once in the code, "
        "put back into the model, is found:\n\n| fault | shortest story | what it does |\n|---|---|---|\n"
    ) + "\n".join([*rows, ""])


def thousand(dice_seed: int) -> str:
    """A thousand years within a process. A promise that was broken is printed with the seed of its year."""
    return years.section(range(dice_seed, dice_seed + _YEARS))


def hosts(dice_seed: int) -> str:
    """Three hosts on one real server. A law that was broken is printed with the seed of its story."""
    stories, replicas = (range(dice_seed, dice_seed + count) for count in (_STORIES, _REPLICAS))
    return host_stories.section(host_stories.every_story(stories, replicas))


SECTIONS: tuple[Callable[[int], str], ...] = (faults, kills, kills_at_server, anything, protocol, year, thousand, hosts)

_KILLS = {"commit": "before a commit", "before": "before a call's effect", "after": "after a call's effect"}


def _plain(call: str) -> str:
    return call.replace(r"\w+", "ID")


def _table(what: str, counts: Mapping[str, Counter[str]]) -> str:
    rows = [(f"`{name}`" if "/" in name else name, count) for name, count in counts.items()]
    rows.append(("all", sum(counts.values(), Counter())))
    lines = [f"| {what} | tried | once | told | bad |", "|---|---:|---:|---:|---:|"]
    for name, count in rows:
        bad = count.total() - sum(count[one] for one in _GOOD)
        lines.append(f"| {name} | {count.total()} | {count['once']} | {count['told']} | {bad} |")
    return "\n".join(lines) + "\n"


def write_document(*, sending: str = "", ground: str = "") -> None:
    """Writes one of the two parts of the document anew; the other stays as it is."""
    there, mark, last = DOCUMENT.read_text(encoding="utf-8").partition(GROUND)
    first = sending or there.rstrip("\n")
    DOCUMENT.write_text(first.rstrip("\n") + "\n\n" + (ground or mark + last), encoding="utf-8")


def main(arguments: Iterable[str]) -> None:
    """Writes the document; `arguments` may hold the seed."""
    dice_seed = int(next(iter(arguments), "1"))
    parts = [_HEAD.format(seed=dice_seed)]
    for one in SECTIONS:
        started = monotonic()
        print(f"{one.__name__} ...", file=sys.stderr, flush=True)
        parts.append(one(dice_seed))
        print(f"{one.__name__}: {monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    write_document(sending="\n".join(parts))


if __name__ == "__main__":
    main(sys.argv[1:])
