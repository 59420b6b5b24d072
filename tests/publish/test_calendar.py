"""The feeds as outputs: each event once, checked in parts, whatever the ids."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from msgspec.structs import replace

from pipeline.config import Config
from pipeline.model import Content, Event, Package, PublishedEvent, Status
from pipeline.publish.calendar import Calendar, calendar_files, calendar_of, feed_outputs
from pipeline.render.addresses import WITHOUT_CANCELLED
from tests.make import config, event, utc

NOW = utc(date(2024, 4, 9))
WITHOUT_THEMES = replace(config(), site=replace(config().site, theme_feeds=False))


def calendar(*events: Event) -> Calendar:
    return calendar_of(Content(events=events), {}, config(), NOW)


def refusal(found: Calendar) -> str:
    first = next(iter(feed_outputs(found, (), config())))
    assert first.check is not None
    return first.check(first.render())


def test_a_feed_of_any_size_is_good() -> None:
    assert refusal(calendar()) == ""
    assert refusal(calendar(event("yksi"))) == ""
    assert refusal(calendar(*(event(f"tilaisuus-{number}") for number in range(1201)))) == ""


def test_long_ids_that_begin_alike_are_two() -> None:
    assert refusal(calendar(event("a" * 95 + "-1"), event("a" * 95 + "-2"))) == ""


def test_two_events_of_one_id_are_refused_however_far_apart() -> None:
    many = [event(f"tilaisuus-{number}", day=date(2024, 5, 1)) for number in range(1100)]
    twice = calendar(event("sama", day=date(2024, 4, 30)), *many, event("sama", day=date(2024, 6, 1)))
    assert "sama" in refusal(twice)


def test_an_unchanged_event_keeps_its_revision() -> None:
    first = calendar(event("yksi"))
    (published,) = first.changed
    again = calendar_of(Content(events=(event("yksi"),)), {"yksi": published}, config(), utc(date(2024, 5, 1)))
    assert again.changed == ()
    assert again.entries[0].vevents == first.entries[0].vevents


def known(found: Calendar) -> dict[str, PublishedEvent]:
    return {one.event.id: one for one in found.changed}


def later(found: Calendar, content: Content, now: datetime) -> Calendar:
    return calendar_of(content, known(found), config(), now)


MAY = date(2024, 5, 14)
GONE = datetime(2024, 4, 20, 9, tzinfo=UTC)


def test_an_event_without_its_file_is_cancelled_for_sixty_days_and_asked_about_once() -> None:
    missed = later(calendar(event("yksi", MAY)), Content(), GONE)
    assert [one.id for one in missed.newly_gone] == ["yksi"]
    assert missed.entries[0].revision.sequence == 1
    assert b"STATUS:CANCELLED" in missed.entries[0].vevents
    again = later(missed, Content(), GONE + timedelta(days=60))
    assert (again.newly_gone, len(again.entries), again.changed) == ((), 1, ())
    assert later(missed, Content(), GONE + timedelta(days=60, seconds=1)).forgotten == ("yksi",)


def test_a_coming_event_without_its_file_stays_until_its_day() -> None:
    missed = later(calendar(event("yksi", date(2024, 12, 1))), Content(), GONE)
    assert len(later(missed, Content(), utc(date(2024, 12, 1))).entries) == 1
    assert later(missed, Content(), utc(date(2024, 12, 2))).forgotten == ("yksi",)


def test_a_past_event_without_its_file_was_held_all_the_same() -> None:
    first = calendar(event("yksi", date(2024, 4, 16)))
    missed = later(first, Content(), GONE)
    assert [one.cancelled for one in missed.newly_gone] == [False]
    assert missed.entries[0].vevents == first.entries[0].vevents


def test_an_event_whose_file_comes_back_is_held_after_all() -> None:
    missed = later(calendar(event("yksi", MAY)), Content(), GONE)
    back = later(missed, Content(events=(event("yksi", MAY),)), GONE + timedelta(days=1))
    assert back.entries[0].revision.sequence == 2
    assert back.entries[0].revision.snapshot.again
    assert back.changed[0].gone_at is None


@pytest.mark.parametrize("broken", ["yksi", "uusi-nimi"])
def test_while_a_file_cannot_be_read_no_event_is_taken_for_gone(broken: str) -> None:
    """A renamed file with a mistake in it may be the event's own."""
    first = calendar(event("yksi", MAY))
    second = later(first, Content(broken=frozenset({("event", broken)})), GONE)
    assert (second.newly_gone, second.changed) == ((), ())
    assert second.entries[0].vevents == first.entries[0].vevents


def test_themes_have_calendars_unless_config_wants_none() -> None:
    found = calendar(event("yksi", MAY, themes=(1, 3)), event("kaksi", MAY, themes=(3,)))
    outputs = {output.path: output.render() for output in feed_outputs(found, (), config())}
    counts = [outputs[f"kalenteri/teema-{number}.ics"].count(b"BEGIN:VEVENT") for number in (1, 2, 3, 4)]
    assert counts == [1, 0, 2, 0]
    assert not [output.path for output in feed_outputs(found, (), WITHOUT_THEMES) if "teema" in output.path]


@pytest.mark.parametrize("settings", [config(), WITHOUT_THEMES], ids=["themes", "no themes"])
@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.CANCELLED])
def test_a_receipt_names_each_file_that_tells_of_an_event(status: Status, settings: Config) -> None:
    one = event("yksi", MAY, package="alku", themes=(1, 3), status=status)
    outputs = list(feed_outputs(calendar(one, event("muu", MAY)), (Package("alku", "Alku", 1),), settings))
    telling = {output.path for output in outputs if b"UID:yksi@" in output.render()}
    named = calendar_files(one, settings)
    beside = {f"{WITHOUT_CANCELLED}/{path.rpartition('/')[2]}" for path in named if path.count("/") == 1}
    assert telling == {*named, *(() if one.cancelled else beside)}
    assert calendar_files(event("muu", MAY), settings) == ("kalenteri/kaikki.ics", "kalenteri/tapahtumat/muu.ics")


def test_an_event_speaks_its_own_language_and_no_other_one_is_stamped_anew() -> None:
    finnish = (event("yksi", MAY), event("kaksi", MAY, language="xx"))
    first = calendar(*finnish, event("tva", MAY, registration="https://example.org/a"))
    second = event("tva", MAY, registration="https://example.org/a", language="sv")
    found = later(first, Content(events=(*finnish, second)), GONE)
    assert [one.event.id for one in found.changed] == ["tva"]
    told = {one.event.id: one.vevents.replace(b"\r\n ", b"").decode() for one in found.entries}
    assert "DESCRIPTION:Anmälan: https://example.org/a\\nEvenemangets sida: " in told["tva"]
    assert "DESCRIPTION:Tapahtuman sivu: " in told["kaksi"]


def test_beside_each_feed_stands_one_without_what_is_cancelled() -> None:
    first = calendar(event("yksi", MAY), event("kaksi", MAY))
    off = replace(event("kaksi", MAY), status=Status.CANCELLED)
    outputs = {
        one.path: one
        for one in feed_outputs(later(first, Content(events=(event("yksi", MAY), off)), GONE), (), config())
    }
    feed, without = (outputs[f"kalenteri/{path}.ics"].render() for path in ("kaikki", "ilman-peruttuja/kaikki"))
    assert (feed.count(b"BEGIN:VEVENT"), without.count(b"BEGIN:VEVENT")) == (2, 1)
    assert b"UID:yksi@" in without
    assert b"SOURCE;VALUE=URI:https://soila.example.org/kalenteri/ilman-peruttuja/kaikki.ics" in without.replace(
        b"\r\n ", b""
    )
    check = outputs["kalenteri/ilman-peruttuja/kaikki.ics"].check
    assert check is not None
    assert check(without) == ""


def test_one_file_adds_every_session_of_a_package_that_is_held() -> None:
    off = replace(event("kaksi", MAY, package="alku"), status=Status.CANCELLED)
    first = calendar(event("yksi", MAY, package="alku"), replace(off, status=Status.CONFIRMED), event("muu", MAY))
    found = later(first, Content(events=(event("yksi", MAY, package="alku"), off, event("muu", MAY))), GONE)
    outputs = {one.path: one for one in feed_outputs(found, (Package("alku", "Alku", 1),), config())}
    added = outputs["kalenteri/paketit/alku.ics"].render()
    assert (added.count(b"BEGIN:VEVENT"), b"UID:yksi@" in added, b"METHOD" in added) == (1, True, False)
    uids = outputs["kalenteri/alku.ics"].render()
    assert all(line in uids for line in added.splitlines() if line.startswith((b"UID:", b"SEQUENCE:")))


def test_a_package_without_events_has_a_whole_calendar_with_nothing_in_it() -> None:
    outputs = {
        one.path: one for one in feed_outputs(calendar(event("muu", MAY)), (Package("alku", "Alku", 1),), config())
    }
    for path in ("kalenteri/alku.ics", "kalenteri/paketit/alku.ics"):
        read = icalendar.Calendar.from_ical(outputs[path].render())
        assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]
