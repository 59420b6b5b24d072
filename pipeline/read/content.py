"""What was read of the files -> the content that stands, and every problem in it."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Kind
from pipeline.model import Content, Event, Organisation, Problem, Severity
from pipeline.model.facts import NO_FACTS, Facts
from pipeline.pictures import FOLDER as PICTURES
from pipeline.pictures.folder import Pictures
from pipeline.read.checks import cross_checked, known_secrets
from pipeline.read.copies import ItemFile, Shown, copies, copy_problem, original_name, seems_copied
from pipeline.read.facts import FILE as FACTS
from pipeline.read.facts import read_facts
from pipeline.read.files import Files
from pipeline.read.item import Read
from pipeline.read.pictures import with_picture
from pipeline.read.quotes import with_facts
from pipeline.read.register import FILE as REGISTER
from pipeline.read.register import Register, read_register
from pipeline.read.secrets import without_secrets


def content_of(
    folder: Path,
    files: Files,
    config: Config,
    today: date,
    shown: Shown = lambda *_: False,
    pictures: Pictures | None = None,
) -> Content:
    """The content that the files of `folder` hold together, in the order of their names, and all problems.

    A broken file is set aside and named in `broken`; it never stops the others. `today` (local) only tells which news
    are still to come, `shown` which of two copies was there first. `pictures` are those of the folder.
    """
    pictures = pictures or Pictures(folder / PICTURES)
    listed = [ItemFile(place, one.kind, one.read, one.changed) for place, one in files.items.items()]
    copied = copies(listed, shown)
    facts, doubts = _facts(folder, files)
    reads: dict[Kind, list[Read]] = {kind: [] for kind in every_kind()}
    for one in listed:
        # What else is wrong with a copy is wrong with its original too.
        copy = copied.get(one.place)
        read = Read(one.read.id, None, (copy,), secrets=one.read.secrets) if copy else with_facts(one.read, facts)
        reads[one.kind].append(with_picture(read, pictures))
    content = cross_checked(reads, config=config, today=today)
    organisations, flaws = _register(folder, files)
    found = (*flaws, *doubts, *_unknown_organisations(content.events, Register(organisations)))
    problems = (*_of_the_folder(folder, files), *seems_copied(listed, copied), *content.problems, *found)
    known = known_secrets(one.read for one in listed)
    told = (without_secrets(one, known) for one in problems)
    content = replace(content, organisations=organisations, facts=facts)
    return replace(content, problems=tuple(sorted(told, key=lambda one: (one.file, one.line))))


def _register(folder: Path, files: Files) -> tuple[tuple[Organisation, ...], tuple[Problem, ...]]:
    table = files.tables.get(REGISTER)
    if table is None:
        return (), ()
    return ((), (table.problem,)) if table.problem else read_register(table.data, f"{folder.name}/{REGISTER}")


def _facts(folder: Path, files: Files) -> tuple[Facts, tuple[Problem, ...]]:
    table = files.tables.get(FACTS)
    if table is None:
        return NO_FACTS, ()
    return (NO_FACTS, (table.problem,)) if table.problem else read_facts(table.data, f"{folder.name}/{FACTS}")


def _unknown_organisations(events: Iterable[Event], register: Register) -> Iterator[Problem]:
    """What events name and the register does not have; it would be counted nowhere. Without a register all goes."""
    for event in events if register.organisations else ():
        for name in event.internal.organisations if event.internal else ():
            if register.find(name) is None:
                near = register.nearest(name)
                told = {"name": name, "near": near.key if near else "–"}
                place = event.source.file, event.source.line("organisations")
                yield Problem("register.unknown", *place, Severity.WARNING, told)


def _of_the_folder(folder: Path, files: Files) -> Iterator[Problem]:
    """What is told of the folder itself, and of what lies in it and is no item."""
    if not folder.is_dir():
        yield Problem("read.no_content", folder.name)
    elif not files.items:
        yield Problem("read.empty_content", folder.name, severity=Severity.WARNING)
    for one in files.others:
        original = f"{one.place.rpartition('/')[0]}/{original_name(one.place.rpartition('/')[2])}.md"
        if (item := files.items.get(original)) and item.changed:
            yield copy_problem(one.place, one.changed, original, item.changed)
        elif one.problem:
            yield one.problem
