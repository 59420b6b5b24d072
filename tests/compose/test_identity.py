"""A renamed file is the same item; another item is not taken for it."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from pipeline.compose.identity import KnownItem, identified, known_event, known_from_letters
from pipeline.model import Content, Event, LetterNotes, Source, Told, When, Why
from tests.make import at, config, event, news, when

DAY = date(2024, 5, 14)
NOW = at(date(2024, 5, 10))
LINK = "https://example.org/ilmo"
OLD = event("vanha", DAY, title="Ekosysteemityö", registration=LINK, source=Source("content/events/vanha.md"))
NEW = replace(OLD, id="uusi", source=Source("content/events/uusi.md"))


def ids(*items: Event, known: tuple[Event, ...] = (OLD,), broken: str = "") -> list[str]:
    content = Content(events=items, broken=frozenset({("event", broken)}))
    found, _ = identified(content, {one.id: known_event(one) for one in known}, NOW, config().zone)
    return [one.id for one in found.events]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"place": "Kuopio"},
        {"when": when(DAY + timedelta(days=7)), "registration": ""},
        {"title": "EKOSYSTEEMITYÖ"},
        {"title": "Toinen nimi"},
        {"title": "Toinen", "when": when(DAY + timedelta(days=7)), "source": OLD.source},
    ],
    ids=["renamed", "elsewhere", "the same title", "capitals", "the same time and link", "the same file"],
)
def test_a_renamed_event_keeps_its_id(changes: dict[str, object]) -> None:
    assert ids(replace(NEW, **changes)) == ["vanha"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Toinen", "when": when(DAY + timedelta(days=7))},
        {"title": "Toinen", "registration": "https://example.org/toinen"},
        {"title": "Toinen", "registration": ""},
        {"title": "Toinen", "when": when(DAY, time(9))},
    ],
    ids=["time and title differ", "another link", "no link", "another hour"],
)
def test_another_event_is_another(changes: dict[str, object]) -> None:
    assert ids(replace(NEW, **changes)) == ["uusi"]


def test_while_the_old_file_is_there_a_new_one_is_new() -> None:
    assert ids(OLD, NEW) == ["vanha", "uusi"]


def test_while_the_old_file_is_broken_a_new_one_is_new() -> None:
    assert ids(NEW, broken="vanha") == ["uusi"]


def test_when_two_could_be_meant_neither_is() -> None:
    assert ids(NEW, replace(NEW, id="toinen")) == ["uusi", "toinen"]
    assert ids(NEW, known=(OLD, replace(OLD, id="vanhempi"))) == ["uusi"]


def test_the_next_event_of_a_name_is_not_the_past_one() -> None:
    past = replace(OLD, when=when(date(2024, 4, 16)))
    assert ids(NEW, known=(past,)) == ["uusi"]
    assert ids(replace(NEW, when=past.when), known=(past,)) == ["vanha"]


def test_a_postponed_event_is_known_by_its_title() -> None:
    assert ids(NEW, known=(replace(OLD, when=None),)) == ["vanha"]


def test_pins_and_skips_follow() -> None:
    content = Content(events=(NEW,), letters=(LetterNotes(DAY, pins=("uusi",), skips=("muu",)),))
    found, renamed = identified(content, {"vanha": known_event(OLD)}, NOW, config().zone)
    assert (found.letters[0].pins, found.letters[0].skips) == (("vanha",), ("muu",))
    (one,) = renamed
    assert (one.id, one.written, one.file) == ("vanha", "uusi", "content/events/uusi.md")


def test_news_told_once_are_the_same_under_another_name() -> None:
    of_news = Told("vanha-uutinen", Why.NEWS, DAY, "Katsaus")
    of_event = Told("vanha", Why.NEW, DAY, "Katsaus", when(DAY), "Kuopio")
    known = known_from_letters((of_news, of_event))
    content = Content(news=(news("uusi-uutinen", title="Katsaus"),))
    found, _ = identified(content, known, NOW, config().zone)
    assert [one.id for one in found.news] == ["vanha-uutinen"]


def test_nothing_known_costs_nothing() -> None:
    content = Content(events=(NEW,))
    assert identified(content, {}, NOW, config().zone)[0] is content
    known = {"uusi": KnownItem("uusi", "Ekosysteemityö", When(DAY, DAY))}
    assert identified(content, known, NOW, config().zone)[0] is content
