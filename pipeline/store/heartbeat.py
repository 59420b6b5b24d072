"""The heartbeat: when each job looked last and how it went, in one small file that monitors may read."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.whole import PRIVATE, read_ours, write_whole

FILE = "heartbeat.json"
# A service that has not looked for this long has stopped.
STALE = timedelta(minutes=15)
# The boot and uptime of a clock that is not the machine's own.
UNKNOWN = ("", 0.0)


class JobRun(Struct, frozen=True):
    """A job's last look (aware): whether it got through, and if not, why."""

    at: datetime
    good: bool = True
    text: str = ""


class Heartbeat(Struct, frozen=True):
    """`at`: the last look of all (aware). `boot` and `uptime` (seconds) tell how much time really passed since it.

    `cried_at`: when people were told last of something that could not be stored. `cries`: what a person must act on
    now. `standby`: the host whose turn it is, where this one stands by.
    """

    at: datetime | None = None
    boot: str = ""
    uptime: float = 0.0
    jobs: dict[str, JobRun] = field(default_factory=dict)
    cried_at: datetime | None = None
    cries: tuple[str, ...] = ()
    standby: str = ""


_DECODER = msgspec.json.Decoder(Heartbeat)


def read_heartbeat(folder: Path) -> Heartbeat:
    """The heartbeat of a state's folder; an empty one when there is none, or a damaged one."""
    return read_ours(folder / FILE, _DECODER.decode, msgspec.MsgspecError) or Heartbeat()


def write_heartbeat(folder: Path, beat: Heartbeat) -> None:
    write_whole(folder / FILE, msgspec.json.encode(beat), PRIVATE)


def beaten(
    beat: Heartbeat,
    now: datetime,
    jobs: dict[str, JobRun],
    machine: tuple[str, float] | None,
    cries: tuple[str, ...] = (),
    standby: str = "",
) -> Heartbeat:
    """The heartbeat after a look; `machine` is its own time, None where `now` is not its clock."""
    boot, uptime = machine or UNKNOWN
    return replace(beat, at=now, boot=boot, uptime=uptime, jobs={**beat.jobs, **jobs}, cries=cries, standby=standby)
