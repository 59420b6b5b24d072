"""The same events are read from every mark-up, without a switch."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Collected, FoundEvent, Status, When
from tests.peers.thl_events import EVENTS, LIST, Session
from tests.peers.thl_pages import MARK_UPS, Site

HOST = "https://thl.example.org"
TODAY = date(2024, 4, 2)


def collected(site: Site, near: date = TODAY) -> Collected:
    asked: list[str] = []

    def get(url: str) -> Page:
        assert url not in asked, "each page is asked for once"
        asked.append(url)
        if url.removeprefix(HOST) not in site:
            raise Fault("collect.status", status=404)
        return Page(url, site[url.removeprefix(HOST)])

    rule = SourceRule("thl", "thl", f"{HOST}{LIST}", ("thl.example.org",))
    return collect(rule, get, near, ZoneInfo("Europe/Helsinki"))


def facts(event: FoundEvent) -> tuple[object, ...]:
    return (event.title, event.when, event.status, event.full, event.place, event.audience, event.organiser)


def expected(one: Session) -> tuple[object, ...]:
    status = Status.CANCELLED if one.cancelled else Status.CONFIRMED
    when = When(one.day, one.day, one.opens, one.closes)
    return (one.title, when, status, one.full, one.place, one.audience, one.organiser)


@pytest.mark.parametrize("mark_up", MARK_UPS)
def test_every_mark_up_tells_the_same_events(mark_up: str) -> None:
    found = collected(MARK_UPS[mark_up](EVENTS))
    assert [facts(event) for event in found.events] == [expected(one) for one in EVENTS]
    assert [event.doubts for event in found.events] == [()] * len(EVENTS)
    assert found.problems == ()
    assert found.listed == len(EVENTS)


@pytest.mark.parametrize("mark_up", MARK_UPS)
def test_every_mark_up_tells_where_and_until_when_to_register(mark_up: str) -> None:
    found = collected(MARK_UPS[mark_up](EVENTS))
    for event, one in zip(found.events, EVENTS, strict=True):
        assert event.registration == one.registration
        assert (event.registration_closes and event.registration_closes.first) == one.until
        assert one.text in event.body


@pytest.mark.parametrize("mark_up", ["list", "cards", "json_ld"])
def test_the_programme_is_kept_and_its_hours_are_not_the_events(mark_up: str) -> None:
    event = collected(MARK_UPS[mark_up](EVENTS)).events[0]
    assert "Ohjelma\n\n9.00 Tervetuloa\n\n9.15 Strategiset teemat" in event.body


@pytest.mark.parametrize("mark_up", MARK_UPS)
def test_every_field_tells_where_it_was_read(mark_up: str) -> None:
    for event in collected(MARK_UPS[mark_up](EVENTS)).events:
        for name in ("title", "when", "place", "audience", "organiser"):
            assert event.read_from[name]


def test_a_single_event_is_read_from_every_mark_up() -> None:
    for mark_up in MARK_UPS.values():
        assert [facts(event) for event in collected(mark_up(EVENTS[:1])).events] == [expected(EVENTS[0])]
