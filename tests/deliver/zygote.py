"""Processes of the real command that can be killed at any moment, quickly: each is a fork with its imports done.

Reads a line of JSON for each process, answers with its pid, waits for "go", and tells how it ended.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.soila import BARE, ROOT

# What the command prints, in the folder where it runs.
OUTPUT = "output.txt"


@dataclass(frozen=True)
class Zygote:
    """Starts the command; `start` gives its pid before it does anything, `end` lets it go and gives its exit code."""

    to: IO[str]
    answers: IO[str]

    def start(self, project: Path, arguments: Sequence[str], env: Mapping[str, str], *, kill_at_commit: int = 0) -> int:
        order = {"cwd": str(project), "args": list(arguments), "env": dict(env), "kill": kill_at_commit}
        print(json.dumps(order), file=self.to, flush=True)
        return int(self.answers.readline())

    def end(self) -> int:
        """The exit code; minus the signal's number for a killed one."""
        print("go", file=self.to, flush=True)
        return int(self.answers.readline())


@contextmanager
def zygote() -> Iterator[Zygote]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.deliver.zygote"],
        cwd=ROOT,
        env={**BARE, "PATH": os.environ["PATH"]},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    with process:
        yield Zygote(process.stdin, process.stdout)
        process.stdin.close()


def _main() -> None:
    import pipeline.cli.send
    import pipeline.deliver.mailchimp
    import pipeline.deliver.send  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        told, go = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(go)
            os.read(told, 1)
            _become(order)
        os.close(told)
        print(pid, flush=True)
        sys.stdin.readline()
        os.close(go)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(order: dict[str, object]) -> None:
    """The command itself, in this process; it dies before its n-th commit, when it was told so."""
    sys.stdout.flush()
    from pipeline.cli.run import run

    os.chdir(str(order["cwd"]))
    os.environ.update(order["env"])  # type: ignore[call-overload]
    quiet = os.open(OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if order["kill"]:
        _die_at_commit(int(str(order["kill"])))
    code = run(list(order["args"]))  # type: ignore[call-overload]
    sys.stdout.flush()
    os._exit(code)


def _die_at_commit(number: int) -> None:
    from sqlalchemy import Connection, Engine, event

    left = number

    def count(_connection: Connection) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "commit", count)


if __name__ == "__main__":
    _main()
