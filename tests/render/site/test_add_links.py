"""Adding one event to the web calendars of Google and Outlook: the times, words and place that they are given."""

from datetime import date, time
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from pipeline.model import Hours, Status, When, in_sessions
from pipeline.render.site.add_links import AddLinks, add_links
from tests.make import config, event, when
from tests.render.site.case import Outline, event_text

DAY, NEXT = date(2024, 5, 14), date(2024, 5, 15)
PAGE = "https://soila.example.org/tapahtumat/tilaisuus.html"


def links(told: When | None) -> AddLinks | None:
    return add_links(event("tilaisuus", title="Ääni & ilta", when=told), PAGE, config().zone, "fi")


def asked(address: str) -> dict[str, str]:
    return {name: one for name, (one,) in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize(
    ("told", "google", "outlook"),
    [
        (when(DAY), "20240514/20240515", ("2024-05-14", "2024-05-15", "true")),
        (When(DAY, NEXT), "20240514/20240516", ("2024-05-14", "2024-05-16", "true")),
        (When(DAY, DAY, hours=Hours.LATER), "20240514/20240515", ("2024-05-14", "2024-05-15", "true")),
        (
            when(DAY, time(9), time(11, 30)),
            "20240514T060000Z/20240514T083000Z",
            ("2024-05-14T06:00:00Z", "2024-05-14T08:30:00Z", None),
        ),
        (
            when(date(2024, 1, 16), time(9)),
            "20240116T070000Z/20240116T080000Z",
            ("2024-01-16T07:00:00Z", "2024-01-16T08:00:00Z", None),
        ),
    ],
    ids=["a day", "two days", "no hour told", "hours", "no end told, in winter"],
)
def test_both_calendars_get_the_times_of_the_feed(
    told: When, google: str, outlook: tuple[str, str, str | None]
) -> None:
    made = links(told)
    assert made is not None
    first, second = asked(made.google), asked(made.outlook)
    assert first == {
        "action": "TEMPLATE",
        "text": "Ääni & ilta",
        "dates": google,
        "details": f"Tapahtuman sivu: {PAGE}",
        "location": "verkossa",
    }
    assert (second["startdt"], second["enddt"], second.get("allday")) == outlook
    assert (second["subject"], second["location"], second["body"]) == ("Ääni & ilta", "verkossa", first["details"])
    assert "+" not in made.google + made.outlook


@pytest.mark.parametrize(
    "told",
    [
        None,
        When(DAY, NEXT, time(9), time(15), Hours.DAILY),
        in_sessions((when(DAY, time(9), time(11)), when(NEXT, time(9), time(11)))),
    ],
    ids=["no time", "daily", "sessions"],
)
def test_what_is_not_held_once_has_no_link(told: When | None) -> None:
    assert links(told) is None


def test_the_page_leads_to_them_in_the_language_of_the_event() -> None:
    one = event("tilaisuus", DAY, language="sv")
    made = add_links(one, PAGE, config().zone, "sv")
    assert made is not None
    page = Outline(event_text(one))
    assert {made.google, made.outlook} <= {link["href"] for link in page.all("a")}
    assert "Eller direkt: Google Kalender eller Outlook på webben" in page.said
    off = Outline(event_text(replace(one, status=Status.CANCELLED)))
    assert not [link for link in off.all("a") if "google" in link["href"]]
