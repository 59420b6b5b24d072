"""What a source proposes of news: what no file tells yet, what was changed, what was withdrawn.

Pure; a page proposes, a person accepts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from msgspec import Struct

from pipeline.collect.page.plain import plain_address, plain_words
from pipeline.finnish.times import write_day
from pipeline.model import (
    Collected,
    Content,
    Difference,
    FoundNews,
    NewsItem,
    Problem,
    Proposal,
    ProposalKind,
    Severity,
)
from pipeline.propose.proposals import digest_of

AT_ONCE_MAX = 60  # pieces of a list, the newest: who finds a new source is not asked of its archive


class KnownNews(Struct, frozen=True):
    """What is known besides the source: what it told last, and what the sources before it and after it tell.

    `accepted` are the ids of those that a person accepted, by their keys, `taken` what they said then, and `withdrawn`
    the keys of those whose leaving was accepted last; `missing` are the proposals on withdrawn pieces that nobody has
    decided yet; `page` is the source's own address.
    """

    last: Sequence[FoundNews] = ()
    accepted: Mapping[str, str] | None = None
    taken: Mapping[str, FoundNews] | None = None
    withdrawn: Set[str] = frozenset()
    before: Sequence[Collected] = ()
    after: Sequence[Collected] = ()
    missing: Sequence[Proposal] = ()
    page: str = ""


def news_proposals(
    collected: Collected, known: KnownNews, content: Content, today: date, reach: timedelta
) -> Iterator[Proposal]:
    """Everything that the source says otherwise than content does, in its order. `today` is the local day."""
    source, found = collected.source, _known_again(_by_key(collected.news), known.taken or {})
    items = _Items(content.news, known.accepted or {})
    asked = {id(one) for one in _newest(found.values(), today - reach)}
    for key, one in found.items():
        item = items.of(key, one)
        if item is not None:
            yield from _changed(source, key, one, item, known, today)
        elif id(one) in asked and not any(True for _ in _told_by(known.before, one)):
            digest = digest_of(repr((one.title, one.published)))
            doubts = (*one.doubts, *_contradictions(one, known.after))
            yield Proposal(source, ProposalKind.NEW, key, one.title, digest, doubts=doubts, news=one)
    for key, one, item in _missing(found, known, items, today - reach):
        if item.expires is None or item.expires >= today:
            digest = digest_of(f"gone {key}")
            yield Proposal(source, ProposalKind.GONE, key, item.title, digest, item.id, news=one)


def _by_key(news: Sequence[FoundNews]) -> Mapping[str, FoundNews]:
    """The pieces by a name that stays while a title changes: their address, with the title where several share one."""
    often = Counter(one.url for one in news)
    found: dict[str, FoundNews] = {}
    for one in news:
        found.setdefault(one.url if often[one.url] == 1 else f"{one.url} {plain_words(one.title)}", one)
    return found


def _known_again(found: Mapping[str, FoundNews], taken: Mapping[str, FoundNews]) -> Mapping[str, FoundNews]:
    """The same, each that has got another address by the key under which it was accepted: a feed's own name stays."""
    often = Counter(one.uid for one in (*found.values(), *taken.values()))
    keys = {one.uid: key for key, one in taken.items() if one.uid and key not in found and often[one.uid] == 2}
    return {key if key in taken else keys.get(one.uid, key): one for key, one in found.items()}


def _newest(news: Iterable[FoundNews], oldest: date) -> Sequence[FoundNews]:
    """Those that are asked of: none older than `oldest`, and the newest alone of very many."""
    young = [one for one in news if one.published is None or one.published >= oldest]
    return sorted(young, key=lambda one: one.published or date.max, reverse=True)[:AT_ONCE_MAX]


class _Items:
    """The news of content, found by what a source tells of it."""

    def __init__(self, news: Sequence[NewsItem], accepted: Mapping[str, str]) -> None:
        self._accepted = accepted
        self._by_id = {item.id: item for item in news}
        self._by_title = {plain_words(item.title): item for item in news}
        links = Counter(plain_address(item.link) for item in news)
        self._by_link = {plain_address(item.link): item for item in news if links[plain_address(item.link)] == 1}

    def of(self, key: str, one: FoundNews) -> NewsItem | None:
        """By what was accepted, its own address or its whole title: "haku 5/2024" and "haku 6/2024" are two things."""
        own = plain_address(one.url) if key == one.url else ""
        accepted = self._by_id.get(self._accepted.get(key, ""))
        return accepted or (self._by_link.get(own) if own else None) or self._by_title.get(plain_words(one.title))


def _told_by(sources: Sequence[Collected], one: FoundNews) -> Iterator[tuple[str, FoundNews]]:
    """The same piece as other sources tell it, each with its source's name: by its whole title, else its address."""
    address, title = plain_address(one.url), plain_words(one.title)
    for source in sources:
        titled = [other for other in source.news if plain_words(other.title) == title]
        addressed = [other for other in source.news if plain_address(other.url) == address]
        yield from ((source.source, other) for other in titled or addressed)


def _contradictions(one: FoundNews, after: Sequence[Collected]) -> Iterator[Problem]:
    """A doubt for each source that tells a new piece under another title, or of another day."""
    for source, other in _told_by(after, one):
        said = [other.title] if plain_words(other.title) != plain_words(one.title) else []
        if one.published and other.published and one.published != other.published:
            said.append(write_day(other.published))
        if said:
            values = {"source": source, "said": ", ".join(said)}
            yield Problem("proposals.told_otherwise", one.url, severity=Severity.WARNING, values=values)


def _changed(
    source: str, key: str, one: FoundNews, item: NewsItem, known: KnownNews, today: date
) -> Iterator[Proposal]:
    """What the source has changed since a person accepted it: how editors put it in the file is theirs.

    Where another source stands by the file in it, that is said.
    """
    taken = (known.taken or {}).get(key)
    told = list(_differences(one, item, taken, known.page)) if taken else []
    if key in known.withdrawn and item.expires and item.expires <= today:
        # It is back.
        told.append(Difference("expires", write_day(item.expires), ""))
    if told:
        digest = digest_of("; ".join(f"{each.field}={each.theirs}" for each in told))
        backers = _backers(told, item, taken or one, known)
        kind = ProposalKind.DISAGREES if backers else ProposalKind.CHANGED
        doubts = one.doubts
        if backers:
            values = {"sources": ", ".join(backers)}
            doubts = (*doubts, Problem("proposals.told_as_here", one.url, severity=Severity.WARNING, values=values))
        yield Proposal(source, kind, key, item.title, digest, item.id, None, tuple(told), doubts, one)


def _backers(told: Sequence[Difference], item: NewsItem, taken: FoundNews, known: KnownNews) -> Sequence[str]:
    """The sources that tell the piece, as it was accepted, by the file's title or day where this one has another."""
    fields = {each.field for each in told}
    names = [
        source
        for source, other in _told_by((*known.before, *known.after), taken)
        if ("title" in fields and plain_words(other.title) == plain_words(item.title))
        or ("published" in fields and other.published == item.published)
    ]
    return tuple(dict.fromkeys(names))


def _differences(one: FoundNews, item: NewsItem, taken: FoundNews, page: str) -> Iterator[Difference]:
    if plain_words(one.title) not in (plain_words(taken.title), plain_words(item.title)):
        yield Difference("title", item.title, one.title)
    if one.published and one.published not in (taken.published, item.published):
        yield Difference("published", write_day(item.published), write_day(one.published))
    # An address that leads to the whole list is none of its own.
    moved = plain_address(one.url) not in (plain_address(page), plain_address(taken.url))
    if moved and plain_address(item.link) == plain_address(taken.url):
        yield Difference("link", item.link, one.url)
    theirs, before, ours = plain_words(one.lead), plain_words(taken.lead), plain_words(item.body)
    # A lead that an editor has written anew is the editor's.
    if theirs and theirs not in ours and before and before in ours:
        yield Difference("lead", taken.lead, one.lead)


def _missing(
    found: Mapping[str, FoundNews], known: KnownNews, items: _Items, oldest: date
) -> Iterator[tuple[str, FoundNews, NewsItem]]:
    """What stands in a file and was withdrawn: it is no more on the list, where older pieces still are."""
    titles = {plain_words(one.title) for one in found.values()} | {one.uid for one in found.values() if one.uid}
    days = [one.published for one in found.values() if one.published]
    before = {one.key: one.news for one in known.missing if one.news} | dict(_by_key(known.last))
    for key, one in before.items():
        item = items.of(key, one)
        there = key in found or plain_words(one.title) in titles or one.uid in titles
        scrolled = one.published is None or not any(day < one.published for day in days)
        if item is not None and not there and not scrolled and one.published and one.published >= oldest:
            yield key, one, item
