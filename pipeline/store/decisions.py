"""What people decided of letters: one file a letter, apart from the state, so that no loss of it undoes a decision."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.inside import read_file
from pipeline.model import Decision, DecisionKind
from pipeline.store.codec import from_json, pretty
from pipeline.whole import PRIVATE, set_aside, write_whole

_MAX = 50_000_000  # bytes
# Whoever decided what nobody can read any more.
_NOBODY = "?"


def kept_decisions(folder: Path, day: date) -> tuple[Decision, ...] | None:
    """A letter's decisions, oldest first; None where no file tells of any.

    What nobody can read any more holds the letter, until a person has looked.
    """
    try:
        return tuple(from_json(read_file(_file(folder, day), _MAX)[0], list[Decision]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return (Decision(day, datetime(1970, 1, 1, tzinfo=UTC), DecisionKind.HOLD, _NOBODY),)


def days_decided(folder: Path) -> tuple[date, ...]:
    """The letters of which a file tells decisions."""
    days = (_day(path.stem) for path in folder.glob("????-??-??.json"))
    return tuple(sorted(day for day in days if day))


def damaged_decisions(folder: Path) -> tuple[Path, ...]:
    """The files that nobody can read any more."""
    unread = (day for day in days_decided(folder) for one in kept_decisions(folder, day) or () if one.who == _NOBODY)
    return tuple(_file(folder, day) for day in unread)


def save_decisions(folder: Path, decisions: Iterable[Decision]) -> None:
    """Keeps all decisions of one letter. A file that cannot be read is set aside. Raises OSError."""
    known = tuple(decisions)
    file = _file(folder, known[-1].date)
    if any(one.who == _NOBODY for one in kept_decisions(folder, known[-1].date) or ()):
        set_aside(file)
    write_whole(file, pretty(known).encode(), PRIVATE)


def _file(folder: Path, day: date) -> Path:
    return folder / f"{day.isoformat()}.json"


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
