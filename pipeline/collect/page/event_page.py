"""An event's own page: its title, what is its own matter on it, and the events that it tells of."""

from collections.abc import Sequence

from pipeline.collect.page.alike import alike
from pipeline.collect.page.claims import Claim, first_value
from pipeline.collect.page.days import has_event_time
from pipeline.collect.page.event import event_claims
from pipeline.collect.page.language import language_claims
from pipeline.collect.page.lines import BOLD_LEVEL, Document, Line
from pipeline.collect.page.structured import DataEvent
from pipeline.collect.page.words import is_label, is_other_events, is_other_matter, is_over_list
from pipeline.model import When

Testimony = tuple[Claim, ...]


def page_claims(
    document: Document, structured: Sequence[DataEvent], listed_title: str, listed_when: When | None
) -> tuple[Testimony, ...]:
    """The claims on the page's event, or on each session where machines are told of several with days of their own."""
    number, title, origin = _title(document, listed_title)
    own = _own_lines(document, number)
    language = language_claims(document)
    visible = (*event_claims(own, title, origin, document.url, document.side), *language)
    mine = _mine(structured, title, first_value(visible, "when"), listed_title, listed_when)
    if len(mine) > 1:
        return tuple((*one.claims, *language) for one in mine)
    return ((*(mine[0].claims if mine else ()), *visible),)


def _mine(
    structured: Sequence[DataEvent], title: str, when: When | None, listed: str, listed_when: When | None
) -> list[DataEvent]:
    """The structured events that are this page's: its own one, or all where none is alone its own."""
    if len(structured) < 2:
        return list(structured)
    named = [one for one in structured if alike(one.title, title) or alike(one.title, listed)]
    if named:
        return named[:1]
    days = {one.when.first for one in structured if one.when is not None}
    own_days = {one.first for one in (when, listed_when) if one is not None}
    return list(structured) if len(days) > 1 and own_days <= days else []


def _title(document: Document, listed: str) -> tuple[int, str, str]:
    """The number of the title's line, the title and where it stood. What the list calls the event is a help."""
    headings = _headings(document)
    named = [(n, line) for n, line in headings if not is_over_list(line.text)]
    first = [(n, line) for n, line in named if line.level == 1]
    known = [(n, line) for n, line in headings if line.level < 4 and alike(line.text, listed)]
    rest = [(n, line) for n, line in named if not is_label(line.text)]
    both = [one for one in first if one in known]
    best = next(iter((*both, *first, *known, *rest)), None)
    if best is not None:
        return best[0], best[1].text, f"otsikko h{best[1].level}"
    return 0, listed or document.title, "luettelo" if listed else "sivun nimi"


def _headings(document: Document) -> list[tuple[int, Line]]:
    return [(n, line) for n, line in enumerate(document.lines) if 0 < line.level < BOLD_LEVEL and not line.gone]


def _own_lines(document: Document, title: int) -> list[Line]:
    """The lines of the page's event: without what stands before the title, and without other events and news."""
    lines = document.lines
    others: set[int] = set()
    for part in document.parts:
        if part.tag == "section" and part.start > title and _is_of_others(lines[part.start].text):
            others.update(range(part.start, part.end))
    return [
        line
        for number, line in enumerate(lines)
        if number not in others and (number >= title or (not line.links and _tells(line)))
    ]


def _is_of_others(heading: str) -> bool:
    if is_label(heading):
        return False
    return is_other_events(heading) or is_other_matter(heading) or is_over_list(heading)


def _tells(line: Line) -> bool:
    """Whether a line above the title says something of the event: its day, a badge."""
    return has_event_time(line) or len(line.text) < 25
