"""Revisions: what counts as a change, and what calendars learn of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.compose.revision import Seen, published, revise, uid_of
from pipeline.compose.sessions import Slot
from pipeline.model import Event, Revision, Snapshot, Status, When
from pipeline.store.codec import from_json, to_json

UID = "ekosysteemityo@soila.example.org"
NOW = datetime(2024, 5, 10, 12, 30, 15, 999, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OLD = When(date(2024, 5, 14), date(2024, 5, 14), time(9), time(11))
NEW = When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11))
EVENT = Event("ekosysteemityo", "Ekosysteemityö", OLD, "verkossa", registration="https://example.org/ilmo")


def shown_of(event: Event, last: Revision | None = None) -> Snapshot:
    shown = published(event, last)
    assert shown is not None
    return shown


def revised(event: Event, last: Revision | None = None, now: datetime = NOW) -> Revision:
    shown = shown_of(event, last)
    return revise(shown, (Seen(Slot(1, shown.when), repr((shown, event.body))),), last, now, UID)


FIRST = revised(EVENT)


def test_an_event_begins_at_zero_in_whole_seconds() -> None:
    assert (FIRST.sequence, FIRST.created, FIRST.modified) == (
        0,
        NOW.replace(microsecond=0),
        NOW.replace(microsecond=0),
    )


def test_the_uid_is_the_id_at_the_domain() -> None:
    assert uid_of("ekosysteemityo", "soila.example.org") == UID


def test_an_unchanged_event_keeps_the_very_same_revision() -> None:
    assert revised(EVENT, FIRST, LATER) is FIRST


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Ekosysteemityö hankkeessa"},
        {"when": NEW},
        {"place": "Helsinki"},
        {"link": "https://example.org/ekosysteemi"},
        {"registration": "https://example.org/toinen"},
        {"status": Status.TENTATIVE},
        {"status": Status.CANCELLED},
        {"status": Status.MOVED, "when": None},
    ],
    ids=str,
)
def test_what_people_plan_by_raises_the_sequence(change: dict[str, object]) -> None:
    second = revised(replace(EVENT, **change), FIRST, LATER)
    assert (second.sequence, second.created) == (1, FIRST.created)
    assert second.modified == LATER.replace(microsecond=0)


def test_wording_moves_the_stamp_alone() -> None:
    second = revised(replace(EVENT, body="Toisin sanoin."), FIRST, LATER)
    assert (second.sequence, second.modified) == (0, LATER.replace(microsecond=0))


def test_the_stamp_grows_even_when_the_clock_jumps_back() -> None:
    second = revised(replace(EVENT, place="Turku"), FIRST, NOW - timedelta(days=400))
    assert second.modified == FIRST.modified + timedelta(seconds=1)


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.MOVED])
def test_a_changed_start_is_a_move_whatever_the_editor_calls_it(status: Status) -> None:
    assert shown_of(replace(EVENT, when=NEW, status=status), FIRST).original == OLD


def test_a_move_stays_told_in_every_later_build() -> None:
    moved = replace(EVENT, when=NEW)
    second = revised(moved, FIRST, LATER)
    assert revised(moved, second, LATER) is second


def test_the_original_time_is_the_first_one_of_several_moves() -> None:
    second = revised(replace(EVENT, when=NEW), FIRST)
    third = shown_of(replace(EVENT, when=When(date(2024, 5, 28), date(2024, 5, 28))), second)
    assert third.original == OLD


def test_the_file_knows_the_original_time_best() -> None:
    first = When(date(2024, 5, 7), date(2024, 5, 7))
    assert shown_of(replace(EVENT, when=NEW, status=Status.MOVED, original=first), FIRST).original == first


def test_back_on_its_day_it_is_moved_no_more() -> None:
    second = revised(replace(EVENT, when=NEW), FIRST)
    assert shown_of(EVENT, second).original is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (When(date(2024, 5, 14), date(2024, 5, 14)), OLD),
        (OLD, When(date(2024, 5, 14), date(2024, 5, 14))),
        (OLD, replace(OLD, closes=time(12))),
    ],
    ids=["hour told", "hour left out", "longer"],
)
def test_the_same_start_is_no_move(before: When, after: When) -> None:
    last = revised(replace(EVENT, when=before))
    assert shown_of(replace(EVENT, when=after), last).original is None


def test_a_postponed_event_keeps_its_last_published_time() -> None:
    postponed = replace(EVENT, status=Status.MOVED, when=None, original=NEW)
    assert shown_of(postponed, FIRST).when == OLD
    assert shown_of(postponed).when == NEW


def test_an_event_that_never_had_a_time_is_in_no_calendar() -> None:
    assert published(replace(EVENT, status=Status.MOVED, when=None), None) is None


def test_a_moved_event_with_a_time_takes_place() -> None:
    assert shown_of(replace(EVENT, status=Status.MOVED, when=NEW), FIRST).status is Status.CONFIRMED
    assert shown_of(replace(EVENT, status=Status.MOVED, when=None), FIRST).status is Status.MOVED


def test_a_revision_is_stored_and_read_back() -> None:
    second = revised(replace(EVENT, when=NEW), FIRST, LATER)
    assert from_json(to_json(second), Revision) == second


EVENTS = st.builds(
    replace,
    st.just(EVENT),
    title=st.sampled_from(["A", "B"]),
    when=st.sampled_from([OLD, NEW]),
    place=st.sampled_from(["verkossa", "Turku"]),
    status=st.sampled_from(Status),
    body=st.sampled_from(["", "Sanoja."]),
)
CLOCKS = st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=60)
@given(st.lists(st.tuples(EVENTS, CLOCKS), min_size=2, max_size=6))
def test_sequence_never_falls_and_a_change_is_always_newer(history: list[tuple[Event, datetime]]) -> None:
    last = None
    for event, now in history:
        next_one = revised(event, last, now)
        if last and next_one is not last:
            assert next_one.sequence >= last.sequence
            assert next_one.modified > last.modified
            assert next_one.created == last.created
        assert revised(event, next_one, now) is next_one
        last = next_one
