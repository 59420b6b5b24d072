"""Files of our own, damaged in every way, and what the commands make of it.

No traceback, no hang, an exit code that people know; and what is sent stays sent.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.collect.site import JUHLA, LIST, PAJA, pages
from tests.soila import Result, copy_project, run_soila, taken_along

NOW = "2024-04-10T10:00"
COMMANDS = (
    ("status",),
    ("status", "--json"),
    ("tick",),
    ("publish",),
    ("letter",),
    ("send", "--date", "2024-04-09"),
    ("send", "--date", "2024-04-23"),
    ("hold", "2024-04-23"),
    ("log",),
    ("log", "--json"),
    ("proposals",),
    ("accept", "1"),
    ("collect", "--from", "sivu.html"),
    ("move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11"),
    ("calendar",),
    ("stats",),
    ("doctor",),
    ("check",),
    ("ack",),
    ("backup", "kopio.db"),
)


@dataclass(frozen=True)
class Trial:
    """What was done to which file, and what the command said of it."""

    seed: int
    file: str
    harm: str
    command: tuple[str, ...]
    result: Result

    @property
    def fault(self) -> str:
        """What must never be; "" when all is well."""
        said = self.result.err + self.result.out
        if "Traceback" in said:
            return said[said.index("Traceback") :][-600:]
        return "" if self.result.code in (0, 1, 2, 3) else f"code {self.result.code}"


def lived_in(folder: Path) -> Path:
    """A project with a past: a letter sent, pages published, a source read, decisions, a heartbeat, a log."""
    source = f'[[collect.sources]]\nname = "thl"\nkind = "thl"\nurl = "http://127.0.0.1:9{LIST}"\n'
    project = copy_project(folder, source)
    (project / "sivu.html").write_text(pages(JUHLA, PAJA)[LIST], encoding="utf-8")
    for now, command in (
        ("2024-04-08T09:00", "tick"),
        ("2024-04-08T10:00", "approve 2024-04-09"),
        ("2024-04-09T09:00", "tick"),
        ("2024-04-09T10:00", "collect --from sivu.html"),
        ("2024-04-09T11:00", "move sosiaalinen-innovaatio --to"),
        ("2024-04-10T09:00", "tick"),
    ):
        more = ["ke 15.5.2024 klo 9–11.30"] if "move" in command else []
        run_soila(project, *command.split(), *more, now=now)
    return project


def ours(project: Path) -> list[Path]:
    """Every file that the program has written itself."""
    found = [path for name in (".soila", "outbox", "site") for path in sorted((project / name).rglob("*"))]
    return [path for path in found if path.is_file() and path.suffix not in (".lock", ".svg", ".css", ".js")]


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _flipped(dice: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice([1, 3, 40])):
        made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made)


def _zeros(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + b"\0" * (len(data) - at)


def _twice(_dice: random.Random, data: bytes) -> bytes:
    return data + data


def _word(dice: random.Random, data: bytes) -> bytes:
    """One word, number or sign is another one."""
    at = dice.randrange(len(data))
    other = dice.choice(
        [b"null", b"-1", b'"', b"{}", b"[]", b"99999999999999999999", b"\xff", b"../../x", b"9999-99-99"]
    )
    return data[:at] + other + data[at + len(other) :]


HARMS: tuple[Callable[[random.Random, bytes], bytes], ...] = (_cut, _flipped, _zeros, _twice, _word)


def trials(project: Path, seed: int, count: int) -> Iterator[Trial]:
    """Each trial damages one file of a fresh copy, or one in the rows of its state, and runs one command on it."""
    for number in range(seed, seed + count):
        dice = random.Random(number)
        with tempfile.TemporaryDirectory() as folder:
            copy = taken_along(project, Path(folder) / "project")
            yield _trial(copy, number, dice)


def _trial(project: Path, seed: int, dice: random.Random) -> Trial:
    files = ours(project)
    by_hand = [path for path in files if "site" not in path.parts] if dice.random() < 0.6 else files
    path = dice.choice(by_hand)
    harm = dice.choice([*HARMS, "folder", "row", "row"])
    if harm == "row":
        path, done = project / ".soila" / "state.db", _row(project, dice)
    elif harm == "folder":
        path.unlink()
        path.mkdir()
        done = "a folder"
    else:
        assert callable(harm)
        path.write_bytes(harm(dice, path.read_bytes() or b" "))
        done = harm.__name__
    command = dice.choice(COMMANDS)
    result = run_soila(project, *command, now=NOW)
    return Trial(seed, str(path.relative_to(project)), done, command, result)


def _row(project: Path, dice: random.Random) -> str:
    """A value in the state's own tables."""
    connection = sqlite3.connect(project / ".soila" / "state.db", isolation_level=None)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    filled = [name for name in tables if connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]
    table = dice.choice(filled)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column = dice.choice(columns)
    rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
    rowid, value = dice.choice(rows)
    text = str(value).encode()
    other = dice.choice([_cut(dice, text), _word(dice, text or b" "), b"", b"{}", b"\xff\xfe", b"senx"])
    new = other.decode("utf-8", "replace") if dice.random() < 0.8 else other
    with suppress(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (new, rowid))
    connection.close()
    return f"{table}.{column} = {new!r:.60}"
