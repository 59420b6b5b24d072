"""The heartbeat: when each job looked last and how it went, in one small file that monitors may read."""

import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from pipeline.whole import write_whole

FILE = "heartbeat.json"
# A service that has not looked for this long has stopped.
STALE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class JobRun:
    """A job's last look (aware): whether it got through, and if not, why."""

    at: datetime
    good: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """`at`: the last look of all (aware). `boot` and `uptime` (seconds) tell how much time really passed since it.

    `cried_at`: when people were told last of something that could not be stored.
    """

    at: datetime | None = None
    boot: str = ""
    uptime: float = 0.0
    jobs: dict[str, JobRun] = field(default_factory=dict)
    cried_at: datetime | None = None


def read_heartbeat(folder: Path) -> Heartbeat:
    """The heartbeat of a state's folder; an empty one when there is none, or half of one."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Heartbeat)
    except (OSError, msgspec.MsgspecError):
        return Heartbeat()


def write_heartbeat(folder: Path, beat: Heartbeat) -> None:
    write_whole(folder / FILE, msgspec.json.encode(beat))


def beaten(beat: Heartbeat, now: datetime, jobs: dict[str, JobRun], *, real: bool) -> Heartbeat:
    """The heartbeat after a look; `real` says that `now` is this machine's own clock."""
    boot, uptime = machine_time() if real else ("", 0.0)
    return replace(beat, at=now, boot=boot, uptime=uptime, jobs={**beat.jobs, **jobs})


def machine_time() -> tuple[str, float]:
    """The id of this start of the machine, and the seconds since it, sleep included; empty where it cannot be known."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return boot, time.clock_gettime(time.CLOCK_BOOTTIME)
    except (OSError, AttributeError):
        return "", 0.0
