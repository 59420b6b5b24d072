"""Changes fields in a content file the way its editor wrote it: no other line moves."""

import re
from collections.abc import Mapping

from pipeline.finnish.times import write_when
from pipeline.kinds.entry import Entry
from pipeline.kinds.kind import Kind, folded_key, names_of
from pipeline.model import Hours, When
from pipeline.read.decode import as_read
from pipeline.read.header import Header, quoted, read_header

_ISO = re.compile(r"\s*\d{4}-\d{2}-\d{2}")


def with_fields(text: str, kind: Kind, changes: Mapping[str, str]) -> str:
    """The file's text with these fields (by their names in the model) set; one that is not there is added, an empty
    one is taken out.

    Keys keep the words, and each line the ending, that the file has. Raises ValueError when the header cannot be read.
    """
    header = _header(text)
    if header.flaws:
        raise ValueError(header.flaws[0].key)
    lines = text.splitlines(keepends=True)
    ending = _ending(lines[0]) or "\n"
    names = names_of(kind)
    entries = {names[folded_key(entry.key)].name: entry for entry in header.entries if folded_key(entry.key) in names}
    last = max((entry.line for entry in header.entries), default=1)
    insert_at = _end_of(lines, last)
    lines[insert_at - 1] = f"{_bare(lines[insert_at - 1])}{_ending(lines[insert_at - 1]) or ending}"
    for name, value in reversed(list(changes.items())):
        if name not in entries and value:
            key = next(field.key for field in kind.fields if field.name == name)
            lines.insert(insert_at, f"{key}: {quoted(value)}{ending}")
    # From the last line up, so that line numbers stay true.
    for name, entry in sorted(entries.items(), key=lambda pair: -pair[1].line):
        if name in changes:
            start = entry.line - 1
            line = [_line(lines[start], changes[name])] if changes[name] else []
            lines[start : _end_of(lines, entry.line)] = line
    return "".join(lines)


def when_like(written: str, when: When) -> str:
    """A time in the form that the editor uses: as Finns write it, or ISO where the old value was ISO."""
    if not _ISO.match(written) or when.sessions or when.hours is Hours.LATER:
        return write_when(when)
    day = when.first.isoformat() if when.first == when.last else f"{when.first.isoformat()}–{when.last.isoformat()}"
    if when.opens is None:
        return day
    if when.last > when.first and when.closes and when.hours is Hours.ONCE:
        return f"{when.first.isoformat()} {when.opens:%H:%M} – {when.last.isoformat()} {when.closes:%H:%M}"
    clock = f"{when.opens:%H:%M}" + (f"–{when.closes:%H:%M}" if when.closes else "")
    return f"{day} {clock}"


def _line(old: str, value: str) -> str:
    """The old line with another value: its key, its space after the colon, its quotes and its ending stay."""
    key, colon, before = _bare(old).partition(":")
    space = before[: len(before) - len(before.lstrip())]
    before = before.strip()
    mark = before[0] if len(before) > 1 and before[0] in "\"'" and before[-1] == before[0] else ""
    written = f"{mark}{value}{mark}" if mark and mark not in value and "\\" not in value else quoted(value)
    return f"{key}{colon}{space or ' '}{written}{_ending(old)}"


def _bare(line: str) -> str:
    return line.splitlines()[0] if line else ""


def _ending(line: str) -> str:
    return line[len(_bare(line)) :]


def _end_of(lines: list[str], first: int) -> int:
    """The index after an entry that begins on line `first`: its list items and continued lines belong to it."""
    end = first
    while end < len(lines) and (lines[end][:1] in (" ", "\t") or re.match(r"[-•*]\s+\S", lines[end])):
        end += 1
    return end


def _header(text: str) -> Header:
    """The header as content is read; each line stays where it is in the file."""
    return read_header(as_read(text))


def entry_of(text: str, kind: Kind, name: str) -> Entry | None:
    """The line that holds a field, as it was written."""
    names = names_of(kind)
    return next(
        (one for one in _header(text).entries if (f := names.get(folded_key(one.key))) and f.name == name), None
    )
