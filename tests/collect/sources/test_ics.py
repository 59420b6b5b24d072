"""A partner's calendar feed: zones, whole days, states and text become the same events as those of a page."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.fault import Fault
from pipeline.model import FoundEvent, Severity, Status, When
from pipeline.propose.guard import alarm_of
from tests.collect.calendar.feeds import RULE, UTC_HOURS, calendar, event, read

DAY = date(2024, 5, 14)


def only(*lines: str) -> FoundEvent:
    body = "\r\n".join(("BEGIN:VEVENT", "UID:1@example.org", "SUMMARY:Työpaja", *lines, "END:VEVENT"))
    (one,) = read(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}\r\nEND:VCALENDAR\r\n").events
    return one


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART;TZID=Europe/Helsinki:20240514T090000", "DTEND;TZID=Europe/Helsinki:20240514T110000"), (9, 11)),
        (("DTSTART:20240514T060000Z", "DTEND:20240514T080000Z"), (9, 11)),
        (("DTSTART:20240514T090000", "DTEND:20240514T110000"), (9, 11)),
        (("DTSTART;TZID=Europe/Stockholm:20240514T080000", "DURATION:PT2H"), (9, 11)),
        (("DTSTART;TZID=Europe/Helsinki:20240514T090000",), (9, None)),
    ],
)
def test_times_are_those_of_the_projects_zone(lines: tuple[str, ...], when: tuple[int, int | None]) -> None:
    opens, closes = when
    assert only(*lines).when == When(DAY, DAY, time(opens), None if closes is None else time(closes))
    assert only(*lines).doubts == ()


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("DTSTART;VALUE=DATE:20240514", "DTEND;VALUE=DATE:20240516"), date(2024, 5, 15)),
        (("DTSTART;VALUE=DATE:20240514", "DTEND;VALUE=DATE:20240515"), DAY),
        (("DTSTART;VALUE=DATE:20240514",), DAY),
        (("DTSTART;VALUE=DATE:20240514", "DTEND;VALUE=DATE:20240514"), DAY),
    ],
)
def test_a_whole_day_ends_before_its_end(lines: tuple[str, ...], last: date) -> None:
    assert only(*lines).when == When(DAY, last)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("STATUS:CANCELLED",), Status.CANCELLED),
        (("STATUS:TENTATIVE",), Status.TENTATIVE),
        (("STATUS:CONFIRMED",), Status.CONFIRMED),
        ((), Status.CONFIRMED),
    ],
)
def test_states(lines: tuple[str, ...], status: Status) -> None:
    assert only("DTSTART:20240514T060000Z", "SEQUENCE:7", *lines).status is status


def test_text_is_plain_and_the_registration_is_found() -> None:
    one = only(
        "DTSTART:20240514T060000Z",
        "LOCATION:Tieteiden talo\\, Helsinki",
        "URL:https://kumppani.example.org/t/1",
        "DESCRIPTION:<p>Tervetuloa *|FNAME|*!</p>\\n<script>x()</script>Ilmoittaudu: https://www.lyyti.in/abc.",
    )
    assert (one.place, one.url, one.uid) == (
        "Tieteiden talo, Helsinki",
        "https://kumppani.example.org/t/1",
        "1@example.org",
    )
    assert one.registration == "https://www.lyyti.in/abc"
    assert one.body.startswith("Tervetuloa ∗|FNAME|∗!")
    assert "x()" not in one.body


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        (("DTSTART:2024XX",), "collect.no_time"),
        ((), "collect.no_time"),
        (("DTSTART:20240514T090000", "DTEND:20240514T080000"), "collect.bad_end"),
        (("DTSTART:20240514T060000Z", "URL:javascript:alert(1)"), "collect.bad_link"),
        (("DTSTART;TZID=Kuu/Meri:20240514T090000",), "collect.unknown_zone"),
        (("DTSTART:20340514T060000Z",), "collect.far_ahead"),
    ],
)
def test_what_is_doubtful_waits_with_a_reason(lines: tuple[str, ...], doubt: str) -> None:
    assert [one.key for one in only(*lines).doubts] == [doubt]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "collect.not_calendar"),
        ("<html>Huoltokatko</html>", "collect.not_calendar"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x", "collect.broken_calendar"),
    ],
)
def test_a_broken_feed_is_a_problem(text: str, key: str) -> None:
    found = read(text)
    assert ([one.key for one in found.problems], found.events, found.listed) == ([key], (), 0)


def test_a_feed_that_cannot_be_had_is_a_problem() -> None:
    def get(_: str) -> Page:
        raise Fault("fetch.slow", seconds=10)

    found = collect(RULE, get, DAY, ZoneInfo("Europe/Helsinki"))
    assert [(one.key, one.file) for one in found.problems] == [("fetch.slow", RULE.url)]


@pytest.mark.parametrize("kind", ["PRIVATE", "CONFIDENTIAL", "private"])
def test_what_is_private_is_counted_and_never_proposed(kind: str) -> None:
    found = read(calendar(event(*UTC_HOURS, f"CLASS:{kind}", title="Salainen"), event(*UTC_HOURS, uid="2@example.org")))
    assert [one.title for one in found.events] == ["Työpaja"]
    assert [(one.key, one.severity, one.values) for one in found.problems] == [
        ("collect.private", Severity.WARNING, {"count": 1})
    ]
    assert "Salainen" not in repr(found)
    assert found.listed == 1


def test_a_private_time_of_a_public_series_is_left_out() -> None:
    series = event(*UTC_HOURS, "RRULE:FREQ=WEEKLY;COUNT=3")
    private = event("RECURRENCE-ID:20240521T060000Z", "DTSTART:20240521T140000Z", "CLASS:PRIVATE", title="Salainen")
    found = read(calendar(series, private))
    assert [one.when.first for one in found.events if one.when] == [DAY, date(2024, 5, 28)]
    assert [one.key for one in found.problems] == ["collect.private"]


def test_a_private_series_that_cannot_be_followed_is_not_named() -> None:
    found = read(calendar(event(*UTC_HOURS, "RRULE:FREQ=SECONDLY", "CLASS:PRIVATE", title="Salainen")))
    assert (found.events, [one.key for one in found.problems]) == ((), ["collect.private"])


@pytest.mark.parametrize("sequence", ["SEQUENCE:2", "SEQUENCE:0"])
def test_a_cancelling_without_a_title_is_known_by_its_uid(sequence: str) -> None:
    off = ("BEGIN:VEVENT", "UID:1@example.org", sequence, "DTSTART:20240514T060001Z", "END:VEVENT")
    feed = calendar("METHOD:PUBLISH", event(*UTC_HOURS)) + calendar("METHOD:CANCEL", off)
    (one,) = read(feed).events
    assert (one.title, one.uid, one.status) == ("", "1@example.org", Status.CANCELLED)


@pytest.mark.parametrize("lines", [("UID:1",), ("STATUS:CANCELLED",)])
def test_what_has_neither_a_title_nor_a_way_to_be_known_is_told(lines: tuple[str, ...]) -> None:
    found = read(calendar("BEGIN:VEVENT", *lines, *UTC_HOURS, "END:VEVENT"))
    assert (found.events, [one.key for one in found.problems]) == ((), ["collect.no_title"])


def test_what_was_long_ago_is_passed_by_and_what_just_was_stays() -> None:
    old = event("DTSTART:20200514T060000Z", uid="2@example.org")
    just_not = event("DTSTART:20240201T060000Z", uid="4@example.org")
    just = event("DTSTART:20240202T060000Z", uid="3@example.org", title="Äsken")
    long = event("DTSTART:20240131T060000Z", "DURATION:P2D", uid="5@example.org", title="Pitkä")
    found = read(calendar(old, just_not, just, long))
    assert ([one.title for one in found.events], found.listed) == (["Äsken", "Pitkä"], 2)


def test_five_thousand_events_are_read_once_each() -> None:
    parts = [event(*UTC_HOURS, uid=f"{number}@example.org", title=f"Paja {number}") for number in range(5000)]
    found = read(calendar(*parts))
    assert [one.title for one in found.events] == [f"Paja {number}" for number in range(5000)]
    assert (found.problems, found.listed) == ((), 5000)


def test_a_calendar_without_an_event_is_told_and_is_no_fault() -> None:
    found = read(calendar("BEGIN:VTODO", "SUMMARY:Tehtävä", "END:VTODO"))
    assert [(one.key, one.severity) for one in found.problems] == [("collect.empty_calendar", Severity.WARNING)]
    assert alarm_of(None, found, DAY) is None


def test_most_of_a_feed_may_be_bad_and_harms_the_rest_in_nothing() -> None:
    bad = (event(*UTC_HOURS, uid=f"ilman-{n}", title="") for n in range(4))
    found = read(calendar(*bad, event(*UTC_HOURS)))
    assert ([one.title for one in found.events], len(found.problems)) == (["Työpaja"], 4)
    assert alarm_of(None, found, DAY) is None
