"""Ten letters in a row, however much there is to tell: within their room, nothing untold, and what is told is seen."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.acts.draft import laid_in
from pipeline.compose.budget import Plan
from pipeline.compose.edition import compose
from pipeline.model import Content, Edition, Event, Letter, Link, NewsItem, Status, Told, WhyNot, told_by
from tests.make import TWO_WEEKS, at, config, event, news, when
from tests.render.letter.letters import TEMPLATES, rendered

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = date(2024, 4, 9)
_BODY = "Tilaisuudessa katsotaan, mitä sosiaalinen innovaatio tarkoittaa hankkeen arjessa. " * 3


@dataclass(frozen=True)
class Sent:
    """A letter of the row, with its plan."""

    edition: Edition
    plan: Plan
    letter: Letter


def letters(content: Callable[[date], Content], count: int = 10) -> Iterator[Sent]:
    told: tuple[Told, ...] = ()
    for number in range(count):
        day = FIRST + number * TWO_WEEKS
        whole = compose(content(day), told, day, at(day), at(day + TWO_WEEKS), config())
        edition, plan = laid_in(whole, config(), TEMPLATES)
        yield Sent(edition, plan, rendered(edition))
        told += told_by(edition)


def much(count: int) -> Content:
    """Two events to each piece of news, spread over the twenty weeks of ten letters, from the first day on."""
    days = [FIRST + timedelta(days=140 * number // max(count, 1)) for number in range(count)]
    titles = [f"Lastensuojelun kehittämisen työpaja {number:03}" for number in range(count)]
    return Content(
        events=tuple(
            event(
                f"a{number:03}",
                title=titles[number],
                when=when(day + timedelta(days=1)),
                registration="https://example.org/ilmoittaudu",
                body=_BODY,
            )
            for number, day in enumerate(days)
            if number % 3
        ),
        news=tuple(
            news(f"a{number:03}", day, title=titles[number], body=_BODY, link="https://example.org/uutinen")
            for number, day in enumerate(days)
            if not number % 3
        ),
    )


@pytest.mark.parametrize("count", [0, 1, 10, 60, 300])
def test_ten_letters_keep_their_room_and_leave_nothing_untold(count: int) -> None:
    content = much(count)
    row = list(letters(lambda _: content))
    for one in row:
        assert len(one.letter.html.encode()) < 100_000
        assert one.plan.used.seconds <= 90
        assert not any(left.why is WhyNot.LOST for left in one.edition.left_out)
    first_told = {mention.item.id: one.edition.date for one in reversed(row) for mention in one.edition.mentions}
    for item in content.events:
        assert item.when
        assert first_told[item.id] <= item.when.first, item.id
    assert {one.id for one in content.news if one.published <= FIRST + 8 * TWO_WEEKS} <= first_told.keys()


def test_what_comes_all_at_once_is_told_or_told_to_people() -> None:
    """Four hundred events of one week: more than a mail can carry."""
    flood = Content(events=tuple(event(f"a{number}", date(2024, 4, 15), body=_BODY) for number in range(400)))
    first = next(letters(lambda _: flood))
    told = {one.item.id for one in first.edition.mentions}
    lost = {one.item_id for one in first.edition.left_out if one.why is WhyNot.LOST}
    assert len(told) > 100
    assert told | lost == {one.id for one in flood.events}
    assert first.plan.is_long
    assert len(first.letter.html.encode()) < 100_000


_WORDS = st.text("abc åäö&<*|_'\"#-–0123", min_size=1, max_size=30).map(str.strip).filter(bool)
_LINKS = st.builds(Link, st.just("https://example.org/m"), _WORDS)
_EVENTS = st.builds(
    event,
    when=st.one_of(st.none(), st.dates(date(2024, 3, 20), date(2024, 7, 1)).map(when)),
    status=st.sampled_from([Status.CONFIRMED, Status.MOVED, Status.CANCELLED]),
    registration=st.sampled_from(["", "https://example.org/i"]),
    registration_closes=st.one_of(st.none(), st.dates(date(2024, 4, 1), date(2024, 6, 1)).map(when)),
    audience=st.sampled_from(["", "Hankkeet"]),
    language=st.sampled_from(["", "sv"]),
    materials=st.lists(_LINKS, max_size=2).map(tuple),
    body=st.sampled_from(["", _BODY, _BODY * 9, "- [a](https://example.org)\n- b"]),
)
_NEWS = st.builds(
    news,
    published=st.dates(date(2024, 2, 1), date(2024, 5, 1)),
    body=st.sampled_from(["", _BODY, _BODY * 9]),
    call_closes=st.one_of(st.none(), st.dates(date(2024, 4, 1), date(2024, 6, 1)).map(when)),
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    titles = draw(st.lists(_WORDS, min_size=1, max_size=45))
    items: list[Event | NewsItem] = [
        replace(draw(st.one_of(_EVENTS, _NEWS)), id=f"a{number}", title=f"{number}: {title}")
        for number, title in enumerate(titles)
    ]
    return Content(
        events=tuple(one for one in items if isinstance(one, Event)),
        news=tuple(one for one in items if isinstance(one, NewsItem)),
    )


def _seen(text: str) -> str:
    """Words as they were seen, without spaces; an asterisk that could begin a merge tag is shown as its like."""
    return re.sub(r"\s+", "", text).replace("∗", "*")


def _named(title: str) -> str:
    """A title's number and next words, which are seen even where the last ones give way."""
    return _seen(" ".join(title.split()[:4]).rstrip(" ,;:–-"))


def test_what_counts_as_told_can_be_seen(page_at: "Callable[..., Page]", tmp_path: Path) -> None:
    """In the delivered HTML as Chromium shows it on a phone, its preheader aside, and in the text part."""
    file = tmp_path / "letter.html"
    file.write_text("<p>", encoding="utf-8")
    page = page_at(file, width=360)

    # A browser is too slow to look for the least content that fails.
    @settings(max_examples=6, deadline=None, phases=[Phase.generate])
    @given(contents(), contents())
    def law(first: Content, second: Content) -> None:
        for one in letters(lambda day: first if day == FIRST else second, 2):
            page.set_content(one.letter.html)
            shown = _seen(page.inner_text("body"))  # without the preheader, which no one sees there
            for told in told_by(one.edition):
                assert _named(told.title) in shown, (told, shown)
                assert _named(told.title) in _seen(one.letter.text), told

    law()
