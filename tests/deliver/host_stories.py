"""Stories of three hosts, drawn by seeds and told in numbers: docs/reliability.md."""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline.fault import StateError
from pipeline.store import patience
from tests.deliver.hosts import DAY, DUE, TROUBLES, Hosts
from tests.deliver.shared import Place, place_of
from tests.deliver.trials import bench
from tests.peers.mailchimp import Peer
from tests.peers.mailchimp_rules import Account
from tests.postgres import Cluster, cluster, empty_rows

# So many stories share a process' beginning.
_TOGETHER = 20
# One story in so many meets a server that is restarted as when the power goes, or one whose replica takes its place.
_RESTARTED = 40
# The clock of a host that asks is a real one.
_PATIENCE = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a story: the law that it broke ("" for none), what struck, and how long after its hour it went."""

    seed: int
    broken: str
    struck: tuple[str, ...]
    late: timedelta


def story(seed: int, place: Place, folder: Path, peer: Peer, *troubles: str) -> Told:
    """The story of a seed; an even one is an account that cannot schedule."""
    dice = random.Random(seed)
    empty_rows(place.cluster)
    start = datetime.combine(DAY, datetime.min.time(), UTC) - timedelta(days=1)
    hosts = Hosts(place, folder, peer, Account(now=start, schedules=seed % 2 == 1), dice)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patience, "PATIENCE", _PATIENCE)
            hosts.live(*troubles)
        return Told(seed, hosts.broken, tuple(hosts.struck), (hosts.gone_at or DUE) - DUE)
    finally:
        with suppress(StateError):
            hosts.close()


def drawn(seed: int) -> tuple[str, ...]:
    """One, two or three troubles."""
    dice = random.Random(f"troubles {seed}")
    troubles = [dice.choice(TROUBLES) for _ in range(dice.choice((1, 1, 2, 3)))]
    if seed % _RESTARTED == 0:
        troubles[0] = "restart"
    return tuple(troubles)


def with_replica(seed: int, folder: Path) -> Told:
    """A story whose server is lost in the midst; its replica goes on."""
    primary, replica = Cluster(), Cluster()
    try:
        primary.lay_out()
        primary.start()
        replica.follow(primary)
        with bench(folder) as one, place_of(one.project, primary) as place:
            place.replica = replica
            return story(seed, place, folder / "hosts", one.peer, "promotion")
    finally:
        primary.close()
        replica.close()


def _some(seeds: range) -> list[Told]:
    with (
        tempfile.TemporaryDirectory() as folder,
        bench(Path(folder)) as one,
        place_of(one.project, cluster()) as place,
    ):
        return [story(seed, place, Path(folder) / f"story-{seed}", one.peer, *drawn(seed)) for seed in seeds]


def _replicas(seeds: range) -> list[Told]:
    told = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            told.append(with_replica(seed, Path(folder)))
    return told


def every_story(seeds: range, replicas: range) -> Iterator[Told]:
    parts = [seeds[first : first + _TOGETHER] for first in range(0, len(seeds), _TOGETHER)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for told in processes.map(_some, parts):
            yield from told
        for told in processes.map(_replicas, [replicas[one : one + 1] for one in range(len(replicas))]):
            yield from told


def section(every: Iterable[Told]) -> str:
    """Tells stories as Markdown. A broken law is printed with its seed, and counted."""
    struck, bad, late, stories = Counter[str](), Counter[str](), dict[str, timedelta](), 0
    for told in every:
        stories += 1
        if told.broken:
            print(told, file=sys.stderr, flush=True)
        for one in {one.partition(" at ")[0] for one in told.struck} | {"all"}:
            struck[one] += 1
            bad[one] += bool(told.broken)
            late[one] = max(late.get(one, timedelta(0)), told.late)
    rows = (
        f"| {one} | {struck[one]} | {struck[one] - bad[one]} | {late[one].total_seconds() / 60:.0f} min | {bad[one]} |"
        for one in (*TROUBLES, "restart", "promotion", "all")
    )
    return _HEAD.format(stories=stories) + "\n".join([*rows, ""])


_HEAD = """## Three hosts on one server

{stories} letters of three hosts that share a PostgreSQL server, each with one to three troubles
(`tests/deliver/hosts.py`): the machine, the memory, the turns, the SDK and the server are the real ones, the clock is
virtual. A trouble strikes whoever is at work at a drawn step of its own: a question, a commit, a call or its answer.
*kill*: the process is gone, for minutes or for good. *pause*: it stands still for up to six minutes, loses its turn,
and goes on in the midst of what it did. *cut*, *lost answer*: its line to the server, before the question is heard or
after. *silence*: the server takes its questions and answers none. *no Mailchimp*: its line there, before a call is
heard or after. *end of all sessions*: the server ends every one. *restart*: the server falls as when the power goes,
and comes back. *promotion*: it is lost, and its streaming replica (synchronous) goes on. *Once*: one delivery, at its
hour or at most ten minutes later, and remembered as sent.

| trouble | stories | once | latest | bad |
|---|---:|---:|---:|---:|
"""
