"""A page that suddenly tells much less is not believed."""

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline import messages
from pipeline.model import Collected, FoundNews, Problem, When
from pipeline.propose.guard import alarm_of
from tests.collect.make import TODAY, collected, found

FOUR = [found(f"Tilaisuus {number}", date(2024, 5, number)) for number in range(1, 5)]
NO_EVENTS = Problem("collect.no_events", "https://thl.fi/t", values={"title": ""})


def key(last: int | None, now: int, **more: object) -> str:
    before = None if last is None else collected(*FOUR[:last])
    alarm = alarm_of(before, collected(*FOUR[:now], **more), TODAY)
    if alarm is None:
        return ""
    assert messages.explain(alarm)[1]
    return alarm.key.partition(".")[2]


@pytest.mark.parametrize(
    ("last", "now", "alarm"),
    [(4, 4, ""), (4, 3, ""), (4, 2, ""), (4, 1, "guard_half"), (4, 0, "guard_none"), (1, 0, "guard_none"),
     (3, 1, "guard_half"), (2, 1, ""), (0, 4, ""), (None, 3, "")],
)  # fmt: skip
def test_how_far_a_page_may_fall(last: int | None, now: int, alarm: str) -> None:
    assert key(last, now) == alarm


def test_what_is_over_leaves_by_itself() -> None:
    past = [found(f"Mennyt {number}", date(2024, 3, number)) for number in range(1, 9)]
    assert alarm_of(collected(*past, FOUR[0]), collected(FOUR[0]), TODAY) is None


@pytest.mark.parametrize("day", [TODAY, None], ids=["today", "without a time"])
def test_what_is_not_over_is_missed(day: date | None) -> None:
    alarm = alarm_of(collected(found("Kevätjuhla", day)), collected(), TODAY)
    assert alarm is not None
    assert alarm.key == "proposals.guard_none"


@pytest.mark.parametrize(
    ("now", "known"),
    [
        ({"uid": "u1"}, True),
        ({"registration": "https://lyyti.in/1"}, True),
        ({"url": "https://thl.fi/t/1"}, True),
        ({}, False),
    ],
    ids=["uid", "registration", "address", "none of them"],
)
def test_an_event_with_another_title_is_known_by_each_of_its_signs(now: dict[str, str], known: bool) -> None:
    before = found("Kevätjuhla", uid="u1", registration="https://lyyti.in/1", url="https://thl.fi/t/1")
    assert (alarm_of(collected(before), collected(found("Aivan muu", **now)), TODAY) is None) is known


def test_an_address_of_several_makes_nobody_known() -> None:
    page = "https://thl.fi/soila"
    alarm = alarm_of(collected(*(replace(one, url=page) for one in FOUR[:2])), collected(found("Muu", url=page)), TODAY)
    assert alarm is not None
    assert alarm.key == "proposals.guard_none"


def test_the_alarm_names_what_is_missing() -> None:
    alarm = alarm_of(collected(*FOUR), collected(FOUR[2]), TODAY)
    assert alarm is not None
    assert "”Tilaisuus 1”, ”Tilaisuus 2”, ”Tilaisuus 4”" in messages.explain(alarm)[0]
    many = collected(*(found(f"Nimi {number}", date(2024, 6, 1)) for number in range(9)))
    alarm = alarm_of(many, collected(), TODAY)
    assert alarm is not None
    assert "”Nimi 4” ja 4 muuta" in messages.explain(alarm)[0]


def test_most_must_be_read() -> None:
    assert key(None, 1, listed=4) == "guard_unread"
    assert key(None, 2, listed=4) == ""
    unread = collected(found("A", None), found("B", None), found("C"))
    alarm = alarm_of(None, unread, TODAY)
    assert alarm is not None
    assert alarm.key == "proposals.guard_unread"
    put_off = replace(found("A", None), original=When(TODAY, TODAY))
    assert alarm_of(None, collected(put_off, found("C")), TODAY) is None


def test_a_page_that_was_empty_from_the_beginning() -> None:
    assert key(None, 0, problems=(NO_EVENTS,)) == "no_events"
    assert key(None, 0, problems=(Problem("collect.says_none", "https://thl.fi/t"),)) == ""


def test_a_page_that_was_not_to_be_had_is_no_empty_page() -> None:
    failed = Problem("fetch.server", "https://thl.fi/t", values={"url": "https://thl.fi/t", "status": 500})
    assert key(4, 0, problems=(failed,)) == "server"
    assert key(4, 4, problems=(failed,)) == ""


@pytest.mark.parametrize("problem", [NO_EVENTS, Problem("fetch.server", "https://thl.fi/t", values={"status": 500})])
def test_a_page_with_news_alone_is_no_empty_page(problem: Problem) -> None:
    assert alarm_of(None, replace(news(2, 1), problems=(problem,)), TODAY) is None


def news(*days: int) -> Collected:
    """A source of news alone, a piece of each of these days of April."""
    told = tuple(FoundNews(f"https://thl.fi/u/{day}", f"Uutinen {day}", date(2024, 4, day)) for day in days)
    return Collected("uutiset", news=told)


@pytest.mark.parametrize(
    ("last", "now", "alarm"),
    [
        ((3, 2, 1), (3, 2, 1), ""),
        ((3, 2, 1), (6, 5, 3), ""),
        ((3, 2, 1), (6, 5, 4), ""),
        ((3, 2, 1), (), "proposals.guard_news"),
        ((5, 4), (7, 1), "proposals.guard_news"),
        ((), (1,), ""),
    ],
    ids=["the same", "some scrolled", "all scrolled", "none", "others, older too", "the first"],
)
def test_a_list_of_news_that_knows_none_of_its_own_is_not_itself(
    last: tuple[int, ...], now: tuple[int, ...], alarm: str
) -> None:
    found = alarm_of(news(*last), news(*now), TODAY)
    assert (found.key if found else "") == alarm


def test_others_of_the_newest_day_may_have_filled_the_list() -> None:
    others = Collected("uutiset", news=(FoundNews("https://thl.fi/u/9", "Muu", date(2024, 4, 3)),))
    assert alarm_of(news(3, 2), others, TODAY) is None


def test_a_piece_with_another_title_is_known_by_its_address() -> None:
    others = Collected("uutiset", news=(FoundNews("https://thl.fi/u/3", "Muu", date(2024, 4, 1)),))
    assert alarm_of(news(3, 2), others, TODAY) is None


def test_a_page_whose_events_are_there_may_lose_its_news() -> None:
    last = Collected("thl", (FOUR[0],), news=news(3, 2).news)
    assert alarm_of(last, Collected("thl", (FOUR[0],)), TODAY) is None
