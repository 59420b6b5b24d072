"""What a source proposes of news: each piece once, if no file tells it. Pure; a page proposes, a person accepts."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.collect.page.merge import alike
from pipeline.collect.page.plain import plain_address
from pipeline.model import Collected, Content, FoundNews, NewsItem, Proposal, ProposalKind


def news_proposals(collected: Collected, content: Content) -> Iterator[Proposal]:
    """The news that content does not tell yet, in the source's order. What scrolled off its list is not missed."""
    for one in collected.news:
        if not any(_same(one, item) for item in content.news):
            digest = sha256(repr((one.title, one.published)).encode()).hexdigest()[:32]
            yield Proposal(collected.source, ProposalKind.NEW, one.url, one.title, digest, doubts=one.doubts, news=one)


def _same(one: FoundNews, item: NewsItem) -> bool:
    same_link = bool(item.link) and plain_address(one.url) == plain_address(item.link)
    return same_link or alike(one.title, item.title)
