"""Lists of an event's participants -> its counts and its organisations: all that is kept of them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.model import Attendance
from pipeline.read.lists.columns import Layout, folded, layout_of
from pipeline.read.lists.heads import Head, People
from pipeline.read.lists.rows import sheets_of
from pipeline.read.lists.workbook import Rows
from pipeline.read.register import Register, folded_name

_NO_ORGANISATION = frozenset(
    ("ei", "ei ole", "ei organisaatiota", "yksityishenkilö", "privat", "none", "n/a", "na", "x")
)
_LIKE = 80  # of 100: how alike two names are so that one is suggested for the other


class Column(Struct, frozen=True):
    """A guessed column: the sheet (from 1), the column's letters, and its role as a part of a message key."""

    sheet: int
    letters: str
    role: str


class Unknown(Struct, frozen=True):
    """An organisation that the register does not have; `near` is the key of one that may have been meant, or ""."""

    name: str
    near: str


class Tally(Struct, frozen=True):
    """What lists tell: None for what they do not. `organisations` are keys of the register, in its order."""

    columns: tuple[Column, ...]
    registered: int | None
    attendees: Attendance | None
    organisations: tuple[str, ...]
    unknown: tuple[Unknown, ...]


def tally(lists: Sequence[bytes], register: Register) -> Tally:
    """The counts of the lists together: who stands in several is one head.

    Raises Fault for a list that cannot be read or names nobody; nothing of a list is in it.
    """
    people = People()
    columns: list[Column] = []
    layouts: list[Layout] = []
    for data in lists:
        sheets = _with_people(sheets_of(data), register)
        if not sheets:
            raise Fault("attendance.nobody")
        for number, rows, layout in sheets:
            people.add(rows, layout)
            layouts.append(layout)
            columns.extend(Column(number, _letters(at), role) for role, at in layout.columns.items())
    if not people.heads:
        raise Fault("attendance.nobody")
    return _tally(people, layouts, tuple(sorted(columns, key=_order)), register)


def _order(column: Column) -> tuple[int, int, str]:
    return column.sheet, len(column.letters), column.letters


def _with_people(sheets: Sequence[Rows], register: Register) -> list[tuple[int, Rows, Layout]]:
    """The sheets that have headings of people; the first one that looks like people where none has."""
    found = [
        (number, rows, layout)
        for number, rows in enumerate(sheets, 1)
        if (layout := layout_of(rows, register)) and layout.people
    ]
    return [one for one in found if one[2].first] or found[:1]


def _tally(people: People, layouts: Iterable[Layout], columns: tuple[Column, ...], register: Register) -> Tally:
    layouts = list(layouts)
    tells_registered = any(one.tells_registered for one in layouts)
    tells_came = any(one.tells_came for one in layouts)
    came = [head for head in people.heads if head.came]
    registered = [head for head in people.heads if head.registered]
    organisations, unknown = _organisations(came if tells_came else registered, people.names, register)
    return Tally(
        columns,
        len(registered) if tells_registered else None,
        _attendance(came) if tells_came else None,
        organisations,
        unknown,
    )


def _attendance(came: Sequence[Head]) -> Attendance:
    """Who was in both places was on site; of whom neither is told, neither is guessed."""
    on_site = sum(head.on_site for head in came)
    online = sum(head.online and not head.on_site for head in came)
    return Attendance(len(came), on_site, online) if on_site or online else Attendance(len(came))


def _organisations(
    heads: Iterable[Head], names: set[str], register: Register
) -> tuple[tuple[str, ...], tuple[Unknown, ...]]:
    known, unknown = set(), dict[str, str]()
    for written in sorted({one for head in heads for one in head.organisations}):
        found, others = register.named_in(written)
        known |= {one.key for one in found}
        for one in others:
            # A person's name may stand in any column, and is nobody's organisation.
            if "@" not in one and folded(one) not in names | _NO_ORGANISATION and any(map(str.isalpha, one)):
                unknown.setdefault(folded_name(one), one)
    keys = tuple(one.key for one in register.organisations if one.key in known)
    return keys, tuple(Unknown(name, _suggested(name, register)) for name in unknown.values())


def _suggested(name: str, register: Register) -> str:
    from rapidfuzz import fuzz, process

    choices = {folded_name(other): one.key for one in register.organisations for other in one.names}
    best = process.extractOne(folded_name(name), list(choices), scorer=fuzz.WRatio, score_cutoff=_LIKE)
    return choices[best[0]] if best else ""


def _letters(at: int) -> str:
    """The letters of a column (from 0), as spreadsheets name it."""
    at, rest = divmod(at, 26)
    return (_letters(at - 1) if at else "") + chr(ord("A") + rest)
