"""Any public calendar feed (iCalendar, RFC 5545) as a source: each VEVENT is an event."""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get
from pipeline.collect.page.plain import address, host_of, plain, plain_paragraphs
from pipeline.collect.page.status import split_title, status_claims
from pipeline.collect.page.verdict import status_of
from pipeline.collect.page.verdict_when import far_doubts
from pipeline.collect.page.words import REGISTRATION_HOSTS, registers
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.kinds.values import TITLE_MAX
from pipeline.model import Collected, FoundEvent, Problem, Status, When

if TYPE_CHECKING:
    from icalendar import Component

BODY_MAX = 20_000
_STATUSES = {"CANCELLED": Status.CANCELLED, "TENTATIVE": Status.TENTATIVE}
_URL = re.compile(r"https?://[^\s<>\"]+")


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """The feed's events in its order. One that cannot be read is a problem, and counts as listed."""
    from icalendar import Calendar

    try:
        page = get(rule.url)
    except Fault as fault:
        return Collected(rule.name, problems=(Problem(fault.key, rule.url, values=fault.values),), pages=1)
    text = page.text.lstrip("\ufeff \r\n")
    if not text[:15].upper().startswith("BEGIN:VCALENDAR"):
        return Collected(rule.name, problems=(Problem("collect.not_calendar", rule.url),), pages=1)
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, RecursionError) as error:
        return _broken(rule, plain(str(error))[:120])
    # A feed that was cut on its way names fewer events than there are.
    if not calendars or "END:VCALENDAR" not in text.rstrip()[-20:].upper():
        return _broken(rule, "END:VCALENDAR")
    problems, events = [], []
    parts = [part for calendar in calendars for part in calendar.walk("VEVENT")]
    for part in parts:
        event = _event(part, rule.url, near, zone)
        if event.title:
            events.append(event)
        else:
            problems.append(Problem("collect.no_title", rule.url, values={"uid": event.uid}))
    if not parts:
        title = plain(_text(calendars[0], "X-WR-CALNAME"))
        problems.append(Problem("collect.no_events", rule.url, values={"title": title}))
    return Collected(rule.name, tuple(events), tuple(problems), len(parts), 1)


def _broken(rule: SourceRule, error: str) -> Collected:
    problem = Problem("collect.broken_calendar", rule.url, values={"error": error})
    return Collected(rule.name, problems=(problem,), pages=1)


def _event(part: "Component", feed: str, near: date, zone: ZoneInfo) -> FoundEvent:
    title, title_words = split_title(plain(_text(part, "SUMMARY")))
    when, doubts = _when(part, feed, zone)
    if when is not None:
        doubts += far_doubts(when, near, feed)
    if part.get("RRULE") is not None or part.get("RDATE") is not None:
        doubts.append(Problem("collect.recurs", feed))
    if _text(part, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        doubts.append(Problem("collect.private", feed))
    if len(title) > TITLE_MAX:
        doubts.append(Problem("collect.long_title", feed, values={"length": len(title), "limit": TITLE_MAX}))
    told = tuple(status_claims(title_words, (), (), None, feed))
    status = _STATUSES.get(_text(part, "STATUS").strip().upper(), status_of(told)[0])
    if status is Status.MOVED:
        doubts.append(Problem("collect.moved_unclear", feed))
    written = _text(part, "URL").strip()
    url = address(written, feed) if written else feed
    if url is None:
        doubts.append(Problem("collect.bad_link", feed, values={"written": plain(written)[:120]}))
    paragraphs = plain_paragraphs(_text(part, "DESCRIPTION"))
    uid = plain(_text(part, "UID"))
    if (recurrence := _text(part, "RECURRENCE-ID")) and uid:
        uid = f"{uid}/{plain(recurrence)}"
    registration = _registration(paragraphs)
    place = plain(_text(part, "LOCATION").replace("\n", ", "))
    said = {"title": "SUMMARY", "when": "DTSTART", "place": "LOCATION", "registration": "DESCRIPTION"}
    values = {"title": title, "when": when, "place": place, "registration": registration}
    return FoundEvent(
        url=url or feed,
        title=title[:TITLE_MAX],
        when=when,
        status=status,
        full=any(one.field == "full" for one in told),
        place=place,
        organiser=_organiser(part),
        registration=registration,
        body="\n\n".join(paragraphs)[:BODY_MAX],
        uid=uid,
        read_from={name: origin for name, origin in said.items() if values[name]}
        | ({"status": "STATUS"} if status is not Status.CONFIRMED else {}),
        doubts=tuple(doubts),
    )


def _when(part: "Component", feed: str, zone: ZoneInfo) -> tuple[When | None, list[Problem]]:
    """The local time; an all-day event's end is the first day that it no longer takes (RFC 5545, 3.6.1)."""
    start, end = _stamp(part, "DTSTART"), _stamp(part, "DTEND")
    if start is None:
        return None, [Problem("collect.no_time", feed)]
    try:
        length = part.get("DURATION")
        if end is None and length is not None:
            end = start + length.dt
        if isinstance(start, datetime):
            return _timed(start, end if isinstance(end, datetime) else start, zone), _zone_doubts(part, feed)
        last = end if end is not None and not isinstance(end, datetime) else start + timedelta(days=1)
        return _checked(When(start, max(last - timedelta(days=1), start))), []
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None, [Problem("collect.bad_stamp", feed, values={"written": plain(f"{start} {end}")})]


def _timed(start: datetime, end: datetime, zone: ZoneInfo) -> When:
    first, last = (_local(one, zone) for one in (start, end))
    if (start.tzinfo is None) == (end.tzinfo is None) and end < start:
        raise ValueError("ends before it begins")
    closes = None if last == first else last.time()
    return _checked(When(first.date(), last.date(), first.time(), closes))


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The wall clock of the project's zone; a floating time is of that zone already."""
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.replace(second=0, microsecond=0, tzinfo=None)


def _checked(when: When) -> When:
    if not 2000 <= when.first.year <= 2100 or not 2000 <= when.last.year <= 2100:
        raise ValueError("far year")
    return when


def _zone_doubts(part: "Component", feed: str) -> list[Problem]:
    """A doubt about a zone that is named and not known: its times are read as local ones."""
    start = part.get("DTSTART")
    named = getattr(start, "params", {}).get("TZID")
    if named and start.dt.tzinfo is None:
        return [Problem("collect.unknown_zone", feed, values={"zone": plain(str(named))})]
    return []


def _stamp(part: "Component", name: str) -> Any:
    """The date or datetime of a property; None where it is missing or broken."""
    value = part.get(name)
    value = value[0] if isinstance(value, list) else value
    try:
        stamp = value.dt if value is not None else None
    except (ValueError, AttributeError):
        return None
    return stamp if isinstance(stamp, date) else None


def _text(part: "Component", name: str) -> str:
    value = part.get(name)
    value = value[0] if isinstance(value, list) and value else value
    if value is None:
        return ""
    try:
        return value.to_ical().decode() if name == "RECURRENCE-ID" else str(value)
    except (ValueError, AttributeError):
        return ""


def _organiser(part: "Component") -> str:
    """The organiser's name; an address alone is a person's and stays out."""
    value = part.get("ORGANIZER")
    name = str(getattr(value, "params", {}).get("CN", ""))
    return "" if "@" in name else plain(name)


def _registration(paragraphs: tuple[str, ...]) -> str:
    for paragraph in paragraphs:
        for match in _URL.finditer(paragraph):
            whole = address(match[0].rstrip(").,;"), "")
            if whole and (registers(paragraph) or REGISTRATION_HOSTS.search(host_of(whole))):
                return whole
    return ""
