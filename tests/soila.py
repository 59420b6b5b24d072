"""The real command, as a person runs it: a process of its own on a copy of the project."""

import atexit
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

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


def copy_project(folder: Path, sources: str = "") -> Path:
    """A copy of the project's content in an empty place of its own, without state or output.

    `sources` is the text of its [[collect.sources]]: a test asks nothing of the world outside.
    """
    project = folder / "project"
    project.mkdir()
    config = (ROOT / "config.toml").read_text(encoding="utf-8")
    before, _, rest = config.partition("[[collect.sources]]")
    (project / "config.toml").write_text(
        f"{before}{sources}\n[notify]{rest.partition('[notify]')[2]}", encoding="utf-8"
    )
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, project / name)
    return project


def run_soila(
    project: Path,
    *args: str,
    now: str | None = None,
    env: Mapping[str, str] | None = None,
    kill_at_rename: int = 0,
) -> Result:
    """Runs `soila ARGS` in the project; `now` is a local time such as `2024-04-09T09:00`, the system's clock if None.

    Of the environment only `env` and the search path get through: no account of the developer's, and a machine's zone
    that is not Helsinki. The process dies before its n-th rename of a file, when it is told so.
    """
    clock = ["--now", now] if now else []
    with TemporaryDirectory() as folder:
        place = Place(project, environment(project, env or {}), Path(folder) / "out", Path(folder) / "err")
        processes().start(place, [*clock, *args], kill_at_rename=kill_at_rename)
        begun = monotonic()
        code, worked = processes().end()
        seconds = monotonic() - begun
        out, err = (one.read_text(encoding="utf-8") for one in (place.out, place.err))
        return Result(code, out, err, seconds, worked)


def environment(project: Path, env: Mapping[str, str]) -> dict[str, str]:
    """All that a command has of an environment."""
    return {**BARE, "PATH": os.environ["PATH"], "HOME": str(project.parent), **env}


@cache
def processes() -> Zygote:
    """Where commands come from, one for a run of the tests."""
    zygote = Zygote({**BARE, "PATH": os.environ["PATH"]})
    atexit.register(zygote.close)
    return zygote
