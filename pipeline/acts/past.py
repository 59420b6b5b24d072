"""What people did to content files lately: the lines that were there before, so that an act can be taken back.

Each act is a file of its own in `.soila/teot/`, written before the content file is. Of a content file only the lines
that changed are kept: the others, an event's private link among them, stand in the file alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from difflib import SequenceMatcher
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.acts.situation import Situation
from pipeline.read.decode import Decoded
from pipeline.store.codec import from_json, to_json
from pipeline.whole import PRIVATE, read_ours, write_whole

KEPT = 50
_OLDER = (b'"before":"', b'"before":null')


class Hunk(Struct, frozen=True):
    """Lines that an act has put at `first` (from 0), `count` of them, and the lines that stood there before."""

    first: int
    count: int
    before: tuple[str, ...]


class Before(Struct, frozen=True):
    """A file as it was: a digest of it, how its text was encoded, and where it differs from what the act made of it."""

    digest: str
    codec: str
    mark: bytes
    hunks: tuple[Hunk, ...]


class Act(Struct, frozen=True):
    """A file was changed at `at` (aware): what it held before (None: it was not there), and a digest of it after.

    `proposal` is the number of the proposal that was accepted, 0 where it was none.
    """

    number: int
    at: datetime
    item_id: str
    title: str
    file: str
    was: Before | None
    after: str
    proposal: int = 0


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def before(data: bytes, decoded: Decoded, after: str) -> Before:
    """What must be known to make `data` again of a file whose text became `after`."""
    old, new = decoded.text.splitlines(keepends=True), after.splitlines(keepends=True)
    changed = (one for one in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if one[0] != "equal")
    hunks = tuple(Hunk(j1, j2 - j1, tuple(old[i1:i2])) for _, i1, i2, j1, j2 in changed)
    return Before(digest(data), decoded.codec, decoded.mark, hunks)


def restored(was: Before, after: str) -> bytes:
    """The bytes of the file before the act, of its text after it."""
    lines = after.splitlines(keepends=True)
    for hunk in reversed(was.hunks):
        lines[hunk.first : hunk.first + hunk.count] = hunk.before
    return was.mark + "".join(lines).encode(was.codec)


def remember(situation: Situation, act: Act) -> None:
    """Keeps the act, under the next number, and the last ones before it. Raises OSError."""
    folder = _folder(situation)
    numbers = _numbers(folder)
    number = max(numbers, default=0) + 1
    write_whole(_file(folder, number), to_json(act).encode(), PRIVATE)
    for old in numbers[: -KEPT + 1]:
        _file(folder, old).unlink(missing_ok=True)


def acts(situation: Situation) -> Iterator[Act]:
    """The acts that can still be read, the last one first; each with the number of its file."""
    folder = _folder(situation)
    for number in reversed(_numbers(folder)):
        path = _file(folder, number)
        act = read_ours(path, _read, ValueError)
        if isinstance(act, Act):
            yield replace(act, number=number)
        elif act:
            path.unlink(missing_ok=True)


def forget(situation: Situation, act: Act) -> None:
    """What was taken back is done no more."""
    _file(_folder(situation), act.number).unlink(missing_ok=True)


def told_since(act: Act, told: Iterable[tuple[date, datetime]]) -> date | None:
    """The day of the first letter that told the item after the act, of (day, instant of sending); None without one."""
    return min((day for day, at in told if at >= act.at), default=None)


def _folder(situation: Situation) -> Path:
    return situation.project.state / "teot"


def _file(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.json"


def _numbers(folder: Path) -> list[int]:
    return sorted(int(path.stem) for path in folder.glob("??????.json") if path.stem.isdecimal())


def _read(data: bytes) -> Act | str:
    """The act; a word of one that an earlier version kept with its whole file, and whatever was private in it."""
    return "older" if any(mark in data for mark in _OLDER) else from_json(data, Act)
