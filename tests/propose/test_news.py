"""News from outside: each piece is proposed once, if no file tells it."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.kinds.news import KIND as NEWS
from pipeline.model import Collected, Content, FoundNews, NewsItem, ProposalKind
from pipeline.propose.news import news_proposals
from pipeline.propose.written import written_news
from pipeline.read.item import read_item
from tests.make import news

ONE = FoundNews("https://thl.fi/uutiset/opas", "Opas on ilmestynyt", date(2024, 4, 2), "Opas kertoo *arjesta*.")


def test_a_piece_of_news_that_no_file_tells_is_proposed() -> None:
    (made,) = news_proposals(Collected("uutiset", news=(ONE,)), Content(news=(news("katsaus"),)))
    assert (made.kind, made.key, made.title, made.news) == (ProposalKind.NEW, ONE.url, ONE.title, ONE)


@pytest.mark.parametrize(
    "known",
    [
        news("a", title="Opas on ilmestynyt"),
        news("b", title="Muu otsikko", link="http://www.thl.fi/uutiset/opas/"),
    ],
    ids=["its title", "its address"],
)
def test_what_a_file_tells_already_is_not_proposed(known: NewsItem) -> None:
    assert list(news_proposals(Collected("uutiset", news=(ONE,)), Content(news=(known,)))) == []


def test_a_title_with_another_number_is_another_piece() -> None:
    known = news("haku", title="Rahoitushaku 5/2024")
    told = Collected("uutiset", news=(replace(ONE, title="Rahoitushaku 6/2024"),))
    assert len(list(news_proposals(told, Content(news=(known,))))) == 1


def test_another_title_or_day_is_another_thing_to_decide() -> None:
    others = (ONE, replace(ONE, title="Opas on uusittu"), replace(ONE, published=date(2024, 4, 3)))
    prints = {one.fingerprint for one in news_proposals(Collected("uutiset", news=others), Content())}
    assert len(prints) == 3


def test_an_accepted_one_reads_back_as_it_was_told() -> None:
    item_id, text = written_news(ONE, {"opas-on-ilmestynyt"})
    assert item_id == "opas-on-ilmestynyt-2"
    read = read_item(NEWS, item_id, f"content/news/{item_id}.md", text).item
    assert isinstance(read, NewsItem)
    assert (read.title, read.published, read.link) == (ONE.title, ONE.published, ONE.url)
    assert read.body == "Opas kertoo \\*arjesta\\*."


@pytest.mark.parametrize("title", ["Kaikki", "Teema 1"])
def test_an_accepted_one_never_takes_a_name_of_the_sites_own(title: str) -> None:
    assert written_news(replace(ONE, title=title), ())[0] == f"{title.lower().replace(' ', '-')}-2"
