"""What people did to content files lately: the bytes that were there before, so that an act can be taken back.

Each act is a file of its own in `.soila/teot/`, written before the content file is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path

from pipeline.acts.situation import Situation
from pipeline.store.codec import from_json, to_json
from pipeline.whole import PRIVATE, read_ours, write_whole

KEPT = 50


@dataclass(frozen=True, slots=True)
class Act:
    """A file was changed at `at` (aware): what it held before (None: it was not there), and a digest of it after.

    `proposal` is the number of the proposal that was accepted, 0 where it was none.
    """

    number: int
    at: datetime
    item_id: str
    title: str
    file: str
    before: bytes | None
    after: str
    proposal: int = 0


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


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
        act = read_ours(_file(folder, number), _read, ValueError)
        if act is not None:
            yield replace(act, number=number)


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


def _read(data: bytes) -> Act:
    return from_json(data, Act)
