"""Lists that go on over several pages: coming and past events by month, letters by year."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar

from msgspec import Struct

from pipeline import messages
from pipeline.render.site.event import PageEvent
from pipeline.render.site.view import PageLetter, SiteView, digest, file_of
from pipeline.render.times import month_title

EVENTS_A_PAGE = 50
LETTERS_A_PAGE = 100

_Item = TypeVar("_Item", PageEvent, PageLetter)


class Group(Struct, Generic[_Item], frozen=True):
    """Items under one heading."""

    title: str
    items: tuple[_Item, ...]


class Sheet(Struct, Generic[_Item], frozen=True):
    """One page of a list: `number` of `pages`, counted from 1. `folder` is the list's own path, with both slashes."""

    folder: str
    number: int
    pages: int
    items: tuple[_Item, ...]

    @property
    def path(self) -> str:
        return _sheet_path(self.folder, self.number)


def sheets(folder: str, items: Sequence[_Item], on_one: int) -> Iterator[Sheet[_Item]]:
    """The pages of the list; an empty one has a page too.

    They are cut from the far end: where the list begins, time takes items and brings new ones, and only the first page,
    of half as many to half as many again, is another one then.
    """
    whole = max(0, (len(items) - on_one // 2) // on_one)
    first = len(items) - whole * on_one
    yield Sheet(folder, 1, whole + 1, tuple(items[:first]))
    for number in range(whole):
        start = first + number * on_one
        yield Sheet(folder, number + 2, whole + 1, tuple(items[start : start + on_one]))


def events_page(view: SiteView, sheet: Sheet[PageEvent], *, past: bool) -> bytes:
    groups = _grouped(sheet.items, partial(_month_of, language=view.config.project.language))
    return _list_page(view, "site/events.html", sheet, groups=groups, past=past)


def events_digest(view: SiteView, sheet: Sheet[PageEvent]) -> str:
    return digest(view, sheet.path, sheet.pages, [item.digest for item in sheet.items])


def letters_page(view: SiteView, sheet: Sheet[PageLetter]) -> bytes:
    groups = _grouped(sheet.items, lambda letter: str(letter.edition.date.year))
    return _list_page(view, "site/letters.html", sheet, groups=groups)


def letters_digest(view: SiteView, letters: Sequence[PageLetter], *more: object) -> str:
    """A digest of the letters as lists show them."""
    return digest(view, [one.digest for one in letters], more)


def _list_page(view: SiteView, template: str, sheet: Sheet[_Item], **values: object) -> bytes:
    up = "/".join([".."] * (sheet.path.count("/") - 1))
    return file_of(
        view,
        template,
        sheet.path,
        number=sheet.number,
        pages=sheet.pages,
        page_address=partial(_address, up, sheet.folder),
        **values,
    )


def _address(up: str, folder: str, number: int) -> str:
    return f"{up}{_sheet_path(folder, number)}"


def _sheet_path(folder: str, number: int) -> str:
    return folder if number == 1 else f"{folder}sivu/{number}/"


def _grouped(items: Sequence[_Item], title_of: Callable[[_Item], str]) -> list[Group[_Item]]:
    return [Group(title, tuple(group)) for title, group in groupby(items, title_of)]


def _month_of(item: PageEvent, language: str) -> str:
    when = item.event.when
    return month_title(when.first, language) if when else messages.sentence("site.open_time", language)
