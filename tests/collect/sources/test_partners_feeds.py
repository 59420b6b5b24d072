"""Partners' feeds as programs really write them: each small feed here was read wrong by some reader."""

from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.decode import decoded
from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.messages import explain
from pipeline.model import Collected, Severity, Status, When
from pipeline.propose.private import without_join_links
from pipeline.safe.join_links import MASK

RULE = SourceRule("kumppani", "ics", "https://kumppani.example.org/kalenteri.ics")
NEAR = date(2024, 4, 2)
MAY_14 = date(2024, 5, 14)
NINE_TO_ELEVEN = When(MAY_14, MAY_14, time(9), time(11))
WHOLE_DAY = When(MAY_14, MAY_14)

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


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;TZID=Europe/Helsinki;VALUE=DATE:20240514", "DTEND;TZID=Europe/Helsinki;VALUE=DATE:20240515"),
        ("DTSTART;TZID=Europe/Helsinki:20240514", "DTEND;TZID=Europe/Helsinki:20240515"),
        ("DTSTART:20240513T210000Z", "DTEND:20240514T210000Z"),
        ("DTSTART:20240513T210000Z", "DTEND:20240514T205900Z"),
        ("DTSTART:20240513T210000Z",),
        ("DTSTART;VALUE=DATE:20240514", "DURATION:P1D"),
    ],
    ids=["with TZID", "with TZID alone", "UTC at midnight in Helsinki", "till 23.59", "without an end", "DURATION"],
)
def test_a_whole_day(lines: tuple[str, ...]) -> None:
    assert told(calendar(event(*lines))) == sure(WHOLE_DAY)


def test_hours_from_midnight_on_are_hours() -> None:
    lines = ("DTSTART:20240513T210000Z", "DTEND:20240513T230000Z")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, MAY_14, time(0), time(2)))


def test_two_whole_days_in_utc() -> None:
    lines = ("DTSTART:20240513T210000Z", "DTEND:20240515T210000Z")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, date(2024, 5, 15)))


@pytest.mark.parametrize(
    ("head", "name", "hour"),
    [
        ((), "Europe/Helsinki", "09"),
        ((), "FLE Standard Time", "09"),
        ((), '"W. Europe Standard Time"', "08"),
        ((), "/example.org/20240101_1/Europe/Helsinki", "09"),
        (zone("Suomen aika"), "Suomen aika", "09"),
        (zone("Suomen aika", "Toinen"), "Suomen aika", "09"),
        (zone("Suomen aika", "Toinen"), "Toinen", "09"),
        (("BEGIN:VTIMEZONE", "TZID:Oma", "X-LIC-LOCATION:Europe/Stockholm", "END:VTIMEZONE"), "Oma", "08"),
    ],
    ids=["no VTIMEZONE", "Windows", "Windows quoted", "vendor", "own", "two TZIDs", "the other", "X-LIC-LOCATION"],
)
def test_a_zone_by_its_name(head: tuple[str, ...], name: str, hour: str) -> None:
    lines = (f"DTSTART;TZID={name}:20240514T{hour}0000", "DURATION:PT2H")
    assert told(calendar(head, event(*lines))) == sure(NINE_TO_ELEVEN)


def test_a_feeds_rules_for_a_zone_that_the_world_knows_are_not_believed() -> None:
    wrong = ("BEGIN:STANDARD", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "DTSTART:19700101T000000", "END:STANDARD")
    rules = ("BEGIN:VTIMEZONE", "TZID:Europe/Helsinki", *wrong, "END:VTIMEZONE")
    lines = ("DTSTART;TZID=Europe/Helsinki:20240514T090000", "DURATION:PT2H")
    assert told(calendar(rules, event(*lines))) == sure(NINE_TO_ELEVEN)


def test_a_zone_with_two_names_stops_nothing_after_it() -> None:
    feed = calendar(zone("A", "B"), event(*UTC_HOURS), event(*UTC_HOURS, uid="2@example.org", title="Toinen"))
    assert told(feed) == sure(NINE_TO_ELEVEN) + sure(NINE_TO_ELEVEN, title="Toinen")


@pytest.mark.parametrize("broken", [("TZOFFSETFROM:kaksi",), ("BEGIN:STANDARD",), ()], ids=["bad", "open", "empty"])
def test_broken_rules_of_a_zone_are_doubted_and_stop_nothing(broken: tuple[str, ...]) -> None:
    rules = ("BEGIN:VTIMEZONE", "TZID:Oma", *broken, "END:VTIMEZONE")
    lines = ("DTSTART;TZID=Oma:20240514T090000", "DTEND;TZID=Oma:20240514T110000")
    (one,) = read(calendar(rules, event(*lines))).events
    assert (one.when, [doubt.key for doubt in one.doubts]) == (NINE_TO_ELEVEN, ["collect.unknown_zone"])


@pytest.mark.parametrize(("name", "hour"), [("Europe/Stockholm", "08"), ("Europe/Helsinki", "09"), ("Kuu", "09")])
def test_floating_times_are_of_the_calendars_zone(name: str, hour: str) -> None:
    lines = (f"DTSTART:20240514T{hour}0000", "DURATION:PT2H")
    assert told(calendar(f"X-WR-TIMEZONE:{name}", event(*lines))) == sure(NINE_TO_ELEVEN)


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
    ["Siirretty: Työpaja", "SIIRRETTY Työpaja", "Uppskjuten: Työpaja", "Uppskjutet: Työpaja", "Postponed: Työpaja"],
)
def test_postponed_by_words_waits_for_a_person(title: str) -> None:
    (one,) = read(calendar(event(*UTC_HOURS, title=title))).events
    assert (one.title, one.status, [doubt.key for doubt in one.doubts]) == (
        "Työpaja",
        Status.MOVED,
        ["collect.moved_unclear"],
    )


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


def test_of_one_uid_the_highest_sequence_holds() -> None:
    later = event("DTSTART:20240515T060000Z", "DTEND:20240515T080000Z", "SEQUENCE:10")
    earlier = event(*UTC_HOURS, "SEQUENCE:9")
    moved = sure(When(date(2024, 5, 15), date(2024, 5, 15), time(9), time(11)))
    assert told(calendar(earlier, later)) == told(calendar(later, earlier)) == moved


def test_of_one_sequence_the_last_holds_and_no_uid_is_nobodys() -> None:
    assert told(calendar(event(*UTC_HOURS, title="Eka"), event(*UTC_HOURS, title="Toka"))) == sure(
        NINE_TO_ELEVEN, title="Toka"
    )
    without = ("BEGIN:VEVENT", "SUMMARY:Työpaja", *UTC_HOURS, "END:VEVENT")
    assert len(told(calendar(without, without))) == 2


def test_a_cancelling_in_a_second_calendar_of_the_file_holds() -> None:
    first = calendar(event(*UTC_HOURS, "SEQUENCE:0"))
    second = calendar("METHOD:CANCEL", event(*UTC_HOURS, "SEQUENCE:1"))
    assert told(first + second) == told(second + first) == sure(NINE_TO_ELEVEN, Status.CANCELLED)


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
    ],
    ids=["the start itself", "none", "before", "a day", "no stamp", "no duration", "less than nothing"],
)
def test_an_end_that_is_none(lines: tuple[str, ...], doubts: list[str]) -> None:
    (one,) = read(calendar(event("DTSTART:20240514T060000Z", *lines))).events
    assert (one.when, [doubt.key for doubt in one.doubts]) == (When(MAY_14, MAY_14, time(9)), doubts)


def test_hours_over_several_days() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20240514T090000", "DTEND;TZID=Europe/Helsinki:20240515T160000")
    assert told(calendar(event(*lines))) == sure(When(MAY_14, date(2024, 5, 15), time(9), time(16)))


def days_of(*lines: str, more: Sequence[tuple[str, ...]] = ()) -> list[str]:
    """The days of a series that meets on Thursdays from 4.4.2024 on."""
    start = ("DTSTART;TZID=Europe/Helsinki:20240404T090000", "DTEND;TZID=Europe/Helsinki:20240404T110000")
    found = read(calendar(event(*start, *lines), *more))
    assert [one.key for one in found.problems] == []
    assert len({one.uid for one in found.events}) == len(found.events)
    return [f"{one.when.first:%-d.%-m.} {one.when.opens:%-H}" for one in found.events if one.when and one.when.opens]


FOUR = ["4.4. 9", "11.4. 9", "18.4. 9", "25.4. 9"]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=WEEKLY;UNTIL=20240425T205959Z",), FOUR),
        (("RRULE:FREQ=WEEKLY;UNTIL=20240425",), FOUR),
        (("RRULE:FREQ=WEEKLY;COUNT=4",), FOUR),
        (("RRULE:FREQ=WEEKLY",), [*FOUR, "2.5. 9", "9.5. 9", "16.5. 9", "23.5. 9", "30.5. 9"]),
        (("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Helsinki:20240411T090000"), [FOUR[0], *FOUR[2:]]),
        (("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20240411T060000Z,20240418T060000Z"), [FOUR[0], FOUR[3]]),
        (("RDATE;TZID=Europe/Helsinki:20240410T120000",), ["4.4. 9", "10.4. 12"]),
    ],
    ids=["UNTIL", "UNTIL a day", "COUNT", "running", "EXDATE", "EXDATE in UTC", "RDATE"],
)
def test_each_time_of_a_series_within_reach_is_an_event(lines: tuple[str, ...], days: list[str]) -> None:
    assert days_of(*lines) == days


def test_a_series_that_began_long_ago_is_told_from_today_on() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20200102T090000", "RRULE:FREQ=WEEKLY", "DURATION:PT1H")
    days = [one.when.first for one in read(calendar(event(*lines))).events if one.when]
    assert (days[0], days[-1]) == (date(2024, 4, 4), date(2024, 5, 30))


def test_the_hours_of_a_series_stay_when_the_clocks_are_turned() -> None:
    lines = ("DTSTART;TZID=Europe/Helsinki:20240319T090000", "RRULE:FREQ=WEEKLY", "DURATION:PT1H")
    assert {one.when.opens for one in read(calendar(event(*lines))).events if one.when} == {time(9)}


def instance(day: str, *lines: str) -> tuple[str, ...]:
    return event(f"RECURRENCE-ID;TZID=Europe/Helsinki:{day}T090000", *lines)


def test_a_moved_time_of_a_series_is_told_where_it_is_now() -> None:
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240412T130000", "DURATION:PT2H")
    assert days_of("RRULE:FREQ=WEEKLY;COUNT=4", more=[moved]) == ["4.4. 9", "12.4. 13", "18.4. 9", "25.4. 9"]


def test_a_moved_time_keeps_its_name() -> None:
    start = event("DTSTART;TZID=Europe/Helsinki:20240404T090000", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT1H")
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240412T130000", "DURATION:PT2H")
    before, after = (read(calendar(start, *more)).events for more in ((), (moved,)))
    assert [one.uid for one in before] == [one.uid for one in after]
    assert before[1].uid == "1@example.org/20240411T0900"


def test_a_time_moved_beyond_reach_has_not_vanished() -> None:
    moved = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240912T130000", "DURATION:PT2H")
    assert days_of("RRULE:FREQ=WEEKLY;COUNT=2", more=[moved]) == ["4.4. 9", "12.9. 13"]


def test_a_cancelled_time_of_a_series() -> None:
    start = event("DTSTART;TZID=Europe/Helsinki:20240404T090000", "RRULE:FREQ=WEEKLY;COUNT=2", "DURATION:PT1H")
    off = instance("20240411", "DTSTART;TZID=Europe/Helsinki:20240411T090000", "STATUS:CANCELLED")
    assert [one.status for one in read(calendar(start, off)).events] == [Status.CONFIRMED, Status.CANCELLED]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;BYMINUTE=1,2,3", "FREQ=JOSKUS", "joka viikko", "FREQ=WEEKLY;INTERVAL=0", ""],
)
def test_a_rule_that_cannot_be_followed_is_told_and_stops_nothing(rule: str) -> None:
    found = read(calendar(event(*UTC_HOURS, f"RRULE:{rule}"), event(*UTC_HOURS, uid="2@example.org", title="Toinen")))
    assert [one.title for one in found.events] == ["Toinen"]
    assert [(one.key, one.values) for one in found.problems] == [("collect.bad_series", {"title": "Työpaja"})]
    assert found.listed == 2


def test_a_pile_of_rules_is_not_followed() -> None:
    rules = ("RRULE:FREQ=WEEKLY",) * 3
    assert [one.key for one in read(calendar(event(*UTC_HOURS, *rules))).problems] == []
    assert [one.key for one in read(calendar(event(*UTC_HOURS, *rules, rules[0]))).problems] == ["collect.bad_series"]


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
        b"\xef\xbb\xbf" + folded_within_a_letter(),
        calendar(event(*UTC_HOURS)).replace("\r\n", "\n").encode(),
        calendar(event(*UTC_HOURS)).replace("\r\n", "\r").encode(),
        b"\xef\xbb\xbf" + calendar(event(*UTC_HOURS)).encode(),
        b"\r\n\r\n" + calendar(event(*UTC_HOURS)).encode(),
        calendar(event(*UTC_HOURS)).encode("windows-1252"),
        calendar(event(*UTC_HOURS)).replace("SUMMARY:Työ", "SUMMARY:Ty\r\n\tö").encode(),
    ],
    ids=["fold in a letter", "and a BOM", "LF", "CR", "BOM", "blank lines", "Windows-1252", "fold by a tab"],
)
def test_bytes_as_they_come(feed: bytes) -> None:
    assert told(feed) == sure(NINE_TO_ELEVEN)


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


@pytest.mark.parametrize("kind", ["PRIVATE", "CONFIDENTIAL", "private"])
def test_what_is_private_is_counted_and_never_proposed(kind: str) -> None:
    found = read(calendar(event(*UTC_HOURS, f"CLASS:{kind}", title="Salainen"), event(*UTC_HOURS, uid="2@example.org")))
    assert [one.title for one in found.events] == ["Työpaja"]
    assert [(one.key, one.severity, one.values) for one in found.problems] == [
        ("collect.private", Severity.WARNING, {"count": 1})
    ]
    assert "Salainen" not in repr(found)
    assert found.listed == 1


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


def test_what_says_nothing_to_readers_does_no_harm() -> None:
    lines = ("GEO:60.17;24.94", "CATEGORIES:Koulutus,Työpaja", "X-APPLE-TRAVEL;VALUE=URI:x", "ATTENDEE:mailto:a")
    assert told(calendar(event(*UTC_HOURS, *lines))) == sure(NINE_TO_ELEVEN)


def test_what_was_long_ago_is_passed_by_and_what_just_was_stays() -> None:
    old = event("DTSTART:20200514T060000Z", uid="2@example.org")
    just = event("DTSTART:20240202T060000Z", uid="3@example.org", title="Äsken")
    found = read(calendar(old, just))
    assert ([one.title for one in found.events], found.listed) == (["Äsken"], 1)


def test_five_thousand_events_are_read_once_each() -> None:
    parts = [event(*UTC_HOURS, uid=f"{number}@example.org", title=f"Paja {number}") for number in range(5000)]
    found = read(calendar(*parts))
    assert [one.title for one in found.events] == [f"Paja {number}" for number in range(5000)]
    assert (found.problems, found.listed) == ((), 5000)
