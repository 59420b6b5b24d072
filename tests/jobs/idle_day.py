"""What a day of `soila run` costs: every look of 24 hours, one after another. `python -m tests.jobs.idle_day`"""

import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pipeline.service.serve  # noqa: F401 - loads what `soila run` has loaded, for the memory
from jobs import every_job
from pipeline.log import LogLine
from pipeline.service.look import look
from pipeline.service.wake import due_look, hours_around, next_look
from tests.jobs.looks import project_in
from tests.soila import copy_project


@dataclass(frozen=True, slots=True)
class IdleDay:
    """`cpu` in seconds, `memory` in kB (resident, at the end)."""

    looks: int
    cpu: float
    memory: int


def idle_day(root: Path, start: datetime) -> IdleDay:
    """The looks of the 24 hours from `start` (aware) on a project where nothing happens; the first is not counted."""
    project = project_in(root)
    rhythm, zone = project.config.rhythm, project.config.zone
    moment, end, looks = start.astimezone(UTC), start.astimezone(UTC) + timedelta(days=1), 0
    names = [job.name for job in every_job()]
    look(project, moment.astimezone(zone), names, _silent, real=False)
    looked = dict.fromkeys(names, moment)
    began = time.process_time()
    while (moment := next_look(moment, hours_around(rhythm, moment))) < end:
        while jobs := due_look(looked, moment, hours_around(rhythm, moment)):
            looked |= dict.fromkeys(jobs, moment)
            look(project, moment.astimezone(zone), jobs, _silent, real=False)
            looks += 1
    status = Path("/proc/self/status").read_text()
    return IdleDay(looks, round(time.process_time() - began, 2), int(status.split("VmRSS:")[1].split()[0]))


def _silent(_line: LogLine) -> None:
    """Nobody reads it."""


def told(day: IdleDay) -> str:
    """The figures as a sentence of docs/benchmarks.md."""
    return (
        "Every look of 24 hours of `soila run` on the project's own content, one after another "
        f"(`python -m tests.jobs.idle_day`): {day.looks} looks, {day.cpu:.1f} CPU seconds "
        f"({day.cpu / 864:.3f} % of one core), {day.memory / 1000:.0f} MB resident with everything loaded that the "
        "service loads."
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(told(idle_day(copy_project(Path(folder)), datetime(2024, 4, 3, 9, tzinfo=UTC))))
