"""The content folder -> items and every problem in it. The only file of this stage that touches the disk.

Paths are plain strings here: thousands of files are read each time an editor checks, and `Path` takes a third of it.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.config import Config
from pipeline.model import Content, Problem, Severity
from pipeline.read.checks import cross_checked
from pipeline.read.fields import KINDS, Kind
from pipeline.read.item import ITEM_SUFFIXES, Read, read_item

SIZE_MAX = 1_000_000  # bytes; the longest real item is under 20 000
_BESIDE = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf"))


def read_content(folder: Path, config: Config, today: date) -> Content:
    """All items under `folder`, in the order of their file names, and all problems.

    A broken file is set aside and named in `broken`; it never stops the others. `today` (local) only tells which news
    are still to come.
    """
    reads: dict[Kind, list[Read]] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        reads[kind] = []
        for path, name in _files(folder / kind.folder):
            place = f"{folder.name}/{kind.folder}/{name}"
            suffix = os.path.splitext(name)[1].casefold()
            if suffix not in ITEM_SUFFIXES:
                if suffix not in _BESIDE:
                    problems.append(Problem("read.other_file", place, severity=Severity.WARNING))
                continue
            reads[kind].append(_read_file(kind, path, place))
    if not folder.is_dir():
        problems.append(Problem("read.no_content", folder.name))
    elif not any(reads.values()):
        problems.append(Problem("read.empty_content", folder.name, severity=Severity.WARNING))
    content = cross_checked(*(reads[kind] for kind in KINDS), config=config, today=today)
    return replace(content, problems=_in_order((*problems, *content.problems)))


def _read_file(kind: Kind, path: str, place: str) -> Read:
    stem = unicodedata.normalize("NFC", os.path.splitext(os.path.basename(path))[0])
    try:
        with open(path, "rb", buffering=0) as file:
            data = file.read(SIZE_MAX + 1)
            if len(data) > SIZE_MAX:
                values = {"size": os.fstat(file.fileno()).st_size / 1e6, "limit": SIZE_MAX / 1e6}
                return Read.broken(stem, Problem("read.too_big", place, values=values))
    except OSError as error:
        return Read.broken(stem, Problem("read.unreadable", place, values={"error": error.strerror or ""}))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        written = (
            data[data.rfind(b"\n", 0, error.start) + 1 :].split(b"\n", 1)[0].decode("cp1252", "replace").strip()[:60]
        )
        return Read.broken(stem, Problem("read.not_utf8", place, line, values={"written": written}))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return read_item(kind, stem, place, text)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file under the folder with its name relative to it, in a steady order; hidden ones are not content."""
    within = len(str(folder)) + 1
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~")) and not name.endswith("~"):
                path = f"{parent}/{name}"
                yield path, path[within:]


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.file, one.line)))
