"""Full disks and kills, through the real command.

Nothing is cut, no code 0 lies, and what is run again when there is room, or after a kill, ends as if nothing had been.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from tests.soila import Result, run_soila, taken_along

NOW = "2024-04-10T10:00"
# What is in doubt after a kill is known by then.
LATER = "2024-04-10T10:05"
KILLED = -9
MOVE = ("move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11", "--reason", "Tila vaihtui")
COMMANDS: tuple[tuple[str, ...], ...] = (
    MOVE,
    ("publish",),
    ("send", "--date", "2024-04-23"),
    ("tick",),
    ("accept", "1"),
    ("new", "event", "Syyspäivä"),
    ("hold", "2024-04-23"),
    ("letter",),
    ("collect", "--from", "sivu.html"),
    ("backup", "kopio.db"),
    ("calendar",),
)
# What a kill has put off is done later.
_STAMPS = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|CREATED):.*|(?<!\d)(?:10[:.]0|07:0)[05](?!\d)", re.MULTILINE)
SIZES = range(0, 204, 4)  # kB
_DISK = 8_000  # kB


@dataclass(frozen=True)
class Full:
    """What a command said with so many kB free, and what must never be ("" when all is well)."""

    free: int
    place: str
    command: tuple[str, ...]
    result: Result
    fault: str


def can_mount() -> bool:
    """Whether this machine lets us have a small disk of our own."""
    with suppress(OSError, subprocess.CalledProcessError), tempfile.TemporaryDirectory() as folder, disk(Path(folder)):
        return True
    return False


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A small disk of its own in an empty folder."""
    options = ["-t", "tmpfs", "-o", f"size={_DISK}k", "tmpfs", str(folder)]
    subprocess.run(["mount", *options], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def fill(folder: Path, free: int) -> Path:
    """A file that leaves so many kB on the folder's disk."""
    filler = folder / ".tayte"
    room = os.statvfs(folder)
    block = room.f_frsize
    with filler.open("wb") as file:
        for _ in range(max(0, room.f_bavail - free * 1024 // block)):
            file.write(b"\0" * block)
    return filler


def on_full_disks(past: Path, sizes: Iterable[int], commands: Sequence[tuple[str, ...]]) -> Iterator[Full]:
    """Each command on a disk with each size left: all of the project on it, the content alone, all but the content."""
    expected = {command: _ended(past, command) for command in commands}
    for free in sizes:
        for place in ("all", "content", "state"):
            for command in commands:
                yield _full(past, free, place, command, expected[command])


def _full(past: Path, free: int, place: str, command: tuple[str, ...], expected: dict[str, str]) -> Full:
    with (
        tempfile.TemporaryDirectory() as folder,
        disk(Path(folder)) as small,
        tempfile.TemporaryDirectory() as elsewhere,
    ):
        project = _laid_out(past, small, Path(elsewhere), place)
        before = files_of(project / "content")
        filler = fill(small, free)
        result = run_soila(project, *command, now=NOW)
        fault = _fault(result, before, files_of(project / "content"), expected)
        filler.unlink()
        again = run_soila(project, *command, now=LATER)
        run_soila(project, "publish", now=LATER)
        fault = fault or _healed(result, again, files_of(project / "content"), expected)
        if place != "all":
            subprocess.run(["umount", "-l", str(project / "content")], check=True)
    return Full(free, place, command, result, fault)


def _laid_out(past: Path, small: Path, elsewhere: Path, place: str) -> Path:
    """The project with what should be on the small disk there, and the rest elsewhere."""
    home = small if place in ("all", "state") else elsewhere
    project = taken_along(past, home / "project")
    if place == "all":
        return project
    other = elsewhere if place == "state" else small
    shutil.move(project / "content", other / "content")
    (project / "content").mkdir()
    subprocess.run(["mount", "--bind", str(other / "content"), str(project / "content")], check=True)
    return project


def _fault(result: Result, before: dict[str, str], after: dict[str, str], expected: dict[str, str]) -> str:
    said = result.err + result.out
    if "Traceback" in said:
        return said[said.index("Traceback") :][-500:]
    if result.code not in (0, 1, 3):
        return f"code {result.code}: {said[-200:]}"
    for name, digest in after.items():
        if digest not in (before.get(name), expected.get(name)):
            return f"{name} is cut"
    if set(before) - set(after):
        return f"gone: {set(before) - set(after)}"
    if result.code == 0 and after != expected:
        return f"code 0, and content is not as it should be: {said[-200:]}"
    return ""


def _healed(result: Result, again: Result, after: dict[str, str], expected: dict[str, str]) -> str:
    if after != expected:
        return f"not healed ({result.code}, then {again.code}): {(again.err + again.out)[-300:]}"
    return ""


def files_of(folder: Path) -> dict[str, str]:
    """What stands in the folder: each file's name and a digest of it without stamps; halves of a kill are none."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(_STAMPS.sub(b"", _told_in(path))).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _told_in(path: Path) -> bytes:
    """The file's bytes; of a mail those of its parts, as its reader gets them."""
    if path.suffix != ".eml":
        return path.read_bytes()
    parts = message_from_bytes(path.read_bytes()).walk()
    return b"\n".join(
        repr(one.items()).encode() if one.is_multipart() else one.get_payload(decode=True) for one in parts
    )


def _ended(past: Path, command: tuple[str, ...]) -> dict[str, str]:
    """The content after the command on a disk with room."""
    with tempfile.TemporaryDirectory() as folder:
        project = taken_along(past, Path(folder) / "project")
        run_soila(project, *command, now=NOW)
        return files_of(project / "content")


def killed(past: Path, command: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The command killed before its first rename, its second, and so on; what must never be, "" when all is well."""
    wanted, _ = _after(past, command)
    for number in range(1, 400):
        found, died = _after(past, command, number)
        if not died:
            return
        differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        yield number, f"differs: {differing[:5]}" if differing else ""


def _after(past: Path, command: tuple[str, ...], number: int = 0) -> tuple[dict[str, str], bool]:
    """Content, outbox and site after the command, killed at a rename, was run again, and all was published."""
    with tempfile.TemporaryDirectory() as folder:
        project = taken_along(past, Path(folder) / "project")
        first = run_soila(project, *command, now=NOW, kill_at_rename=number)
        assert "Traceback" not in first.err
        if first.code == KILLED:
            second = run_soila(project, *command, now=LATER)
            assert second.code in (0, 1, 3), second.err
            assert "Traceback" not in second.err, second.err
        run_soila(project, "publish", now=NOW)
        return {
            f"{name}/{file}": digest
            for name in ("content", "outbox", "site")
            for file, digest in files_of(project / name).items()
        }, first.code == KILLED
