"""The promise that every letter of a simulated year is held to: once, in time, or told and explained."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from pipeline import messages
from pipeline.deliver.due import ALARM_AFTER
from pipeline.log import LogLine
from pipeline.rhythm.sends import Send
from tests.jobs.outages import Kind, Outage
from tests.peers.mailchimp_rules import Delivery

GRACE = timedelta(hours=3)
# A call made in the grace's last minute may take effect this much later at Mailchimp.
SLACK = timedelta(seconds=100)
ON_TIME = timedelta(minutes=5)
# So long both the machine and Mailchimp must have been up within the grace for a letter to have no excuse.
ENOUGH = timedelta(minutes=45)
# A letter that did not go is told within this of the first look that could see it.
TOLD = timedelta(minutes=50)


@dataclass
class Year:
    """What became of a year's letters. `broken` are sentences about what must never happen."""

    seed: int
    due: int = 0
    on_time: int = 0
    late: int = 0
    missed: int = 0
    doubles: int = 0
    restarts: int = 0
    kills: int = 0
    outages: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a year left behind: when it was looked (UTC), what went to people, and the log."""

    looked: tuple[datetime, ...]
    deliveries: tuple[Delivery, ...]
    lines: tuple[LogLine, ...]


def judge(year: Year, sends: Iterable[Send], seen: Seen, outages: Iterable[Outage]) -> None:
    """Counts what became of every letter, and tells what must never happen."""
    hindered = tuple(one for one in outages if one.kind in (Kind.ASLEEP, Kind.DOWN))
    for send in sends:
        assert send.date is not None
        assert send.at is not None
        gone = [one.at for one in seen.deliveries if one.title == f"soila-verkostokirje {send.date}"]
        lines = [one for one in seen.lines if one.letter == send.date]
        due = send.at.astimezone(UTC)
        if gone:
            _judge_gone(year, send.date, due, gone, lines)
        else:
            _judge_missed(year, send.date, due, lines, seen, hindered)
    if len(seen.deliveries) != year.on_time + year.late + year.doubles:
        year.broken.append("something went that no letter's day owes")


def _judge_gone(year: Year, day: date, due: datetime, gone: list[datetime], lines: list[LogLine]) -> None:
    late = min(gone) - due
    year.doubles += len(gone) - 1
    year.on_time += late <= ON_TIME
    year.late += late > ON_TIME
    if len(gone) > 1:
        year.broken.append(f"{day} went {len(gone)} times")
    if not timedelta(0) <= late <= GRACE + SLACK:
        year.broken.append(f"{day} went {late} after its hour")
    if not any("on lähetetty" in one.text for one in lines):
        year.broken.append(f"the log does not tell that {day} went")


def _judge_missed(
    year: Year, day: date, due: datetime, lines: list[LogLine], seen: Seen, hindered: tuple[Outage, ...]
) -> None:
    year.missed += 1
    able = [
        one
        for one in seen.looked
        if due <= one <= due + GRACE and not any(it.first <= one < it.last for it in hindered)
    ]
    if able and able[-1] - able[0] >= ENOUGH:
        year.broken.append(f"{day} did not go, and nothing hindered it")
    could_see = min((one for one in seen.looked if one >= due + ALARM_AFTER), default=due)
    alarms = [one.at for one in lines if one.text == messages.text("jobs.alarm")]
    if not any(one <= could_see + TOLD for one in alarms):
        year.broken.append(f"{day} did not go, and nobody was told in time")
    if not any(one.trouble and one.text != messages.text("jobs.alarm") for one in lines):
        year.broken.append(f"the log does not tell why {day} did not go")
