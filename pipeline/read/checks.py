"""The rules between items: what each file alone cannot know. Broken items fall out here, with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pipeline.config import Config
from pipeline.finnish.times import write_day
from pipeline.kinds.kind import Item, Kind, Surroundings
from pipeline.kinds.values import is_reserved
from pipeline.model import Content, Event, LetterNotes, NewsItem, Package, Problem, Severity
from pipeline.read.item import Read

_I = TypeVar("_I", Event, NewsItem, Package, LetterNotes)


def cross_checked(reads: Mapping[Kind, Sequence[Read]], *, config: Config, today: date) -> Content:
    """The content that stands, and every problem. `today` is a local day."""
    every = [read for ones in reads.values() for read in ones]
    problems = [problem for read in every for problem in read.problems]
    # Letters, pins and addresses name an item by its id alone, so no two items of any kind share one.
    problems.extend(_same_ids([read for kind, ones in reads.items() for read in ones if not kind.by_day]))
    around = Surroundings(
        packages=frozenset(read.id for kind, ones in reads.items() for read in ones if kind.name == "package"),
        told=[read.id for kind, ones in reads.items() for read in ones if kind.life],
        themes=len(config.project.themes),
        rhythm=config.rhythm,
        today=today,
    )
    for kind, ones in reads.items():
        for read in ones:
            if read.item is not None:
                problems.extend(kind.check(read.item, around))
    problems.extend(_placeholders(every, frozenset(kind.start.title.casefold() for kind in reads)))
    faulty = {problem.file for problem in problems if problem.is_error}
    standing = [read.item for read in every if read.item is not None and read.item.source.file not in faulty]
    content = Content(
        events=_of_shape(standing, Event),
        news=_of_shape(standing, NewsItem),
        packages=tuple(sorted(_of_shape(standing, Package), key=lambda package: package.number)),
        letters=_of_shape(standing, LetterNotes),
        broken=frozenset(
            (kind.name, read.id) for kind, ones in reads.items() for read in ones if _is_faulty(read, faulty)
        ),
    )
    return replace(content, problems=(*problems, *_twins(content.events)))


def _is_faulty(read: Read, faulty: set[str]) -> bool:
    return read.item is None or read.item.source.file in faulty


def _of_shape(items: Sequence[Item], shape: type[_I]) -> tuple[_I, ...]:
    return tuple(item for item in items if isinstance(item, shape))


def _same_ids(reads: Sequence[Read]) -> Iterator[Problem]:
    """The first file with an id keeps it; each later one is set aside until one of them is changed."""
    first: dict[str, Item] = {}
    for read in reads:
        if read.item is None:
            continue
        if not read.id:
            yield Problem("read.no_id", read.item.source.file)
        elif is_reserved(read.id):
            source = read.item.source
            yield Problem("read.taken_id", source.file, source.line("id"), values={"id": read.id})
        elif read.id in first:
            source = read.item.source
            values = {"id": read.id, "other": first[read.id].source.file}
            yield Problem("read.same_id", source.file, source.line("id"), values=values)
        else:
            first[read.id] = read.item


def _placeholders(reads: Sequence[Read], made_up: frozenset[str]) -> Iterator[Problem]:
    """Titles that `soila new` made up."""
    for read in reads:
        item = read.item
        if item is None or isinstance(item, LetterNotes):
            continue
        if item.title.casefold() in made_up:
            told = {"title": item.title}
            yield Problem("read.placeholder", item.source.file, item.source.line("title"), values=told)


def _twins(events: Sequence[Event]) -> Iterator[Problem]:
    """Two events with the same title on the same day are most often one event written twice."""
    first: dict[tuple[str, date], Event] = {}
    for event in events:
        if event.when is None:
            continue
        key = (event.title.casefold(), event.when.first)
        if key in first:
            source = event.source
            values = {"title": event.title, "day": write_day(event.when.first), "other": first[key].source.file}
            yield Problem("read.twins", source.file, source.line("title"), Severity.WARNING, values)
        else:
            first[key] = event
