"""`make fuzz`: files of our own damaged, disks full, commands killed; the figures go into docs/reliability.md."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.damage import lived_in, trials
from tests.disks import COMMANDS, NOW, SIZES, can_mount, killed, on_full_disks
from tests.reliability import GROUND, write_document
from tests.soila import Result, run_soila, taken_along

_HEAD = """Made by `make fuzz` (`tests/fuzz.py`) with the seed {seed}: real commands on a project that has sent and
published. *Faults*: a traceback, a hang, an unknown code, a cut file, a success that was none, or a next run
that does not heal it.

| what was done | tried | faults |
|---|---:|---:|
"""


# One hangs that works or waits so many seconds longer than the slowest command on a whole project.
_WORKS, _WAITS = 1.0, 4.0


def damaged(past: Path, seed: int, count: int) -> str:
    """Manifests, records, heartbeat, state rows, feeds, copies, log and content: cut, flipped, emptied, exchanged."""
    faults, usual = Counter[bool](), _slowest(past)
    for number, one in enumerate(trials(past, seed, count), 1):
        fault = one.fault or _hang(one.result, usual)
        faults[bool(fault)] += 1
        if fault:
            _tell(f"--- {one.seed} {one.file} {one.harm} {' '.join(one.command)}\n{fault}")
        if number % 100 == 0:
            _tell(f"damaged files: {number}/{count}")
    return _row("a file or a state row of ours damaged, then a command", faults)


def full(past: Path) -> str:
    """Every size of a full disk, in three layouts."""
    if not can_mount():
        return ""
    faults, usual = Counter[bool](), _slowest(past)
    for free in SIZES:
        for one in on_full_disks(past, [free], COMMANDS):
            fault = one.fault or _hang(one.result, usual)
            faults[bool(fault)] += 1
            if fault:
                _tell(f"--- {one.free} kB, {one.place}: {' '.join(one.command)}\n{fault}")
        _tell(f"full disks: {free}/{SIZES[-1]} kB")
    what = f"a disk with 0–{SIZES[-1]} kB free in steps of {SIZES.step} kB, content and state on one or on two"
    return _row(what, faults)


def kills(past: Path) -> str:
    """A kill at every rename of every command."""
    faults = Counter[bool]()
    for command in COMMANDS:
        for number, fault in killed(past, command):
            faults[bool(fault)] += 1
            if fault:
                _tell(f"--- killed at rename {number}: {' '.join(command)}\n{fault}")
        _tell(f"kills: {command[0]}")
    return _row("`kill -9` before a rename, then the command again", faults)


def _slowest(past: Path) -> Result:
    """How the slowest command goes on a whole project."""
    with tempfile.TemporaryDirectory() as folder:
        project = taken_along(past, Path(folder) / "project")
        return max((run_soila(project, *command, now=NOW) for command in COMMANDS), key=lambda one: one.worked)


def _hang(one: Result, usual: Result) -> str:
    hangs = one.worked > usual.worked + _WORKS or one.seconds > usual.seconds + _WAITS
    return f"hangs: {one.worked:.1f} s of work in {one.seconds:.1f} s" if hangs else ""


def _row(what: str, faults: Counter[bool]) -> str:
    return f"| {what} | {faults.total()} | {faults[True]} |\n"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Iterable[str]) -> None:
    """Writes its section of the document; `arguments` may hold the seed and the number of damaged files."""
    seed, count = (int(one) for one in (*arguments, "1", "2000")[:2])
    with tempfile.TemporaryDirectory() as folder:
        past = lived_in(Path(folder))
        rows = damaged(past, seed, count) + full(past) + kills(past)
    write_document(ground=f"{GROUND}\n{_HEAD.format(seed=seed)}{rows}")


if __name__ == "__main__":
    main(sys.argv[1:])
