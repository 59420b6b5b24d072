"""Which lines belong to which event: titles and days that stand together, however the page is built."""

from collections.abc import Sequence

from pipeline.collect.page.marks import ITEM_TAGS, Marks
from pipeline.collect.page.tree import Node
from pipeline.collect.page.words import clock_ahead, without_clock_ahead

# Each event's lines: first, last + 1, the line with its day where that stands above (else -1), whether it has a day.
Range = tuple[int, int, int, bool]


def ranges_of(marks: Marks) -> list[Range]:
    """The events of a page that names days, in no order; nothing where it names none."""
    return _Grouping(marks).ranges()


class _Grouping:
    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def ranges(self) -> list[Range]:
        found: list[Range] = []
        # A node to look into, and the lines around it that can only be of its one event.
        stack: list[tuple[Node, Node | None]] = [(self.marks.root, None)]
        while stack:
            node, outer = stack.pop()
            groups = self._groups(node.units())
            alone = len(groups) == 1
            outer = (outer or self.marks.closed(node, groups[0])) if alone else None
            for group in groups:
                start, end = group[0].start, group[-1].end
                if len(group) == 1 and end - start > 1 and self.marks.has_date(group[0]):
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
        line = self.marks.lines[units[0].start]
        if not (flags[0] == (False, True) and line.level > 1):
            return None
        first_both = next(n for n, flag in enumerate(flags) if flag == (True, True))
        own = [unit for unit, flag in zip(units[:first_both], flags, strict=False) if flag == (True, False)]
        prose = len(both) == 1 and not both[0].tags & ITEM_TAGS and not self.marks.holds_heading(both[0])
        intro = len(both) > 1 and all(len(self.marks.lines[unit.start].text) > 60 for unit in own)
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

    def _is_day(self, unit: Node) -> bool:
        """Whether it is a heading that tells a day and nothing more, on a page of events."""
        line, at = self.marks.lines[unit.start], unit.start
        alone = bool(line.level) and unit.end - at == 1 and self.marks.dates[at] and not self.marks.titles[at]
        return alone and self.marks.is_among_events(at)

    def _by_hours(self, start: int, end: int) -> list[Node]:
        """The lines that begin with hours of their own, where a day stands above them."""
        texts = {n: self.marks.lines[n].text for n in range(start, end)}
        return [Node(n, n + 1) for n, text in texts.items() if clock_ahead(text) and len(without_clock_ahead(text)) > 3]

    def _complete(self, group: Sequence[Node], flag: tuple[bool, bool]) -> bool:
        """Whether the event so far has both; further days or links before that are parts of it."""
        has_date = any(self.marks.has_date(unit) for unit in group)
        has_title = any(self.marks.has_title(unit) for unit in group)
        return has_date and has_title

    def _plain_groups(self, units: Sequence[Node]) -> list[list[Node]]:
        """Days without headings or links: under a heading of events each unit that says more is one of its own."""
        if self._is_day(units[0]) and self._by_hours(units[0].end, units[-1].end):
            return [list(units)]
        return [[unit] for unit in units if self.marks.has_date(unit) and self.marks.is_among_events(unit.start)]

    def _under_day(self, group: Sequence[Node]) -> list[Node]:
        """The events that share the day in the heading above them, where there are several."""
        first = group[0]
        if not (self.marks.has_date(first) and self.marks.lines[first.start].level and first.end - first.start == 1):
            return []
        titled: list[Node] = []
        if self._is_day(first) and not any(self.marks.has_title(unit) for unit in group[1:]):
            return self._by_hours(first.end, group[-1].end)
        for unit in group[1:]:
            parts = [one for one in unit.units() if self.marks.has_title(one)] if unit.children else []
            titled += parts if len(parts) > 1 else [unit] if self.marks.has_title(unit) else []
        return titled if len(titled) > 1 else []
