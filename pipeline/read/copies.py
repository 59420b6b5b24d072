"""Copies: files that a synced folder, a download, an editor or a hurried hand has doubled. Never are both published.

The first one stays: it has no copy's name, or calendars show it already, or its name comes first.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from pipeline.kinds.kind import Kind, Likeness
from pipeline.kinds.values import folded, slug
from pipeline.model import Problem, Severity
from pipeline.read.item import ITEM_SUFFIXES, Read

# What programs put at the end of a copy's name, one after another: " - Copy (2)", "(kopio)", ".sync-conflict-…", "~".
_WORDS = ("copy", "kopio", "kopia")
_TOLD_BY = (*_WORDS, "conflict", "ristiriita", "konflikt")
_ENDINGS = ("~", ".orig", ".bak", ".old", ".backup")
_MIDDLES = (".sync-conflict-", "_conflict-", ".conflict")
_BEGINNINGS = ("copy of ", "kopio tiedostosta ", "kopia av ", "kopio - ", "kopio – ", "kopio ", "copy ")
# OneDrive puts the name of the computer at the end of a name, and nothing else.
_OF_COMPUTERS = ("desktop-", "laptop-", "win-"), ("-pc", "-laptop", "-desktop", "-mac", "-macbook")
_NUMBERED = re.compile(r"[A-Z]{2,10}-?\d{3,10}[A-Z\d-]{0,20}")
_PARTED_BY = " \t-–—_."
# Nearly every name: whatever marks a copy has a word or a sign that is not here.
_NO_COPY = re.compile(rf"(?!.*(?:{'|'.join(_WORDS)}))(?:[^\W_]|-)*")

# A name that was looked at is known at the next look.
_NAMES = 100_000

# Whether calendars show the item of this kind's name and id already.
Shown = Callable[[str, str], bool]


class ItemFile(Struct, frozen=True):
    """A file of an item: its place, such as `content/events/juhla.md`, what was read, and its time of change (ns)."""

    place: str
    kind: Kind
    read: Read
    changed: int


@lru_cache(_NAMES)
def original_name(name: str) -> str:
    """The name that a file was copied from, in small letters and without ending; "" for one that tells of no copy."""
    left = _plain(name)
    if _NO_COPY.fullmatch(left):
        return ""
    found = ""
    while (shorter := _without_mark(left)) and shorter != left:
        left = found = _plain(shorter)
    return found


def copies(files: Iterable[ItemFile], shown: Shown) -> dict[str, Problem]:
    """The error of each file that is a copy of another one of its kind, by its place."""
    files = list(files)
    by_name: dict[tuple[str, str], ItemFile] = {}
    # Of names that differ by signs alone the plainest is the file's own.
    for one in sorted(files, key=lambda one: not _is_plainest(_name(one.place))):
        by_name.setdefault((one.kind.name, _plain(_name(one.place))), one)
    told: dict[str, Problem] = {}
    for one in files:
        other = _original(one, by_name)
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
    groups: dict[Hashable, list[tuple[ItemFile, Likeness]]] = {}
    for one in files:
        if one.read.item is not None:
            for likeness in one.kind.alike(one.read.item):
                groups.setdefault((one.kind.name, likeness.where, likeness.beside), []).append((one, likeness))
    # Long texts are compared only where the same stands beside them, such as the time.
    for same in (_grouped(ones) for ones in groups.values() if len(ones) > 1):
        for group in (one for one in same if len(one) > 1):
            group.sort(key=lambda one: one.place.rpartition(".")[0])
            first = next((one for one in group if shown(one.kind.name, one.read.id)), group[0])
            yield from ((one, first) for one in group if one is not first)


def _grouped(ones: Iterable[tuple[ItemFile, Likeness]]) -> list[list[ItemFile]]:
    groups: dict[str, list[ItemFile]] = {}
    for one, likeness in ones:
        words = folded(likeness.words)
        if len(words) >= likeness.telling:
            groups.setdefault(words, []).append(one)
    return list(groups.values())


def _original(one: ItemFile, by_name: Mapping[tuple[str, str], ItemFile]) -> ItemFile | None:
    """The file that another one was copied from, by its name."""
    name, kind = _name(one.place), one.kind.name
    same = by_name[kind, _plain(name)]
    if same is not one and same.place.rpartition("/")[0] == one.place.rpartition("/")[0]:
        return same
    if found := by_name.get((kind, original_name(name))):
        return found
    head, *parts = _stem(one.place).split("-")
    for number, part in enumerate(parts):
        if _is_computer("-".join(parts[number:])):
            return by_name.get((kind, _plain(head)))
        head = f"{head}-{part}"
    return None


def _is_computer(name: str) -> bool:
    beginnings, endings = _OF_COMPUTERS
    plain = name.casefold()
    return plain.startswith(beginnings) or plain.endswith(endings) or _NUMBERED.fullmatch(name) is not None


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
    for opening, closing in ("()", "[]"):
        head, bracket, inner = name[:-1].rpartition(opening)
        if name.endswith(closing) and bracket and _tells(inner):
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
    return any(word in inner for word in _TOLD_BY)


def _stem(place: str) -> str:
    return _name(place).rpartition(".")[0]


def _name(place: str) -> str:
    return place.rpartition("/")[2]


@lru_cache(_NAMES)
def _is_plainest(name: str) -> bool:
    return f"{slug(name.rpartition('.')[0])}.md" == name


@lru_cache(_NAMES)
def _plain(name: str) -> str:
    name = unicodedata.normalize("NFC", name).casefold().strip()
    for suffix in ITEM_SUFFIXES:
        name = name.removesuffix(suffix)
    return name.strip()
