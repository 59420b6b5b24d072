"""The messenger to staff's services as a fork of the process that calls it, where a new Python would load apprise anew.

Its real start is that of `tests/notify/test_due.py`, whose messages go from the tests' own process.
"""

import os
import select
import signal
import subprocess
import sys
from typing import Any

from apprise import Apprise

from pipeline.notify.services import main

_START = [sys.executable, "-m", "pipeline.notify.services"]


def load() -> None:
    """What the messenger needs is there from now on: apprise reads all its services when it is first asked for one."""
    Apprise.instantiate("json://localhost/")


def fork_messengers() -> None:
    """From now on `subprocess.run` forks where it would start the messenger."""
    run: Any = subprocess.run

    def run_or_fork(command: Any, *more: Any, **how: Any) -> Any:
        return _forked(how["input"], how["timeout"]) if command == _START else run(command, *more, **how)

    module: Any = subprocess
    module.run = run_or_fork


def _forked(errand: str, patience: float) -> subprocess.CompletedProcess[str]:
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
        raise subprocess.TimeoutExpired(_START, patience)
    done = subprocess.CompletedProcess(_START, code, out)
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
