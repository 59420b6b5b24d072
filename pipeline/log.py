"""The log: one line per decision, with the run's id. Files of JSON lines under .soila/loki/, one a month."""

import errno
import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import asdict

from pipeline.safe.terminal import printable

FOLDER = "loki"


class LogLine(Struct, frozen=True):
    """One decision. `at` is aware; `text` is for people; `trace` is the traceback of an unexpected failure."""

    at: datetime
    run: str
    job: str
    text: str
    letter: date | None = None
    item: str = ""
    trouble: bool = False
    trace: str = ""

    def as_json(self) -> str:
        """One JSON object without what is empty; instants and days as ISO 8601."""
        values = {name: _clean(value) for name, value in asdict(self).items() if value}
        return json.dumps(values, default=lambda value: value.isoformat(), ensure_ascii=False)

    def for_people(self) -> str:
        """The line on a terminal, with the hour of its own zone."""
        mark = "! " if self.trouble else ""
        return f"{self.at:%-d.%-m. %H.%M} {self.of_whom()}: {mark}{self.text}"

    def of_whom(self) -> str:
        """The job, and the letter or the item that it is about."""
        about = f"{self.letter:%-d.%-m.%Y}" if self.letter else self.item
        return f"{self.job} [{about}]" if about else self.job


def _clean(value: object) -> object:
    """A file of the log is read on terminals too, by `tail` and others that print what they find."""
    return printable(value) if isinstance(value, str) else value


def new_run() -> str:
    """The id of a run: it ties the lines of one look together."""
    return uuid4().hex[:8]


def write_line(folder: Path, line: LogLine) -> None:
    """Adds the line to its month's file in one step. A full disk keeps nothing from happening: standard error has it.

    `folder` is the state's.
    """
    path = folder / FOLDER / f"{line.at:%Y-%m}.jsonl"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _append(descriptor, (line.as_json() + "\n").encode())
        finally:
            os.close(descriptor)
    except OSError as error:
        sys.stderr.write(f"{line.as_json()} ({error.strerror})\n")


def _append(descriptor: int, data: bytes) -> None:
    """Adds a whole line, or none: a half one would take the next line with it. Raises OSError."""
    fcntl.flock(descriptor, fcntl.LOCK_EX)  # it goes with the descriptor
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        data = b"\n" + data  # what a crash has left of a line ends here
    if os.write(descriptor, data) < len(data):
        os.ftruncate(descriptor, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_lines(folder: Path) -> Iterator[LogLine]:
    """Every line that is whole, oldest first."""
    for path in sorted((folder / FOLDER).glob("????-??.jsonl")):
        for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
            # The last line of a crash may be half a line.
            with suppress(ValueError, KeyError, TypeError):
                yield _line_of(json.loads(text))


def _line_of(values: dict[str, Any]) -> LogLine:
    letter = date.fromisoformat(values["letter"]) if "letter" in values else None
    return LogLine(**{**values, "at": datetime.fromisoformat(values["at"]), "letter": letter})
