"""Which item a person means: by its id, its title or a beginning of one, or its day. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.finnish.times import read_day
from pipeline.kinds.kind import Item
from pipeline.kinds.values import folded
from pipeline.model import Event, LetterNotes, When

_WORDS = re.compile(r"\w+")


class Named(Struct, frozen=True):
    """What people know an item by; `when` is None for what has no time."""

    id: str
    title: str
    when: When | None = None


def named(item: Item) -> Named:
    """What an item is known by. Letter notes are known by their day alone."""
    if isinstance(item, LetterNotes):
        return Named(item.date.isoformat(), "")
    return Named(item.id, item.title, item.when if isinstance(item, Event) else None)


def meant(written: str, items: Iterable[Named], near: date | None = None) -> list[Named]:
    """The items that can be meant: an id alone, else equal titles, else those of the day, else titles with the words.

    A day without a year is the one nearest to `near`.
    """
    items = list(items)
    by_id = [one for one in items if one.id == written]
    by_title = by_id or [one for one in items if folded(one.title) == folded(written)]
    return by_title or _of_day(written, items, near) or _with_words(written, items)


def _of_day(written: str, items: list[Named], near: date | None) -> list[Named]:
    try:
        day = read_day(written, near)
    except Fault:
        return []
    return [one for one in items if one.when and one.when.first <= day <= one.when.last]


def _with_words(written: str, items: list[Named]) -> list[Named]:
    """Those whose titles have the words, whole ones and in a row."""
    words = _words(written)
    return [one for one in items if words and f" {words} " in f" {_words(one.title)} "]


def _words(text: str) -> str:
    return " ".join(_WORDS.findall(folded(text)))
