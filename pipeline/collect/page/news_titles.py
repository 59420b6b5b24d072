"""The names of pieces of news: their headings, else their links, else the first words after their day."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.collect.page import words
from pipeline.collect.page.days import first_sentence
from pipeline.collect.page.lines import Line
from pipeline.collect.page.marks import Marks, lead_title, named_links
from pipeline.collect.page.news_days import is_day
from pipeline.collect.page.ranges import Node


def titles_in(node: Node, marks: Marks) -> list[str]:
    """The names that stand in a node: its headings, else its links, each once."""
    numbers = range(node.start, node.end)
    headings = [marks.lines[n] for n in numbers if marks.lines[n].level > 1 and not words.is_label(marks.lines[n].text)]
    headings = [line for line in headings if not (_is_over_pieces(line.text) or is_day(line))]
    if headings:
        top = min(line.level for line in headings)
        return [line.text for line in headings if line.level == top]
    named: dict[str, str] = {}
    for number in numbers:
        line = marks.lines[number]
        names = named_links(line)
        for link in line.links:
            if link.text in names and not words.is_over_news(link.text):
                named.setdefault(link.url or link.text, link.text)
    lines = marks.lines[node.start : node.end]
    leads = [title for line in lines if (title := lead_title(line))]
    return list(named.values()) or leads or [title for n in range(len(lines)) if (title := _first_words(lines, n)[1])]


def _is_over_pieces(heading: str) -> bool:
    """Whether a heading names no piece but stands over several: "Uutiset", "Huhtikuu 2024", "Julkaisut"."""
    of_other_matter = words.is_other_matter(heading) and len(heading.split()) == 1
    return of_other_matter or words.is_over_news(heading) or words.is_over_list(heading)


def _first_words(lines: Sequence[Line], number: int) -> tuple[str, str]:
    """The day and the first sentence of a line under its day alone, or of an item that begins with it; "" where it is
    neither.
    """
    line = lines[number]
    if number and lines[number - 1].level and is_day(lines[number - 1]):
        day = ""
    elif line.kind == "li" and line.times and line.times[0].start == 0:
        day = line.text[: line.times[0].end]
    else:
        return "", ""
    title = first_sentence(line.text[len(day) :].strip(" ,:;–—-|·•")).rstrip(".")
    names = len(title.split()) > 1 and not words.is_label(title) and not words.names_nothing(title)
    return (day, title) if names else ("", "")


def apart(lines: Sequence[Line], title: str) -> tuple[Line, ...]:
    """The lines, where one that begins with its day and its title is a line of each, and one of what follows."""
    for number, line in enumerate(lines):
        day, named = _first_words(lines, number)
        if named == title and line.text != title:
            start = line.text.index(title, len(day))
            end = start + len(title)
            more = end + len(line.text[end:]) - len(line.text[end:].lstrip(". "))
            cut = ((0, len(day)), (start, end), (more, len(line.text)))
            pieces = [_cut(line, one, two) for one, two in cut if one < two]
            return (*lines[:number], *pieces, *lines[number + 1 :])
    return tuple(lines)


def _cut(line: Line, start: int, end: int) -> Line:
    """A part of a line as a line of its own, with what lies in it."""
    text = line.text[start:end]
    times = tuple(
        replace(time, start=time.start - start, end=time.end - start)
        for time in line.times
        if start <= time.start < end
    )
    hours = tuple(
        replace(hour, start=hour.start - start, end=hour.end - start)
        for hour in line.hours
        if start <= hour.start < end
    )
    links = tuple(link for link in line.links if link.text in text)
    return replace(line, text=text, times=times, hours=hours, links=links, lead="", pieces=(), stamps=())
