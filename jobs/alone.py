"""One at a time on one machine: a lock that goes with its process, whatever way that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process has the place; `key` and `values` tell people."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
        self.values: dict[str, object] = {}


@contextmanager
def only_one(folder: Path, name: str, key: str, *, wait: bool = False) -> Iterator[None]:
    """Holds the place called `name` in a state's folder.

    Raises AlreadyRunning(key) when it is taken, unless it waits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise AlreadyRunning(key) from None
        yield
