"""A workbook as Excel 97 saved one, as few bytes as it takes: [MS-XLS] records in an [MS-CFB] compound file."""

import struct
from collections.abc import Iterator, Sequence

_SECTOR = 512
_SMALL = 4096  # a shorter stream would lie elsewhere in the file
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NAME = "Taul1"


def xls(grid: Sequence[Sequence[str | float | None]]) -> bytes:
    """One sheet."""
    sheet = b"".join((_beginning(0x10), *_cells(grid), _record(0x0A)))
    title = struct.pack("<HBB", 0, len(_NAME), 0) + _NAME.encode()
    places = len(_beginning(5)) + 4 + 4 + len(title) + 4
    stream = _beginning(5) + _record(0x85, struct.pack("<I", places) + title) + _record(0x0A) + sheet
    return _compound(stream)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _beginning(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 1996, 0, 6))


def _cells(grid: Sequence[Sequence[str | float | None]]) -> Iterator[bytes]:
    yield _record(0x200, struct.pack("<IIHHH", 0, len(grid), 0, max(map(len, grid)), 0))
    for number, row in enumerate(grid):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, str):
                yield _record(0x204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            elif cell is not None:
                yield _record(0x203, place + struct.pack("<d", cell))


def _compound(stream: bytes) -> bytes:
    """The stream `Workbook` in a file of its own: header, one sector of the allocation table, one of the directory."""
    stream = stream.ljust(_SMALL, b"\0")
    stream += bytes(-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    table = [_FAT, _END, *range(3, count + 2), _END]
    header = struct.pack(
        "<8s16s5H6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6),
        bytes(6),
        *(0, 1, 1, 0, _SMALL, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    allocated = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    return header + allocated + directory.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    tree = struct.pack("<HBB3I", len(written), kind, 1, _FREE, _FREE, child)
    return written.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, size)
