"""Facts in texts: `{{avain}}` becomes the fact's words, and another number for the same thing is told."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from pipeline.kinds.kind import Item
from pipeline.model import LetterNotes, Problem, Severity
from pipeline.model.facts import Fact, Facts
from pipeline.read.item import Read

_QUOTE = re.compile(r"\{\{\s*([a-zåäö0-9._-]+)\s*\}\}")
_NUMBER = r"(?<![\d.,–-])(\d{1,3}(?:[ \xa0\u202f]\d{3}){1,4}|\d+)[ \xa0\u202f]+"

_I = TypeVar("_I", bound=Item)


def with_facts(read: Read, facts: Facts) -> Read:
    """The same with its quotes filled in; one of no fact is a problem, as is a number that a fact says otherwise."""
    item = read.item
    if item is None or not (facts.facts or _quoting(item)):
        return read
    problems = (*_unknown(item, read, facts), *_other_numbers(item, read, facts))
    told = filled(item, facts)
    return read if told is item and not problems else replace(read, item=told, problems=(*read.problems, *problems))


def filled(item: _I, facts: Facts) -> _I:
    """The item with the words of facts in the place of their quotes."""
    changed: dict[str, Any] = {key: _filled(getattr(item, key), facts) for key in _quoting(item)}
    return replace(item, **changed) if changed else item


def _quoting(item: Item) -> list[str]:
    """Those of its texts that may quote a fact."""
    return [key for key in (_heading(item), "body") if "{{" in getattr(item, key)]


def _heading(item: Item) -> str:
    return "subject" if isinstance(item, LetterNotes) else "title"


def _filled(text: str, facts: Facts) -> str:
    words = {one.key: one.text for one in facts.facts}
    return _QUOTE.sub(lambda match: words.get(match[1], match[0]), text)


def _lines(item: Item, read: Read) -> Iterator[tuple[int, str]]:
    name = _heading(item)
    yield item.source.line(name), getattr(item, name)
    yield from zip(read.body_lines, item.body.split("\n"), strict=False)


def _unknown(item: Item, read: Read, facts: Facts) -> Iterator[Problem]:
    known = {one.key for one in facts.facts}
    for line, text in _lines(item, read) if _quoting(item) else ():
        for match in _QUOTE.finditer(text):
            if match[1] not in known:
                told = {"key": match[1], "known": ", ".join(sorted(known)) or "–"}
                yield Problem("facts.unknown_quote", item.source.file, line, values=told)


def _other_numbers(item: Item, read: Read, facts: Facts) -> Iterator[Problem]:
    for fact in facts.facts:
        if fact.number is None or not fact.words:
            continue
        for line, text in _lines(item, read) if _has(fact, item) else ():
            for match in _pattern(fact).finditer(text):
                if int(re.sub(r"\D", "", match[1])) != fact.number:
                    told = {"written": match[0], "fact": fact.text, "key": fact.key}
                    yield Problem("facts.other_number", item.source.file, line, Severity.WARNING, told)


def _has(fact: Fact, item: Item) -> bool:
    text = f"{getattr(item, 'title', '')}\n{item.body}".casefold()
    return any(word.casefold() in text for word in fact.words)


def _pattern(fact: Fact) -> re.Pattern[str]:
    words = "|".join(map(re.escape, fact.words))
    return re.compile(rf"{_NUMBER}(?:{words})\b", re.IGNORECASE)
