"""A clock that jumped by a day: nothing is done by it, for a letter that goes on a wrong day cannot be taken back."""

from datetime import UTC, datetime, timedelta

from jobs import Done
from jobs.heartbeat import Heartbeat

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
            return Done("jobs.clock_ahead", {"now": now, "passed": round(passed / timedelta(hours=1))}, trouble=True)
    return None
