"""Partners' feeds as programs really write them, and what a reader of one is told."""

from datetime import date, time
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.decode import decoded
from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.messages import explain
from pipeline.model import Collected, Status, When

RULE = SourceRule("kumppani", "ics", "https://kumppani.example.org/kalenteri.ics")


NEAR = date(2024, 4, 2)


MAY_14 = date(2024, 5, 14)


NINE_TO_ELEVEN = When(MAY_14, MAY_14, time(9), time(11))


HELSINKI_RULES = (
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0300",
    "DTSTART:19810329T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0200",
    "DTSTART:19961027T040000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
)


UTC_HOURS = ("DTSTART:20240514T060000Z", "DTEND:20240514T080000Z")


def event(*lines: str, uid: str = "1@example.org", title: str = "Työpaja") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT")


def calendar(*parts: str | tuple[str, ...]) -> str:
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""))


def zone(*names: str) -> tuple[str, ...]:
    return ("BEGIN:VTIMEZONE", *(f"TZID:{name}" for name in names), *HELSINKI_RULES, "END:VTIMEZONE")


def read(feed: str | bytes) -> Collected:
    text = decoded(feed) if isinstance(feed, bytes) else feed
    found = collect(RULE, lambda url: Page(url, text, "text/calendar"), NEAR, ZoneInfo("Europe/Helsinki"))
    for problem in (*found.problems, *(doubt for one in found.events for doubt in one.doubts)):
        assert explain(problem)
    return found


def told(feed: str | bytes) -> list[tuple[str, When | None, Status]]:
    """What a reader of the feed is told, where nothing is doubtful."""
    found = read(feed)
    assert [doubt.key for one in found.events for doubt in one.doubts] == []
    return [(one.title, one.when, one.status) for one in found.events]


def sure(when: When, status: Status = Status.CONFIRMED, title: str = "Työpaja") -> list[tuple[str, When, Status]]:
    return [(title, when, status)]
