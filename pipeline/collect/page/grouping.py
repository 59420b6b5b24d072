"""Which lines belong to which event: siblings that are alike first, then titles and days that stand together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.collect.page.marks import ITEM_TAGS, Marks
from pipeline.collect.page.ranges import Node
from pipeline.collect.page.words import field_of, is_no_event, is_over_list

_LISTED = frozenset(("li", "tr", "article", "details"))
_Flags = tuple[bool, bool]


class Range(Struct, frozen=True, order=True):
    """An event's lines, `start` to `end` (not included); `prefix` is the line above with its day, else -1.

    `dated` says that it tells a day, `bordered` that it is an item by its place among others.
    """

    start: int
    end: int
    prefix: int = -1
    dated: bool = True
    bordered: bool = False


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
            groups = self._groups(node)
            alone = len(groups) == 1
            outer = (outer or self.marks.closed(node, groups[0])) if alone else None
            for group in groups:
                if len(group) == 1 and self._may_hold_several(group[0]):
                    stack.append((group[0], outer))
                else:
                    found += self._found(group, outer)
        return found

    def _may_hold_several(self, unit: Node) -> bool:
        """Whether it is to be looked into. One of siblings that names one thing and one day is an event as it is."""
        if unit.end - unit.start < 2 or not self.marks.has_date(unit):
            return False
        if not unit.family or self.marks.count_titles(unit) > 1:
            return True
        return sum(self.marks.is_named_day(n) for n in range(unit.start, unit.end)) > 1

    def _found(self, group: Sequence[Node], outer: Node | None) -> Iterator[Range]:
        if shared := self._under_day(group):
            yield from (Range(unit.start, unit.end, group[0].start) for unit in shared)
        elif outer is not None:
            yield Range(outer.start, outer.end)
        else:
            dated = any(self.marks.has_date(unit) for unit in group)
            bordered = len(group) == 1 and bool(group[0].family or "section" in group[0].tags)
            yield Range(group[0].start, group[-1].end, -1, dated, bordered)

    def _groups(self, node: Node) -> list[list[Node]]:
        """The units of each event of a node: borders decide where they stand, else what comes first."""
        units = node.units()
        flags = [(self.marks.has_date(unit), self.marks.has_title(unit)) for unit in units]
        if not any(dated for dated, _ in flags):
            return []
        if items := self._items(units, flags):
            return items
        flags = self._with_rows(units, flags)
        if not any(titled for _, titled in flags):
            return self._plain_groups(units)
        both = [unit for unit, flag in zip(units, flags, strict=True) if flag == (True, True)]
        if not both:
            return self._by_turns(units, flags)
        if days_first := self._days_before_headings(units, flags):
            return days_first
        heading = self._heading_of_one(units, flags, both)
        return [heading] if heading else self._by_titles(units, flags, both)

    def _items(self, units: Sequence[Node], flags: Sequence[_Flags]) -> list[list[Node]]:
        """Each of the siblings that are alike, where one of them is an event: a title and a day within its borders."""
        events = Counter(u.family for u, flag in zip(units, flags, strict=True) if u.family and flag == (True, True))
        if not events:
            return []
        groups: list[list[Node]] = []
        levels = {
            self._title_level(u)
            for u, flag in zip(units, flags, strict=True)
            if u.family in events and flag == (True, True)
        }
        for unit, flag in zip(units, flags, strict=True):
            if unit.family in events:
                if flag == (True, True) or self._is_item_all_the_same(unit, flag, levels):
                    groups.append([unit])
            elif flag == (True, True):
                groups.append([unit])
        return groups

    def _is_item_all_the_same(self, unit: Node, flag: _Flags, levels: set[int]) -> bool:
        """Whether a sibling of events is one too: it has a title like theirs, or a day and words."""
        dated, titled = flag
        if dated:
            return not self._is_label(unit)
        first = self.marks.lines[unit.start].text
        return titled and self._title_level(unit) in levels and not is_no_event(first)

    def _title_level(self, unit: Node) -> int:
        numbers = (n for n in range(unit.start, unit.end) if self.marks.titles[n])
        return next((self.marks.lines[n].level for n in numbers), -1)

    def _is_label(self, unit: Node) -> bool:
        return field_of(self.marks.lines[unit.start].text.partition(":")[0]) not in ("", "title")

    def _with_rows(self, units: Sequence[Node], flags: Sequence[_Flags]) -> list[_Flags]:
        """The flags; a row with a day is titled where rows like it are."""
        rows = {
            self.marks.kind_of(unit)
            for unit, flag in zip(units, flags, strict=True)
            if flag == (True, True) and unit.tags & ITEM_TAGS
        }
        return [
            (dated, titled or (dated and self.marks.kind_of(unit) in rows))
            for unit, (dated, titled) in zip(units, flags, strict=True)
        ]

    def _by_titles(self, units: Sequence[Node], flags: Sequence[_Flags], both: Sequence[Node]) -> list[list[Node]]:
        """Each unit with a title and a day, with the lines after it; a section like theirs is one without its day."""
        kinds = [self.marks.kind_of(unit) for unit in both]
        groups: list[list[Node]] = []
        open_ = False
        for unit, (dated, titled) in zip(units, flags, strict=True):
            if dated and titled:
                groups.append([unit])
                open_ = not unit.children
            elif titled:
                open_ = False
                if self.marks.kind_of(unit)[0] and self._is_sibling(unit, kinds):
                    groups.append([unit])
            elif groups and open_ and not self.marks.is_over_list(unit):
                groups[-1].append(unit)
        return groups

    def _is_sibling(self, unit: Node, kinds: Sequence[tuple[frozenset[str], int]]) -> bool:
        kind = self.marks.kind_of(unit)
        return kind in kinds and not is_no_event(self.marks.lines[unit.start].text)

    def _heading_of_one(
        self, units: Sequence[Node], flags: Sequence[_Flags], both: Sequence[Node]
    ) -> list[Node] | None:
        """All units as one event where its heading stands first and its own day before anything with a title."""
        line = self.marks.lines[units[0].start]
        if not (flags[0] == (False, True) and line.level > 1 and units[0].end - units[0].start == 1):
            return None
        first_both = next(n for n, flag in enumerate(flags) if flag == (True, True))
        own = [unit for unit, flag in zip(units[:first_both], flags, strict=False) if flag == (True, False)]
        if own:
            return None if len(both) > 1 and self._are_long(own) else list(units)
        prose = len(both) == 1 and not both[0].tags & ITEM_TAGS and not self.marks.holds_heading(both[0])
        return list(units) if prose else None

    def _are_long(self, units: Sequence[Node]) -> bool:
        """Whether days stand in whole sentences, as in an introduction to a list."""
        return all(len(self.marks.lines[unit.start].text) > 60 for unit in units)

    def _by_turns(self, units: Sequence[Node], flags: Sequence[_Flags]) -> list[list[Node]]:
        """Titles and days in different units: whichever comes first begins each event."""
        first = next(flag for flag in flags if any(flag))
        groups: list[list[Node]] = []
        for unit, flag in zip(units, flags, strict=True):
            if flag == first and not (groups and not self._complete(groups[-1])):
                groups.append([unit])
            elif groups and not self.marks.is_over_list(unit):
                groups[-1].append(unit)
        return [group for group in groups if any(self.marks.has_date(unit) for unit in group)]

    def _days_before_headings(self, units: Sequence[Node], flags: Sequence[_Flags]) -> list[list[Node]]:
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
        lines = {n: self.marks.lines[n] for n in range(start, end)}
        return [
            Node(n, n + 1)
            for n, line in lines.items()
            if line.hours and line.hours[0].start == 0 and len(line.text[line.hours[0].end :].strip(" :,–-")) > 3
        ]

    def _complete(self, group: Sequence[Node]) -> bool:
        """Whether the event so far has both; further days or links before that are parts of it."""
        has_date = any(self.marks.has_date(unit) for unit in group)
        has_title = any(self.marks.has_title(unit) for unit in group)
        return has_date and has_title

    def _plain_groups(self, units: Sequence[Node]) -> list[list[Node]]:
        """Days without headings or links: under a heading of events each unit that says more is one of its own."""
        if self._is_day(units[0]) and self._by_hours(units[0].end, units[-1].end):
            return [list(units)]
        dated = [unit for unit in units if self.marks.has_date(unit) and self.marks.is_among_events(unit.start)]
        families = Counter(unit.family for unit in dated if unit.family and self._is_card(unit))
        named = {unit.start for unit in dated}
        return [[unit] for unit in units if unit.start in named or self._is_row_without_day(unit, families)]

    def _is_card(self, unit: Node) -> bool:
        """Whether one of several siblings may be an event: a list's item, or a box of some lines."""
        return not self._is_label(unit) and bool(unit.tags & _LISTED or unit.end - unit.start > 1)

    def _is_row_without_day(self, unit: Node, families: Counter[int]) -> bool:
        """Whether a list's item without a day is an event all the same: the others are, and it names something."""
        if families[unit.family] < 2 or not unit.family:
            return False
        line = self.marks.lines[unit.start]
        label, colon, _ = line.text.partition(":")
        return (
            5 < len(line.text) < 150
            and not is_over_list(line.text)
            and not (colon and field_of(label) not in ("", "title"))
            and not is_no_event(line.text)
        )

    def _under_day(self, group: Sequence[Node]) -> list[Node]:
        """The events that share the day in the heading above them, where there are several."""
        first = group[0]
        if not (self.marks.has_date(first) and self.marks.lines[first.start].level and first.end - first.start == 1):
            return []
        if self._is_day(first) and not any(self.marks.has_title(unit) for unit in group[1:]):
            return self._by_hours(first.end, group[-1].end)
        titled: list[Node] = []
        for unit in group[1:]:
            parts = [one for one in unit.units() if self.marks.has_title(one)] if unit.children else []
            titled += parts if len(parts) > 1 else [unit] if self.marks.has_title(unit) else []
        return titled if len(titled) > 1 else []
