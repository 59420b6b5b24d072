"""A broken feed never replaces a good one: what the check finds."""

import pytest

from pipeline.messages import explain
from pipeline.model import Problem
from pipeline.render.calendar.feed import event_file, feed
from pipeline.render.calendar.feed_check import check_feed

EVENT = "\r\n".join(
    (
        "BEGIN:VEVENT",
        "UID:a@example.org",
        "DTSTAMP:20240501T090000Z",
        "SEQUENCE:0",
        "DTSTART;TZID=Europe/Helsinki:20240514T090000",
        "DTEND;TZID=Europe/Helsinki:20240514T110000",
        "SUMMARY:Ekosysteemityö",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "",
    )
).encode()
GOOD = feed("SOILA", "Tapahtumat", [EVENT])


@pytest.mark.parametrize("data", [GOOD, feed("SOILA", "Tapahtumat", []), event_file([EVENT])])
def test_a_good_feed_passes(data: bytes) -> None:
    assert check_feed(data) == ()


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("line_ends", b"SEQUENCE:0\r\n", b"SEQUENCE:0\n"),
        ("line_ends", b"END:VCALENDAR\r\n", b"END:VCALENDAR"),
        ("line_ends", b"SUMMARY:", b"SUMMARY:\r"),
        ("long_line", b"SUMMARY:", b"SUMMARY:" + b"x" * 70),
        ("not_utf8", "työ".encode(), b"ty\xf6"),
        ("not_utf8", "työ".encode(), b"ty\xc3\r\n \xb6"),
        ("control", b"SUMMARY:", b"SUMMARY:\x07"),
        ("control", b"SUMMARY:", "SUMMARY:\u2028".encode()),
        ("control", b"SUMMARY:", "SUMMARY:\x85".encode()),
        ("control", b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
        ("not_a_line", b"SUMMARY:", b"\r\nSUMMARY:"),
        ("not_a_line", b"SUMMARY:Eko", b"Eko"),
        ("not_a_line", "SUMMARY:Ekosysteemityö".encode(), b"SUMMARY:"),
        ("outside", b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nX-A:1\r\n"),
        ("outside", b"BEGIN:VCALENDAR\r\n", b""),
        ("component", b"SEQUENCE:0\r\n", b"BEGIN:VALARM\r\nEND:VALARM\r\nSEQUENCE:0\r\n"),
        ("component", b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"),
        ("unbalanced", b"END:VEVENT\r\n", b""),
        ("unbalanced", b"END:VCALENDAR\r\n", b""),
        ("no_calendar", b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        ("forbidden", b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n"),
        ("forbidden", b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nATTENDEE:mailto:a@example.org\r\n"),
        ("missing", b"VERSION:2.0\r\n", b""),
        ("missing", b"UID:a@example.org\r\n", b""),
        ("missing", b"DTSTAMP:20240501T090000Z\r\n", b""),
        ("missing", b"DTSTART;TZID=Europe/Helsinki:20240514T090000\r\n", b""),
        ("twice", b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nSEQUENCE:1\r\n"),
        ("same_uid", b"END:VCALENDAR", EVENT + b"END:VCALENDAR"),
        ("bad_status", b"STATUS:CONFIRMED", b"STATUS:MOVED"),
        ("bad_sequence", b"SEQUENCE:0", b"SEQUENCE:-1"),
        ("bad_stamp", b"DTSTAMP:20240501T090000Z", b"DTSTAMP:20240501T090000"),
        ("bad_time", b"DTSTART;TZID=Europe/Helsinki:", b"DTSTART:"),
        ("bad_time", b"DTSTART;TZID=Europe/Helsinki:", b"DTSTART;TZID=EET:"),
        ("bad_time", b"20240514T110000", b"20241314T110000"),
        ("no_zone", b"TZID:Europe/Helsinki", b"TZID:EET"),
        ("ends_early", b"20240514T110000", b"20240514T090000"),
        ("ends_early", b"DTEND;TZID=Europe/Helsinki:20240514T110000", b"DTEND;VALUE=DATE:20240516"),
    ],
)
def test_a_fault_is_found(key: str, old: bytes, new: bytes) -> None:
    assert old in GOOD
    problems = check_feed(GOOD.replace(old, new))
    assert f"feed.{key}" in {problem.key for problem in problems}
    assert all(explain(problem)[0] for problem in problems)


@pytest.mark.parametrize("start", [b"DTSTART:20240514T060000Z", b"DTSTART;VALUE=DATE:20240514"])
def test_times_in_utc_and_days_are_good(start: bytes) -> None:
    event = EVENT.replace(b"DTSTART;TZID=Europe/Helsinki:20240514T090000", start)
    event = event.replace(b"DTEND;TZID=Europe/Helsinki:20240514T110000\r\n", b"")
    assert check_feed(event_file([event])) == ()


@pytest.mark.parametrize("data", [b"", b"\r\n", b"<html></html>", b"\xff\xfe", GOOD[: len(GOOD) // 2]])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    assert check_feed(data)


def test_a_fault_of_many_events_is_told_once() -> None:
    events = [EVENT.replace(b"UID:a", b"UID:%d" % number).replace(b"CONFIRMED", b"MAYBE") for number in range(50)]
    values = {"uid": "0@example.org", "written": "MAYBE"}
    assert check_feed(feed("SOILA", "", events)) == (Problem("feed.bad_status", values=values),)
