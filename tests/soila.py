"""The real command, as a person runs it: a process of its own on a copy of the project."""

import atexit
import os
import select
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from time import monotonic
from typing import TextIO

from tests.zygote import ROOT, Place, Zygote

BARE = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TZ": "America/New_York"}


@dataclass(frozen=True, slots=True)
class Result:
    """How the command ended: its exit code, what it printed; seconds that went by, and that it worked."""

    code: int
    out: str
    err: str
    seconds: float = field(default=0.0, compare=False)
    worked: float = field(default=0.0, compare=False)


def taken_along(project: Path, to: Path) -> Path:
    """A copy of a project at work, with its state, from which letters may go as before."""
    shutil.copytree(project, to, symlinks=True)
    with closing(sqlite3.connect(to / ".soila" / "state.db")) as state, state:
        state.execute("DELETE FROM meta WHERE name = 'turn.host'")
    return to


def copy_project(folder: Path, sources: str = "") -> Path:
    """A copy of the project's content in an empty place of its own, without state or output.

    `sources` is the text of its [[collect.sources]]: a test asks nothing of the world outside.
    """
    project = folder / "project"
    project.mkdir()
    config = (ROOT / "config.toml").read_text(encoding="utf-8").replace("check_links = true", "check_links = false")
    before, _, rest = config.partition("\n[[collect.sources]]")
    (project / "config.toml").write_text(
        f"{before}\n{sources}\n[notify]{rest.partition('[notify]')[2]}", encoding="utf-8"
    )
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, project / name)
    return project


def run_soila(
    project: Path,
    *args: str,
    now: str | None = None,
    env: Mapping[str, str] | None = None,
    code: str = "",
    kill_at_rename: int = 0,
) -> Result:
    """Runs `soila ARGS` in the project; `now` is a local time such as `2024-04-09T09:00`, the system's clock if None.

    Of the environment only `env` and the search path get through: no account of the developer's, and a machine's zone
    that is not Helsinki. `code` is run in the command's place. The process dies before its n-th rename of a file, when
    it is told so.
    """
    with TemporaryDirectory() as folder:
        place = Place(project, environment(project, env or {}), Path(folder) / "out", Path(folder) / "err")
        begun = monotonic()
        if code or kill_at_rename:
            pid = processes().start(place, [*_clock(now), *args], code=code, kill_at_rename=kill_at_rename)
            ended, worked = processes().end(pid)
        else:
            ended, worked = processes().run(place, [*_clock(now), *args])
        seconds = monotonic() - begun
        out, err = (one.read_text(encoding="utf-8") for one in (place.out, place.err))
        return Result(ended, out, err, seconds, worked)


class Running:
    """A command that runs beside the test; `stdout` is what it prints, as it comes."""

    def __init__(self, pid: int, stdout: TextIO, err: Path) -> None:
        self.stdout = stdout
        self._pid, self._err = pid, err
        self._code: int | None = None
        self._end = os.pidfd_open(pid)

    @property
    def has_ended(self) -> bool:
        return bool(select.select([self._end], [], [], 0)[0])

    @property
    def stderr(self) -> str:
        """What it has printed there by now."""
        return self._err.read_text(encoding="utf-8")

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._end, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code, minus the signal's number for a killed one."""
        if self._code is None:
            self._code = processes().end(self._pid)[0]
        return self._code

    def close(self) -> None:
        self.kill()
        self.wait()
        os.close(self._end)


@contextmanager
def started(
    project: Path, *args: str, now: str | None = None, env: Mapping[str, str] | None = None, code: str = ""
) -> Iterator[Running]:
    """The same beside the test: it ends by itself, at a signal, with the block, or after a minute at the latest."""
    with TemporaryDirectory() as folder:
        place = Place(project, environment(project, env or {}), Path(folder) / "out", Path(folder) / "err")
        os.mkfifo(place.out)
        pid = processes().start(place, [*_clock(now), *args], code=code)
        processes().go(pid)
        with place.out.open(encoding="utf-8") as stdout:
            running = Running(pid, stdout, place.err)
            # A command that hangs must not hold the suite up.
            watch = Timer(60, running.kill)
            watch.start()
            try:
                yield running
            finally:
                watch.cancel()
                running.close()


def messenger(errand: str, patience: float) -> subprocess.CompletedProcess[str]:
    """The messenger to staff's services, as `subprocess.run` with `check` would start it."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        place = Place(ROOT, dict(os.environ), here / "out", here / "err", here / "given")
        place.given.write_text(errand, encoding="utf-8")
        pid = processes().start(place, [], code="from pipeline.notify.services import main\nmain()\n")
        watch = Timer(patience, os.kill, (pid, signal.SIGKILL))
        watch.start()
        code, _ = processes().end(pid)
        watch.cancel()
        done = subprocess.CompletedProcess(["messenger"], code, place.out.read_text(encoding="utf-8"))
        done.check_returncode()
        return done


def _clock(now: str | None) -> list[str]:
    return ["--now", now] if now else []


def environment(project: Path, env: Mapping[str, str]) -> dict[str, str]:
    """All that a command has of an environment."""
    return {**BARE, "PATH": os.environ["PATH"], "HOME": str(project.parent), **env}


@cache
def processes() -> Zygote:
    """Where commands come from, one for a run of the tests."""
    zygote = Zygote({**BARE, "PATH": os.environ["PATH"]})
    atexit.register(zygote.close)
    return zygote
