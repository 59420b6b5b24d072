"""What lies where nothing is read: what it may be, and where it would be read."""

from collections.abc import Iterator
from difflib import get_close_matches
from os.path import splitext

from pipeline.fault import Fault
from pipeline.finnish.times import read_day
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Kind, folded_key, names_of
from pipeline.model import Problem, Severity
from pipeline.read.header import Header, read_header

# Files of word processors, and texts that only need another name.
_OFFICE = frozenset((".docx", ".doc", ".odt", ".rtf", ".pages", ".dotx", ".docm", ".wpd"))
_TEXTS = frozenset(("", ".txt", ".text", ".mdown", ".mkd", ".mdtxt", ".mdx", ".html", ".htm"))


def told_of_file(place: str) -> Problem:
    """A file in a kind's folder that is no item's by its ending, and shows nothing that an item can show."""
    name = place.rpartition("/")[2]
    stem, ending = splitext(name)
    better = f"{stem.removesuffix('.md')}.md"
    if ending.casefold() in _OFFICE:
        return Problem("read.office_file", place, values={"better": better})
    if ending.casefold() in _TEXTS:
        return Problem("read.text_file", place, values={"better": better})
    return Problem("read.other_file", place, severity=Severity.WARNING)


def told_of_place(place: str, text: str) -> Problem:
    """A text that stands in the content folder itself; by what is written in it, its kind is known."""
    header = read_header(text)
    kind = kind_told(header) or _kind_by_day(place, header)
    if kind is None:
        return Problem("read.beside_folders", place, severity=Severity.WARNING, values={"folders": _folders()})
    return Problem("read.misplaced", place, values={"folder": f"content/{kind.folder}/", "finnish": kind.finnish})


def told_of_folder(place: str, has_items: bool) -> Problem:
    """A folder of the content folder that is none of the kinds'."""
    severity = Severity.ERROR if has_items else Severity.WARNING
    if kind := _kind_called(place.rpartition("/")[2]):
        return Problem("read.folder_called", place, severity=severity, values={"folder": f"content/{kind.folder}/"})
    return Problem("read.other_folder", place, severity=severity, values={"folders": _folders()})


def _kind_called(name: str) -> Kind | None:
    """The kind that a folder's name may mean."""
    names = {word: kind for kind in every_kind() for word in (kind.folder, kind.plural, *kind.names)}
    close = get_close_matches(folded_key(name)[:40], list(names), 1, cutoff=0.7)
    return names[close[0]] if close else None


def kind_told(header: Header) -> Kind | None:
    """The kind most of whose keys a header has, if it has one that no other kind does."""
    keys = {folded_key(entry.key) for entry in header.entries}
    fitting = {kind: len(keys & names_of(kind).keys()) for kind in every_kind() if keys & _telling(kind)}
    return max(fitting, key=lambda kind: fitting[kind]) if fitting else None


def _kind_by_day(place: str, header: Header) -> Kind | None:
    """A letter's notes are named by their day."""
    if header.entries and is_day(splitext(place.rpartition("/")[2])[0]):
        return next(kind for kind in every_kind() if kind.by_day)
    return None


def _telling(kind: Kind) -> set[str]:
    """The keys, folded, that no other kind has."""
    others = {name for other in every_kind() if other is not kind for name in names_of(other)}
    return names_of(kind).keys() - others


def is_day(name: str) -> bool:
    """Whether a file's name, without its ending, is a day."""
    try:
        read_day(name)
    except Fault:
        return False
    return True


def _folders() -> str:
    return ", ".join(_named(every_kind()))


def _named(kinds: tuple[Kind, ...]) -> Iterator[str]:
    for kind in kinds:
        yield f"content/{kind.folder}/ ({kind.plural})"
