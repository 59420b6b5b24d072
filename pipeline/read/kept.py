"""What was read of content files, kept for the next look: of an unchanged file nothing is read again.

A file with a private address, or a text that has one, is never kept.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from pipeline.cache.shelf import Shelf
from pipeline.inside import SETTLES, Stamp
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Item
from pipeline.model import DraftItem, Problem
from pipeline.read.files import FileRead, Files
from pipeline.read.item import Read
from pipeline.safe.join_links import has_join_link, names_address

_T = TypeVar("_T")
_SHAPES = {shape.__name__: shape for shape in get_args(Item)}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A FileRead. `shape` is the name of its item's shape, "" without one; without a stamp the file is read again, and
    what was made of it is taken if its bytes are the same."""

    kind: str
    stamp: Stamp | None
    digest: bytes
    id: str
    problems: tuple[Problem, ...]
    draft: DraftItem | None
    body_lines: tuple[int, ...]
    shape: str
    item: msgspec.Raw


def kept_files(state: Path) -> Files:
    """The files as they were read last, with what is kept in the folder of the state."""
    kinds = {kind.name: kind for kind in every_kind()}
    items = {}
    for place, data in _shelf(state).items():
        kept = _decoder(_Kept).decode(data)
        item = _decoder(_SHAPES[kept.shape]).decode(kept.item) if kept.shape else None
        read = Read(kept.id, item, kept.problems, kept.draft, (), kept.body_lines)
        items[place] = FileRead(kinds[kept.kind], read, kept.stamp, kept.digest)
    return Files(items)


def keep_files(state: Path, files: Files, before: Files, began: int) -> None:
    """Keeps what was read since `before`, and lets go of what is no more. Reading `began` at this time (ns)."""
    shelf = _shelf(state)
    secrets = [secret.reveal() for one in files.items.values() for secret in one.read.secrets]
    new = {place: one for place, one in files.items.items() if one is not before.items.get(place)}
    kept = {
        place: data
        for place, one in new.items()
        if (data := _encoded(one, began - SETTLES)) and not (secrets and names_address(data, secrets))
    }
    gone = [place for place in before.items if place in new or place not in files.items]
    if any(one.read.secrets for one in new.values()):
        gone += [place for place, data in shelf.items() if names_address(data, secrets)]
    shelf.change(kept, [place for place in gone if place not in kept])


def _encoded(one: FileRead, settled: int) -> bytes:
    """What is kept of it; nothing where it would not come back the same, or must not be written down."""
    read = one.read
    if one.stamp is None or read.secrets or not one.digest:
        return b""
    if read.draft and has_join_link(f"{read.draft.title}\n{read.draft.id}"):  # nobody has asked what is wrong with it
        return b""
    shape = type(read.item).__name__ if read.item else ""
    try:
        item = msgspec.Raw(msgspec.msgpack.encode(read.item))
        kept = _Kept(
            one.kind.name,
            one.stamp if one.stamp[2] < settled else None,
            one.digest,
            read.id,
            read.problems,
            read.draft,
            read.body_lines,
            shape,
            item,
        )
        data = msgspec.msgpack.encode(kept)
    except (TypeError, ValueError, OverflowError):  # a value that has no form of its own
        return b""
    # Values of messages are of any type, and not each comes back as it was.
    same = not read.problems or _decoder(_Kept).decode(data).problems == read.problems
    return data if same else b""


def _shelf(state: Path) -> Shelf:
    return Shelf(state, "reads")


@cache
def _decoder(kind: type[_T]) -> msgspec.msgpack.Decoder[_T]:
    return msgspec.msgpack.Decoder(kind)
