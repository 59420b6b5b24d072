"""Any public calendar feed (iCalendar, RFC 5545) as a source: each event in it, and of a series each time within reach.

A component that cannot be read is told, and harms no other one.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get
from pipeline.collect.page.budget import FEED_SECONDS_MAX, Budget
from pipeline.collect.page.plain import plain
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Collected, FoundEvent, Problem, Severity, Status

READ_BY_PEOPLE = False
# Feeds keep what was years ago, and nobody asks of it.
_PAST = timedelta(days=60)


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """The feed's events in its order; one that cannot be read is a problem, and harms no other. Raises Fault."""
    text = get(rule.url).text.lstrip("\ufeff \r\n\t")
    if not text[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise Fault("collect.not_calendar")
    return _read(text, rule, near, zone, Budget(FEED_SECONDS_MAX))


def _read(text: str, rule: SourceRule, near: date, zone: ZoneInfo, budget: Budget) -> Collected:
    from pipeline.collect.calendar.components import feed_in
    from pipeline.collect.calendar.event import Around, event_of, is_private
    from pipeline.collect.calendar.series import BadSeries, occurrences
    from pipeline.collect.calendar.zones import Zones

    feed = feed_in(text)
    # A feed that was cut on its way names fewer events than there are.
    if not feed.whole:
        raise Fault("collect.broken_calendar", error="END:VCALENDAR")
    if not feed.events:
        # Calendars are empty between seasons: only a loss of what was known is one.
        problem = Problem("collect.empty_calendar", rule.url, severity=Severity.WARNING)
        return Collected(rule.name, problems=(problem,), pages=1)
    problems: list[Problem] = []
    events: list[FoundEvent] = []
    around = Around(rule.url, near, zone, Zones(feed.zones, zone))
    # What is private takes its place in a series before it is left out: the time that it replaces does not hold.
    for one in occurrences(feed.events, around.zones, near, near + rule.reach, zone, budget):
        if is_private(one.component):
            continue
        if isinstance(one, BadSeries):
            values = {"title": plain(one.component.text("SUMMARY"))[:120]}
            problems.append(Problem("collect.bad_series", rule.url, values=values))
        elif not _is_long_past(one.start, one.length, near):
            event = event_of(one, around)
            # What is called off is known by its UID alone.
            named = bool(event.title) or (event.status is Status.CANCELLED and bool(event.uid))
            events += [event] if named else []
            problems += [] if named else [Problem("collect.no_title", rule.url, values={"uid": event.uid})]
        budget.check()
    if private := sum(map(is_private, feed.events)):
        problems.append(Problem("collect.private", rule.url, severity=Severity.WARNING, values={"count": private}))
    return Collected(rule.name, tuple(events), tuple(problems), len(events), 1)


def _is_long_past(start: date | datetime | None, length: timedelta | None, near: date) -> bool:
    if start is None:
        return False
    end = start + (length or timedelta())
    return (end.date() if isinstance(end, datetime) else end) < near - _PAST
