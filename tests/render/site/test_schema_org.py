"""The event for machines: status, times and place as schema.org has them."""

import json
import re
from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.compose.revision import published
from pipeline.model import Hours, Status, When
from pipeline.render.site.schema_org import attendance_mode
from tests.make import event, when
from tests.render.site.case import event_text

OLD = when(date(2024, 5, 14), time(9))
NEW = When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11, 30))


def structured(**values: Any) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', event_text(event(**values)))
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize(
    ("values", "status", "before"),
    [
        ({}, "EventScheduled", None),
        ({"status": Status.TENTATIVE}, "EventScheduled", None),
        ({"status": Status.CANCELLED}, "EventCancelled", None),
        ({"when": NEW, "status": Status.MOVED, "original": OLD}, "EventRescheduled", "2024-05-14T09:00+03:00"),
        ({"when": None, "status": Status.MOVED, "original": OLD}, "EventPostponed", "2024-05-14T09:00+03:00"),
    ],
)
def test_the_status_of_an_event(values: dict[str, Any], status: str, before: str | None) -> None:
    data = structured(**values)
    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert data.get("previousStartDate") == before
    assert data["startDate"]


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        (NEW, "2024-05-21T09:00+03:00", "2024-05-21T11:30+03:00"),
        (OLD, "2024-05-14T09:00+03:00", None),
        (when(date(2024, 2, 7), time(9), time(10)), "2024-02-07T09:00+02:00", "2024-02-07T10:00+02:00"),
        (when(date(2024, 4, 16)), "2024-04-16", None),
        (When(date(2024, 5, 13), date(2024, 5, 14)), "2024-05-13", "2024-05-14"),
        (
            When(date(2024, 5, 13), date(2024, 5, 13), time(22), time(0)),
            "2024-05-13T22:00+03:00",
            "2024-05-13T00:00+03:00",
        ),
    ],
)
def test_times_have_their_offset_and_days_have_none(told: When, start: str, end: str | None) -> None:
    data = structured(when=told)
    assert (data["startDate"], data.get("endDate")) == (start, end)


def test_each_time_that_people_come_is_told_where_there_are_several() -> None:
    daily = When(date(2024, 5, 13), date(2024, 5, 14), time(9), time(15), Hours.DAILY)
    data = structured(when=daily)
    assert (data["startDate"], data["endDate"]) == ("2024-05-13T09:00+03:00", "2024-05-14T15:00+03:00")
    assert [(one["startDate"], one["endDate"]) for one in data["subEvent"]] == [
        ("2024-05-13T09:00+03:00", "2024-05-13T15:00+03:00"),
        ("2024-05-14T09:00+03:00", "2024-05-14T15:00+03:00"),
    ]
    assert {one["name"] for one in data["subEvent"]} == {data["name"]}
    assert "subEvent" not in structured(when=NEW)
    assert "subEvent" not in structured(when=replace(daily, last=date(2024, 7, 31)))


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ("verkossa", "Online"),
        ("Verkossa (Teams)", "Online"),
        ("Teams", "Online"),
        ("Verkossa Teamsissa ja Howspacessa", "Online"),
        ("Verkossa, linkki ilmoitetaan myöhemmin", "Online"),
        ("THL, Mannerheimintie 166, Helsinki ja verkossa", "Mixed"),
        ("verkossa ja Helsingissä", "Mixed"),
        ("Hybridi: Pesäpuu, Jyväskylä", "Mixed"),
        ("Säätytalo, Helsinki", "Offline"),
        ("Verkatehdas, Hämeenlinna", "Offline"),
        ("katso thl.fi/soila", ""),
        ("paikka ilmoitetaan myöhemmin", ""),
        ("På distans (Teams)", "Online"),
        ("på webben och i Helsingfors", "Mixed"),
        ("Mariegatan 3, Helsingfors", "Offline"),
        ("platsen meddelas senare", ""),
        ("Online via Zoom", "Online"),
        ("online or at THL, Helsinki", "Mixed"),
        ("verkossa ja Helsingissä (linkki Teamsiin)", "Mixed"),
        ("", ""),
    ],
)
def test_how_one_takes_part_is_read_from_the_place(place: str, mode: str) -> None:
    assert attendance_mode(place) == (f"{mode}EventAttendanceMode" if mode else "")


def test_an_event_belongs_to_its_series_and_has_an_organiser() -> None:
    data = structured(package="aloituspaketti", themes=(2,))
    assert data["superEvent"]["name"] == "Aloituspaketti"
    assert data["organizer"]["name"] == "SOILA"
    assert data["about"][0]["name"].startswith("Vanhemmuuden")
    assert structured(organiser="Pesäpuu")["organizer"]["name"] == "Pesäpuu"


def test_what_is_said_of_an_event_itself_holds() -> None:
    assert structured()["inLanguage"] == "fi"
    assert structured(language="sv")["inLanguage"] == "sv"
    assert structured(place="verkossa")["location"]["url"].endswith("/tapahtumat/tilaisuus.html")
    assert structured(place="verkossa", link="https://thl.fi/soila")["location"]["url"] == "https://thl.fi/soila"


def test_an_event_of_sessions_ends_when_the_last_of_them_does() -> None:
    first, last = (when(date(2024, 5, day), time(9), time(11)) for day in (14, 21))
    data = structured(when=When(first.first, last.last, first.opens, last.closes, sessions=(first, last)))
    assert (data["startDate"], data["endDate"]) == ("2024-05-14T09:00+03:00", "2024-05-21T11:00+03:00")


def test_nothing_in_it_can_end_the_script() -> None:
    assert structured(title="</script><!-- &lt;")["name"] == "</script><!-- &lt;"


def test_what_was_changed_once_is_never_again_as_if_nothing_had_been() -> None:
    held = event("sittenkin", date(2024, 5, 14))
    shown = published(held, None)
    assert shown is not None
    told = event_text(held, shown={"sittenkin": replace(shown, again=True)})
    assert "https://schema.org/EventRescheduled" in told
    assert "<strong>Pidetään sittenkin</strong>" in told
