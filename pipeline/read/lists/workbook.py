"""A workbook's bytes -> the rows of its sheets, in a process of its own: damaged files break readers, and bombs memory.

The process gets the bytes through a pipe and gives JSON back through another; nothing touches the disk.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from pipeline.fault import Fault

UNPACKED_MAX = 150_000_000  # bytes; 20 000 rows of a list are about ten million
_CELLS_MAX = 4_000_000
_MEMORY = 2 << 30  # bytes
_PATIENCE = 60  # seconds
_PASSWORD, _BOMB = 10, 11  # how the process ends

# A sheet: its rows, each of texts.
Rows = list[list[str]]


def workbook_sheets(data: bytes) -> list[Rows]:
    """The rows of each sheet that is not hidden, its name as the first one. Raises Fault."""
    command = [sys.executable, "-m", "pipeline.read.lists.workbook"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise Fault("attendance.bomb") from None
    if done.returncode in (_PASSWORD, _BOMB):
        raise Fault("attendance.password" if done.returncode == _PASSWORD else "attendance.bomb")
    if done.returncode:
        raise Fault("attendance.damaged")
    sheets: list[Rows] = json.loads(done.stdout)
    return sheets


def main() -> None:
    """The process itself: bytes in, sheets out."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    _check_unpacked(data)
    json.dump([list(rows) for rows in _sheets(data)], sys.stdout)


def _check_unpacked(data: bytes) -> None:
    """Ends where the archive that a workbook is would grow beyond all lists."""
    from zipfile import ZipFile

    if not data.startswith(b"PK"):
        return
    left = UNPACKED_MAX
    with ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.flag_bits & 1:
                sys.exit(_PASSWORD)
            with archive.open(entry) as file:
                while part := file.read(1 << 20):
                    left -= len(part)
                    if left < 0:
                        sys.exit(_BOMB)


def _sheets(data: bytes) -> Iterator[Iterator[list[str]]]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        sys.exit(_PASSWORD)
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet or about.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.total_height * sheet.total_width > _CELLS_MAX:
            sys.exit(_BOMB)
        rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        with suppress(Exception):  # not every format tells its merged cells
            _fill(rows, sheet.merged_cell_ranges or ())
        # What a sheet is called tells of it as a title above its table does.
        yield iter([[_text(about.name)], *rows])


def _fill(rows: Rows, merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """What a cell says that was merged downwards, it says in each of its rows."""
    for (top, left), (bottom, _) in merged:
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] or rows[top][left]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "kyllä" if cell else "ei"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return " ".join(str(cell).split())


if __name__ == "__main__":
    main()
