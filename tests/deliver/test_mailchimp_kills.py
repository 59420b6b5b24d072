"""`kill -9` of the real command at recorded steps of a send: at the next wake-ups the letter goes, once.

Here at every third moment, turn about with the state lost and without scheduling; all of them: `make reliability`.
"""

from collections.abc import Iterator

import pytest

from tests.deliver.kills import KILLED, Kill, Killing, killing
from tests.deliver.sending import DUE
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killing]:
    with killing(tmp_path_factory.mktemp("kills")) as one:
        yield one


@pytest.mark.parametrize("at", ["commit", "before", "after"])
def test_a_killed_send_ends_in_one_letter(field: Killing, at: str) -> None:
    verdicts, number = [], 1
    while verdict := field.verdict_on(Kill(at, number, lost=number % 2 == 0, schedules=number % 3 > 0)):
        verdicts.append(verdict)
        number += 3
    assert len(verdicts) >= 4
    assert set(verdicts) == {"once"}


def test_the_process_is_really_killed(field: Killing) -> None:
    field.peer.account = Account()
    field.peer.faults[:] = [Fault("GET /campaigns", "kill")]
    assert field.soila_send(DUE) == KILLED
