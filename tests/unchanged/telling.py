"""What a command said, as a block of text without what no test can fix: folders, ports, ids of runs, sizes."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from tests.soila import run_soila

# What is told of the machine and not of the program -> what stands in its place.
_UNFIXED = (
    (re.compile(r'"run": "[0-9a-f]{8}"'), '"run": "RUN"'),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:PORT"),
    (re.compile(r"Levytilaa on [\d.,]+"), "Levytilaa on FREE"),
    (re.compile(r"\(\d+ kt\)"), "(SIZE kt)"),
)


class Telling:
    """One project, and the blocks of all that was done to it."""

    def __init__(self, project: Path, env: Mapping[str, str] | None = None) -> None:
        self.project = project
        self.blocks: list[str] = []
        self._env = {"LOGNAME": "viestija", **(env or {})}

    def soila(self, now: str | None, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """Runs the command and tells all that it said; what it printed is given too."""
        result = run_soila(self.project, *arguments, now=now, env={**self._env, **(env or {})})
        assert "Traceback" not in result.err, result.err
        command = " ".join(f'"{one}"' if " " in one or not one else one for one in ("soila", *arguments))
        head = f"$ {command}" + (f"   # {now}" if now else "")
        self._add(f"{head}\n-- {result.code}\n{_whole(result.out)}" + (result.err and f"-- err\n{_whole(result.err)}"))
        return result.out

    def each(self, now: str, *commands: str) -> None:
        """Runs commands written with nothing but spaces between their words."""
        for command in commands:
            self.soila(now, *command.split())

    def says(self, heading: str) -> None:
        self._add(f"\n## {heading}\n")

    def notes(self, line: str) -> None:
        """What came of it outside the project."""
        self._add(f"> {line}\n")

    def shows(self, *files: str) -> None:
        """The text of files that commands have written."""
        for file in files:
            self._add(f"> {file}\n{_whole((self.project / file).read_text(encoding='utf-8'))}")

    def edits(self, file: str, old: str, new: str) -> None:
        """A person changes a text of the project."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file}: {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def writes(self, file: str, text: str | bytes) -> None:
        path = self.project / file
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def digests(self, *folders: str) -> None:
        """What every file of the folders is, by its digest."""
        self._add(f"> {' '.join(folders)}\n{digests(self.project, *folders)}")

    def text(self) -> str:
        return "".join(self.blocks)

    def _add(self, block: str) -> None:
        self.blocks.append(
            fixed(block.replace(str(self.project), "PROJECT").replace(str(self.project.parent), "FOLDER"))
        )


def fixed(text: str) -> str:
    """The text without what changes from run to run."""
    for pattern, place in _UNFIXED:
        text = pattern.sub(place, text)
    return text


def digests(root: Path, *folders: str) -> str:
    """`digest  path` of every file, in the order of their paths."""
    files = sorted(path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.relative_to(root).as_posix()}\n" for one in files)
    return "".join(lines)


def _whole(text: str) -> str:
    """The text with a mark where its last line does not end."""
    return text if not text or text.endswith("\n") else f"{text}\\ no end of line\n"
