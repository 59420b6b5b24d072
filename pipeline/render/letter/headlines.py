"""What a letter says of itself before it is read: subject, preheader, contents and, where nobody wrote one, a lead.

All come from the same ranking; what the editor wrote stands as it was written.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from pipeline import messages
from pipeline.compose.rank import closing_day
from pipeline.config import Config
from pipeline.kinds.event_life import CHANGES
from pipeline.model import Edition, Mention, When, Why
from pipeline.render.markdown import summary
from pipeline.render.times import clock_in_words, short_days
from pipeline.safe.characters import shortened

# Characters: what a phone shows of a subject.
SUBJECT_SHOWN = 60
_PREHEADER_PART = 70
_CONTENT = 90
# More things than these need a list of contents, of so many lines.
FEW = 5
_CONTENTS = 5

_SAYS = {
    Why.MOVED: "mail.says_moved",
    Why.POSTPONED: "mail.says_postponed",
    Why.CANCELLED: "mail.says_cancelled",
    Why.CONFIRMED_AGAIN: "mail.says_again",
    Why.LAST_CALL: "mail.says_last_call",
    Why.CALL_CLOSES: "mail.says_call",
    Why.REGISTRATION_OPENS: "mail.says_opens",
    Why.MATERIALS: "mail.says_materials",
}
# What a lead counts, in its order.
_COUNTED = (
    ("changes", CHANGES),
    ("deadlines", (Why.LAST_CALL, Why.CALL_CLOSES)),
    ("events", (Why.NEW, Why.REGISTRATION_OPENS)),
    ("news", (Why.NEWS,)),
    ("materials", (Why.MATERIALS,)),
)


def headlined(edition: Edition, order: Sequence[Mention], config: Config) -> Edition:
    """The edition with its headlines; `order` are the mentions that stand in it, the most needed first."""
    # What is known already is no news, even where an editor has put it on top.
    news_first = sorted(order, key=lambda one: one.why is Why.REMINDER)

    def lines(first: int, last: int, limit: int) -> tuple[str, ...]:
        return tuple(headline(one, edition, config, limit) for one in news_first[first:last])

    lead = summary(edition.lead)
    subject = lines(0, 1, SUBJECT_SHOWN) or (shortened(lead, SUBJECT_SHOWN),)
    plain = _said("mail.subject", config, name=config.letter.name, day=edition.date)
    return replace(
        edition,
        subject=edition.subject or subject[0] or plain,
        preheader=" · ".join(lines(1, 3, _PREHEADER_PART)) or shortened(lead, 2 * _PREHEADER_PART),
        contents=lines(0, _CONTENTS, _CONTENT) if len(order) > FEW else (),
        lead=edition.lead or _lead(order, config),
    )


def headline(mention: Mention, edition: Edition, config: Config, limit: int) -> str:
    """What is new of the mention in at most `limit` characters; its title gives way, not the day."""
    key = _SAYS.get(mention.why, "mail.says_event" if mention.event else "mail.says_news")
    event, before = mention.event, mention.before
    when = event.when if event else None
    if event and (event.cancelled or event.postponed):
        key = "mail.says_cancelled" if event.cancelled else "mail.says_postponed"
        when = when or (before.when if before else None)
    elif mention.why is Why.MOVED and before and before.when == when:
        key = "mail.says_new_place"
    elif mention.why in (Why.LAST_CALL, Why.CALL_CLOSES):
        when = closing_day(mention) or when
    day = near_day(when, edition, config) if when else ""
    around = _said(key, config, title="", day=day)
    title = shortened(mention.item.title, max(limit - len(around), limit // 3))
    return shortened(_said(key, config, title=title, day=day), limit)


def near_day(when: When, edition: Edition, config: Config) -> str:
    """The day as whoever gets the letter would say it: today with its hour, tomorrow, else by its date."""
    language, sent = config.project.language, edition.sends_at.astimezone(config.zone).date()
    if when.first == sent and (when.all_day or when.starts_at(config.zone) > edition.sends_at):
        return " ".join(filter(None, (_said("mail.today", config), clock_in_words(when, language))))
    if when.first == sent + timedelta(days=1):
        return _said("mail.tomorrow", config)
    return short_days(when, language)


def _lead(order: Sequence[Mention], config: Config) -> str:
    """How many things of each sort there are, in words; "" where nothing is new."""
    things = list(_things(Counter(one.why for one in order), config))
    if not things:
        return ""
    *first, last = things
    joined = _said("mail.lead_and", config, first=", ".join(first), last=last) if first else last
    return _said("mail.lead", config, things=joined)


def _things(counts: Counter[Why], config: Config) -> Iterator[str]:
    numbers = messages.sentence("mail.numbers", config.project.language).split()
    for name, whys in _COUNTED:
        count = sum(counts[why] for why in whys)
        if count:
            written = numbers[count - 1] if count <= len(numbers) else str(count)
            yield _said(f"mail.lead_{name}_one" if count == 1 else f"mail.lead_{name}", config, count=written)


def _said(key: str, config: Config, **values: Any) -> str:
    return messages.sentence(key, config.project.language).format(**values)
