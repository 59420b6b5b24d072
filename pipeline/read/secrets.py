"""What leads into a meeting is for those who registered alone: it stands in its own key, and nowhere else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import fields, replace

from pipeline.kinds import kind_named
from pipeline.kinds.kind import Item, Kind, folded_key, names_of
from pipeline.model import Link, Problem
from pipeline.read.guess import meant_field
from pipeline.read.header import Header
from pipeline.safe.join_links import address_in, has_join_link, masked
from pipeline.safe.secret import Secret

_KEYED = re.compile(r"^[ \t]*[\"']?([^\W\d_][^:\n]{0,62}+):", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s\[\]()<>\"'|*,;]+")
_NEVER_SHOWN = ("internal", "source", "body")


def secrets_in(text: str) -> tuple[Secret, ...]:
    """The private addresses in a file, as other texts are searched for them; whatever else is wrong with the file."""
    if not any(map(_is_private, _KEYED.findall(text))):
        return ()
    found, inside = [], False
    for line in text.splitlines():
        keyed = _KEYED.match(line)
        private = keyed is not None and _is_private(keyed[1])
        # The lines under the key belong to it.
        inside = private or (inside and line[:1] in (" ", "\t", "-", "–", "•", "*"))
        if inside:
            words = _ADDRESS.findall(line[keyed.end() :] if keyed and private else line)
            found += [address_in(word) for word in words if "." in word and "/" in word]
    return tuple(Secret(one) for one in dict.fromkeys(found) if one)


@lru_cache(maxsize=1000)
def _is_private(key: str) -> bool:
    """Whether a key of an event holds what stays here, as it is read or as it was meant."""
    names = names_of(kind_named("event"))
    folded = folded_key(key.rstrip("\"' \t"))
    field = names.get(folded) or meant_field(folded, names)
    return field is not None and field.name == "private_link"


def join_links_in(kind: Kind, header: Header, private: Iterable[int], file: str) -> Iterator[Problem]:
    """Links to meetings in a file, but in the entries on the lines that are `private`."""
    key = "read.join_link" if any(field.name == "private_link" for field in kind.fields) else "read.join_link_here"
    entries = [(entry.line, entry.written) for entry in header.entries if entry.line not in private]
    body = enumerate(header.body.split("\n"), header.body_line)
    for number in _leading((*entries, *body)):
        yield Problem(key, file, number)


def private_addresses_in(item: Item, body_lines: Sequence[int], known: Sequence[str]) -> Iterator[Problem]:
    """Where an item shows one of the `known` private addresses; its body came from the file's `body_lines`."""
    source = item.source
    shown = [(source.line(name), written) for name, written in _shown(item)]
    for number in _leading(shown, known):
        yield Problem("read.private_address", source.file, number)
    for number in _leading(tuple(zip(body_lines, item.body.split("\n"), strict=True)), known):
        yield Problem("read.private_address" if known else "read.join_link", source.file, number)


def _leading(texts: Sequence[tuple[int, str]], known: Sequence[str] = ()) -> Iterator[int]:
    """The numbers of the lines that lead into a meeting; where none does, all are looked at together, once."""
    if has_join_link("\n".join(text for _, text in texts), known):
        yield from (number for number, text in texts if has_join_link(text, known))


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
