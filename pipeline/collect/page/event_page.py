"""An event's own page: its title, what is its own matter on it, and the events that it tells of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.collect.page.days import has_event_time
from pipeline.collect.page.event import read_event
from pipeline.collect.page.language import foreign
from pipeline.collect.page.lines import BOLD_LEVEL, Document, Line
from pipeline.collect.page.merge import alike, merged
from pipeline.collect.page.words import is_label, is_other_events, is_other_matter, is_over_list
from pipeline.model import FoundEvent


def read_event_page(
    document: Document, structured: Sequence[FoundEvent], listed: FoundEvent, near: date
) -> tuple[FoundEvent, ...]:
    """The event of the page, or its sessions where machines are told of several with days of their own."""
    number, title, origin = _title(document, listed.title)
    own = _own_lines(document, number, near)
    visible = read_event(own, title, origin, document.url, near, document.side)
    visible = replace(visible, doubts=(*visible.doubts, *foreign(document)))
    mine = _mine(structured, visible, listed)
    if not mine:
        return (visible,)
    if len(mine) > 1:
        return tuple(replace(one, doubts=(*one.doubts, *foreign(document))) for one in mine)
    return (merged(mine[0], visible),)


def _mine(structured: Sequence[FoundEvent], visible: FoundEvent, listed: FoundEvent) -> list[FoundEvent]:
    """The structured events that are this page's: its own one, or all where none is alone its own."""
    if len(structured) < 2:
        return list(structured)
    named = [one for one in structured if alike(one.title, visible.title) or alike(one.title, listed.title)]
    if named:
        return named[:1]
    days = {one.when.first for one in structured if one.when is not None}
    own_days = {event.when.first for event in (visible, listed) if event.when is not None}
    return list(structured) if len(days) > 1 and own_days <= days else []


def _title(document: Document, listed: str) -> tuple[int, str, str]:
    """The number of the title's line, the title and where it stood. What the list calls the event is a help."""
    headings = [(number, line) for number, line in enumerate(document.lines) if 0 < line.level < BOLD_LEVEL]
    first = [(n, line) for n, line in headings if line.level == 1 and not is_over_list(line.text)]
    known = [(n, line) for n, line in headings if line.level < 4 and alike(line.text, listed)]
    rest = [(n, line) for n, line in headings if not is_over_list(line.text) and not is_label(line.text)]
    for chosen in (*[one for one in first if one in known], *first[:1], *known, *rest[:1]):
        return chosen[0], chosen[1].text, f"otsikko h{chosen[1].level}"
    return 0, listed or document.title, "luettelo" if listed else "sivun nimi"


def _own_lines(document: Document, title: int, near: date) -> list[Line]:
    """The lines of the page's event: without what stands before the title, and without other events and news."""
    lines = document.lines
    foreign_lines: set[int] = set()
    for part in document.parts:
        heading = lines[part.start]
        if part.tag == "section" and part.start > title and _is_of_others(heading.text):
            foreign_lines.update(range(part.start, part.end))
    kept = []
    for number, line in enumerate(lines):
        before = number < title
        if number in foreign_lines or (before and (line.links or not _tells(line, near))):
            continue
        kept.append(line)
    return kept


def _is_of_others(heading: str) -> bool:
    if is_label(heading):
        return False
    return is_other_events(heading) or is_other_matter(heading) or is_over_list(heading)


def _tells(line: Line, near: date) -> bool:
    """Whether a line above the title says something of the event: its day, a badge."""
    return has_event_time(line, near) or len(line.text) < 25
