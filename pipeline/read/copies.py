"""Copies: files that a synced folder, a download, an editor or a hurried hand has doubled. Never are both published.

The first one stays: it has no copy's name, or calendars show it already, or its name comes first.
"""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.kinds.kind import Kind
from pipeline.model import Problem, Severity
from pipeline.read.item import ITEM_SUFFIXES, Read

# What programs put at the end of a copy's name, one after another: " - Copy (2)", "(kopio)", ".sync-conflict-…", "~".
_WORDS = ("copy", "kopio", "kopia")
_TOLD_BY = (*_WORDS, "conflict", "ristiriita", "ristiriitainen", "konflikt")
_ENDINGS = ("~", ".orig", ".bak", ".old", ".backup")
_MIDDLES = (".sync-conflict-", "_conflict-", ".conflict")
_BEGINNINGS = ("copy of ", "kopio tiedostosta ", "kopia av ")
_PARTED_BY = " \t-–—_."

# Whether calendars show the item of this kind's name and id already.
Shown = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A file of an item: its place, such as `content/events/juhla.md`, what was read, and its time of change (ns)."""

    place: str
    kind: Kind
    read: Read
    changed: int


def original_name(name: str) -> str:
    """The name that a file was copied from, in small letters and without ending; "" for one that tells of no copy."""
    left = _plain(name)
    found = ""
    while (shorter := _without_mark(left)) and shorter != left:
        left = found = _plain(shorter)
    return found


def copies(files: Iterable[ItemFile], shown: Shown) -> dict[str, Problem]:
    """The error of each file that is a copy of another one of its kind, by its place."""
    files = list(files)
    by_name: dict[tuple[str, str], ItemFile] = {}
    for one in files:
        by_name.setdefault((one.kind.name, _plain(_name(one.place))), one)
    told: dict[str, Problem] = {}
    for one in files:
        origin = original_name(_name(one.place))
        other = by_name.get((one.kind.name, origin)) if origin else None
        if other and not one.read.draft:
            told[one.place] = copy_problem(one.place, one.changed, other.place, other.changed)
    for one, other in _alike([one for one in files if one.place not in told], shown):
        told.setdefault(one.place, copy_problem(one.place, one.changed, other.place, other.changed))
    return told


def copy_problem(place: str, changed: int, other: str, other_changed: int) -> Problem:
    """That the file at `place` is a copy of `other`, and which was saved later (times of change in ns)."""
    key = "read.copy_newer" if changed > other_changed else "read.copy_older"
    return Problem("read.copy" if changed == other_changed else key, place, values={"other": other})


def seems_copied(files: Iterable[ItemFile], told: Mapping[str, Problem]) -> Iterator[Problem]:
    """Names of copies whose originals are not there."""
    for one in files:
        if one.place not in told and one.read.item is not None and original_name(_name(one.place)):
            yield Problem("read.named_like_copy", one.place, severity=Severity.WARNING)


def _alike(files: list[ItemFile], shown: Shown) -> Iterator[tuple[ItemFile, ItemFile]]:
    """Files whose items say the same, each with the first one that does."""
    groups: dict[Hashable, list[ItemFile]] = {}
    for one in files:
        if one.read.item is not None:
            for likeness in one.kind.alike(one.read.item):
                groups.setdefault((one.kind.name, likeness), []).append(one)
    for group in groups.values():
        if len(group) > 1:
            first = next((one for one in group if shown(one.kind.name, one.read.id)), group[0])
            yield from ((one, first) for one in group if one is not first)


def _without_mark(name: str) -> str:
    """The name without the last thing that a copy is known by; "" where there is none."""
    for middle in _MIDDLES:
        if middle in name:
            return name[: name.index(middle)]
    for ending in (*_ENDINGS, *ITEM_SUFFIXES):
        if name.endswith(ending):
            return name.removesuffix(ending)
    for beginning in _BEGINNINGS:
        if name.startswith(beginning):
            return name.removeprefix(beginning)
    if name.endswith(")") and "(" in name:
        head, _, inner = name[:-1].rpartition("(")
        if _tells(inner):
            return head.rstrip(_PARTED_BY)
    head = name.rstrip("0123456789").rstrip(" ") if name[-3:].strip(" 0123456789") != name[-3:] else name
    for word in _WORDS:
        before = head.removesuffix(word)
        if before != head and before[-1:] and before[-1] in _PARTED_BY:
            return before.rstrip(_PARTED_BY)
    return ""


def _tells(inner: str) -> bool:
    """Whether what stands in brackets at a name's end tells of a copy: a small number, or a word for it."""
    if inner.isdecimal():
        return 0 < len(inner) < 3
    return any(word in _TOLD_BY for word in inner.replace("-", " ").split())


def _name(place: str) -> str:
    return place.rpartition("/")[2]


def _plain(name: str) -> str:
    name = unicodedata.normalize("NFC", name).casefold().strip()
    for suffix in ITEM_SUFFIXES:
        name = name.removesuffix(suffix)
    return name
