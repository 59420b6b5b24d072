"""What a page tells of an event beside its facts."""

from collections.abc import Sequence

from pipeline.collect.page.days import has_event_time, without_times
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.state_words import split_title
from pipeline.collect.page.status import is_badge
from pipeline.collect.page.words import PUBLISHED, field_of, is_clock, is_over_list, names_nothing

BODY_MAX = 20_000
_PARAGRAPH = 500  # characters: more than any fact or button takes
_NOT_BODY = frozenset("when clock starts ends original both place audience organiser deadline published status".split())


def body_of(lines: Sequence[Line], pairs: Sequence[Pair], title: str, place: str) -> str:
    """What is told of the event beside its facts: paragraphs, each heading as one of its own."""
    taken = {n for pair in pairs if pair.field in _NOT_BODY for n in pair.lines}
    taken |= {n for pair in pairs if pair.field == "registration" and len(pair.value) < 80 for n in pair.lines}
    told = [
        line.text
        for number, line in enumerate(lines)
        if not (number in taken or line.gone or line.text == place or _is_furniture(line, title))
    ]
    return "\n\n".join(told)[:BODY_MAX]


def _is_furniture(line: Line, title: str) -> bool:
    """Whether a line is of the site or tells a fact that has a field of its own."""
    if len(line.text) > _PARAGRAPH:
        return False
    if line.text == title or is_clock(line.text) or PUBLISHED.match(line.text):
        return True
    if split_title(dateless(line))[0] == title or is_badge(line.text):
        return True
    if line.links and " ".join(link.text for link in line.links) == line.text:
        return all(names_nothing(link.text) or link.text == title for link in line.links)
    if (field := field_of(line.text)) or _is_button(line):
        return field != "programme"
    return has_event_time(line) and _tells_nothing_more(line, title)


def _tells_nothing_more(line: Line, title: str) -> bool:
    rest = without_times(line)
    for said in (title, *(link.text for link in line.links)):
        rest = rest.replace(said, " ") if said else rest
    return sum(c.isalpha() for c in rest) < 4


def _is_button(line: Line) -> bool:
    """Whether a line is the site's, not the event's: "Jaa Facebookissa", "Tapahtumat"."""
    return is_over_list(line.text) or (len(line.text.split()) < 4 and names_nothing(line.text))


def dateless(line: Line) -> str:
    """A title without a time at its edges; the whole when nothing else is left."""
    rest = without_times(line)
    return rest if sum(c.isalpha() for c in rest) > 2 and not rest.endswith("klo") else line.text
