"""A long list worked through by two processes: Python keeps one core busy, and the other one would stand idle."""

import gc
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

# Below this number of things a second process costs more than it gives.
WORTH_TWO = 500


def in_two(
    make: Callable[[Sequence[_T]], list[_R]],
    things: Sequence[_T],
    pack: Callable[[list[_R]], bytes],
    unpack: Callable[[bytes], list[_R]],
) -> list[_R]:
    """What `make` gives for the things, in their order: one result for each, whatever stands beside it.

    Every second one is made by a copy of this process and comes as bytes. The copy ends without a word: of what `make`
    does besides, only what it writes to files lasts.
    """
    if len(things) < WORTH_TWO:
        return make(things)
    reader, writer = os.pipe()
    gc.freeze()  # what is there already is looked through by neither of the two, so that they share its memory
    child = os.fork()
    if child == 0:
        _answer(reader, writer, lambda: pack(make(things[1::2])))
    os.close(writer)
    try:
        mine = make(things[::2])
    finally:
        gc.unfreeze()
        answer = _answer_of(child, reader)
    # A half that failed is made again here, where its error can be told.
    theirs = make(things[1::2]) if answer is None else unpack(answer)
    made = mine + theirs
    made[::2], made[1::2] = mine, theirs
    return made


def _answer(reader: int, writer: int, make: Callable[[], bytes]) -> None:
    """The other process: it makes its half, and never comes back."""
    code = 1
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as answer:
            answer.write(make())
        code = 0
    finally:
        os._exit(code)


def _answer_of(child: int, reader: int) -> bytes | None:
    """What the other process says in the end; None where it failed."""
    with os.fdopen(reader, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(child, 0)
    return data if status == 0 else None
