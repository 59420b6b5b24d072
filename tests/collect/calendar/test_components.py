"""The components of a feed, each by itself, however its lines are written."""

import pytest

from tests.collect.calendar.feeds import NINE_TO_ELEVEN, UTC_HOURS, calendar, event, read, sure, told


@pytest.mark.parametrize(
    "beside",
    [
        ("BEGIN:VTODO", "SUMMARY:Tehtävä", "DTSTART:rikki", "END:VTODO"),
        ("BEGIN:VJOURNAL", "SUMMARY:Muistiinpano", "END:VJOURNAL"),
        ("BEGIN:VTODO", "SUMMARY:Auki jäänyt"),
        ("BEGIN:VFREEBUSY", "FREEBUSY:x", "END:VFREEBUSY"),
        ("BEGIN:X-OMA", "SUMMARY:Oma", "END:X-OMA", "END:X-TOINEN"),
    ],
    ids=["VTODO", "VJOURNAL", "open VTODO", "VFREEBUSY", "X"],
)
def test_what_stands_beside_an_event_is_passed_by(beside: tuple[str, ...]) -> None:
    assert told(calendar(beside, event(*UTC_HOURS))) == sure(NINE_TO_ELEVEN)


@pytest.mark.parametrize(
    "alarm",
    [
        ("BEGIN:VALARM", "TRIGGER:ennen", "SUMMARY:Muistutus", "END:VALARM"),
        ("BEGIN:VALARM", "TRIGGER;VALUE=DATE-TIME:rikki", "SUMMARY:Muistutus"),
        ("BEGIN:VALARM", "ACTION", ":", "END:VALARM"),
    ],
    ids=["bad trigger", "open", "lines that are none"],
)
def test_a_broken_alarm_harms_no_event(alarm: tuple[str, ...]) -> None:
    other = event(*UTC_HOURS, uid="2@example.org", title="Toinen")
    feed = calendar(event(*UTC_HOURS, *alarm), other)
    assert told(feed) == sure(NINE_TO_ELEVEN) + sure(NINE_TO_ELEVEN, title="Toinen")


def test_lines_after_the_end_are_passed_by() -> None:
    assert told(calendar(event(*UTC_HOURS)) + "<!-- cached -->\r\n\r\nSUMMARY:x\r\n") == sure(NINE_TO_ELEVEN)


def test_several_calendars_in_one_file() -> None:
    feed = calendar(event(*UTC_HOURS)) + calendar(event(*UTC_HOURS, uid="2@example.org", title="Toinen"))
    assert told(feed) == sure(NINE_TO_ELEVEN) + sure(NINE_TO_ELEVEN, title="Toinen")


def folded_within_a_letter() -> bytes:
    before, letter, after = calendar(event(*UTC_HOURS)).partition("ö")
    return before.encode() + letter.encode()[:1] + b"\r\n " + letter.encode()[1:] + after.encode()


@pytest.mark.parametrize(
    "feed",
    [
        folded_within_a_letter(),
        folded_within_a_letter().replace(b"\r\n", b"\r"),
        b"\xef\xbb\xbf" + folded_within_a_letter(),
        calendar(event(*UTC_HOURS)).replace("\r\n", "\n").encode(),
        calendar(event(*UTC_HOURS)).replace("\r\n", "\r").encode(),
        b"\xef\xbb\xbf" + calendar(event(*UTC_HOURS)).encode(),
        b"\r\n\r\n" + calendar(event(*UTC_HOURS)).encode(),
        calendar(event(*UTC_HOURS)).encode("windows-1252"),
        calendar(event(*UTC_HOURS)).replace("SUMMARY:Työ", "SUMMARY:Ty\r\n\tö").encode(),
    ],
    ids=["fold in a letter", "by CR", "and a BOM", "LF", "CR", "BOM", "blank lines", "Windows-1252", "fold by a tab"],
)
def test_bytes_as_they_come(feed: bytes) -> None:
    assert told(feed) == sure(NINE_TO_ELEVEN)


def test_what_says_nothing_to_readers_does_no_harm() -> None:
    lines = ("GEO:60.17;24.94", "CATEGORIES:Koulutus,Työpaja", "X-APPLE-TRAVEL;VALUE=URI:x", "ATTENDEE:mailto:a")
    assert told(calendar(event(*UTC_HOURS, *lines))) == sure(NINE_TO_ELEVEN)


def vcalendar_1(*lines: str) -> str:
    return calendar(("BEGIN:VEVENT", "UID:1@example.org", *lines, *UTC_HOURS, "END:VEVENT")).replace("2.0", "1.0", 1)


@pytest.mark.parametrize(
    "summary",
    [
        "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ty=C3=B6paja",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE:Ty=F6paja",
        "SUMMARY;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Ty=F6paja",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ty=\r\n=C3=B6=\r\npaja",
    ],
    ids=["UTF-8", "none told", "Latin-1", "soft breaks"],
)
def test_a_text_that_is_written_as_mails_are(summary: str) -> None:
    assert told(vcalendar_1(summary)) == sure(NINE_TO_ELEVEN)


def test_the_letters_of_such_a_text_are_those_that_it_names() -> None:
    (one,) = read(vcalendar_1("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-15:Hinta 5 =A4")).events
    assert one.title == "Hinta 5 €"


def test_lines_of_a_text_that_is_written_as_mails_are() -> None:
    (one,) = read(vcalendar_1("SUMMARY:x", "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Eka=0D=0AToka a=3Db")).events
    assert one.body == "Eka\n\nToka a=b"


def test_an_equals_sign_at_the_end_of_another_line_is_nothing() -> None:
    lines = ("X-A;ENCODING=QUOTED-PRINTABLE:x", "X-B:y=", "SUMMARY:Työpaja")
    assert told(vcalendar_1(*lines)) == sure(NINE_TO_ELEVEN)


def test_a_description_that_was_not_folded_goes_on() -> None:
    lines = ("DESCRIPTION:Tervetuloa", "", "Paikka: Oulu", "mukaan kaikki", "LOCATION:Turku", "ja muuta")
    (one,) = read(calendar(event(*UTC_HOURS, *lines))).events
    assert (one.body, one.place) == ("Tervetuloa\n\nPaikka: Oulu\n\nmukaan kaikki", "Turku")
