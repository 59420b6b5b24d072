"""An extra notice: a short edition of its own, for a change that the next letter would tell too late. Pure."""

from collections.abc import Iterable
from datetime import date, datetime

from pipeline import messages
from pipeline.compose.correction import corrected, correction_of
from pipeline.compose.edition import SUBJECT_MAX
from pipeline.config import Config
from pipeline.finnish.times import write_when
from pipeline.kinds.event_life import change_since
from pipeline.kinds.moment import Moment
from pipeline.model import Edition, Event, LetterNotes, Mention, Section, Told, Why


def notice_of(
    event: Event, told: Iterable[Told], day: date, sends_at: datetime, next_at: datetime, config: Config
) -> Edition | None:
    """The notice of `day` (local) about what has changed since letters told the event; None where nothing has.

    `sends_at` and `next_at` (aware) are the hours of the notice and of the letter after it.
    """
    rules = config.letter
    history = [one for one in told if one.item_id == event.id]
    why = change_since(event, history, Moment(sends_at, next_at, rules.reach, rules.news_age, config.zone))
    if why is None:
        return None
    mention = Mention(why, event=event.public(), before=history[-1])
    subject = _subject(mention, event)
    return Edition(
        date=day,
        sends_at=sends_at,
        next_at=next_at,
        subject=subject,
        preheader=subject,
        lead=messages.text("notice.lead", name=rules.name, next=next_at.astimezone(config.zone)),
        sections=(Section(messages.text("notice.section"), (mention,)),),
        about=event.id,
    )


def _subject(mention: Mention, event: Event) -> str:
    new_time = mention.before is not None and mention.before.when != event.when
    name = "new_place" if mention.why is Why.MOVED and not new_time else str(mention.why)
    when = write_when(event.when) if event.when else ""
    whole = messages.text(f"notice.{name}", title=event.title, when=when)
    return whole if len(whole) <= SUBJECT_MAX else f"{whole[: SUBJECT_MAX - 1].rstrip()}…"


def correction_notice(
    notes: LetterNotes, told: Iterable[Told], day: date, sends_at: datetime, next_at: datetime, config: Config
) -> Edition | None:
    """The notice of `day` (local) that corrects a sent letter at once; None where letters have told the correction.

    `sends_at` and `next_at` (aware) are the hours of the notice and of the letter after it.
    """
    mention = correction_of(notes, config)
    if any(one.item_id == mention.item.id for one in told):
        return None
    title = mention.item.title
    sections = (corrected(mention, config),)
    return Edition(day, sends_at, next_at, title, title, "", sections, about=mention.item.id)
