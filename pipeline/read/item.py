"""One content file's text -> one item, or the reasons why not."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.kinds import values
from pipeline.kinds.entry import Entry
from pipeline.kinds.kind import Item, Kind, Text, folded_key, names_of
from pipeline.model import DraftItem, Problem, Severity, Source
from pipeline.read.blanks import blanks_in_body, is_blank
from pipeline.read.body import body_problems
from pipeline.read.budget import body_over_budget, over_budget
from pipeline.read.decode import MOJIBAKE
from pipeline.read.guess import meant_field
from pipeline.read.header import Header, read_header
from pipeline.read.misplaced import is_day, kind_told
from pipeline.read.pasted import Cleaned, cleaned
from pipeline.read.secrets import join_links_in, private_addresses_in, secrets_in, without_secrets
from pipeline.read.starts import example_of
from pipeline.safe.secret import Secret

ITEM_SUFFIXES = frozenset((".md", ".markdown"))

_STATE_KEYS = ("tila", "status")
_MERGE_TAG = re.compile(r"\*\|.*?\|\*|\*\||\|\*")


class Read(Struct, frozen=True):
    """What came of one file: the item (None when it is set aside), its id as far as known, its problems.

    `draft` is one that is not ready yet: nobody asks what is wrong with it. `secrets` are the private addresses in the
    file, as other texts are searched for them; `body_lines` are where the lines of the item's body came from.
    """

    id: str
    item: Item | None
    problems: tuple[Problem, ...]
    draft: DraftItem | None = None
    secrets: tuple[Secret, ...] = ()
    body_lines: tuple[int, ...] = ()

    @classmethod
    def broken(cls, stem: str, *problems: Problem) -> "Read":
        return cls(values.slug(stem), None, problems)


def read_item(kind: Kind, stem: str, file: str, text: str, *, ready: bool = False) -> Read:
    """The item that the text of a file holds. `stem` is the file's name without its ending, `file` its place.

    `ready`: it is read as one that is ready, whatever it says.
    """
    secrets = secrets_in(text)
    known = [secret.reveal() for secret in secrets]
    read = _read(kind, stem, file, text, ready=ready)
    return replace(read, secrets=secrets, problems=tuple(without_secrets(one, known) for one in read.problems))


def _read(kind: Kind, stem: str, file: str, text: str, *, ready: bool) -> Read:
    if "<<<<<<<" in text and (line := _conflict(text)):
        return Read.broken(stem, Problem("read.conflict", file, line))
    if "Ã" in text and (match := MOJIBAKE.search(text)):
        line = text.count("\n", 0, match.start()) + 1
        return Read.broken(stem, Problem("read.mojibake", file, line, values={"written": match[0]}))
    header = read_header(text)
    if problem := over_budget(text, header, file):
        return Read.broken(stem, problem)
    if header.flaws:
        flaws = [Problem(flaw.key, file, flaw.line, values={"written": flaw.written}) for flaw in header.flaws]
        return Read.broken(stem, *flaws, *_fields(kind, header, file)[2])
    if (other := _other_kind(kind, header)) is not None:
        told = {"folder": f"content/{other.folder}/", "finnish": other.finnish}
        return Read.broken(stem, Problem("read.other_kind", file, values=told))
    private = {entry.line for entry in header.entries if _is_private(kind, entry)}
    read = _read_good(kind, header, stem, file, ready=ready)
    links = tuple(join_links_in(kind, header, private, file)) if not read.draft else ()
    if not links and read.item and read.item.body != header.body:
        links = tuple(private_addresses_in(read.item, read.body_lines, ()))
    return replace(read, item=None if links else read.item, problems=(*read.problems, *links))


def _read_good(kind: Kind, header: Header, stem: str, file: str, *, ready: bool) -> Read:
    found, lines, problems = _fields(kind, header, file)
    if not ready and (line := next((one.line for one in header.entries if _says_draft(one)), 0)):
        item_id = found.get("id") or values.slug(stem)
        draft = DraftItem(kind.name, item_id, str(found.get("title", stem)), file, line, found.get("hold") is True)
        return Read(item_id, None, (), draft)
    problems.extend(blanks_in_body(kind, header, file))
    item_id = found.pop("id", None) or values.slug(stem)
    problems.extend(_missing(kind, found, lines, {problem.line for problem in problems}, file))
    problems.extend(_merge_tags(header, file))
    body = cleaned(header.body)
    if problem := body_over_budget(body.text, header.body_line, file):
        return Read(item_id, None, (*problems, problem))
    problems.extend(_pasted(body, header.body_line, file))
    problems.extend(_body_problems(body, header.body_line, file))
    source = Source(file, lines)
    if kind.by_day and not is_day(stem):
        problems.append(Problem("read.notes_name", file, values={"name": stem}))
    if not any(problem.is_error for problem in problems):
        problems.extend(kind.fits(found, source))
    if any(problem.is_error for problem in problems):
        return Read(item_id, None, tuple(problems))
    item = kind.make(Text(item_id, stem, found, body.text, source))
    body_lines = tuple(header.body_line + offset for offset in body.origins)
    return Read(item_id, item, tuple(problems), body_lines=body_lines)


def _conflict(text: str) -> int:
    """The line on which Git has left both versions of an edit for a person to choose from; 0 without one."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith("<<<<<<< ")), 0)


def _fields(kind: Kind, header: Header, file: str) -> tuple[dict[str, Any], dict[str, int], list[Problem]]:
    names = names_of(kind)
    found: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for entry in header.entries:
        field = names.get(folded_key(entry.key))
        if field is None:
            problems.append(_unknown(kind, entry.key, entry.line, file))
        elif field.name in lines:
            twice = {"key": entry.key, "first": lines[field.name]}
            problem = "read.twice_when" if field.name == "when" else "read.twice"
            problems.append(Problem(problem, file, entry.line, values=twice))
        else:
            lines[field.name] = entry.line
            if (not entry.value and not entry.items) or _says_draft(entry):
                continue
            if is_blank(entry.value):
                problems.append(Problem("read.blank", file, entry.line, values={"key": entry.key}))
                continue
            try:
                value = field.read(entry)
                if value != "":
                    found[field.name] = value
            except Fault as fault:
                problems.append(Problem(fault.key, file, entry.line, values={"field": entry.key, **fault.values}))
    return found, lines, problems


def _other_kind(kind: Kind, header: Header) -> Kind | None:
    """The kind that the file is, where it lacks what its folder's kind needs and has all that the other one does."""
    keys = {folded_key(entry.key) for entry in header.entries}

    def lacks(one: Kind) -> bool:
        return any(names.isdisjoint(keys) for names in _needed(one))

    if not lacks(kind):
        return None
    other = kind_told(header)
    return other if other is not None and other is not kind and not lacks(other) else None


@cache
def _needed(kind: Kind) -> tuple[frozenset[str], ...]:
    """The names of each field that an item of the kind cannot be without."""
    names = names_of(kind).items()
    return tuple(frozenset(name for name, one in names if one is field) for field in kind.fields if field.required)


def _is_private(kind: Kind, entry: Entry) -> bool:
    field = names_of(kind).get(folded_key(entry.key))
    return field is not None and field.name == "private_link"


def _says_draft(entry: Entry) -> bool:
    return folded_key(entry.key) in _STATE_KEYS and values.is_draft(entry)


def _unknown(kind: Kind, key: str, line: int, file: str) -> Problem:
    """A key close to a known one is a slip, and its value would be lost: an error. Another one is only not used."""
    names = names_of(kind)
    if field := meant_field(folded_key(key), names):
        return Problem("read.unknown_key_guess", file, line, values={"key": key, "guess": field.key})
    close = get_close_matches(folded_key(key), list(names), 1, cutoff=0.75)
    severity = Severity.ERROR if close else Severity.WARNING
    known = ", ".join(field.key for field in kind.fields)
    return Problem("read.unknown_key", file, line, severity, {"key": key, "known": known})


def _missing(
    kind: Kind, found: dict[str, Any], lines: dict[str, int], faulty: set[int], file: str
) -> Iterator[Problem]:
    for field in kind.fields:
        if not field.required:
            continue
        if field.name not in lines:
            yield Problem("read.missing", file, 1, values={"key": field.key, "example": example_of(kind, field)})
        elif field.name not in found and lines[field.name] not in faulty:
            yield Problem("read.empty_field", file, lines[field.name], values={"key": field.key})


def _merge_tags(header: Header, file: str) -> Iterator[Problem]:
    """Mailchimp would run such a code in every reader's letter, whatever it says."""
    for entry in header.entries:
        if "|" in entry.written and (match := _MERGE_TAG.search(entry.written)):
            yield Problem("read.merge_tag", file, entry.line, values={"written": match[0][:40]})
    for number, line in enumerate(header.body.split("\n"), header.body_line):
        if "|" in line and (match := _MERGE_TAG.search(line)):
            yield Problem("read.merge_tag", file, number, values={"written": match[0][:40]})


def _pasted(body: Cleaned, first_line: int, file: str) -> Iterator[Problem]:
    """What was made of text that was pasted: each kind of change is told once."""
    for kind, offset in body.changes:
        yield Problem(f"read.pasted_{kind}", file, first_line + offset, Severity.WARNING)


def _body_problems(body: Cleaned, first_line: int, file: str) -> Iterator[Problem]:
    """The problems of the body as it will be shown, on the lines where it was written."""
    for problem in body_problems(body.text, 0, file):
        yield replace(problem, line=first_line + body.origins[problem.line])
