"""A list's bytes, whatever program has saved it -> rows of texts."""

import csv
import io

from pipeline.fault import Fault
from pipeline.read.decode import decoded
from pipeline.read.lists.workbook import Rows, workbook_sheets

SIZE_MAX = 30_000_000  # bytes

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods, xls
_NO_LISTS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x05\x06")
_OLD = ("cp1252", "mac_roman", "cp850")  # what Windows, old Macs and DOS have saved
_DELIMITERS = ";\t,|"
_LOOKED_AT = 200  # rows


def sheets_of(data: bytes) -> list[Rows]:
    """The sheets of a workbook, or the one that a text of delimited values is. Raises Fault."""
    if len(data) > SIZE_MAX:
        raise Fault("attendance.too_big", size=len(data) / 1e6, limit=SIZE_MAX / 1e6)
    if not data.strip():
        raise Fault("attendance.empty")
    if data.startswith(_NO_LISTS) or data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise Fault("attendance.no_list")
    if data.startswith(_WORKBOOKS):
        return workbook_sheets(data)
    return [_delimited(_text(data))]


def _text(data: bytes) -> str:
    try:
        return decoded(data).text
    except UnicodeDecodeError:
        # A name with a wrong letter is still one head.
        return max((data.decode(one, "replace") for one in _OLD), key=lambda text: sum(map(text.count, "äöåÄÖÅ")))


def _delimited(text: str) -> Rows:
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        return _parted(rest, first.strip()[-1])
    head = "\n".join(text.split("\n")[:_LOOKED_AT])
    return _parted(text, max(_DELIMITERS, key=lambda one: _fits(head, one)))


def _parted(text: str, delimiter: str) -> Rows:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Fault("attendance.damaged") from None
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _fits(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows are parted into equally many cells, more than one; then into how many."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0, 0
    counts = {width: widths.count(width) for width in set(widths) if width > 1}
    best = max(counts, key=lambda width: (counts[width], width), default=0)
    return counts.get(best, 0), best
