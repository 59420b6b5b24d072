"""The rules between items: what each file alone cannot know. Broken items fall out here, with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from pipeline.compose.rhythm import Rhythm
from pipeline.config import Config
from pipeline.model import Content, Event, LetterNotes, NewsItem, Package, Problem, Severity
from pipeline.read.finnish_time import write_day
from pipeline.read.item import Item, Read

_I = TypeVar("_I", Event, NewsItem, Package)
# Names that the site itself uses beside the items' pages and calendars.
_TAKEN = frozenset(("index", "menneet", "sivu", "kaikki", "tapahtumat", "qr", "ohjeet", "viive", "sisalto"))
_THEME = re.compile(r"teema-\d+")
_PLACEHOLDERS = frozenset(("uusi tapahtuma", "uusi uutinen", "uusi paketti"))


def cross_checked(
    events: Sequence[Read],
    news: Sequence[Read],
    packages: Sequence[Read],
    letters: Sequence[Read],
    *,
    config: Config,
    today: date,
) -> Content:
    """The content that stands, and every problem. `today` is a local day."""
    every = (*events, *news, *packages, *letters)
    problems = [problem for read in every for problem in read.problems]
    # Letters, pins and addresses name an item by its id alone, so no two items of any kind share one.
    problems.extend(_same_ids((*events, *news, *packages)))
    package_ids = frozenset(read.id for read in packages)
    for read in events:
        if isinstance(read.item, Event):
            problems.extend(_event_problems(read.item, package_ids, config))
    for read in news:
        if isinstance(read.item, NewsItem):
            problems.extend(_news_problems(read.item, config, today))
    known = [read.id for read in (*events, *news)]
    for read in letters:
        if isinstance(read.item, LetterNotes):
            problems.extend(_notes_problems(read.item, known, config))
    problems.extend(_placeholders(every))
    faulty = {problem.file for problem in problems if problem.is_error}
    kinds = (("event", events), ("news", news), ("package", packages), ("letter", letters))
    content = Content(
        events=tuple(_standing(events, Event, faulty)),
        news=tuple(_standing(news, NewsItem, faulty)),
        packages=tuple(sorted(_standing(packages, Package, faulty), key=lambda package: package.number)),
        letters=tuple(r.item for r in letters if isinstance(r.item, LetterNotes) and r.item.source.file not in faulty),
        broken=frozenset((kind, read.id) for kind, reads in kinds for read in reads if _is_faulty(read, faulty)),
    )
    return replace(content, problems=(*problems, *_twins(content.events)))


def _is_faulty(read: Read, faulty: set[str]) -> bool:
    return read.item is None or read.item.source.file in faulty


def _standing(reads: Sequence[Read], kind: type[_I], faulty: set[str]) -> Iterator[_I]:
    for read in reads:
        if isinstance(read.item, kind) and read.item.source.file not in faulty:
            yield read.item


def _same_ids(reads: Sequence[Read]) -> Iterator[Problem]:
    """The first file with an id keeps it; each later one is set aside until one of them is changed."""
    first: dict[str, Item] = {}
    for read in reads:
        if read.item is None:
            continue
        if not read.id:
            yield Problem("read.no_id", read.item.source.file)
        elif read.id in _TAKEN or _THEME.fullmatch(read.id):
            source = read.item.source
            yield Problem("read.taken_id", source.file, source.line("id"), values={"id": read.id})
        elif read.id in first:
            source = read.item.source
            values = {"id": read.id, "other": first[read.id].source.file}
            yield Problem("read.same_id", source.file, source.line("id"), values=values)
        else:
            first[read.id] = read.item


def _event_problems(event: Event, package_ids: frozenset[str], config: Config) -> Iterator[Problem]:
    source = event.source
    if event.package and event.package not in package_ids:
        guess = get_close_matches(event.package, sorted(package_ids), 1, cutoff=0.5)
        values = {"id": event.package, "known": ", ".join(guess or sorted(package_ids)) or "–"}
        yield Problem("read.unknown_package", source.file, source.line("package"), values=values)
    yield from _theme_problems(event, config)


def _theme_problems(item: Event | NewsItem, config: Config) -> Iterator[Problem]:
    for theme in item.themes:
        if not 1 <= theme <= len(config.project.themes):
            values = {"theme": theme, "count": len(config.project.themes)}
            yield Problem("read.unknown_theme", item.source.file, item.source.line("themes"), values=values)


def _news_problems(item: NewsItem, config: Config, today: date) -> Iterator[Problem]:
    source = item.source
    yield from _theme_problems(item, config)
    if item.published > today:
        values = {"day": write_day(item.published)}
        yield Problem("read.news_from_future", source.file, source.line("published"), Severity.WARNING, values)
    if item.expires and item.expires < item.published:
        yield Problem("read.expires_early", source.file, source.line("expires"))
    if item.image and not item.image_alt:
        yield Problem("read.image_without_words", source.file, source.line("image"))


def _notes_problems(notes: LetterNotes, known: Sequence[str], config: Config) -> Iterator[Problem]:
    source = notes.source
    for name, ids in (("pins", notes.pins), ("skips", notes.skips)):
        for item_id in ids:
            if item_id not in known:
                guess = get_close_matches(item_id, known, 2, cutoff=0.5)
                key = "read.unknown_id_guess" if guess else "read.unknown_id"
                values = {"id": item_id, "guess": " tai ".join(guess)}
                yield Problem(key, source.file, source.line(name), values=values)
    for item_id in sorted(set(notes.pins) & set(notes.skips)):
        yield Problem("read.pinned_and_skipped", source.file, source.line("skips"), values={"id": item_id})
    if not _letter_goes(notes.date, config.rhythm):
        values = {"day": write_day(notes.date)}
        yield Problem("read.no_letter_that_day", source.file, 0, Severity.WARNING, values)


def _letter_goes(day: date, rhythm: Rhythm) -> bool:
    """Whether a letter belongs to the day. A day of the grid needs no look at the holidays, which load slowly."""
    if day >= rhythm.anchor and (day - rhythm.anchor).days % (7 * rhythm.weeks) == 0:
        return True
    from pipeline.compose.rhythm import send_of

    return send_of(rhythm, day) is not None


def _placeholders(reads: Sequence[Read]) -> Iterator[Problem]:
    for read in reads:
        if isinstance(read.item, Event | NewsItem | Package) and read.item.title.casefold() in _PLACEHOLDERS:
            source = read.item.source
            yield Problem("read.placeholder", source.file, source.line("title"), values={"title": read.item.title})


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
