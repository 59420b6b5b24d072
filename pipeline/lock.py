"""One at a time on one machine: a lock that goes with its process, whatever way that ends.

Between machines the carrier's own rules hold.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.fault import AlreadyRunning
from pipeline.inside import only_a_file
from pipeline.whole import PRIVATE, make_folder


@contextmanager
def only_one(
    folder: Path, name: str, key: str = "", *, wait: bool = False, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Holds the place called `name` in a state's folder.

    When it is taken: waits for its end, after calling `waiting` once, or raises AlreadyRunning(key).
    """
    make_folder(folder, PRIVATE)
    with open(folder / f"{name}.lock", "w", opener=only_a_file) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise AlreadyRunning(key) from None
            if waiting:
                waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
