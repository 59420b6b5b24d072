"""The rules between items: what each file alone cannot know. Broken items fall out here, with the reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.finnish.times import write_day
from pipeline.kinds.kind import Item, Kind, Surroundings
from pipeline.kinds.meant import meant, named
from pipeline.kinds.values import is_reserved
from pipeline.model import Content, DraftItem, Event, LetterNotes, NewsItem, Package, Problem, Severity
from pipeline.read.item import Read
from pipeline.read.secrets import private_addresses_in

_I = TypeVar("_I", Event, NewsItem, Package, LetterNotes)


def cross_checked(reads: Mapping[Kind, Sequence[Read]], *, config: Config, today: date) -> Content:
    """The content that stands, and every problem. `today` is a local day."""
    reads = _with_ids(reads, today)
    every = [read for ones in reads.values() for read in ones]
    problems = [problem for read in every for problem in read.problems]
    # Letters, pins and addresses name an item by its id alone, so no two items of any kind share one.
    problems.extend(_same_ids(_of_kinds(reads, lambda kind: not kind.by_day)))
    problems.extend(_unfit_beside_others(reads, config, today))
    problems.extend(_private_addresses(every))
    problems.extend(_placeholders(every, frozenset(kind.start.title.casefold() for kind in reads)))
    content = _standing(reads, {problem.file for problem in problems if problem.is_error})
    return replace(content, problems=(*problems, *_twins(content.events)))


def _with_ids(reads: Mapping[Kind, Sequence[Read]], today: date) -> dict[Kind, list[Read]]:
    """The same with ids in place of the titles and days by which editors have named other items."""
    known = {kind.name: [named(one.item) for one in ones if one.item] for kind, ones in reads.items()}

    def to_id(written: str, *kinds: str) -> str:
        found = {one.id for kind in kinds for one in meant(written, known.get(kind, ()), today)}
        return found.pop() if len(found) == 1 else written

    def with_ids(read: Read) -> Read:
        item = read.item
        if isinstance(item, Event) and item.package and (meant_one := to_id(item.package, "package")) != item.package:
            return replace(read, item=replace(item, package=meant_one))
        if isinstance(item, LetterNotes) and (item.pins or item.skips):
            pins, skips = (tuple(to_id(one, "event", "news") for one in ones) for ones in (item.pins, item.skips))
            return replace(read, item=replace(item, pins=pins, skips=skips))
        return read

    return {kind: [with_ids(read) for read in ones] for kind, ones in reads.items()}


def _of_kinds(reads: Mapping[Kind, Sequence[Read]], wanted: Callable[[Kind], bool]) -> list[Read]:
    return [read for kind, ones in reads.items() if wanted(kind) for read in ones]


def _unfit_beside_others(reads: Mapping[Kind, Sequence[Read]], config: Config, today: date) -> Iterator[Problem]:
    """What each kind has against an item, once it is known what else there is."""
    around = Surroundings(
        packages=frozenset(read.id for read in _of_kinds(reads, lambda kind: kind.name == "package")),
        drafts=frozenset(read.id for ones in reads.values() for read in ones if read.draft),
        told=[read.id for read in _of_kinds(reads, lambda kind: bool(kind.life))],
        themes=len(config.project.themes),
        rhythm=config.rhythm,
        today=today,
    )
    for kind, ones in reads.items():
        for read in ones:
            if read.item is not None:
                yield from kind.check(read.item, around)


def _standing(reads: Mapping[Kind, Sequence[Read]], faulty: set[str]) -> Content:
    """The items that are whole and whose files have no error; of the others, which they are."""
    standing = list[Item]()
    broken = set[tuple[str, str]]()
    drafts = list[DraftItem]()
    for kind, ones in reads.items():
        for read in ones:
            if read.draft:
                drafts.append(read.draft)
            elif read.item is None or read.item.source.file in faulty:
                broken.add((kind.name, read.id))
            else:
                standing.append(read.item)
    return Content(
        events=_of_shape(standing, Event),
        news=_of_shape(standing, NewsItem),
        packages=tuple(sorted(_of_shape(standing, Package), key=lambda package: package.number)),
        letters=_of_shape(standing, LetterNotes),
        broken=frozenset(broken),
        drafts=tuple(drafts),
    )


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


def _private_addresses(reads: Sequence[Read]) -> Iterator[Problem]:
    """What one file gives as a private address must stand in no other text."""
    known = known_secrets(reads)
    for read in reads if known else ():
        if read.item is not None:
            yield from private_addresses_in(read.item, read.body_lines, known)


def known_secrets(reads: Iterable[Read]) -> list[str]:
    """Every private address, as texts are searched for them."""
    return sorted({secret.reveal() for read in reads for secret in read.secrets})


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
