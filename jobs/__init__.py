"""What the clock starts: one file a job, each one act. A job looks what should have happened by now and has not.

A job's file says when it is woken and gives `run(situation)`; what it does lies in `pipeline.acts`.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation


class Job(Struct, frozen=True):
    """When a job is woken: `order` is its place in one look (a letter first, telling people last).

    `with_letters`: around a send or a preview it is woken every minute. `everywhere`: it has something to do on hosts
    that stand by, too: `stand_by(situation)`. `name` is that of its file.
    """

    order: int
    every: timedelta
    with_letters: bool = False
    everywhere: bool = False
    name: str = ""

    def run(self, situation: "Situation") -> "tuple[Done, ...]":
        """One look: what it decided. Raises what its act raises."""
        return self._do("run", situation)

    def stand_by(self, situation: "Situation") -> "tuple[Done, ...]":
        """One look while another host has the turn."""
        return self._do("stand_by", situation)

    def _do(self, what: str, situation: "Situation") -> "tuple[Done, ...]":
        act: Callable[[Situation], Iterable[Done]] = getattr(import_module(f"{__name__}.{self.name}"), what)
        return tuple(act(situation))


@cache
def every_job() -> tuple[Job, ...]:
    """The jobs in their order: each file here."""
    found = ((one.name, import_module(f"{__name__}.{one.name}").JOB) for one in iter_modules(__path__))
    jobs = (replace(job, name=name) for name, job in found)
    return tuple(sorted(jobs, key=lambda job: job.order))


def job_named(name: str) -> Job:
    return next(job for job in every_job() if job.name == name)
