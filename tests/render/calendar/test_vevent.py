"""One event's VEVENT: its times, what has become of it, and what never stands in it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from pipeline.model import Event, Hours, Internal, Link, Revision, Status, When
from pipeline.render.calendar.entry import CalendarEntry, entry_of
from pipeline.render.calendar.ics_text import unfolded
from pipeline.render.calendar.vevent import Around

HELSINKI = ZoneInfo("Europe/Helsinki")
AROUND = Around(HELSINKI, "https://soila.example.org/tapahtumat/ekosysteemityo/", "Aloituspaketti")
NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)
TUESDAY = When(date(2024, 5, 14), date(2024, 5, 14), time(9), time(11))
NEXT_TUESDAY = When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11))
UID = "ekosysteemityo@soila.example.org"
EVENT = Event("ekosysteemityo", "Ekosysteemityö", TUESDAY, "verkossa (Teams)")


def entry(event: Event, last: Revision | None = None, around: Around = AROUND, now: datetime = NOW) -> CalendarEntry:
    made = entry_of(event, last, around, now, UID)
    assert made is not None
    return made


def revised(event: Event, last: Revision | None = None, around: Around = AROUND, now: datetime = NOW) -> list[str]:
    return unfolded(entry(event, last, around, now).vevents).decode().split("\r\n")


def first_revision(event: Event = EVENT) -> Revision:
    return entry(event).revision


def value(event: Event, name: str, last: Revision | None = None, around: Around = AROUND) -> str:
    found = [
        line.partition(":")[2] for line in revised(event, last, around) if line.startswith((f"{name}:", f"{name};"))
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def test_the_properties_stand_in_a_fixed_order() -> None:
    event = replace(EVENT, body="Kuvaus, kaksi\n\nriviä.", registration="https://example.org/ilmo")
    assert revised(event) == [
        "BEGIN:VEVENT",
        "UID:ekosysteemityo@soila.example.org",
        "DTSTAMP:20240501T090000Z",
        "CREATED:20240501T090000Z",
        "LAST-MODIFIED:20240501T090000Z",
        "SEQUENCE:0",
        "DTSTART;TZID=Europe/Helsinki:20240514T090000",
        "DTEND;TZID=Europe/Helsinki:20240514T110000",
        "SUMMARY:Ekosysteemityö",
        "DESCRIPTION:Kuvaus\\, kaksi\\n\\nriviä.\\n\\n"
        "Ilmoittautuminen: https://example.org/ilmo\\n"
        "Tapahtuman sivu: https://soila.example.org/tapahtumat/ekosysteemityo/",
        "LOCATION:verkossa (Teams)",
        "STATUS:CONFIRMED",
        "CATEGORIES:Aloituspaketti",
        "URL:https://soila.example.org/tapahtumat/ekosysteemityo/",
        f"X-SOILA-DIGEST:{entry(event).revision.digest}",
        "X-SOILA-REGISTRATION:https://example.org/ilmo",
        "END:VEVENT",
        "",
    ]


MAY = date(2024, 5, 14)
JUNE = date(2024, 6, 4)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (When(MAY, MAY), ";VALUE=DATE:20240514", ";VALUE=DATE:20240515"),
        (When(MAY, JUNE), ";VALUE=DATE:20240514", ";VALUE=DATE:20240605"),
        (When(MAY, MAY, time(9)), "…20240514T090000", "…20240514T100000"),
        (When(MAY, MAY, hours=Hours.LATER), ";VALUE=DATE:20240514", ";VALUE=DATE:20240515"),
        (When(MAY, MAY, time(9), time(11, 30)), "…20240514T090000", "…20240514T113000"),
        (When(MAY, JUNE, time(9), time(15)), "…20240514T090000", "…20240604T150000"),
        (When(MAY, JUNE, time(9)), "…20240514T090000", "…20240605T000000"),
        (When(MAY, date(2024, 5, 15), time(18), time(0)), "…20240514T180000", "…20240515T000000"),
        (When(MAY, MAY, time(11), time(11)), "…20240514T110000", None),
        (When(MAY, date(2024, 6, 14), time(9), time(15), Hours.DAILY), ";VALUE=DATE:20240514", ";VALUE=DATE:20240615"),
    ],
    ids=[
        "a day",
        "days",
        "no end told",
        "no hour told",
        "hours",
        "days with hours",
        "last day without end",
        "midnight",
        "no length",
        "a long row of days",
    ],
)
def test_times(when: When, start: str, end: str | None) -> None:
    def lines(name: str) -> list[str]:
        return [line[len(name) :] for line in revised(replace(EVENT, when=when)) if line.startswith(name)]

    local = ";TZID=Europe/Helsinki:"
    assert lines("DTSTART") == [start.replace("…", local)]
    assert lines("DTEND") == ([end.replace("…", local)] if end else [])


@pytest.mark.parametrize(
    ("when", "free", "note"),
    [
        (When(MAY, MAY), True, ""),
        (When(MAY, MAY, hours=Hours.LATER), True, "Kellonaika ilmoitetaan myöhemmin."),
        (When(MAY, MAY, time(9)), False, "Päättymisaikaa ei ole ilmoitettu."),
        (When(MAY, JUNE, time(9)), False, "Päättymisaikaa ei ole ilmoitettu."),
        (When(MAY, MAY, time(9), time(11)), False, ""),
        (
            When(MAY, date(2024, 6, 14), time(9), time(15), Hours.DAILY),
            True,
            "Aika: ti 14.5.2024 – pe 14.6.2024 päivittäin klo 9–15.",
        ),
    ],
    ids=["a day", "no hour told", "no end told", "last day without end", "hours", "a long row of days"],
)
def test_what_is_not_known_yet_keeps_nobody_busy_and_is_said(when: When, free: bool, note: str) -> None:
    event = replace(EVENT, when=when, body="Kuvaus.")
    assert value(event, "TRANSP") == ("TRANSPARENT" if free else "")
    assert value(event, "X-MICROSOFT-CDO-BUSYSTATUS") == ("FREE" if free else "")
    paragraphs = value(event, "DESCRIPTION").split("\\n\\n")
    assert paragraphs[: 1 + bool(note)] == [*filter(None, [note]), "Kuvaus."]
    # Of what is not held nobody waits for an hour.
    off = value(replace(event, status=Status.CANCELLED), "DESCRIPTION")
    assert off.startswith("Peruttu.\\n\\nKuvaus.")


def test_times_told_in_another_zone_are_the_same_instants() -> None:
    assert value(EVENT, "DTSTART", around=replace(AROUND, zone=ZoneInfo("Europe/Stockholm"))) == "20240514T100000"


def test_an_hour_that_summer_time_leaves_out_is_the_next_one() -> None:
    gap = When(date(2024, 3, 31), date(2024, 3, 31), time(3, 30))
    assert value(replace(EVENT, when=gap), "DTSTART") == "20240331T043000"


@pytest.mark.parametrize(
    ("changes", "status", "transparency"),
    [
        ({}, "CONFIRMED", ""),
        ({"status": Status.TENTATIVE}, "TENTATIVE", ""),
        ({"status": Status.MOVED}, "CONFIRMED", ""),
        ({"status": Status.MOVED, "when": None}, "TENTATIVE", "TRANSPARENT"),
        ({"status": Status.CANCELLED}, "CANCELLED", "TRANSPARENT"),
    ],
    ids=["confirmed", "tentative", "moved", "postponed", "cancelled"],
)
def test_status(changes: dict[str, object], status: str, transparency: str) -> None:
    event = replace(EVENT, **changes)
    assert value(event, "STATUS", first_revision()) == status
    assert value(event, "TRANSP", first_revision()) == transparency


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("PERUTTU: Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("peruttu – Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("PERUTTU Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("(Peruttu) Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("Aloitusjuhla (peruttu)", "PERUTTU: Aloitusjuhla"),
        ("SIIRTYY: PERUTTU! Aloitusjuhla", "PERUTTU: Aloitusjuhla"),
        ("Peruttujen retkien ilta", "PERUTTU: Peruttujen retkien ilta"),
        ("Peruttu retki", "PERUTTU: Peruttu retki"),
    ],
)
def test_a_cancelled_title_says_so_once(written: str, title: str) -> None:
    assert value(replace(EVENT, title=written, status=Status.CANCELLED), "SUMMARY") == title


def test_a_postponed_event_says_so_on_its_last_known_day() -> None:
    event = replace(EVENT, status=Status.MOVED, when=None, reason="Tila ei ole käytettävissä!")
    assert value(event, "SUMMARY", first_revision()) == "SIIRTYY: Ekosysteemityö"
    assert value(event, "DTSTART", first_revision()) == "20240514T090000"
    assert value(event, "DESCRIPTION", first_revision()).startswith(
        "Siirtyy: uusi aika ilmoitetaan myöhemmin. Aiempi aika oli ti 14.5.2024 klo 9–11. "
        "Syy: Tila ei ole käytettävissä!\\n\\n"
    )


def test_a_moved_event_begins_with_its_original_time() -> None:
    event = replace(EVENT, status=Status.MOVED, when=NEXT_TUESDAY, reason="Kouluttaja on sairastunut")
    fact = "Siirretty\\, alkuperäinen aika ti 14.5.2024 klo 9–11. Syy: Kouluttaja on sairastunut.\\n\\nTapahtuman"
    assert value(event, "DESCRIPTION", first_revision()).startswith(fact)
    assert value(event, "SUMMARY", first_revision()) == "Ekosysteemityö"


def test_a_cancelled_event_begins_with_it_and_asks_nobody_to_register() -> None:
    event = replace(EVENT, status=Status.CANCELLED, registration="https://example.org/ilmo", body="Kuvaus.")
    assert value(event, "DESCRIPTION").startswith("Peruttu.\\n\\nKuvaus.\\n\\nTapahtuman sivu: ")


def test_the_deadline_stands_below_the_link_to_register() -> None:
    event = replace(EVENT, registration="https://example.org/ilmo", registration_closes=When(JUNE, JUNE))
    assert "ilmo\\nIlmoittautuminen päättyy: ti 4.6.2024\\n" in value(event, "DESCRIPTION")


@pytest.mark.parametrize(("link", "times"), [("https://example.org/ilmo", 1), ("https://example.org/muu", 0)])
def test_one_address_is_given_once(link: str, times: int) -> None:
    event = replace(EVENT, registration="https://example.org/ilmo", link=link)
    told = value(event, "DESCRIPTION")
    assert told.count("https://example.org/ilmo") == 1
    assert told.count("Lisätietoja") == 1 - times


def test_no_line_without_a_value() -> None:
    lines = revised(replace(EVENT, place=""), around=replace(AROUND, category=""))
    assert not [line for line in lines if line.startswith(("LOCATION", "CATEGORIES", "TRANSP"))]


def test_a_title_cannot_begin_an_event() -> None:
    lines = revised(replace(EVENT, title="a\r\nEND:VEVENT\nBEGIN:VEVENT", place="b\nATTENDEE:mailto:a@example.org"))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert not [line for line in lines if line.startswith("ATTENDEE")]


def test_what_is_internal_stays_here() -> None:
    internal = Internal("https://teams.example.org/salainen", "omistaja@example.org", 42)
    event = replace(EVENT, internal=internal, materials=(Link("https://example.org/m"),), organiser="SOILA")
    assert revised(event) == revised(event.public())


def test_the_stamps_are_the_time_of_the_last_change() -> None:
    first = first_revision()
    assert entry(EVENT, first, now=datetime(2030, 1, 1, tzinfo=UTC)).revision is first
    second = replace(first, sequence=3, modified=datetime(2024, 5, 10, 12, 30, tzinfo=HELSINKI))
    told = entry(EVENT, second).vevents
    assert b"\r\nDTSTAMP:20240510T093000Z\r\nCREATED:20240501T090000Z\r\nLAST-MODIFIED:20240510T093000Z\r\n" in told
    assert b"\r\nSEQUENCE:3\r\n" in told
