"""Entries that are kept are those that would be made: an event published once more is the same again."""

from datetime import date, time, timedelta
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import halves
from pipeline.model import Content, Event, Package, PublishedEvent, Status, When
from pipeline.publish.calendar import Calendar, calendar_of, feed_outputs
from pipeline.publish.entries import public
from tests.make import config, event, utc

NOW = utc(date(2024, 4, 9))
MAY = date(2024, 5, 14)
NEXT = When(MAY + timedelta(1), MAY + timedelta(1))
FIRST = event("a", MAY, body="Kuvaus.", package="p")
PACKAGES = (Package("p", "Paketti", 1),)
_TIMES = (
    None,
    When(MAY, MAY),
    When(MAY, MAY, time(9), time(10)),
    When(MAY, MAY, time(9)),
    When(MAY, MAY + timedelta(2)),
)
EVENTS = st.builds(
    replace,
    st.just(FIRST),
    when=st.sampled_from(_TIMES),
    status=st.sampled_from(Status),
    original=st.sampled_from(_TIMES),
    reason=st.sampled_from(("", "Sairaus")),
    title=st.sampled_from(("Juhla", "Peruttu: Juhla")),
)


def published(known: dict[str, PublishedEvent], now: int, kept: Calendar | None, *events: Event) -> Calendar:
    """The calendar on a day, `now` days after the first; what has changed is known from then on."""
    content = Content(events=events, packages=PACKAGES)
    made = calendar_of(content, known, config(), NOW + timedelta(now), kept.kept if kept else None)
    known |= {one.event.id: one for one in made.changed}
    return made


@given(st.lists(EVENTS, min_size=1, max_size=4))
def test_with_what_is_kept_a_calendar_is_the_same_as_without(story: list[Event]) -> None:
    known: dict[str, PublishedEvent] = {}
    kept = None
    for day, one in enumerate(one for told in story for one in (told, told)):
        before = dict(known)
        bare = published(before, day, None, one)
        kept = published(known, day, kept, one)
        assert (kept.entries, kept.changed, kept.sound, known) == (bare.entries, bare.changed, bare.sound, before)


@given(st.lists(EVENTS, min_size=2, max_size=5))
def test_two_processes_make_the_same_as_one(events: list[Event]) -> None:
    known: dict[str, PublishedEvent] = {}
    published(known, 0, None, *(replace(one, id=f"e{number}") for number, one in enumerate(reversed(events))))
    new = Content(events=tuple(replace(one, id=f"e{number}") for number, one in enumerate(events)), packages=PACKAGES)
    alone = calendar_of(new, known, config(), NOW + timedelta(1))
    with mock.patch.object(halves, "WORTH_TWO", 2):
        assert calendar_of(new, known, config(), NOW + timedelta(1)) == alone


def test_what_is_kept_is_taken() -> None:
    known: dict[str, PublishedEvent] = {}
    first = published(known, 0, None, FIRST)
    planted = replace(first, kept={"a": first.kept["a"].replace(b"Kuvaus", b"Kavuus")})
    assert b"Kavuus" in published(known, 1, planted, FIRST).entries[0].vevents


@pytest.mark.parametrize(
    "other",
    [
        replace(FIRST, title="Toinen"),
        replace(FIRST, body="Toinen."),
        replace(FIRST, package=""),
        replace(FIRST, registration_closes=When(MAY, MAY)),
    ],
)
def test_what_has_changed_is_made_anew(other: Event) -> None:
    known: dict[str, PublishedEvent] = {}
    first = published(known, 0, None, FIRST)
    planted = replace(first, kept={"a": first.kept["a"].replace(b"Kuvaus", b"Kavuus")})
    assert b"Kavuus" not in published(known, 1, planted, other).entries[0].vevents


def test_another_page_package_or_state_makes_it_anew() -> None:
    known: dict[str, PublishedEvent] = {}
    kept = published(known, 0, None, FIRST).kept
    own, content = config(), Content(events=(FIRST,), packages=PACKAGES)
    moved = replace(own, site=replace(own.site, url="https://toinen.example.org"))
    renamed = replace(content, packages=(replace(PACKAGES[0], title="Toinen"),))
    for made, told in (
        (calendar_of(content, known, moved, NOW, kept), b"toinen.example.org"),
        (calendar_of(renamed, known, own, NOW, kept), b"CATEGORIES:Toinen"),
        (calendar_of(content, known_with(known, 7), own, NOW, kept), b"SEQUENCE:7"),
    ):
        assert told in made.entries[0].vevents


def known_with(known: dict[str, PublishedEvent], sequence: int) -> dict[str, PublishedEvent]:
    return {key: replace(one, revision=replace(one.revision, sequence=sequence)) for key, one in known.items()}


def test_by_the_clock_alone_only_sessions_change_and_they_are_not_kept() -> None:
    several = replace(FIRST, when=When(MAY, MAY + timedelta(1), sessions=(When(MAY, MAY), NEXT)))
    assert published({}, 0, None, replace(several, id="b"), FIRST).kept.keys() == {"a"}


def test_what_is_wrong_is_never_kept_nor_taken_for_sound() -> None:
    made = published({}, 0, None, FIRST, replace(FIRST, title="Samalla tunnuksella"))
    assert (made.sound, made.kept) == (set(), {})
    feed = next(iter(feed_outputs(made, (), config())))
    assert feed.check is not None
    assert feed.check(feed.render()) != ""


def test_what_shows_an_address_that_has_become_private_is_not_kept() -> None:
    address = "kokous.example.org/huone/" + "9Xk2" * 20  # longer than a line of a calendar
    kept = published({}, 0, None, FIRST, replace(FIRST, id="b", body=f"Tule: https://{address}")).kept
    assert kept.keys() == {"a", "b"}
    assert public(kept, ()) == kept
    assert public(kept, [address.casefold()]).keys() == {"a"}
