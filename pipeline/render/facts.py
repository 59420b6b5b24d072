"""What a reader is told of an event, wherever it stands: a letter, its web version, its own page. No HTML here."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from pipeline.kinds.deadlines import still_ahead
from pipeline.kinds.event_life import CHANGES, registration_closes_at
from pipeline.model import Event, Mention, When, Why
from pipeline.safe.characters import first_words

# Nobody comes to what is so.
OFF = (Why.CANCELLED, Why.POSTPONED)

# Words that are left at least of a title, a place and an audience.
_FEWEST = (4, 2, 2)


class Facts(Struct, frozen=True):
    """An event's facts; `templates/item.html` has their words and their one order.

    `change` is the change that is told (a value of Why, or empty), `was` and `was_in` are the time and place that are
    no longer so. `opens` and `deadline` are the registration's: each None where none was told or it has gone by.
    `closed` is when it ended, where that is worth telling. `opened`: that one can register now is the news;
    `before_start`: one can until it begins. `registration` is empty where nobody can register any more, `ics` where a
    calendar has nothing to take. `short`: times and deadlines are told in few words.
    """

    event: Event
    change: str = ""
    was: When | None = None
    was_in: str = ""
    opens: When | None = None
    deadline: When | None = None
    closed: When | None = None
    opened: bool = False
    before_start: bool = False
    registration: str = ""
    ics: str = ""
    short: bool = False


def facts_of(mention: Mention, sent_at: datetime, zone: ZoneInfo, ics: str) -> Facts:
    """What a letter that leaves at `sent_at` (aware) tells of an event; `ics` is the address of its own calendar."""
    event, before = mention.event, mention.before
    assert event is not None
    change = _change(mention, event)
    closes = registration_closes_at(event, zone)
    registers = change not in OFF and (closes is None or closes > sent_at)
    opens = still_ahead(event.registration_opens, sent_at, zone) if registers else None
    comes = event.when is not None and event.when.ends_at(zone) > sent_at
    return Facts(
        event=event,
        change=change,
        was=_time_before(mention, event, change),
        was_in=before.place if change and before and before.place != event.place else "",
        opens=opens,
        deadline=event.registration_closes if registers else None,
        opened=mention.why is Why.REGISTRATION_OPENS and opens is None,
        before_start=registers and mention.why is Why.LAST_CALL,
        registration=event.registration if registers else "",
        ics=ics if comes and change not in OFF else "",
    )


def _change(mention: Mention, event: Event) -> str:
    """The change that a mention tells. An event that is off says so, for whatever reason it stands in the letter."""
    if mention.why in CHANGES:
        return str(mention.why)
    return str(Why.CANCELLED) if event.cancelled else str(Why.POSTPONED) if event.postponed else ""


def _time_before(mention: Mention, event: Event, change: str) -> When | None:
    """The time that no longer holds: what a letter told, else what its file tells."""
    told = mention.before.when if change and mention.before else None
    if event.cancelled:
        return told or event.when
    known = told or event.original
    return known if known != event.when else None


def fitted(facts: Facts, within: int, around: Callable[[Facts], str]) -> Facts:
    """The facts so told that what, when, where, until when and for whom are answered in `within` words.

    `around` writes the HTML of what stands beside title, place and audience. Where all of it is too long, times are
    told in few words; then each of the three has the words that the fewest of those after it leave.
    """
    event = facts.event
    written = [event.title, event.place, event.audience]
    if sum(map(_words_in, (_text(around(facts)), *written))) <= within:
        return facts
    short = replace(facts, short=True)
    left = within - _words_in(_text(around(short)))
    fewest = [min(_words_in(one), few) for one, few in zip(written, _FEWEST, strict=True)]
    for number, text in enumerate(written):
        written[number] = first_words(text, max(left - sum(fewest[number + 1 :]), fewest[number]))
        left -= _words_in(written[number])
    title, place, audience = written
    return replace(short, event=replace(event, title=title, place=place, audience=audience))


def _text(html: str) -> str:
    return Markup(html).striptags()


def _words_in(text: str) -> int:
    """Words as people count them: marks alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
