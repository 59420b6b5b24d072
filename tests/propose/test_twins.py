"""The same event on a page and in a file is known as one; what is not clear is left to a person."""

from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.model import Status, When
from pipeline.propose.twins import OtherSources, Pairs, pair, plain_title
from tests.collect.make import DAY, collected, found
from tests.make import event

TITLE = "Sosiaalinen innovaatio kehittämistyön arjessa"


def paired(theirs: dict[str, Any], **ours: Any) -> bool:
    one = found(**({"title": TITLE} | theirs))
    return pair([one], [event(**({"title": TITLE, "day": DAY} | ours))], {}).matched == {0: "tilaisuus"}


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        TITLE.upper(),
        f"PERUTTU: {TITLE}",
        f"Siirretty – {TITLE}",
        f"Aloituspaketti: {TITLE}",
        f"{TITLE} ja isona kuvana",
        TITLE.replace(" ", "  "),
        TITLE.replace("Sosiaalinen innovaatio", "Sosiaaliset innovaatiot"),
    ],
)
def test_a_title_may_be_written_in_many_ways(title: str) -> None:
    assert paired({"title": title})


def test_another_event_of_the_same_day_is_another() -> None:
    assert not paired({"title": "Vanhemmuuden seminaari"})


def test_a_moved_session_is_known_by_its_title_within_a_season() -> None:
    assert paired({"day": DAY + timedelta(days=7)})
    assert paired({"day": None})
    assert not paired({"day": DAY + timedelta(days=364)})


def test_links_know_an_event_whatever_its_title() -> None:
    link = "https://www.webropolsurveys.com/S/ABC.par"
    assert paired({"title": "Aivan muu nimi", "registration": link}, registration=link.replace("www.", "") + "/")
    assert paired({"title": "Aivan muu nimi", "url": "https://thl.fi/t/1"}, link="https://thl.fi/t/1#alku")


def test_a_registration_is_a_surer_sign_than_a_page() -> None:
    events = [event("b", link="https://thl.fi/t/1"), event("a", registration="https://lyyti.in/1")]
    one = found("Aivan muu nimi", url="https://thl.fi/t/1", registration="https://lyyti.in/1")
    assert pair([one], events, {}).matched == {0: "a"}


def test_a_link_to_what_a_person_gave_to_another_tells_nothing() -> None:
    two = [found("Aivan muu nimi"), found("Kolmas nimi", registration="https://lyyti.in/1")]
    assert pair(two, [event("a", registration="https://lyyti.in/1")], {0: "a"}).matched == {0: "a"}


def test_of_two_that_fit_one_event_neither_is_taken() -> None:
    two = [found(TITLE, url="https://thl.fi/1"), found(TITLE, url="https://thl.fi/2")]
    assert pair(two, [event(title=TITLE, day=DAY)], {}).matched == {}


def test_a_link_that_many_share_tells_nothing() -> None:
    shared = "https://thl.fi/soila"
    events = [event("a", registration=shared), event("b", registration=shared)]
    assert pair([found("Jokin muu", registration=shared)], events, {}) == Pairs({}, {})


def test_what_a_person_accepted_stays() -> None:
    events = [event("a", title="Aivan muu nimi", day=date(2024, 12, 1))]
    assert pair([found()], events, {0: "a"}).matched == {0: "a"}
    assert pair([found()], events, {0: "poistettu"}).matched == {}


def test_two_that_fit_are_left_to_a_person() -> None:
    events = [event("a", title=TITLE, day=DAY), event("b", title=TITLE, day=DAY)]
    assert pair([found(TITLE)], events, {}) == Pairs({}, {0: ("a", "b")})


def test_each_event_is_matched_once() -> None:
    pairs = pair([found(TITLE), found(TITLE, DAY + timedelta(days=21))], [event(title=TITLE, day=DAY)], {})
    assert pairs.matched == {0: "tilaisuus"}


def test_a_series_with_one_name_is_told_apart_by_its_days() -> None:
    days = [date(2024, 4, 16), date(2024, 5, 14), date(2024, 6, 4)]
    events = [event(f"e{number}", title=TITLE, day=day) for number, day in enumerate(days)]
    pairs = pair([found(TITLE, day) for day in reversed(days)], events, {})
    assert pairs.matched == {0: "e2", 1: "e1", 2: "e0"}


def test_two_sources_may_tell_of_one_event() -> None:
    others = OtherSources([collected(found(f"Siirretty: {TITLE}"), found("Aivan muu"), found(TITLE, None))])
    assert [told.event.title for told in others.same_as(found(TITLE))] == [f"Siirretty: {TITLE}"]
    moved = found(TITLE, date(2024, 9, 1), original=When(DAY, DAY))
    assert [*OtherSources([collected(moved)]).same_as(found(TITLE))] == []


def test_a_title_is_without_its_state() -> None:
    assert plain_title("PERUTTU! Ekosysteemityö") == "Ekosysteemityö"
    assert plain_title("Siirretty") == "Siirretty"
    assert plain_title("Siirretty hoito") == "Siirretty hoito"


@pytest.mark.parametrize(
    ("days", "near"),
    [(0, True), (120, True), (-120, True), (121, False), (-121, False)],
)
def test_a_name_is_known_again_within_a_season(days: int, near: bool) -> None:
    ours = event("oma", title="Ekosysteemityö", day=DAY + timedelta(days=days))
    far = event("muu", title="Ekosysteemityö", day=DAY + timedelta(days=400))
    assert pair([found("Ekosysteemityö")], [far, ours], {}).matched == ({0: "oma"} if near else {})


def test_what_has_no_time_may_be_of_any_day() -> None:
    open_one = event("oma", title="Ekosysteemityö", when=None, status=Status.MOVED)
    assert pair([found("Ekosysteemityö")], [open_one], {}).matched == {0: "oma"}
    ours = event("oma", title="Ekosysteemityö", day=DAY)
    assert pair([found("Ekosysteemityö", None)], [ours], {}).matched == {0: "oma"}
