"""What of an edition a reader needs first: the order in which room is given, and headlines are made. Pure."""

from datetime import date, datetime, time
from enum import IntEnum

from pipeline.config import Config
from pipeline.kinds.deadlines import deadline_at
from pipeline.kinds.event_life import CHANGES, registration_closes_at
from pipeline.model import Edition, Event, Mention, NewsItem, When, Why


class Rank(IntEnum):
    """Why a reader needs a thing, the most urgent first."""

    CHANGED = 1
    CLOSING = 2
    NEW = 3
    READ = 4
    KNOWN = 5


_CLOSING = (Why.LAST_CALL, Why.CALL_CLOSES)
# A day after all others, for what has none.
_SOME_DAY = date.max


def ranked(edition: Edition, config: Config) -> tuple[Mention, ...]:
    """All mentions, the most needed first: corrections, an editor's pins as they were pinned, then by rank, nearest day
    first, and of one day the earliest.
    """

    def place(mention: Mention) -> tuple[int, int, time, str]:
        if mention.pinned or mention.why is Why.CORRECTION:
            return 0, int(mention.pinned), time.min, ""
        nearest, item = _nearest(mention, edition, config), mention.item
        opens = item.when.opens if isinstance(item, Event) and item.when else None
        return rank_of(mention, edition, config), nearest, opens or time.min, item.title

    return tuple(sorted(edition.mentions, key=place))


def rank_of(mention: Mention, edition: Edition, config: Config) -> Rank:
    """Where the mention stands by itself, pinned or not."""
    if mention.why in (*CHANGES, Why.CORRECTION) or (
        mention.event and (mention.event.cancelled or mention.event.postponed)
    ):
        return Rank.CHANGED
    if mention.why in _CLOSING or _closes_before_next(mention, edition, config):
        return Rank.CLOSING
    if mention.why is Why.REMINDER:
        return Rank.KNOWN
    return Rank.READ if mention.news or mention.why is Why.MATERIALS else Rank.NEW


def closing_day(mention: Mention) -> When | None:
    """Until when one can register or apply, where that is told."""
    item = mention.item
    return item.call_closes if isinstance(item, NewsItem) else item.registration_closes


def _closes_before_next(mention: Mention, edition: Edition, config: Config) -> bool:
    """Whether this is the last letter in which something can still be asked for. An open call always goes first."""
    if mention.why in (Why.REMINDER, Why.MATERIALS):
        return False
    closes = _closes_at(mention.item, config)
    if isinstance(mention.item, NewsItem):
        return closes is not None
    return closes is not None and edition.sends_at < closes <= edition.next_at


def _closes_at(item: Event | NewsItem, config: Config) -> datetime | None:
    if isinstance(item, Event):
        return registration_closes_at(item, config.zone)
    return deadline_at(item.call_closes, config.zone) if item.call_closes else None


def _nearest(mention: Mention, edition: Edition, config: Config) -> int:
    """The day that counts, as a number; of news that only wait to be read the newest comes first."""
    if rank_of(mention, edition, config) is Rank.CLOSING and (closes := closing_day(mention)):
        return closes.first.toordinal()
    if mention.news:
        return _SOME_DAY.toordinal() - mention.news.published.toordinal()
    assert mention.event is not None
    known = mention.event.when or (mention.before.when if mention.before else None)
    return (known.first if known else _SOME_DAY).toordinal()
