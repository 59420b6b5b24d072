"""The messenger to staff's services as a fork, where a new Python would load apprise anew.

A command forks itself; the tests' own process, which has threads, asks the process where commands come from. Its real
start is that of `tests/notify/test_due.py::test_nothing_is_told_twice`.
"""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from apprise import Apprise

from pipeline.notify.services import main

START = [sys.executable, "-m", "pipeline.notify.services"]


def load() -> None:
    """What the messenger needs is there from now on: apprise reads all its services when it is first asked for one."""
    Apprise.instantiate("json://localhost/")


def make_messengers(make: Callable[[str, float], subprocess.CompletedProcess[str]]) -> Callable[[], None]:
    """From now on `make`, given the errand and the patience in seconds, stands where `subprocess.run` would start the
    messenger; what is given back ends that."""
    run: Any = subprocess.run

    def run_or_make(command: Any, *more: Any, **how: Any) -> Any:
        return make(how["input"], how["timeout"]) if command == START else run(command, *more, **how)

    module: Any = subprocess
    module.run = run_or_make
    return lambda: setattr(module, "run", run)


def forked(errand: str, patience: float) -> subprocess.CompletedProcess[str]:
    """As `run` with `check` has it: raises a SubprocessError for a messenger that fails or takes too long."""
    given, said = os.memfd_create("errand"), os.memfd_create("said")
    os.write(given, errand.encode())
    os.lseek(given, 0, os.SEEK_SET)
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        _become_messenger(given, said)
    end = os.pidfd_open(pid)
    in_time = bool(select.select([end], [], [], patience)[0])
    if not in_time:
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.lseek(said, 0, os.SEEK_SET)
    with open(said, encoding="utf-8") as file:
        out = file.read()
    os.close(given)
    os.close(end)
    if not in_time:
        raise subprocess.TimeoutExpired(START, patience)
    done = subprocess.CompletedProcess(START, code, out)
    done.check_returncode()
    return done


def _become_messenger(given: int, said: int) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    for number, file in enumerate((given, said, nothing)):
        os.dup2(file, number)
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    try:
        main()
    finally:
        os._exit(1)
