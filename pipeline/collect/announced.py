"""The news on a list's pages, and the events that only they announce; a day that is left out is sought on its page."""

from collections.abc import Iterator, Sequence

from pipeline.collect.page.alike import alike
from pipeline.collect.page.news import article_of, pieces_of, told_on
from pipeline.collect.page.plain import plain_words, without_fragment
from pipeline.collect.visit import ReadPage, Visit
from pipeline.fault import Fault
from pipeline.model import FoundEvent, FoundNews, Problem

ARTICLES_MAX = 30  # pages of one pass


def announced_on(
    reads: Sequence[ReadPage], events: Sequence[FoundEvent], this: Visit
) -> tuple[tuple[FoundNews, ...], tuple[FoundEvent, ...]]:
    """The news of the list's pages, and the events that only they announce beside `events`; each once."""
    news: dict[str, FoundNews] = {}
    announced: list[FoundEvent] = []
    for read in reads:
        for one in _pieces_on(read, this):
            if isinstance(one, FoundNews):
                news.setdefault(plain_words(one.title), one)
            elif not any(_names_same(one, other) for other in (*events, *announced)):
                announced.append(one)
    return tuple(_with_articles(tuple(news.values()), this)), tuple(announced)


def _pieces_on(read: ReadPage, this: Visit) -> Sequence[FoundNews | FoundEvent]:
    try:
        told = [told_on(piece, read.document) for piece in pieces_of(read.document)]
        read.budget.check()
    except Fault as fault:
        this.problems.append(Problem(fault.key, read.page.url, values=fault.values))
        return ()
    return told


def _with_articles(news: Sequence[FoundNews], this: Visit) -> Iterator[FoundNews]:
    """The news, each without a day as its own page tells it, as far as the source has one."""
    asked = 0
    for one in news:
        url = without_fragment(one.url)
        if one.published or url in this.pages or not this.is_ours(url) or asked == ARTICLES_MAX:
            yield one
            continue
        asked += 1
        page = this.page(url)
        read = this.read(page) if page is not None else None
        yield article_of(one, read.document) if read is not None else one


def _names_same(one: FoundEvent, other: FoundEvent) -> bool:
    return one.url == other.url or alike(one.title, other.title)
