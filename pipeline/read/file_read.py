"""What came of one content file, and the same as bytes: to be kept, or to come from another process."""

from functools import cache
from typing import TypeVar, get_args

import msgspec
from msgspec import Struct

from pipeline.inside import Stamp
from pipeline.kinds import every_kind
from pipeline.kinds.kind import Item, Kind
from pipeline.model import DraftItem, Problem
from pipeline.read.item import Read
from pipeline.safe.join_links import has_join_link

_T = TypeVar("_T")
_SHAPES = {shape.__name__: shape for shape in get_args(Item)}


class FileRead(Struct, frozen=True):
    """What came of one content file, the stamp that it had when it was read (None: it was not), and its digest."""

    kind: Kind
    read: Read
    stamp: Stamp | None
    digest: bytes = b""

    @property
    def changed(self) -> int:
        """The time of change (ns) of what was read; 0 where it was not."""
        return self.stamp[1] if self.stamp else 0


class _Coded(Struct, frozen=True):
    """A FileRead. `shape` is the name of its item's shape, "" without one."""

    kind: str
    stamp: Stamp | None
    digest: bytes
    id: str
    problems: tuple[Problem, ...]
    draft: DraftItem | None
    body_lines: tuple[int, ...]
    shape: str
    item: msgspec.Raw


def to_bytes(one: FileRead, stamp: Stamp | None) -> bytes:
    """It as bytes, with this stamp; nothing where it would not come back the same, or must not be written down."""
    read = one.read
    if one.stamp is None or read.secrets or not one.digest:
        return b""
    if read.draft and has_join_link(f"{read.draft.title}\n{read.draft.id}"):  # nobody has asked what is wrong with it
        return b""
    shape = type(read.item).__name__ if read.item else ""
    try:
        item = msgspec.Raw(msgspec.msgpack.encode(read.item))
        coded = _Coded(
            one.kind.name, stamp, one.digest, read.id, read.problems, read.draft, read.body_lines, shape, item
        )
        data = msgspec.msgpack.encode(coded)
    except (TypeError, ValueError, OverflowError):  # a value that has no form of its own
        return b""
    # Values of messages are of any type, and not each comes back as it was.
    same = not read.problems or _decoder(_Coded).decode(data).problems == read.problems
    return data if same else b""


def from_bytes(data: bytes) -> FileRead:
    """The FileRead of which these are the bytes."""
    coded = _decoder(_Coded).decode(data)
    item = _decoder(_SHAPES[coded.shape]).decode(coded.item) if coded.shape else None
    read = Read(coded.id, item, coded.problems, coded.draft, (), coded.body_lines)
    return FileRead(_kinds()[coded.kind], read, coded.stamp, coded.digest)


@cache
def _kinds() -> dict[str, Kind]:
    return {kind.name: kind for kind in every_kind()}


@cache
def _decoder(kind: type[_T]) -> msgspec.msgpack.Decoder[_T]:
    return msgspec.msgpack.Decoder(kind)
