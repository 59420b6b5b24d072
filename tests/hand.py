"""A process that does one command after another: what they all would warm up and copy for themselves is done once.

Each command gets the place, the environment and the clock that a process of its own would have. Where one leaves
something behind that the next could notice (a file still open, a thread, a child, another answer to a signal), the
process ends after it, as it does after a while in any case.
"""

import gc
import json
import os
import resource
import signal
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

_COMMANDS = 40
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM, signal.SIGPIPE, signal.SIGUSR1)

Obey = Callable[[Mapping[str, Any]], int]


@dataclass(frozen=True)
class Hand:
    """The process as its parent sees it: orders go in, a line comes out for each."""

    pid: int
    orders: TextIO
    answers: TextIO

    def do(self, order: Mapping[str, Any]) -> tuple[int, float, bool]:
        """The command's exit code, the seconds that the machine worked for it, and whether the hand takes another."""
        print(json.dumps(order), file=self.orders, flush=True)
        answer = self.answers.readline().split()
        if answer:
            return int(answer[0]), float(answer[1]), answer[2] == "True" or self.end()
        _, status, used = os.wait4(self.pid, 0)
        self._close()
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, False

    def end(self) -> bool:
        self._close()
        os.waitpid(self.pid, 0)
        return False

    def _close(self) -> None:
        self.orders.close()
        self.answers.close()


def hand(obey: Obey) -> Hand:
    """A new one, which does by `obey` what it is told."""
    orders, answers = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(orders[1])
        os.close(answers[0])
        try:
            _work(orders[0], answers[1], obey)
        finally:
            os._exit(0)
    os.close(orders[0])
    os.close(answers[1])
    return Hand(pid, os.fdopen(orders[1], "w"), os.fdopen(answers[0]))


def _work(orders: int, answers: int, obey: Obey) -> None:
    for number, line in enumerate(os.fdopen(orders), 1):
        before, worked = _left_behind(), _worked()
        code = obey(json.loads(line))
        again = number < _COMMANDS and before == _left_behind()
        os.write(answers, f"{code} {_worked() - worked} {again}\n".encode())
        if not again:
            return


def _left_behind() -> tuple[object, ...]:
    files = {}
    for one in os.listdir("/proc/self/fd"):
        # The one by which the folder was listed is gone.
        with suppress(FileNotFoundError):
            files[one] = os.readlink(f"/proc/self/fd/{one}") if int(one) > 2 else ""
    children = True
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        children = False
    mask = os.umask(0)
    os.umask(mask)
    return files, threading.active_count(), children, [signal.getsignal(one) for one in _SIGNALS], mask, gc.isenabled()


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime + children.ru_utime + children.ru_stime
