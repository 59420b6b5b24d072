"""Where a page names days and titles: what the search for events goes by."""

from collections.abc import Collection, Sequence
from itertools import accumulate

from pipeline.collect.page import words
from pipeline.collect.page.days import has_event_time, without, without_times
from pipeline.collect.page.lines import Document, Line
from pipeline.collect.page.ranges import Node, tree_of

_ASIDE = frozenset(("deadline", "published", "registration"))
ITEM_TAGS = frozenset(("li", "tr", "article", "section", "details", "dd"))


class Marks:
    """Where a page names days and titles, and questions about ranges of its lines."""

    def __init__(self, document: Document, known: Collection[str]) -> None:
        self.lines = document.lines
        self.known = known
        self.root = tree_of(document.parts, len(self.lines))
        self._headings_over = _headings_over(document)
        self._page_is_of_events = any(
            words.is_of_events(told) or words.is_over_list(told)
            for told in (document.title, *(line.text for line in self.lines if line.level == 1))
            if told
        )
        self.dates = [self._has_date(number) for number in range(len(self.lines))]
        self.titles = [self.is_title(line) for line in self.lines]
        self._known = [self._known_title(line) for line in self.lines]
        for number, title in enumerate(self._known):
            if title and self.lines[number].level != 1:
                self.dates[number] = self.titles[number] = True
        self._dates_to = [0, *accumulate(self.dates)]
        self._titles_to = [0, *accumulate(self.titles)]
        over_lists = (line.level > 0 and (line.level == 1 or words.is_over_list(line.text)) for line in self.lines)
        self._lists_to = [0, *accumulate(over_lists)]

    def _has_date(self, number: int) -> bool:
        line = self.lines[number]
        if number and words.field_of(self.lines[number - 1].text) == "published":
            return False
        return has_event_time(line) and words.field_of(line.label) not in _ASIDE

    def known_title(self, number: int) -> str:
        """The title whose day is told elsewhere that a line begins with."""
        return self._known[number]

    def _known_title(self, line: Line) -> str:
        if not self.known:
            return ""
        if line.text in self.known:
            return line.text
        return next((title for title in self.known if line.text.startswith(title)), "") if len(self.known) < 50 else ""

    @staticmethod
    def is_title(line: Line) -> bool:
        """Whether a line may name an event: a heading that labels nothing, or a link that stands for something."""
        if words.field_of(line.label) == "title":
            return True
        if line.level:
            bare = without_times(line)
            if line.level == 1 or words.is_label(line.text) or words.is_over_list(bare) or len(bare) < 3:
                return False
            return not words.names_nothing(bare)
        if bold_title(line):
            return True
        return bool(named_links(line)) and not words.field_of(line.text.partition(":")[0])

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

    def count_titles(self, node: Node) -> int:
        return self._titles_to[node.end] - self._titles_to[node.start]

    def is_named_day(self, number: int) -> bool:
        """Whether a line tells a day and, beside it, some words that may be a name."""
        if not self.dates[number]:
            return False
        rest = words.without_clock_ahead(without_times(self.lines[number]))
        return sum(c.isalpha() for c in rest) > 3 and not words.field_of(rest) and not words.is_over_list(rest)

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


def bold_title(line: Line) -> str:
    """The name in bold that a line begins with, beside its day: "**Ti 16.4. klo 9 Arviointi** Teams"."""
    if line.level or not line.lead or len(line.lead) > 150 or not line.times or line.times[0].start > 2:
        return ""
    if line.text != line.lead or line.kind in ("li", "td"):
        return ""
    rest = without_times(line)
    named = sum(c.isalpha() for c in rest) > 3 and not words.is_label(rest) and not words.names_nothing(rest)
    return rest if named and not line.links else ""


def lead_title(line: Line) -> str:
    """The name in what begins a line in bold with its day, where more follows: "**Ti 16.4. klo 9 Arviointi** Teams"."""
    lead = line.lead
    if line.level or not line.text.startswith(lead) or not line.times:
        return ""
    ranges = [(time.start, time.end) for time in line.times] + [(hour.start, hour.end) for hour in line.hours]
    rest = max(without(lead, [(start, end) for start, end in ranges if end <= len(lead)]), key=len)
    named = sum(c.isalpha() for c in rest) > 3 and not words.is_label(rest) and not words.names_nothing(rest)
    return rest if named and len(rest) < 150 else ""


def named_links(line: Line) -> list[str]:
    """The words of links that may name an event; within a sentence a link of a few small letters names none."""
    return [
        link.text
        for link in line.links
        if not words.names_nothing(link.text)
        and not words.is_map(link.url or "")
        and not words.registers_by(line.text, link.text)
        and not _is_within_sentence(line, link.text)
    ]


def _is_within_sentence(line: Line, link: str) -> bool:
    """Whether a link's words go on from a sentence: "Ilmoittaudu lomakkeella 10.4. mennessä"."""
    if not link[:1].islower():
        return False
    before = line.text.partition(link)[0].rstrip()
    return bool(before) and (before[-1].isalpha() or before[-1] == ",")
