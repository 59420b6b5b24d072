"""The feeds as outputs: each event once, checked in parts, whatever the ids."""

from datetime import date

from pipeline.model import Content, Event
from pipeline.publish.calendar import Calendar, calendar_of, feed_outputs
from tests.make import config, event, utc

NOW = utc(date(2024, 4, 9))


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
    assert again.entries[0].vevent == first.entries[0].vevent
