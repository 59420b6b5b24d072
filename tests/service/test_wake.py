"""When jobs are woken, and what a jumping clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.acts.clock import clock_fault
from pipeline.rhythm.sends import Rhythm, sends_between
from pipeline.service.health import health_of
from pipeline.service.wake import due_look, hours_around, next_look, next_wake
from pipeline.store.heartbeat import Heartbeat, JobRun, read_heartbeat

RHYTHM = Rhythm(date(2024, 4, 9), time(9), 2, ZoneInfo("Europe/Helsinki"))


def utc(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("job", "after", "wakes"),
    [
        ("letter", "2024-04-06T12:01", "2024-04-06T12:05"),
        ("letter", "2024-04-09T05:46", "2024-04-09T05:47"),  # near the send at 9.00
        ("letter", "2024-04-09T05:59", "2024-04-09T06:00"),
        ("letter", "2024-04-09T06:20", "2024-04-09T06:25"),
        ("letter", "2024-04-08T05:50", "2024-04-08T05:51"),  # near the preview
        ("publish", "2024-04-09T05:59:30", "2024-04-09T06:00"),
        ("publish", "2024-04-09T06:00", "2024-04-09T06:05"),
        ("stats", "2024-04-09T06:00", "2024-04-09T07:00"),
    ],
)
def test_when_a_job_is_woken(job: str, after: str, wakes: str) -> None:
    moment = utc(after)
    assert next_wake(job, moment, hours_around(RHYTHM, moment)) == utc(wakes)


QUICK = ["letter", "publish", "mails", "notices"]
SLOW = ["collect", "stats", "links", "housekeeping"]


@pytest.mark.parametrize(
    ("looked", "now", "looks"),
    [
        ({}, "2024-04-06T12:01", [QUICK, *([one] for one in SLOW)]),  # after a start everything, the quick ones first
        ("2024-04-06T12:01", "2024-04-06T12:04:59", []),
        ("2024-04-06T12:01", "2024-04-06T12:05", [QUICK]),
        ("2024-04-06T12:55", "2024-04-06T13:00", [QUICK, *([one] for one in SLOW)]),
        ("2024-04-09T05:59", "2024-04-09T06:00:01", [QUICK, *([one] for one in SLOW)]),  # a send on its minute
        ("2024-04-09T06:00", "2024-04-09T06:01", [["letter", "mails", "notices"]]),  # and soon after it
        ("2024-04-01T00:00", "2024-04-06T12:01", [QUICK, *([one] for one in SLOW)]),  # it slept
    ],
)
def test_what_is_quick_shares_a_look(looked: str | dict[str, datetime], now: str, looks: list[list[str]]) -> None:
    known = dict.fromkeys(QUICK + SLOW, utc(looked)) if isinstance(looked, str) else dict(looked)
    for jobs in (*looks, []):
        assert due(known, now) == jobs
        known |= dict.fromkeys(jobs, utc(now))


def due(looked: dict[str, datetime], now: str) -> list[str]:
    return due_look(looked, utc(now), hours_around(RHYTHM, utc(now)))


def test_a_job_that_is_late_is_due_alone() -> None:
    known = dict.fromkeys(QUICK + SLOW, utc("2024-04-06T12:05"))
    assert due(known | {"publish": utc("2024-04-06T12:01")}, "2024-04-06T12:06") == ["publish"]


def test_what_is_quick_does_not_wait_for_all_that_is_slow() -> None:
    known = dict.fromkeys(QUICK + SLOW, utc("2024-04-09T05:00")) | dict.fromkeys(QUICK, utc("2024-04-09T05:59"))
    known["collect"] = utc("2024-04-09T05:59:30")
    assert due(known, "2024-04-09T06:00:30") == QUICK
    assert due(known | dict.fromkeys(QUICK, utc("2024-04-09T06:00:30")), "2024-04-09T06:00:40") == ["collect"]


def test_the_next_look_is_that_of_the_first_job() -> None:
    for after, wakes in (("2024-04-06T12:01", "2024-04-06T12:05"), ("2024-04-09T05:46", "2024-04-09T05:47")):
        assert next_look(utc(after), hours_around(RHYTHM, utc(after))) == utc(wakes)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 45 * 30 * 24 * 60))
def test_a_letter_is_looked_at_on_its_minute(start: int) -> None:
    moment = utc("2024-04-01T00:00") + timedelta(minutes=start)
    day = moment.date()
    send = next(one for one in sends_between(RHYTHM, day, day + timedelta(days=60)) if one.at and one.at > moment)
    assert send.at is not None
    moment = max(moment, send.at.astimezone(UTC) - timedelta(hours=2))
    while moment < send.at:
        following = next_wake("letter", moment, hours_around(RHYTHM, moment))
        assert timedelta(0) < following - moment <= timedelta(minutes=5)
        moment = following
    assert moment == send.at


def beat(at: str, boot: str = "a", uptime: float = 1000.0) -> Heartbeat:
    return Heartbeat(utc(at), boot, uptime)


def fault(now: str, newest: str | None, known: Heartbeat, boot: str = "a", uptime: float = 1300.0) -> str:
    found = clock_fault(utc(now), utc(newest) if newest else None, known, boot, uptime)
    return found.key if found else ""


def test_a_clock_that_goes_on_is_trusted() -> None:
    assert fault("2024-04-09T06:05", "2024-04-09T06:00", beat("2024-04-09T06:00")) == ""
    assert fault("2024-04-09T06:05", None, Heartbeat()) == ""


def test_a_clock_set_back_by_hours_is_trusted_by_a_day_is_not() -> None:
    assert fault("2024-04-08T12:00", "2024-04-09T06:00", Heartbeat()) == ""
    assert fault("2024-04-08T05:59", "2024-04-09T06:00", Heartbeat()) == "jobs.clock_back"
    assert fault("2024-04-08T05:59", None, beat("2024-04-09T06:00")) == "jobs.clock_back"


def test_a_clock_that_jumps_ahead_is_known_by_the_machines_own_time() -> None:
    assert fault("2024-04-10T06:05", None, beat("2024-04-09T06:00")) == "jobs.clock_ahead"
    assert fault("2024-04-10T06:05", None, beat("2024-04-09T06:00"), uptime=1000 + 86_400) == ""  # it slept
    assert fault("2024-04-10T06:05", None, beat("2024-04-09T06:00"), boot="b", uptime=60) == ""  # it was off


def test_half_a_heartbeat_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "heartbeat.json").write_text('{"at": "2024-04-')
    assert read_heartbeat(tmp_path) == Heartbeat()


@pytest.mark.parametrize(
    ("minutes", "good", "code"), [(1, True, 200), (14, True, 200), (16, True, 503), (1, False, 503)]
)
def test_what_a_monitor_hears(minutes: int, good: bool, code: int) -> None:
    at = utc("2024-04-09T06:00")
    known = Heartbeat(at, jobs={"letter": JobRun(at, good)})
    assert health_of(known, at + timedelta(minutes=minutes))[0] == code
    assert health_of(Heartbeat(), at)[0] == 503
