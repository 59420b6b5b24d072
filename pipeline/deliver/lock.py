"""One sender at a time on one machine. The carrier's own rules hold between machines."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_sender(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the place of the only sender; calls `waiting` once when another has it, then waits for its end.

    The lock goes with the process, whatever way it ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "send.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
