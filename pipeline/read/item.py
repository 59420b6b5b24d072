"""One content file's text -> one item, or the reasons why not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipeline.model import Event, Internal, LetterNotes, NewsItem, Package, Problem, Severity, Source, Status, When
from pipeline.read import values
from pipeline.read.body import body_problems
from pipeline.read.fault import Fault
from pipeline.read.fields import EVENT, LETTER, NEWS, PACKAGE, Kind, folded, names_of
from pipeline.read.finnish_time import read_day, write_when
from pipeline.read.header import Header, read_header

ITEM_SUFFIXES = frozenset((".md", ".markdown"))
Item = Event | NewsItem | Package | LetterNotes

_MERGE_TAG = re.compile(r"\*\|.*?\|\*|\*\||\|\*")
_INTERNAL = ("private_link", "owner", "attendees")


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: the item (None when it is set aside), its id as far as known, its problems."""

    id: str
    item: Item | None
    problems: tuple[Problem, ...]

    @classmethod
    def broken(cls, stem: str, *problems: Problem) -> "Read":
        return cls(values.slug(stem), None, problems)


def read_item(kind: Kind, stem: str, file: str, text: str) -> Read:
    """The item that the text of a file holds. `stem` is the file's name without its ending, `file` its place."""
    header = read_header(text)
    if header.flaws:
        flaws = [Problem(flaw.key, file, flaw.line, values={"written": flaw.written}) for flaw in header.flaws]
        return Read.broken(stem, *flaws)
    found, lines, problems = _fields(kind, header, file)
    item_id = found.pop("id", None) or values.slug(stem)
    problems.extend(_missing(kind, found, lines, {problem.line for problem in problems}, file))
    if "*|" in text or "|*" in text:
        problems.extend(_merge_tags(header, file))
    problems.extend(body_problems(header.body, header.body_line, file))
    source = Source(file, lines)
    if kind is LETTER and (fault := _bad_date(stem, file)):
        problems.append(fault)
    if kind is EVENT and not any(problem.is_error for problem in problems):
        problems.extend(_event_problems(found, source))
    if any(problem.is_error for problem in problems):
        return Read(item_id, None, tuple(problems))
    return Read(item_id, _made(kind, item_id, stem, found, header.body, source), tuple(problems))


def _fields(kind: Kind, header: Header, file: str) -> tuple[dict[str, Any], dict[str, int], list[Problem]]:
    names = names_of(kind)
    found: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for entry in header.entries:
        field = names.get(folded(entry.key))
        if field is None:
            problems.append(_unknown(kind, entry.key, entry.line, file))
        elif field.name in lines:
            twice = {"key": entry.key, "first": lines[field.name]}
            problems.append(Problem("read.twice", file, entry.line, values=twice))
        else:
            lines[field.name] = entry.line
            if not entry.value and not entry.items:
                continue
            try:
                value = field.read(entry)
                if value != "":
                    found[field.name] = value
            except Fault as fault:
                problems.append(Problem(fault.key, file, entry.line, values={"field": entry.key, **fault.values}))
    return found, lines, problems


def _unknown(kind: Kind, key: str, line: int, file: str) -> Problem:
    """A key close to a known one is a slip, and its value would be lost: an error. Another one is only not used."""
    names = names_of(kind)
    close = get_close_matches(folded(key), list(names), 1, cutoff=0.75)
    if close:
        return Problem("read.unknown_key_guess", file, line, values={"key": key, "guess": names[close[0]].key})
    known = ", ".join(field.key for field in kind.fields)
    return Problem("read.unknown_key", file, line, Severity.WARNING, {"key": key, "known": known})


def _missing(
    kind: Kind, found: dict[str, Any], lines: dict[str, int], faulty: set[int], file: str
) -> Iterator[Problem]:
    for field in kind.fields:
        if not field.required:
            continue
        if field.name not in lines:
            yield Problem("read.missing", file, 1, values={"key": field.key, "example": field.example})
        elif field.name not in found and lines[field.name] not in faulty:
            yield Problem("read.empty_field", file, lines[field.name], values={"key": field.key})


def _merge_tags(header: Header, file: str) -> Iterator[Problem]:
    """Mailchimp would run such a code in every reader's letter, whatever it says."""
    for entry in header.entries:
        written = " ".join((entry.value, *(entry.items or ())))
        if match := _MERGE_TAG.search(written):
            yield Problem("read.merge_tag", file, entry.line, values={"written": match[0][:40]})
    for number, line in enumerate(header.body.split("\n"), header.body_line):
        if match := _MERGE_TAG.search(line):
            yield Problem("read.merge_tag", file, number, values={"written": match[0][:40]})


def _bad_date(stem: str, file: str) -> Problem | None:
    try:
        read_day(stem)
    except Fault:
        return Problem("read.notes_name", file, values={"name": stem})
    return None


def _event_problems(found: dict[str, Any], source: Source) -> Iterator[Problem]:
    when, closes = found["when"], found.get("registration_closes")
    status = found.get("status", Status.CONFIRMED)
    if when is None and status not in (Status.MOVED, Status.CANCELLED):
        yield Problem("read.open_time", source.file, source.line("when"))
    if when and closes and _later(closes, when):
        values = {"starts": write_when(when), "closes": write_when(closes)}
        yield Problem("read.closes_late", source.file, source.line("registration_closes"), values=values)
    if found.get("reason") and status in (Status.CONFIRMED, Status.TENTATIVE):
        yield Problem("read.reason_without_status", source.file, source.line("reason"), Severity.WARNING)


def _later(closes: When, when: When) -> bool:
    """Whether the registration closes after the start; a deadline without an hour may be the day itself."""
    if closes.first != when.first:
        return closes.first > when.first
    return bool(closes.opens and when.opens and closes.opens > when.opens)


def _made(kind: Kind, item_id: str, stem: str, found: dict[str, Any], body: str, source: Source) -> Item:
    if kind is EVENT:
        internal = {name: found.pop(name) for name in _INTERNAL if name in found}
        return Event(id=item_id, **found, body=body, source=source, internal=Internal(**internal) if internal else None)
    if kind is NEWS:
        return NewsItem(id=item_id, section=found.pop("section", "ajankohtaista"), **found, body=body, source=source)
    if kind is PACKAGE:
        return Package(id=item_id, **found, body=body, source=source)
    return LetterNotes(date=read_day(stem), **found, body=body, source=source)
