"""The search page's index: small enough for a phone, since the whole of it is fetched when somebody searches."""

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from pipeline import messages
from pipeline.render.markdown import summary
from pipeline.render.site.event import PageEvent
from pipeline.render.site.view import PageLetter, SiteView
from pipeline.render.times import day, when

_BACK = timedelta(days=2 * 365)
_EVENTS_MAX = 500
_LETTERS_MAX = 150
_BYTES_MAX = 100_000
_WORDS = 120  # characters of an event's text
_LETTER_WORDS = 250  # characters of a letter's titles

# Title, the line below it, more words to find it by, address from the site's root, and whether it is yet to come.
_Entry = tuple[str, str, str, str, int]


def indexed_events(view: SiteView) -> tuple[PageEvent, ...]:
    """The events that can be found: the coming ones, then those of two years back, as many as the index holds."""
    since = view.now.astimezone(view.config.zone).date() - _BACK
    recent = (item for item in view.past if item.event.when and item.event.when.last >= since)
    return tuple(chain(view.coming, recent))[:_EVENTS_MAX]


def indexed_letters(view: SiteView) -> tuple[PageLetter, ...]:
    return view.letters[:_LETTERS_MAX]


def search_index(view: SiteView) -> bytes:
    """JSON: a list of entries, in the order in which equal finds are shown. Events fill the room that letters leave."""
    letters = [
        _written(_letter(one, view.config.letter.name, view.config.project.language)) for one in indexed_letters(view)
    ]
    room = _BYTES_MAX - sum(map(len, letters))
    events = list(_within(room, (_written(_event(item)) for item in indexed_events(view))))
    return b"[%s]" % b",\n".join((*events, *letters))


def _within(room: int, written: Iterable[bytes]) -> Iterator[bytes]:
    for one in written:
        room -= len(one) + 2
        if room < 0:
            return
        yield one


def _written(entry: _Entry) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _event(item: PageEvent) -> _Entry:
    event = item.event
    words = " ".join(filter(None, (item.package, event.organiser, event.audience, summary(event.body, _WORDS))))
    return event.title, _line(item), words, item.path, int(not item.over)


def _line(item: PageEvent) -> str:
    event = item.event
    mark = messages.sentence(f"site.{item.mark}", item.language) if item.mark else ""
    return " · ".join(filter(None, (mark, when(event.when, item.language) if event.when else "", event.place)))


def _letter(letter: PageLetter, name: str, language: str) -> _Entry:
    edition = letter.edition
    titles = " ".join(mention.item.title for mention in edition.mentions)[:_LETTER_WORDS]
    return letter.title, f"{name} · {day(edition.date, language)}", titles, letter.path, 0
