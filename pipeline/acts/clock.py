"""A clock that jumped by a day: nothing is done by it, for a letter that goes on a wrong day cannot be taken back."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from pipeline.acts.done import Done
from pipeline.acts.situation import Situation
from pipeline.fault import StateError
from pipeline.project import Project
from pipeline.store.heartbeat import UNKNOWN, Heartbeat, read_heartbeat, write_heartbeat
from pipeline.store.moments import newest_moment

_DAY = timedelta(days=1)
# So much can a clock that was wrong be set right without anybody's word.
_AHEAD = timedelta(hours=20)


def clock_fault(now: datetime, newest: datetime | None, beat: Heartbeat, boot: str, uptime: float) -> Done | None:
    """What is wrong with the clock at `now`, if anything. All instants are aware; `newest` is the last stored one.

    `boot` and `uptime` (seconds) are the machine's own; "" when `now` is not its clock.
    """
    moment = now.astimezone(UTC)
    seen = max((one.astimezone(UTC) for one in (newest, beat.at) if one), default=None)
    if seen and moment < seen - _DAY:
        return Done("jobs.clock_back", {"now": now, "newest": seen.astimezone(now.tzinfo)}, trouble=True)
    if beat.at and boot and boot == beat.boot:
        passed = timedelta(seconds=uptime - beat.uptime)
        if moment - beat.at.astimezone(UTC) - passed > _AHEAD:
            return Done("jobs.clock_ahead", {"now": now, "passed": passed}, trouble=True)
    return None


def clock_doubt(situation: Situation, machine: tuple[str, float] | None) -> Done | None:
    """What is wrong with the clock now, if anything; `machine` is its own time, None where `now` is not its clock."""
    beat = read_heartbeat(situation.project.state)
    return clock_fault(situation.now, _newest(situation), beat, *(machine or UNKNOWN))


def trust_clock(project: Project, now: datetime, machine: tuple[str, float]) -> bool:
    """A person says that the clock is right at `now` (aware); whether anything was in doubt. Raises OSError."""
    beat = read_heartbeat(project.state)
    doubted = clock_fault(now, None, beat, *machine) is not None
    if doubted:
        write_heartbeat(project.state, replace(beat, at=None, boot="", uptime=0.0))
    return doubted


def _newest(situation: Situation) -> datetime | None:
    try:
        with situation.letters.reading() as connection:
            return newest_moment(connection)
    except StateError:
        return None  # the acts themselves meet it, and tell
