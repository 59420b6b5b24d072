"""Which pieces of a page are events: found from borders, titles and days, in whatever build."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline.collect.page import notices, words
from pipeline.collect.page.dated import at_year
from pipeline.collect.page.days import first_sentence, without
from pipeline.collect.page.grouping import Range, ranges_of
from pipeline.collect.page.lines import Document, Line
from pipeline.collect.page.marks import Marks, bold_title, lead_title, named_links
from pipeline.collect.page.status import is_badge
from pipeline.collect.page.towns import is_place

ITEMS_MAX = 1000


class ListedItem(Struct, frozen=True):
    """A piece of the page that tells of one event. `past` where it stands under "Menneet tapahtumat".

    `dated` says whether the day stands in the piece at all.
    """

    lines: tuple[Line, ...]
    title: str
    place: str
    past: bool = False
    dated: bool = True


def items_of(document: Document, is_ours: Callable[[str], bool], known: Collection[str] = ()) -> tuple[ListedItem, ...]:
    """The events that the page names, in its order.

    `is_ours` tells whether an address is one of the source; `known` are titles whose days are told elsewhere.
    """
    return tuple(_Finder(document, is_ours, known).items())


class _Finder:
    def __init__(self, document: Document, is_ours: Callable[[str], bool], known: Collection[str]) -> None:
        self.lines = document.lines
        self.near = document.near
        self.zone = document.zone
        self.is_ours = is_ours
        self.marks = Marks(document, known)

    def items(self) -> list[ListedItem]:
        ranges = ranges_of(self.marks) or self._undated()
        items = []
        for number, one in enumerate(sorted(set(ranges))[:ITEMS_MAX], 1):
            if item := self._item(one, number):
                items.append(item)
        return items

    def _undated(self) -> list[Range]:
        """Links under a heading of events, when the page tells no days at all: their own pages will."""
        return [
            Range(number, number + 1, -1, False)
            for number, line in enumerate(self.lines)
            if self.marks.titles[number]
            and self._ours(line)
            and any(words.is_of_events(h) for h in self.marks.above(number))
        ]

    def _item(self, one: Range, number: int) -> ListedItem | None:
        start, end, prefix, dated = one.start, one.end, one.prefix, one.dated
        lines = self.lines[start:end]
        above = self.marks.above(start)
        if words.is_under_other_matter(above) or self._leads_to_news(lines):
            return None
        title = self._title(start, end)
        if not title or words.is_other_list(title) or words.is_of_site(title):
            return None
        if not dated and not one.bordered and not any(self._ours(line) for line in lines):
            return None
        if prefix >= 0:
            lines = (_with_hours(self.lines[prefix], lines[0]), *lines)
        years = [int(match) for heading in above for match in words.years(heading)]
        if years:
            lines = at_year(lines, date(years[-1], 3, 4), self.zone)
        return ListedItem(lines, title, f"luettelon kohta {number}", _is_past(above, lines), dated)

    def _title(self, start: int, end: int) -> str:
        for wanted in (
            self.marks.known_title,
            self._heading_title,
            self._cell_title,
            self._bold_title,
            self._lead_title,
            self._link_title,
            self._plain_title,
        ):
            for number in range(start, end):
                if not self.lines[number].gone and (title := wanted(number)):
                    return self._uncrossed(title, number)
        return next((self.lines[n].text for n in range(start, end) if self.lines[n].gone and self.lines[n].level), "")

    def _uncrossed(self, title: str, number: int) -> str:
        """The crossed-out name where the words beside it only say why: "~~Historian ilta~~ PERUTTU"."""
        struck = " ".join(self.lines[number].struck)
        return struck if struck and is_badge(title) else title

    def _heading_title(self, number: int) -> str:
        line = self.lines[number]
        return line.text if self.marks.titles[number] and line.level else ""

    def _cell_title(self, number: int) -> str:
        line = self.lines[number]
        return line.text if words.field_of(line.label) == "title" else ""

    def _bold_title(self, number: int) -> str:
        return bold_title(self.lines[number])

    def _lead_title(self, number: int) -> str:
        return lead_title(self.lines[number])

    def _link_title(self, number: int) -> str:
        return next(iter(named_links(self.lines[number])), "")

    def _plain_title(self, number: int) -> str:
        line = self.lines[number]
        rest = self._bare(line)
        label, colon, _ = line.text.partition(":")
        if (
            words.is_label(rest)
            or notices.says_open(line.text)
            or words.field_of(line.label)
            or (colon and words.field_of(label))
        ):
            return ""
        if words.names_nothing(rest) and line.links:
            return ""
        rest = _without_place(first_sentence(rest))
        return rest if sum(c.isalpha() for c in rest) > 3 and len(rest) < 200 else ""

    def _bare(self, line: Line) -> str:
        """What a line says beside its days, its hours and its links that name nothing."""
        links = [line.text.find(link.text) for link in line.links if link.text]
        ranges = [(at, at + len(link.text)) for at, link in zip(links, line.links, strict=False) if at >= 0]
        ranges += [(time.start, time.end) for time in line.times]
        rest = max(without(line.text, ranges), key=len)
        rest = rest if line.times else words.without_clock_ahead(rest)
        return " ".join(rest.strip(" ()[],.–-").split())

    def _leads_to_news(self, lines: Sequence[Line]) -> bool:
        links = [link.url or "" for line in lines for link in line.links if not words.names_nothing(link.text)]
        return bool(links) and all(words.is_news_path(url) for url in links)

    def _ours(self, line: Line) -> bool:
        return any(link.url and self.is_ours(link.url) for link in line.links)


def _is_past(above: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether a heading over lines, or one over a list of one that they begin with, says that they are over."""
    own = [line.text for line in lines[:1] if line.level and words.is_over_list(line.text)]
    return any(words.is_past(heading) for heading in (*above, *own))


def _without_place(title: str) -> str:
    """A title out of running text, without the place after it: "Kevätkokous, Pori", "Klinikka, verkossa (Teams)"."""
    head, comma, tail = words.without_place(title).rpartition(", ")
    return head if comma and is_place(tail) and not is_place(head) else words.without_place(title)


def _with_hours(day: Line, line: Line) -> Line:
    """The day above several events with the hours that one of them begins with: "9.00–11.00 Aamukahvit"."""
    first = next((hour for hour in line.hours if hour.start < 5 and hour.fault is None), None)
    if first is None:
        return day
    times = tuple(
        replace(time, when=replace(time.when, opens=first.opens, closes=first.closes)) if time.when else time
        for time in day.times
    )
    return replace(day, times=times)
