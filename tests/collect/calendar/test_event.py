"""A component of a foreign calendar as an event: when it is, whether, and its links."""

from datetime import date, time

import pytest

from pipeline.model import Status, When
from pipeline.propose.private import without_join_links
from pipeline.safe.join_links import MASK
from tests.collect.calendar.feeds import MAY_14, NINE_TO_ELEVEN, RULE, UTC_HOURS, calendar, event, read, sure, told

WHOLE_DAY = When(MAY_14, MAY_14)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;TZID=Europe/Helsinki;VALUE=DATE:20240514", "DTEND;TZID=Europe/Helsinki;VALUE=DATE:20240515"),
        ("DTSTART;TZID=Europe/Helsinki:20240514", "DTEND;TZID=Europe/Helsinki:20240515"),
        ("DTSTART:20240513T210000Z", "DTEND:20240514T210000Z"),
        ("DTSTART:20240513T210000Z", "DTEND:20240514T205900Z"),
        ("DTSTART:20240513T210000Z",),
        ("DTSTART;VALUE=DATE:20240514", "DURATION:P1D"),
        ("DTSTART;TZID=Europe/Helsinki:20240514T000000", "DURATION:P1D"),
    ],
    ids=[
        "with TZID",
        "with TZID alone",
        "UTC at midnight in Helsinki",
        "till 23.59",
        "without an end",
        "DURATION",
        "midnights",
    ],
)
def test_a_whole_day(lines: tuple[str, ...]) -> None:
    assert told(calendar(event(*lines))) == sure(WHOLE_DAY)


def test_hours_from_midnight_on_are_hours() -> None:
    lines = ("DTSTART:20240513T210000Z", "DTEND:20240513T230000Z")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, MAY_14, time(0), time(2)))


def test_two_whole_days_in_utc() -> None:
    lines = ("DTSTART:20240513T210000Z", "DTEND:20240515T210000Z")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, date(2024, 5, 15)))


@pytest.mark.parametrize("written", ["2024-05-14 09:00", "20240514T0900", "2024-05-14T09:00:00.000"])
def test_a_stamp_that_is_written_for_people_too(written: str) -> None:
    assert told(calendar(event(f"DTSTART:{written}", "DURATION:PT2H"))) == sure(NINE_TO_ELEVEN)


def test_duration_in_place_of_an_end() -> None:
    assert told(calendar(event("DTSTART:20240514T060000Z", "DURATION:PT2H"))) == sure(NINE_TO_ELEVEN)


@pytest.mark.parametrize(
    ("lines", "doubts"),
    [
        (("DTEND:20240514T060000Z",), []),
        ((), []),
        (("DTEND:20240514T050000Z",), ["collect.bad_end"]),
        (("DTEND;VALUE=DATE:20240515",), ["collect.bad_end"]),
        (("DTEND:huomenna",), ["collect.bad_end"]),
        (("DURATION:kaksi tuntia",), ["collect.bad_end"]),
        (("DURATION:-PT1H",), ["collect.bad_end"]),
        (("DURATION:P99999999D",), ["collect.bad_end"]),
        (("DURATION:P29999D",), ["collect.bad_end"]),
        (("DTEND:99991231T000000Z",), ["collect.bad_end"]),
    ],
    ids=[
        "the start itself",
        "none",
        "before",
        "a day",
        "no stamp",
        "no duration",
        "less than nothing",
        "beyond all years",
        "beyond 2100",
        "in 9999",
    ],
)
def test_an_end_that_is_none(lines: tuple[str, ...], doubts: list[str]) -> None:
    (one,) = read(calendar(event("DTSTART:20240514T060000Z", *lines))).events
    assert (one.when, [doubt.key for doubt in one.doubts]) == (When(MAY_14, MAY_14, time(9)), doubts)


def test_hours_over_several_days() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20240514T090000", "DTEND;TZID=Europe/Helsinki:20240515T160000")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, date(2024, 5, 15), time(9), time(16)))


@pytest.mark.parametrize(
    ("head", "lines", "title"),
    [
        ("METHOD:CANCEL", (), "Työpaja"),
        ("METHOD:PUBLISH", ("STATUS:CANCELLED",), "Työpaja"),
        ("METHOD:PUBLISH", ("STATUS:CONFIRMED",), "PERUTTU Työpaja"),
        *(
            ("METHOD:PUBLISH", (), title)
            for title in (
                "Peruttu: Työpaja",
                "PERUTTU – Työpaja",
                "Työpaja (peruttu)",
                "Canceled: Työpaja",
                "Cancelled: Työpaja",
                "CANCELLED Työpaja",
                "Inställd: Työpaja",
                "Inställt: Työpaja",
                "INSTÄLLT Työpaja",
            )
        ),
    ],
)
def test_cancelled(head: str, lines: tuple[str, ...], title: str) -> None:
    assert told(calendar(head, event(*UTC_HOURS, *lines, title=title))) == sure(NINE_TO_ELEVEN, Status.CANCELLED)


@pytest.mark.parametrize("title", ["Peruttu", "Inställt", "Cancelled"])
def test_a_name_that_is_a_state_alone_is_cancelled_too(title: str) -> None:
    assert told(calendar(event(*UTC_HOURS, title=title))) == sure(NINE_TO_ELEVEN, Status.CANCELLED, title)


@pytest.mark.parametrize(
    "title",
    [
        "Siirretty: Työpaja",
        "SIIRRETTY Työpaja",
        "Uppskjuten: Työpaja",
        "Uppskjutet: Työpaja",
        "Postponed: Työpaja",
    ],
)
def test_postponed_by_words_waits_for_a_person(title: str) -> None:
    (one,) = read(calendar(event(*UTC_HOURS, title=title))).events
    assert (one.title, one.status, [doubt.key for doubt in one.doubts]) == (
        "Työpaja",
        Status.MOVED,
        ["collect.moved_unclear"],
    )


@pytest.mark.parametrize(
    "line",
    [
        'DESCRIPTION:<p>Tervetuloa <b>kaikki</b>!</p><p>Kahvit <a href="https://k.example.org/k">klo 8</a></p>',
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Tervetuloa <b>kaikki</b>!</p>"
        "<p>Kahvit <a href='https://k.example.org/k'>klo 8</a></p></body></html>",
    ],
    ids=["DESCRIPTION", "X-ALT-DESC"],
)
def test_a_description_in_html_is_plain_and_keeps_its_link(line: str) -> None:
    (one,) = read(calendar(event(*UTC_HOURS, line))).events
    assert one.body == "Tervetuloa kaikki!\n\nKahvit https://k.example.org/k klo 8"
    assert one.url == "https://k.example.org/k"


def test_a_link_into_a_meeting_is_no_registration() -> None:
    link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=x"
    (one,) = read(calendar(event(*UTC_HOURS, f"DESCRIPTION:Ilmoittaudu: {link}"))).events
    assert (one.registration, one.url) == ("", RULE.url)


@pytest.mark.parametrize("name", ["DESCRIPTION", "LOCATION"])
def test_a_link_into_a_meeting_is_masked_and_told(name: str) -> None:
    link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=x"
    found = without_join_links(read(calendar(event(*UTC_HOURS, f"{name}:Liity: {link}"))), RULE.url)
    (one,) = found.events
    assert "meetup-join" not in repr(found)
    assert MASK in (one.body if name == "DESCRIPTION" else one.place)
    assert (one.registration, one.url) == ("", RULE.url)
    assert "proposals.join_link" in [doubt.key for doubt in one.doubts]


@pytest.mark.parametrize(
    ("description", "url", "registration"),
    [
        ("Lisätietoja: https://kumppani.example.org/t/1.", "https://kumppani.example.org/t/1", ""),
        ("Ilmoittaudu: https://lomake.example.org/1", RULE.url, "https://lomake.example.org/1"),
        (
            "Ilmoittaudu: https://lomake.example.org/1\\nLue https://muu.example.org/a",
            "https://muu.example.org/a",
            "https://lomake.example.org/1",
        ),
        ("Katso https://a.example.org/ ja https://b.example.org/", RULE.url, ""),
        ("https://a.example.org/ ja https://kumppani.example.org/t/1", "https://kumppani.example.org/t/1", ""),
    ],
    ids=["page", "registration", "both", "unclear", "own of two"],
)
def test_addresses_in_a_description_alone(description: str, url: str, registration: str) -> None:
    (one,) = read(calendar(event(*UTC_HOURS, f"DESCRIPTION:{description}"))).events
    assert (one.url, one.registration) == (url, registration)


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20240514T000000Z", "DTEND:20240515T000000Z"), WHOLE_DAY),
        (("DTSTART;TZID=Europe/Stockholm:20240514T000000", "DURATION:P2D"), When(MAY_14, date(2024, 5, 15))),
    ],
)
def test_midnights_of_another_zone_are_whole_days_and_doubted(lines: tuple[str, ...], when: When) -> None:
    (one,) = read(calendar(event(*lines))).events
    assert (one.when, [doubt.key for doubt in one.doubts]) == (when, ["collect.hours_unread"])


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20240514T000000Z", "DTEND:20240514T020000Z"), When(MAY_14, MAY_14, time(3), time(5))),
        (("DTSTART:20240514T060000Z", "DURATION:P1D"), When(MAY_14, date(2024, 5, 15), time(9), time(9))),
        (("DTSTART:20240514T000000Z",), When(MAY_14, MAY_14, time(3))),
    ],
)
def test_hours_of_another_zone_are_hours(lines: tuple[str, ...], when: When) -> None:
    assert told(calendar(event(*lines))) == sure(when)


def test_an_address_is_told_without_what_guards_it() -> None:
    guarded = "https://www.google.com/url?q=https://lomake.example.org/1&amp;sa=D"
    lines = (f'DESCRIPTION:<p>Ilmoittaudu <a href="{guarded}">tästä</a></p>', *UTC_HOURS)
    (one,) = read(calendar(event(*lines))).events
    assert (one.registration, one.body) == (
        "https://lomake.example.org/1",
        "Ilmoittaudu https://lomake.example.org/1 tästä",
    )


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("DESCRIPTION:Välkommen på seminarium för alla som arbetar med barn och unga.",), "sv"),
        (("DESCRIPTION:Tervetuloa seminaariin\\, jossa kuullaan nuoria.",), ""),
        ((), ""),
    ],
)
def test_an_event_has_the_language_of_its_words(lines: tuple[str, ...], language: str) -> None:
    (one,) = read(calendar(event(*UTC_HOURS, *lines, title="Seminarium"))).events
    assert (one.language, one.doubts) == (language, ())


def test_an_organiser_as_web_sites_keep_it() -> None:
    lines = (*UTC_HOURS, 'ORGANIZER;CN="Nuorten%20Talo":MAILTO:info@example.org')
    assert read(calendar(event(*lines))).events[0].organiser == "Nuorten Talo"


def test_a_title_and_a_place_as_web_sites_keep_them() -> None:
    lines = (*UTC_HOURS, "LOCATION:Kahvila &quot;Kulma&quot;\\nTurku")
    (one,) = read(calendar(event(*lines, title="Lapset &amp; nuoret &#8211; <b>paja</b>"))).events
    assert (one.title, one.place) == ("Lapset & nuoret – paja", 'Kahvila "Kulma", Turku')
