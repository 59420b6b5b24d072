"""Three hosts on one server: whatever breaks, a letter goes once, in time, and is remembered.

One story of each trouble; two thousand: `make reliability`.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from pipeline.config.read import read_config
from pipeline.project import Project
from tests.deliver.host_stories import story, with_replica
from tests.deliver.hosts import TROUBLES
from tests.deliver.kills import SCHEDULING, WAKINGS, Kill, Killing, killing
from tests.deliver.sending import DAY, Sending
from tests.deliver.shared import Place, place_of
from tests.deliver.trials import Bench, bench
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account
from tests.postgres import empty_server
from tests.soila import processes


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Place]]:
    with bench(tmp_path_factory.mktemp("hosts")) as one, place_of(one.project) as place:
        yield one, place


@pytest.mark.parametrize("trouble", [*TROUBLES, "restart"])
def test_a_letter_goes_once_and_in_time(ground: tuple[Bench, Place], tmp_path: Path, trouble: str) -> None:
    one, place = ground
    told = story(len(trouble), place, tmp_path / "hosts", one.peer, trouble)
    assert [what.partition(" at ")[0] for what in told.struck] == [trouble]
    assert told.broken == ""


def test_a_replica_goes_on(tmp_path: Path) -> None:
    told = with_replica(1, tmp_path)
    assert (len(told.struck), told.broken) == (1, "")


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killing]:
    with killing(tmp_path_factory.mktemp("kills"), empty_server()) as one:
        yield one


@pytest.mark.parametrize("at", ["commit", "before", "after"])
def test_where_a_process_is_killed_another_host_goes_on(field: Killing, at: str) -> None:
    numbers = (3, 20) if at == "commit" else (2, 9)
    assert [field.verdict_on(Kill(at, one, schedules=one % 2 == 0)) for one in numbers] == ["once"] * len(numbers)


def test_a_process_that_was_stopped_in_a_call_ends_there_when_it_wakes(field: Killing) -> None:
    """SIGSTOP for longer than the server waits, and SIGCONT."""
    field.lay_out_anew(Kill("before", 1))
    stopped = Event()

    def stop(_account: Account) -> None:
        os.kill(field.peer.victim, signal.SIGSTOP)
        stopped.set()

    field.peer.faults.append(Fault(r"POST /campaigns/\w+/actions/schedule", "pause", meanwhile=stop))
    victim = field.start("send", "--date", DAY.isoformat(), now=SCHEDULING)
    processes().go(victim)
    assert stopped.wait(60)
    other = Sending(Project(field.waker, read_config(field.waker / "config.toml")), field.peer)
    other.look(WAKINGS[True][0])
    os.kill(victim, signal.SIGCONT)
    assert processes().end(victim)[0] == 1
    assert "toinen kone tai ihminen" in field.said
    other.look_on(WAKINGS[True][1:])
    assert other.deliveries == 1
