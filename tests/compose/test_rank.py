"""What a reader needs first."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from pipeline.compose.rank import Rank, rank_of, ranked
from pipeline.model import Edition, Event, Mention, NewsItem, Section, Status, Told, When, Why
from tests.make import TWO_WEEKS, at, config, event, news, when

DAY = date(2024, 4, 9)


def edition(*mentions: Mention) -> Edition:
    return Edition(DAY, at(DAY), at(DAY + TWO_WEEKS), "", "", "", (Section("Osa", mentions),))


def of(item: Event | NewsItem, why: Why = Why.NEW, *, pinned: bool = False, before: When | None = None) -> Mention:
    told = Told(item.id, Why.NEW, date(2024, 3, 26), when=before) if before else None
    if isinstance(item, NewsItem):
        return Mention(why if why is not Why.NEW else Why.NEWS, news=item, pinned=pinned)
    return Mention(why, event=item, pinned=pinned, before=told)


def rank(mention: Mention) -> Rank:
    return rank_of(mention, edition(mention), config())


CLOSES = {"registration": "https://example.org"}


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (of(event(), Why.MOVED), Rank.CHANGED),
        (of(event(), Why.CONFIRMED_AGAIN), Rank.CHANGED),
        (of(event(status=Status.CANCELLED), Why.PIN), Rank.CHANGED),
        (of(event(day=None, status=Status.MOVED), Why.PIN), Rank.CHANGED),
        (of(event(), Why.LAST_CALL), Rank.CLOSING),
        (of(news(), Why.CALL_CLOSES), Rank.CLOSING),
        (of(news(call_closes=when(date(2025, 1, 1)))), Rank.CLOSING),
        (of(event(**CLOSES, registration_closes=when(date(2024, 4, 23), time(9)))), Rank.CLOSING),
        (of(event(**CLOSES, registration_closes=when(date(2024, 4, 23), time(9, 1)))), Rank.NEW),
        (of(event(**CLOSES, registration_closes=when(date(2024, 4, 9), time(9)))), Rank.NEW),
        (of(event(), Why.REGISTRATION_OPENS), Rank.NEW),
        (of(event(**CLOSES, registration_closes=when(date(2024, 4, 20))), Why.REMINDER), Rank.KNOWN),
        (of(event(**CLOSES, registration_closes=when(date(2024, 4, 20))), Why.MATERIALS), Rank.READ),
        (of(news()), Rank.READ),
        (of(event(), Why.REMINDER), Rank.KNOWN),
    ],
)
def test_each_thing_has_its_rank(mention: Mention, expected: Rank) -> None:
    assert rank(mention) is expected


def order(*mentions: Mention) -> list[str]:
    return [one.item.id for one in ranked(edition(*mentions), config())]


def test_by_rank_and_pins_before_all() -> None:
    made = order(
        of(event("tuttu"), Why.REMINDER),
        of(news("luettava")),
        of(event("uusi")),
        of(event("sulkeutuva"), Why.LAST_CALL),
        of(event("muuttunut"), Why.MOVED),
        of(event("nosto", date(2024, 6, 1)), pinned=True),
        of(event("toinen-nosto"), pinned=True),
    )
    assert made == ["nosto", "toinen-nosto", "muuttunut", "sulkeutuva", "uusi", "luettava", "tuttu"]


def test_a_correction_stands_before_an_editors_pins_which_keep_their_order() -> None:
    made = order(
        of(event("b-nosto", date(2024, 6, 1)), pinned=True),
        of(event("a-nosto", date(2024, 5, 1)), pinned=True),
        Mention(Why.CORRECTION, news=news("korjaus")),
        of(event("muuttunut"), Why.MOVED),
    )
    assert made == ["korjaus", "b-nosto", "a-nosto", "muuttunut"]
    assert rank(Mention(Why.CORRECTION, news=news("korjaus"))) is Rank.CHANGED


def test_of_one_day_the_earliest_first() -> None:
    day = date(2024, 5, 1)
    at_nine, at_eight, some_time = (
        of(event(name, when=when(day, opens))) for name, opens in (("a", time(9)), ("b", time(8)), ("c", None))
    )
    assert order(at_nine, at_eight, some_time) == ["c", "b", "a"]


def test_of_one_day_by_their_titles() -> None:
    b, a = (of(event(f"{title}-1", title=title)) for title in ("B", "A"))
    assert order(b, a) == ["A-1", "B-1"]


def test_the_nearest_day_first() -> None:
    assert order(of(event("b", date(2024, 5, 2))), of(event("a", date(2024, 5, 1)))) == ["a", "b"]


def test_of_what_closes_the_deadline_is_the_day() -> None:
    late = event("b", date(2024, 4, 20), **CLOSES, registration_closes=when(date(2024, 4, 18)))
    soon = event("a", date(2024, 4, 25), **CLOSES, registration_closes=when(date(2024, 4, 12)))
    assert order(of(late), of(soon)) == ["a", "b"]
    # To its end: the day before another is nearer than an hour of that.
    next_morning = event("a", date(2024, 4, 25), **CLOSES, registration_closes=when(date(2024, 4, 19), time(9)))
    assert order(of(next_morning), of(late)) == ["b", "a"]


def test_what_has_no_day_any_more_is_placed_by_the_day_that_people_know() -> None:
    off = replace(event("b", None), status=Status.MOVED)
    made = order(
        of(event("c", date(2024, 5, 3)), Why.MOVED),
        of(off, Why.POSTPONED, before=when(date(2024, 5, 1))),
        of(replace(off, id="z"), Why.POSTPONED),
    )
    assert made == ["b", "c", "z"]


def test_the_newest_news_first() -> None:
    assert order(of(news("b", date(2024, 4, 1))), of(news("a", date(2024, 4, 2)))) == ["a", "b"]
