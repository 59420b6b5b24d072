"""What leads into a meeting is for those who registered alone: it stands in its own key, and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from pipeline.kinds.kind import Item, Kind
from pipeline.model import Link, Problem
from pipeline.read.header import Header
from pipeline.safe.join_links import has_join_link, masked

_NEVER_SHOWN = ("internal", "source", "body")


def join_links_in(kind: Kind, header: Header, private: Iterable[int], file: str) -> Iterator[Problem]:
    """Links to meetings in a file, but in the entries on the lines that are `private`."""
    key = "read.join_link" if any(field.name == "private_link" for field in kind.fields) else "read.join_link_here"
    for entry in header.entries:
        written = " ".join((entry.value, *(entry.items or ())))
        if entry.line not in private and has_join_link(written):
            yield Problem(key, file, entry.line)
    if has_join_link(header.body):
        for number, line in enumerate(header.body.split("\n"), header.body_line):
            if has_join_link(line):
                yield Problem(key, file, number)


def private_addresses_in(item: Item, body_lines: Sequence[int], known: Sequence[str]) -> Iterator[Problem]:
    """Where an item shows one of the `known` private addresses; its body came from the file's `body_lines`."""
    source = item.source
    for name, written in _shown(item):
        if has_join_link(written, known):
            yield Problem("read.private_address", source.file, source.line(name))
    if has_join_link(item.body, known):
        for number, line in zip(body_lines, item.body.split("\n"), strict=True):
            if has_join_link(line, known):
                yield Problem("read.private_address", source.file, number)


def without_secrets(problem: Problem, known: Sequence[str]) -> Problem:
    """The problem, its values masked: messages go to terminals, logs and notices."""
    values = {name: masked(value, known) if isinstance(value, str) else value for name, value in problem.values.items()}
    return replace(problem, values=values) if values != problem.values else problem


def _shown(item: Item) -> Iterator[tuple[str, str]]:
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in _NEVER_SHOWN:
            continue
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Link):
                    yield field.name, f"{one.text} {one.url}"
