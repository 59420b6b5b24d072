"""Which pieces of a page are events: found from days near titles, in lists, cards, tables and sections alike."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.collect.page import words
from pipeline.collect.page.days import without_times
from pipeline.collect.page.grouping import ranges_of
from pipeline.collect.page.lines import Document, Line
from pipeline.collect.page.marks import Marks

ITEMS_MAX = 1000


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A piece of the page that tells of one event. `past` where it stands under "Menneet tapahtumat".

    `year` is the one that a heading above tells, `own` whether the day stands in the piece at all.
    """

    lines: tuple[Line, ...]
    title: str
    place: str
    past: bool = False
    year: int | None = None
    dated: bool = True


def items_of(
    document: Document, near: date, is_ours: Callable[[str], bool], known: Collection[str] = ()
) -> tuple[ListedItem, ...]:
    """The events that the page names, in its order.

    `is_ours` tells whether an address is one of the source; `known` are titles whose days are told elsewhere.
    """
    return tuple(_Finder(document, near, is_ours, known).items())


class _Finder:
    def __init__(self, document: Document, near: date, is_ours: Callable[[str], bool], known: Collection[str]) -> None:
        self.lines = document.lines
        self.near = near
        self.is_ours = is_ours
        self.marks = Marks(document, near, known)

    def items(self) -> list[ListedItem]:
        ranges = ranges_of(self.marks) or self._undated()
        items = []
        for number, (start, end, prefix, dated) in enumerate(sorted(set(ranges))[:ITEMS_MAX], 1):
            if item := self._item(start, end, prefix, dated, number):
                items.append(item)
        return items

    def _undated(self) -> list[tuple[int, int, int, bool]]:
        """Links under a heading of events, when the page tells no days at all: their own pages will."""
        return [
            (number, number + 1, -1, False)
            for number, line in enumerate(self.lines)
            if self.marks.titles[number]
            and self._ours(line)
            and any(words.is_of_events(h) for h in self.marks.above(number))
        ]

    def _item(self, start: int, end: int, prefix: int, dated: bool, number: int) -> ListedItem | None:
        lines = self.lines[start:end]
        above = self.marks.above(start)
        if any(words.is_other_matter(heading) for heading in above) or self._leads_to_news(lines):
            return None
        title = self._title(start, end)
        if not title or words.is_other_list(title) or (not dated and not any(self._ours(line) for line in lines)):
            return None
        if prefix >= 0:
            lines = (_with_hours(self.lines[prefix], lines[0]), *lines)
        years = [int(match) for heading in above for match in words.years(heading)]
        past = any(words.is_past(heading) for heading in above)
        return ListedItem(lines, title, f"luettelon kohta {number}", past, years[-1] if years else None, dated)

    def _title(self, start: int, end: int) -> str:
        for wanted in (
            self.marks.known_title,
            self._heading_title,
            self._cell_title,
            self._link_title,
            self._plain_title,
        ):
            for number in range(start, end):
                if title := wanted(number):
                    return title
        return ""

    def _heading_title(self, number: int) -> str:
        line = self.lines[number]
        return line.text if self.marks.titles[number] and line.level else ""

    def _cell_title(self, number: int) -> str:
        line = self.lines[number]
        return line.text if words.field_of(line.label) == "title" else ""

    def _link_title(self, number: int) -> str:
        links = [link.text for link in self.lines[number].links if not words.names_nothing(link.text)]
        return links[0] if links else ""

    def _plain_title(self, number: int) -> str:
        line = self.lines[number]
        text = line.text
        for link in line.links:
            text = text.replace(link.text, " ") if link.text else text
        rest = without_times(text, self.near) if self.marks.dates[number] else words.without_clock_ahead(text)
        rest = " ".join(rest.strip(" ()[],.–-").split())
        label, colon, _ = line.text.partition(":")
        if words.is_label(rest) or words.field_of(line.label) or (colon and words.field_of(label)):
            return ""
        return words.without_place(rest) if sum(c.isalpha() for c in rest) > 3 and len(rest) < 200 else ""

    def _leads_to_news(self, lines: Sequence[Line]) -> bool:
        links = [link.url or "" for line in lines for link in line.links if not words.names_nothing(link.text)]
        return bool(links) and all(words.is_news_path(url) for url in links)

    def _ours(self, line: Line) -> bool:
        return any(link.url and self.is_ours(link.url) for link in line.links)


def _with_hours(day: Line, line: Line) -> Line:
    """The day above several events with the hours that one of them begins with: "9.00–11.00 Aamukahvit"."""
    hours = words.clock_ahead(line.timed)
    return replace(day, timed=f"{day.timed} klo {hours}") if hours else day
