"""Where a page names days and titles: what the search for events goes by."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate

from pipeline.collect.page import words
from pipeline.collect.page.days import has_event_time, without_times
from pipeline.collect.page.lines import Document
from pipeline.collect.page.tree import Node, tree_of

_ASIDE = frozenset(("deadline", "published", "registration"))
ITEM_TAGS = frozenset(("li", "tr", "article", "section", "details", "dd"))


class Marks:
    """Where a page names days and titles, and questions about ranges of its lines."""

    def __init__(self, document: Document, near: date, known: Collection[str]) -> None:
        self.lines = document.lines
        self.near = near
        self.known = known
        self.root = tree_of(document.parts, len(self.lines))
        self._headings_over = _headings_over(document)
        self._page_is_of_events = any(
            words.is_of_events(told) or words.is_over_list(told)
            for told in (document.title, *(line.text for line in self.lines if line.level == 1))
            if told
        )
        self.dates = [has_event_time(line, near) and words.field_of(line.label) not in _ASIDE for line in self.lines]
        for number, line in enumerate(self.lines[:-1]):
            if words.field_of(line.text) == "published":
                self.dates[number + 1] = False
        self.titles = [self._is_title(number) for number in range(len(self.lines))]
        for number, line in enumerate(self.lines):
            if line.level != 1 and self.known_title(number):
                self.dates[number] = self.titles[number] = True
        self._dates_to = [0, *accumulate(self.dates)]
        self._titles_to = [0, *accumulate(self.titles)]
        over_lists = (line.level > 0 and (line.level == 1 or words.is_over_list(line.text)) for line in self.lines)
        self._lists_to = [0, *accumulate(over_lists)]

    def known_title(self, number: int) -> str:
        text = self.lines[number].text
        return next((title for title in self.known if text.startswith(title)), "")

    def _is_title(self, number: int) -> bool:
        line = self.lines[number]
        if words.field_of(line.label) == "title":
            return True
        if line.level:
            bare = without_times(line.text, self.near) if self.dates[number] else line.text
            if line.level == 1 or words.is_label(line.text) or words.is_over_list(bare) or len(bare) < 3:
                return False
            return not words.names_nothing(bare)
        named = [
            link
            for link in line.links
            if not words.names_nothing(link.text) and not words.registers_by(line.text, link.text)
        ]
        return bool(named) and not words.field_of(line.text.partition(":")[0])

    def above(self, number: int) -> list[str]:
        """The headings over a line, the outermost first."""
        above = []
        while (number := self._headings_over[number]) >= 0:
            above.append(self.lines[number].text)
        return above[::-1]

    def has_date(self, node: Node) -> bool:
        return self._dates_to[node.end] > self._dates_to[node.start]

    def has_title(self, node: Node) -> bool:
        return self._titles_to[node.end] > self._titles_to[node.start]

    def is_over_list(self, node: Node) -> bool:
        line = self.lines[node.start]
        return bool(line.level) and words.is_over_list(line.text)

    def holds_heading(self, node: Node) -> bool:
        return any(self.lines[n].level for n in range(node.start, node.end))

    def closed(self, node: Node, group: Sequence[Node]) -> Node | None:
        """The whole node where all of it is the group's event: no heading over a list in it, no further titles."""
        if node is self.root or self._lists_to[node.end] > self._lists_to[node.start]:
            return None
        titles = sum(self._titles_to[unit.end] - self._titles_to[unit.start] for unit in group)
        return node if self._titles_to[node.end] - self._titles_to[node.start] == titles else None

    def kind_of(self, node: Node) -> tuple[frozenset[str], int]:
        tags = frozenset(node.tags & ITEM_TAGS)
        return tags, self.lines[node.start].level if tags else 0

    def is_among_events(self, number: int) -> bool:
        return self._page_is_of_events or any(words.is_of_events(heading) for heading in self.above(number))


def _headings_over(document: Document) -> list[int]:
    """For each line the number of the nearest heading over it, -1 where there is none."""
    sections = {part.start: part.end for part in document.parts if part.tag == "section"}
    over, stack = [], list[tuple[int, int]]()
    for number in range(len(document.lines)):
        while stack and stack[-1][1] <= number:
            stack.pop()
        over.append(stack[-1][0] if stack else -1)
        if number in sections:
            stack.append((number, sections[number]))
    return over
