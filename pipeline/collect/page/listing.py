"""Which pieces of a page are events: found from days near titles, in lists, cards, tables and sections alike."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.collect.page import words
from pipeline.collect.page.lines import Document, Line
from pipeline.collect.page.marks import ITEM_TAGS, Marks
from pipeline.collect.page.times import without_times
from pipeline.collect.page.tree import Node

ITEMS_MAX = 1000


@dataclass(frozen=True, slots=True)
class Item:
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
) -> tuple[Item, ...]:
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
        self.root = self.marks.root

    def items(self) -> list[Item]:
        ranges = self._ranges() or self._undated()
        items = []
        for number, (start, end, prefix, dated) in enumerate(sorted(set(ranges))[:ITEMS_MAX], 1):
            if item := self._item(start, end, prefix, dated, number):
                items.append(item)
        return items

    def _ranges(self) -> list[tuple[int, int, int, bool]]:
        """Each event's lines: first, last + 1, the line with its day where that stands above (else -1)."""
        found: list[tuple[int, int, int, bool]] = []
        # A node to look into, and the lines around it that can only be of its one event.
        stack: list[tuple[Node, Node | None]] = [(self.root, None)]
        while stack:
            node, outer = stack.pop()
            groups = self._groups(node.units())
            alone = len(groups) == 1
            outer = (outer or self.marks.closed(node, groups[0])) if alone else None
            for group in groups:
                start, end = group[0].start, group[-1].end
                if len(group) == 1 and end - start > 1:
                    stack.append((group[0], outer))
                elif shared := self._under_day(group):
                    found += [(unit.start, unit.end, start, True) for unit in shared]
                elif outer is not None:
                    found.append((outer.start, outer.end, -1, True))
                else:
                    found.append((start, end, -1, any(self.marks.has_date(unit) for unit in group)))
        return found

    def _groups(self, units: Sequence[Node]) -> list[list[Node]]:
        """The units of each event. A title begins one; where days come first, a day does; a unit with both is one."""
        flags = [(self.marks.has_date(unit), self.marks.has_title(unit)) for unit in units]
        rows = {
            self.marks.kind_of(u)
            for u, flag in zip(units, flags, strict=True)
            if flag == (True, True) and u.tags & ITEM_TAGS
        }
        flags = [(d, t or (d and self.marks.kind_of(u) in rows)) for u, (d, t) in zip(units, flags, strict=True)]
        both = [unit for unit, flag in zip(units, flags, strict=True) if flag == (True, True)]
        if not any(d for d, _ in flags):
            return []
        if not any(t for _, t in flags):
            return self._plain_groups(units)
        if not both:
            return self._by_turns(units, flags)
        if days_first := self._days_before_headings(units, flags):
            return days_first
        heading = self._heading_of_one(units, flags, both)
        if heading:
            return [heading]
        kinds = [self.marks.kind_of(unit) for unit in both]
        groups: list[list[Node]] = []
        open_ = False
        for unit, (dated, titled) in zip(units, flags, strict=True):
            if dated and titled:
                groups.append([unit])
                open_ = not unit.children
            elif titled and self.marks.kind_of(unit) in kinds and self.marks.kind_of(unit)[0]:
                groups.append([unit])
                open_ = False
            elif titled:
                open_ = False
            elif groups and open_ and not self.marks.is_over_list(unit):
                groups[-1].append(unit)
        return groups

    def _heading_of_one(
        self, units: Sequence[Node], flags: Sequence[tuple[bool, bool]], both: Sequence[Node]
    ) -> list[Node] | None:
        """All units as one event where its heading stands first and its own day before anything with a title."""
        line = self.lines[units[0].start]
        if not (flags[0] == (False, True) and line.level > 1):
            return None
        first_both = next(n for n, flag in enumerate(flags) if flag == (True, True))
        own = [unit for unit, flag in zip(units[:first_both], flags, strict=False) if flag == (True, False)]
        prose = len(both) == 1 and not both[0].tags & ITEM_TAGS and not self.marks.holds_heading(both[0])
        intro = len(both) > 1 and all(len(self.lines[unit.start].text) > 60 for unit in own)
        return list(units) if (own and not intro) or (prose and not own) else None

    def _by_turns(self, units: Sequence[Node], flags: Sequence[tuple[bool, bool]]) -> list[list[Node]]:
        """Titles and days in different units: whichever comes first begins each event."""
        first = next(flag for flag in flags if any(flag))
        groups: list[list[Node]] = []
        for unit, flag in zip(units, flags, strict=True):
            begins = flag == first and not (groups and not self._complete(groups[-1], flag))
            if begins:
                groups.append([unit])
            elif groups and self.marks.is_over_list(unit):
                continue
            elif groups:
                groups[-1].append(unit)
        return [group for group in groups if any(self.marks.has_date(u) for u in group)]

    def _days_before_headings(self, units: Sequence[Node], flags: Sequence[tuple[bool, bool]]) -> list[list[Node]]:
        """The events where each day stands alone above its heading, so that a section ends with the next one's day."""
        first = next((n for n, flag in enumerate(flags) if any(flag)), 0)
        tail = units[first + 1 :]
        if flags[first] != (True, False) or flags[-1] != (False, True) or not all("section" in u.tags for u in tail):
            return []
        starts = [units[first].start, *(unit.end - 1 for unit in tail[:-1])]
        if not all(self.marks.dates[start] and not self.marks.titles[start] for start in starts):
            return []
        return [[Node(start, end)] for start, end in zip(starts, [*starts[1:], tail[-1].end], strict=True)]

    def _complete(self, group: Sequence[Node], flag: tuple[bool, bool]) -> bool:
        """Whether the event so far has both; further days or links before that are parts of it."""
        has_date = any(self.marks.has_date(unit) for unit in group)
        has_title = any(self.marks.has_title(unit) for unit in group)
        return has_date and has_title

    def _plain_groups(self, units: Sequence[Node]) -> list[list[Node]]:
        """Days without headings or links: under a heading of events each unit that says more is one of its own."""
        return [[unit] for unit in units if self.marks.has_date(unit) and self.marks.is_among_events(unit.start)]

    def _under_day(self, group: Sequence[Node]) -> list[Node]:
        """The events that share the day in the heading above them, where there are several."""
        first = group[0]
        if not (self.marks.has_date(first) and self.lines[first.start].level and first.end - first.start == 1):
            return []
        titled: list[Node] = []
        for unit in group[1:]:
            parts = [one for one in unit.units() if self.marks.has_title(one)] if unit.children else []
            titled += parts if len(parts) > 1 else [unit] if self.marks.has_title(unit) else []
        return titled if len(titled) > 1 else []

    def _undated(self) -> list[tuple[int, int, int, bool]]:
        """Links under a heading of events, when the page tells no days at all: their own pages will."""
        return [
            (number, number + 1, -1, False)
            for number, line in enumerate(self.lines)
            if self.marks.titles[number]
            and self._ours(line)
            and any(words.is_of_events(h) for h in self.marks.above(number))
        ]

    def _item(self, start: int, end: int, prefix: int, dated: bool, number: int) -> Item | None:
        lines = self.lines[start:end]
        above = self.marks.above(start)
        if any(words.is_other_matter(heading) for heading in above) or self._leads_to_news(lines):
            return None
        title = self._title(start, end)
        if not title or (not dated and not any(self._ours(line) for line in lines)):
            return None
        if prefix >= 0:
            lines = (self.lines[prefix], *lines)
        years = [int(match) for heading in above for match in words.years(heading)]
        past = any(words.is_past(heading) for heading in above)
        return Item(lines, title, f"luettelon kohta {number}", past, years[-1] if years else None, dated)

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
        rest = without_times(text, self.near) if self.marks.dates[number] else text
        rest = " ".join(rest.strip(" ()[],.–-").split())
        if words.field_of(rest) or words.field_of(line.label) or words.field_of(line.text.partition(":")[0]):
            return ""
        return words.without_place(rest) if sum(c.isalpha() for c in rest) > 3 and len(rest) < 200 else ""

    def _leads_to_news(self, lines: Sequence[Line]) -> bool:
        links = [link.url or "" for line in lines for link in line.links if not words.names_nothing(link.text)]
        return bool(links) and all(words.is_news_path(url) for url in links)

    def _ours(self, line: Line) -> bool:
        return any(link.url and self.is_ours(link.url) for link in line.links)
