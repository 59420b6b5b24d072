"""The real command in processes of its own, quickly: each is a fork of one process that has the imports done.

The parent reads orders, a line of JSON each: "start" is answered with a pid, "go" lets that process begin, and "end"
waits for it and tells how it ended. Any number of them may run at once.
"""

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.hand import Hand, hand

ROOT = Path(__file__).parent.parent

# What most commands load sooner or later.
_LOADED = (
    *(f"pipeline.cli.{name}" for name in ("letter", "send", "publish", "status", "tick", "collect", "move")),
    *("jobs.letter", "jobs.collect", "jobs.publish", "jobs.stats", "jobs.housekeeping", "jobs.notices"),
    *("pipeline.service.look", "pipeline.acts.watch_letters", "pipeline.acts.publish_and_tell", "pipeline.acts.status"),
    *("pipeline.acts.collect_due", "pipeline.acts.tidy", "pipeline.acts.tell_staff", "pipeline.acts.count"),
    *("pipeline.acts.decide_letter", "pipeline.acts.change_event", "pipeline.deliver.mailchimp.carrier"),
    *("pipeline.publish.calendar", "pipeline.publish.pages", "pipeline.collect.fetch.wire"),
    *("pipeline.collect.sources.thl", "pipeline.collect.sources.ics"),
    *("pipeline.read.content", "pipeline.config.read", "bs4", "lxml.html"),
    *("segno.writers", "xml.sax.saxutils", "dateutil.easter", "sqlite3.dbapi2", "email.generator"),
)


@dataclass(frozen=True)
class Place:
    """Where a process runs, all that it has of an environment, the files of what it prints, and of what it reads."""

    folder: Path
    env: Mapping[str, str]
    out: Path
    err: Path
    given: Path = Path(os.devnull)


class Zygote:
    """Starts the command; `start` gives its pid before it does anything, `go` lets it begin, `end` waits for it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.zygote"],
            cwd=ROOT,
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to, self._answers = self._process.stdin, self._process.stdout

    def run(self, place: Place, arguments: Sequence[str]) -> tuple[int, float]:
        """What `start` and `end` do, in a process that may have done such commands before."""
        code, seconds = self._answer_to("run", _order(place, arguments)).split()
        return int(code), float(seconds)

    def start(
        self,
        place: Place,
        arguments: Sequence[str],
        *,
        code: str = "",
        kill_at_commit: int = 0,
        kill_at_rename: int = 0,
    ) -> int:
        """The pid; `code` is run in place of the command.

        The process dies before its n-th commit of a state or rename of a file, when it is told so.
        """
        order = _order(place, arguments) | {"code": code, "kill": kill_at_commit, "kill_rename": kill_at_rename}
        return int(self._answer_to("start", order))

    def go(self, pid: int) -> None:
        self._answer_to("go", pid)

    def end(self, pid: int) -> tuple[int, float]:
        """The exit code, minus the signal's number for a killed one; and the seconds that the machine worked for it."""
        code, seconds = self._answer_to("end", pid).split()
        return int(code), float(seconds)

    def _answer_to(self, act: str, what: object) -> str:
        print(json.dumps([act, what]), file=self._to, flush=True)
        return self._answers.readline()

    def close(self) -> None:
        self._to.close()
        self._process.wait()
        self._answers.close()


def _order(place: Place, arguments: Sequence[str]) -> dict[str, Any]:
    return {
        "cwd": str(place.folder),
        "args": list(arguments),
        "env": dict(place.env),
        "given": str(place.given),
        "out": str(place.out),
        "err": str(place.err),
    }


def _main() -> None:
    from tests import messenger
    from tests.compiled import share_compiled

    for name in _LOADED:
        import_module(name)
    share_compiled()
    messenger.load()
    messenger.make_messengers(messenger.forked)
    _warm_up()
    gc.collect()
    gc.freeze()
    held: dict[int, int] = {}
    for line in sys.stdin:
        act, what = json.loads(line)
        print(_ACTS[act](what, held), flush=True)


def _start(order: dict[str, Any], held: dict[int, int]) -> int:
    told, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.read(told, 1)
        _become(order)
    os.close(told)
    held[pid] = go
    return pid


def _go(pid: int, held: dict[int, int]) -> str:
    if pid in held:
        go = held.pop(pid)
        os.write(go, b"!")
        os.close(go)
    return ""


def _end(pid: int, held: dict[int, int]) -> str:
    _go(pid, held)
    _, status, used = os.wait4(pid, 0)
    return f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime}"


_hands: list[Hand] = []


def _run(order: dict[str, Any], _held: dict[int, int]) -> str:
    one = _hands.pop() if _hands else hand(_obey)
    code, seconds, again = one.do(order)
    if again:
        _hands.append(one)
    return f"{code} {seconds}"


_ACTS: Mapping[str, Callable[[Any, dict[int, int]], object]] = {"start": _start, "go": _go, "end": _end, "run": _run}


def _warm_up() -> None:
    """What every process would work out for itself, such as its patterns, is known before it begins."""
    import tempfile
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from pipeline.cli.run import run
    from tests.soila import copy_project

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        project = str(copy_project(Path(folder)))
        for command in ("check", "letter --why", "tick", "status", "move aloitusjuhla --to 17.4.2024", "send"):
            run(["--project", project, "--now", "2024-04-09T09:00", *command.split()])


def _become(order: dict[str, Any]) -> None:
    """A process of its own for the command, which may be told to die."""
    if order["kill"]:
        _die_at_commit(order["kill"])
    if order["kill_rename"]:
        _die_at_rename(order["kill_rename"])
    os._exit(_obey(order))


def _obey(order: Mapping[str, Any]) -> int:
    """The command itself, in this process, as `python -m pipeline.cli` would run it there."""
    import time
    import traceback

    from pipeline.cli import main

    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    _read_and_print(order["given"], order["out"], order["err"])
    sys.argv = ["soila", *order["args"]]
    printed, told = sys.stdout, sys.stderr
    code = 0
    try:
        if order.get("code"):
            exec(order["code"], {"__name__": "__main__"})
        else:
            code = main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    sys.stdout, sys.stderr = printed, told
    return code


def _read_and_print(given: str, out: str, err: str) -> None:
    for number, path in ((0, given), (1, out), (2, err)):
        file = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)


def _die_at_rename(number: int) -> None:
    left = number

    def count(event: str, _told: tuple[object, ...]) -> None:
        nonlocal left
        if event in ("os.rename", "os.link"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


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
