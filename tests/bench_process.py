"""A command measured: wall time, CPU time and memory of its whole tree of processes."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds of wall time and of all CPU time, and the most MB that the processes had together at one moment.

    A page that they share is counted once (PSS).
    """

    seconds: float
    worked: float
    megabytes: float


def measure(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    memory: bool = True,
    good: Container[int] = (0,),
) -> Figure:
    """One run of the command. It stops the whole measurement when its exit code is not a good one."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=environment)
    ended, most = Event(), [0.0]
    watch = Thread(target=_watch, args=(process.pid, ended, most))
    if memory:
        watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    ended.set()
    if memory:
        watch.join()
    if os.waitstatus_to_exitcode(status) not in good:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    return Figure(seconds, usage.ru_utime + usage.ru_stime, max(most[0], usage.ru_maxrss / 1000 if not memory else 0))


def median(figures: Sequence[Figure]) -> Figure:
    return Figure(
        statistics.median(one.seconds for one in figures),
        statistics.median(one.worked for one in figures),
        max(one.megabytes for one in figures),
    )


def repeated(run: Callable[[], Figure], times: int) -> Figure:
    return median([run() for _ in range(times)])


def _watch(pid: int, ended: Event, most: list[float]) -> None:
    while not ended.wait(_EVERY):
        most[0] = max(most[0], sum(map(_megabytes, _tree(pid))))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        tasks = os.listdir(f"/proc/{pid}/task")
        children = [child for task in tasks for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except OSError:  # it has ended
        return
    for child in children:
        yield from _tree(int(child))


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)
