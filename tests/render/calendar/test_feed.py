"""Feeds: what stands around the events, and that readers of all kinds agree on what is in them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.compose.revision import uid_of
from pipeline.model import Event, Status, When
from pipeline.render.calendar.entry import entry_of
from pipeline.render.calendar.feed import event_file, feed
from pipeline.render.calendar.feed_check import check_feed
from pipeline.render.calendar.ics_text import single_line, unfolded
from pipeline.render.calendar.vevent import Around
from tests.foreign import read_with
from tests.peers.foreign.event import ForeignEvent, as_utc

HELSINKI = ZoneInfo("Europe/Helsinki")
AROUND = Around(HELSINKI, "https://soila.example.org/tapahtumat/a/", "Paketti; 1, 2")
NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)


def vevent_of(event: Event) -> bytes:
    made = entry_of(event, None, AROUND, NOW, uid_of(event.id, "soila.example.org"))
    assert made is not None
    return made.vevents


def feed_of(events: Sequence[Event]) -> bytes:
    return feed("SOILA: kaikki, heti", "Tapahtumat", map(vevent_of, events), colour="teal")


def test_the_head_of_a_feed() -> None:
    data = feed(
        "Aloituspaketti; kevät",
        "Neljä tilaisuutta, kaikille",
        [],
        colour="teal",
        page="https://soila.example.org/paketit/aloituspaketti/",
        source="https://soila.example.org/kalenteri/aloituspaketti.ics",
    )
    assert data.decode().partition("BEGIN:VTIMEZONE")[0].split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SOILA//Tapahtumat//FI",
        "CALSCALE:GREGORIAN",
        "NAME:Aloituspaketti\\; kevät",
        "X-WR-CALNAME:Aloituspaketti\\; kevät",
        "DESCRIPTION:Neljä tilaisuutta\\, kaikille",
        "X-WR-CALDESC:Neljä tilaisuutta\\, kaikille",
        "X-WR-TIMEZONE:Europe/Helsinki",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "COLOR:teal",
        "URL:https://soila.example.org/paketit/aloituspaketti/",
        "SOURCE;VALUE=URI:https://soila.example.org/kalenteri/aloituspaketti.ics",
        "",
    ]


def test_a_feed_without_events_is_a_calendar() -> None:
    data = feed("SOILA", "", [])
    assert check_feed(data) == ()
    assert [part.name for part in icalendar.Calendar.from_ical(data).subcomponents] == ["VTIMEZONE"]


def test_an_event_file_has_no_name() -> None:
    data = event_file([vevent_of(Event("a", "Juhla", When(date(2024, 4, 16), date(2024, 4, 16)), "verkossa"))])
    assert check_feed(data) == ()
    assert b"NAME:" not in data.replace(b"TZNAME:", b"")
    assert b"SUMMARY:Juhla\r\n" in data


def test_the_zone_is_that_of_the_tz_database() -> None:
    """Each hour of the days around every change of the clocks, from 1997 on."""
    zone = icalendar.Calendar.from_ical(feed_of([])).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for year in range(1997, 2038):
        for first in (datetime(year, 3, 24, tzinfo=UTC), datetime(year, 10, 24, tzinfo=UTC)):
            for hours in range(8 * 24):
                moment = first + timedelta(hours=hours)
                assert moment.astimezone(zone).utcoffset() == moment.astimezone(HELSINKI).utcoffset(), moment


NASTY = [
    "BEGIN:VEVENT",
    "\r\nEND:VEVENT\r\n",
    "\\n",
    "C:\\Nimi",
    ";",
    "\\",
    ",",
    "🎉",
    "👨‍👩‍👧",
    "שלום",
    "\u202e",
    "\u2028",
    "*|A|*",
    ":",
]
TITLES = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(NASTY)), max_size=12).map("".join)
DAYS = st.dates(date(2000, 4, 1), date(2036, 12, 31))
# From 3 to 4 is the hour that one night of March does not have.
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0)).filter(lambda one: one.hour != 3)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 5)))
    opens = draw(st.none() | CLOCKS)
    closes = draw(st.none() | CLOCKS) if opens else None
    if closes is not None and last == first and closes <= opens:
        closes = None
    return When(first, last, opens, closes)


EVENTS = st.builds(
    Event,
    id=st.uuids().map(str),
    title=TITLES.map(lambda title: f"Otsikko {title} loppu"),
    when=whens(),
    place=TITLES,
    status=st.sampled_from([Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED]),
    reason=TITLES,
    body=TITLES,
    registration=st.just("https://example.org/ilmoittaudu"),
)


def as_told(event: Event) -> ForeignEvent:
    """What every reader should make of the event."""
    assert event.when is not None
    start, end = event.when.starts_at(HELSINKI), event.when.ends_at(HELSINKI)
    if event.when.first == event.when.last and event.when.closes is None:
        end = start.astimezone(UTC) + timedelta(hours=1)
    end = max(start.astimezone(UTC), end.astimezone(UTC))
    day_after = event.when.last + timedelta(days=1)
    mark = "PERUTTU: " if event.cancelled else ""
    return ForeignEvent(
        uid=f"{event.id}@soila.example.org",
        start_utc=event.when.first.isoformat() if event.when.all_day else as_utc(start),
        end_utc=day_after.isoformat() if event.when.all_day else as_utc(end),
        all_day=event.when.all_day,
        status=event.status.upper(),
        title=mark + single_line(event.title),
        sequence=0,
        location=single_line(event.place),
    )


@pytest.mark.parametrize("reader", ["icalendar", "vobject"])
@settings(max_examples=30, deadline=None)
@given(events=st.lists(EVENTS, max_size=4, unique_by=lambda event: event.id))
@example(events=[Event("a", "x" * 400, When(date(2024, 3, 31), date(2024, 3, 31), time(3, 30)), "\\;,")])
@example(events=[Event("a", "\x07", When(date(2024, 4, 1), date(2024, 4, 1)), "\r")])
@example(events=[Event("a", "a", When(date(2024, 10, 27), date(2024, 10, 27), time(2, 30), time(3, 30)), "b")])
def test_other_readers_see_the_same_events(reader: str, events: list[Event]) -> None:
    data = feed_of(events)
    assert check_feed(data) == ()
    told = sorted(map(as_told, events), key=lambda event: (event.start_utc, event.uid))
    assert read_with(reader, data) == told


@settings(max_examples=30)
@given(st.lists(EVENTS, max_size=3, unique_by=lambda event: event.id))
def test_the_same_events_are_the_same_bytes(events: list[Event]) -> None:
    assert feed_of(events) == feed_of(events)
    assert unfolded(feed_of(events)).count(b"\r\nBEGIN:VEVENT\r\n") == len(events)
