"""The life of an event in the letters: new, one line, last call, changed, materials. One rule a function."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from pipeline.kinds.deadlines import deadline_at
from pipeline.kinds.moment import Moment
from pipeline.model import Event, Hours, Status, Told, When, Why, WhyNot

CHANGES = (Why.MOVED, Why.POSTPONED, Why.CANCELLED, Why.CONFIRMED_AGAIN)


def life_of(event: Event, history: Sequence[Told], moment: Moment) -> Why | WhyNot:
    """Why the event stands in the letter, or why it does not. `history` is what was told of it, oldest first."""
    if change := change_since(event, history, moment):
        return change
    if event.cancelled:
        return WhyNot.TOLD_BEFORE if history else WhyNot.CANCELLED_UNTOLD
    if event.when is None:
        return WhyNot.TOLD_BEFORE if history else WhyNot.POSTPONED_UNTOLD
    if is_over(event, moment):
        return _after(event, history, moment)
    if not _told_ahead(history):
        # After a long break even what is far may come before the next letter.
        reach = max(moment.now + moment.reach, moment.next_at)
        return Why.NEW if event.when.starts_at(moment.zone) <= reach else WhyNot.OUT_OF_REACH
    if registration_ends_soon(event, moment):
        return Why.LAST_CALL
    return Why.REGISTRATION_OPENS if registration_is_news(event, history, moment) else Why.REMINDER


def change_since(event: Event, history: Sequence[Told], moment: Moment) -> Why | None:
    """The change that readers must hear of: what they were told last is no longer so."""
    last = next((told for told in reversed(history) if told.why is not Why.MATERIALS), None)
    if last is None or _long_past(event, last, moment):
        return None
    if event.cancelled:
        return None if last.status is Status.CANCELLED else Why.CANCELLED
    if event.postponed:
        return None if last.when is None else Why.POSTPONED
    if is_over(event, moment):
        return None
    if _told_otherwise(last.when, event.when):
        return Why.MOVED
    if last.status is Status.CANCELLED:
        return Why.CONFIRMED_AGAIN
    return Why.MOVED if last.place != event.place else None


def _told_otherwise(before: When | None, now: When | None) -> bool:
    """Whether people know another time. Daily hours were once told as those of the first and the last day."""
    if before and now and Hours.DAILY in (before.hours, now.hours):
        before, now = replace(before, hours=Hours.ONCE), replace(now, hours=Hours.ONCE)
    return before != now


def is_over(event: Event, moment: Moment) -> bool:
    return event.when is not None and event.when.ends_at(moment.zone) <= moment.now


def registration_ends_soon(event: Event, moment: Moment) -> bool:
    """Whether this is the last letter in which registering can be asked for."""
    closes = registration_closes_at(event, moment.zone)
    return closes is not None and moment.now < closes <= moment.next_at


def registration_is_news(event: Event, history: Sequence[Told], moment: Moment) -> bool:
    """Whether readers should hear that registering begins: once, in the last letter before it or the first one after.

    Nobody needs to who was told of the event when registering was possible already.
    """
    if event.registration_opens is None:
        return False
    opens, closes = event.registration_opens.starts_at(moment.zone), registration_closes_at(event, moment.zone)
    if opens > moment.next_at or (closes is not None and closes <= moment.now):
        return False
    if any(told.why is Why.REGISTRATION_OPENS and told.deadline == event.registration_opens for told in history):
        return False
    hour = moment.now.astimezone(moment.zone).time()
    return all(datetime.combine(told.date, hour, moment.zone) < opens for told in history)


def registration_closes_at(event: Event, zone: ZoneInfo) -> datetime | None:
    """The instant after which nobody can register: the deadline told, else the start; None without registration."""
    if event.registration_closes:
        return deadline_at(event.registration_closes, zone)
    if event.registration and event.when:
        return event.when.starts_at(zone)
    return None


def _after(event: Event, history: Sequence[Told], moment: Moment) -> Why | WhyNot:
    """A past event is told once more, when its materials are there; an old one that nobody heard of is not."""
    if not event.materials:
        return WhyNot.PAST
    if any(told.why is Why.MATERIALS for told in history):
        return WhyNot.TOLD_BEFORE
    assert event.when is not None
    recent = event.when.ends_at(moment.zone) > moment.now - moment.news_age
    return Why.MATERIALS if history or recent else WhyNot.PAST


def _told_ahead(history: Sequence[Told]) -> bool:
    return any(told.why is not Why.MATERIALS for told in history)


def _long_past(event: Event, last: Told, moment: Moment) -> bool:
    """Nobody needs to hear that what was over weeks ago had changed."""
    times = [when for when in (event.when, last.when) if when]
    return bool(times) and max(when.ends_at(moment.zone) for when in times) < moment.now - moment.news_age
