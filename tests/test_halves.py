"""What two processes make of a list is what one would, and what goes wrong in either of them is told by this one."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from pipeline.halves import WORTH_TWO, in_two


def in_two_of(make: object, things: Sequence[int]) -> list[int]:
    return in_two(make, things, msgspec.msgpack.encode, lambda data: msgspec.msgpack.decode(data, type=list[int]))  # type: ignore[arg-type]


@pytest.mark.parametrize("more", [0, 1, 7])
def test_there_is_one_result_for_each_in_their_order_from_two_processes(tmp_path: Path, more: int) -> None:
    def make(some: Sequence[int]) -> list[int]:
        (tmp_path / str(os.getpid())).write_text(" ".join(map(str, some)))
        return [-one for one in some]

    things = range(WORTH_TWO + more)
    assert in_two_of(make, things) == [-one for one in things]
    made = {tuple(map(int, path.read_text().split())) for path in tmp_path.iterdir()}
    assert made == {tuple(things[::2]), tuple(things[1::2])}


def test_what_is_soon_done_is_done_by_this_process() -> None:
    pids = in_two_of(lambda some: [os.getpid()] * len(some), range(WORTH_TWO - 1))
    assert set(pids) == {os.getpid()}


def test_a_half_whose_process_fails_is_made_here() -> None:
    this = os.getpid()

    def make(some: Sequence[int]) -> list[int]:
        if os.getpid() != this:
            os.kill(os.getpid(), signal.SIGKILL)
        return [*some]

    assert in_two_of(make, range(WORTH_TWO)) == [*range(WORTH_TWO)]


@pytest.mark.parametrize("bad", [0, 1])
def test_what_goes_wrong_is_raised_here_and_no_process_is_left(bad: int) -> None:
    def make(some: Sequence[int]) -> list[int]:
        return [1 // (one != bad) for one in some]

    before = children()
    with pytest.raises(ZeroDivisionError):
        in_two_of(make, range(WORTH_TWO))
    assert children() == before


def children() -> str:
    """The processes that this one has begun and not seen the end of."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()
