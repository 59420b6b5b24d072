"""The edition: what goes into the letter of a day, each line with its reason. A pure function of its arguments."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from pipeline.compose.correction import corrected, correction_id, correction_of
from pipeline.config import Config
from pipeline.kinds import every_kind
from pipeline.kinds.event_life import CHANGES, registration_ends_soon
from pipeline.kinds.moment import Moment
from pipeline.model import (
    Content,
    Edition,
    Event,
    LetterNotes,
    Mention,
    NewsItem,
    Omission,
    Section,
    Told,
    Why,
    WhyNot,
)

SUBJECT_MAX = 150  # characters; Mailchimp refuses more

# What stands among the new events where no section takes it.
_AMONG_NEW = (Why.PIN, Why.REGISTRATION_OPENS)


def compose(
    content: Content, told: Iterable[Told], day: date, sends_at: datetime, next_at: datetime, config: Config
) -> Edition:
    """The edition of the letter of `day` (local), which leaves at `sends_at`; the one after it leaves at `next_at`.

    Its headlines are the editor's alone, as far as there are any: the others come when it is known what has a place.
    `told` is what all earlier editions said; what later ones said is not looked at.
    """
    notes = content.notes_for(day) or LetterNotes(day)
    history = _history(told, day)
    rules = config.letter
    moment = Moment(sends_at, next_at, rules.reach, rules.news_age, config.zone)
    mentions: list[Mention] = []
    left_out: list[Omission] = []
    items: tuple[Event | NewsItem, ...] = (*content.events, *content.news)
    for item in items:
        before = history.get(item.id, [])
        life = _life_in(item.section if isinstance(item, NewsItem) else "")
        why = life(item, before, moment, day)
        if item.id in notes.skips:
            why = WhyNot.SKIPPED
        elif item.id in notes.pins and isinstance(why, WhyNot):
            why = Why.PIN
        if isinstance(why, WhyNot) or not _section_of(item, why, item.id in notes.pins, config):
            reason = why if isinstance(why, WhyNot) else WhyNot.NO_SECTION
            left_out.append(Omission(item.id, item.title, reason, before[-1].date if before else None))
        else:
            last = _is_last(item, why, life, before, moment)
            mentions.append(_mention(item, why, before, pinned=item.id in notes.pins, last=last))
    sections = (*_corrections(content, history, moment, day, config), *_sections(mentions, notes, config))
    return Edition(
        date=day,
        sends_at=sends_at,
        next_at=next_at,
        subject=notes.subject,
        preheader="",
        lead=notes.body,
        sections=sections,
        left_out=tuple(left_out),
    )


@cache
def _life_in(section: str) -> Callable[..., Why | WhyNot]:
    """How items live in letters: those of the kind that has the section; "" is of what stands there by its reasons."""
    lives = (kind.life for kind in every_kind() if kind.life and section in (kind.sections or ("",)))
    return next(lives)


def _history(told: Iterable[Told], day: date) -> dict[str, list[Told]]:
    history: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.date):
        if one.date < day:
            history[one.item_id].append(one)
    return history


def _corrections(
    content: Content, history: Mapping[str, list[Told]], moment: Moment, day: date, config: Config
) -> Iterator[Section]:
    """What earlier letters should have said, each once, the oldest first."""
    for notes in sorted(content.letters, key=lambda one: one.date):
        recent = day - moment.news_age <= notes.date < day
        if notes.correction and recent and correction_id(notes) not in history:
            yield corrected(correction_of(notes, config), config)


def _is_last(
    item: Event | NewsItem, why: Why, life: Callable[..., Why | WhyNot], before: Sequence[Told], moment: Moment
) -> bool:
    """Whether the next letter would come too late to tell this of the item: then it cannot wait."""
    if why is Why.REMINDER:
        return False
    if why in CHANGES:
        return True  # people make their plans by what is no longer so
    if isinstance(item, Event) and why is not Why.MATERIALS:
        soon = item.when is not None and item.when.starts_at(moment.zone) <= moment.next_at
        if soon or registration_ends_soon(item, moment):
            return True
    later = life(item, before, moment.following, moment.next_at.astimezone(moment.zone).date())
    return isinstance(later, WhyNot) or later is Why.REMINDER


def _mention(item: Event | NewsItem, why: Why, before: Sequence[Told], *, pinned: bool, last: bool) -> Mention:
    told = before[-1] if before else None
    if isinstance(item, Event):
        return Mention(why, event=item.public(), before=told, pinned=pinned, last=last)
    return Mention(why, news=item, before=told, pinned=pinned, last=last)


def _section_of(item: Event | NewsItem, why: Why, pinned: bool, config: Config) -> str:
    """The title of the section that takes the item; a pinned one goes where pins are, else where it would stand."""
    usual = item.section if isinstance(item, NewsItem) else str(Why.NEW)
    among_new = isinstance(item, NewsItem) or why in _AMONG_NEW
    for takes in (*("pin",) * pinned, str(why), *(usual,) * among_new):
        for section in config.letter.sections:
            if takes in section.takes:
                return section.title
    return ""


def _sections(mentions: Sequence[Mention], notes: LetterNotes, config: Config) -> Iterator[Section]:
    """The sections in config's order, pins first in each; one with nothing in it vanishes."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[_section_of(mention.item, mention.why, mention.pinned, config)].append(mention)
    for title in dict.fromkeys(rule.title for rule in config.letter.sections):
        if title in found:
            yield Section(title, tuple(sorted(found[title], key=lambda mention: _order(mention, notes))))


def _order(mention: Mention, notes: LetterNotes) -> tuple[int, str, str]:
    place = notes.pins.index(mention.item.id) if mention.pinned else len(notes.pins)
    if mention.news:
        # The newest news first: a day counted back from the last one there is.
        return place, str(date.max.toordinal() - mention.news.published.toordinal()).zfill(8), mention.news.title
    when = mention.item.when if isinstance(mention.item, Event) else None
    starts = f"{when.first} {when.opens or ''}" if when else "9999"
    return place, starts, mention.item.title
