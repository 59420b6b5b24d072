"""What a source proposes of news: each piece once, if no file tells it. Pure; a page proposes, a person accepts."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.collect.page.plain import plain_address, plain_words
from pipeline.model import Collected, Content, FoundNews, NewsItem, Proposal, ProposalKind


def news_proposals(collected: Collected, content: Content) -> Iterator[Proposal]:
    """The news that content does not tell yet, in the source's order. What scrolled off its list is not missed."""
    for one in collected.news:
        if not any(_same(one, item) for item in content.news):
            digest = sha256(repr((one.title, one.published)).encode()).hexdigest()[:32]
            yield Proposal(collected.source, ProposalKind.NEW, one.url, one.title, digest, doubts=one.doubts, news=one)


def _same(one: FoundNews, item: NewsItem) -> bool:
    """By the address or the whole title: "haku 5/2024" and "haku 6/2024" are two things to tell."""
    same_link = bool(item.link) and plain_address(one.url) == plain_address(item.link)
    return same_link or plain_words(one.title) == plain_words(item.title)
