"""How much one content file may ask of the program. A file past it is set aside alone, and the others go on.

Nothing is timed: each bound is a count that can be told to a person, and work grows with what is counted. The largest
that pass cost less than a second in any command; the largest real item has a tenth of these.
"""

import re
import string
import unicodedata

from pipeline.model import Problem
from pipeline.read.header import Header

HEADER_LINES = 200  # keys, items of lists, and lines that are neither
HEADER_SIZE = 20_000  # characters
BODY_MARKS = 15_000
ACCENTS = 30  # on one letter, as Unicode's "stream-safe text" has it (UAX #15, section 13)

# What Markdown and HTML could take for more than letters.
_MARKS = (string.punctuation + "\n").encode()
_BEFORE_ACCENTS = bytes(range(0xCC))
_PILE = re.compile(rf"[^\w\s\x00-\x7f]{{{ACCENTS + 1},}}+")


def has_piles(text: str) -> bool:
    """Whether letters have so many accents that putting them in order takes too long (the square of their number)."""
    # Bytes from 0xCC on begin the letters from U+0300 on; few of these make no pile, and most texts have few.
    if len(text.encode().translate(None, _BEFORE_ACCENTS)) <= ACCENTS:
        return False
    return any(sum(unicodedata.combining(one) > 0 for one in pile) > ACCENTS for pile in _PILE.findall(text))


def over_budget(text: str, header: Header, file: str) -> Problem | None:
    """Why a file is too much, or None. `text` is all of it."""
    if not text.isascii() and has_piles(text):
        return Problem("read.piled_accents", file, values={"limit": ACCENTS})
    values = [one for entry in header.entries for one in (entry.value, *(entry.items or ()))]
    if len(values) + len(header.flaws) > HEADER_LINES or sum(map(len, values)) > HEADER_SIZE:
        return Problem("read.long_header", file, values={"size": HEADER_SIZE, "lines": HEADER_LINES})
    return body_over_budget(header.body, header.body_line, file)


def body_over_budget(body: str, first_line: int, file: str) -> Problem | None:
    """Why a text is too much, or None: as it was written, and as the Markdown that it becomes, whose tabs are cells."""
    marks = _marks(body)
    if marks > BODY_MARKS:
        return Problem("read.too_heavy", file, first_line, values={"marks": marks, "limit": BODY_MARKS})
    return None


def _marks(body: str) -> int:
    """How many marks and lines a text has, and cells, if all of it were one table.

    A short row of a table gets as many cells as its first row has.
    """
    encoded = body.encode()
    marks = len(encoded) - len(encoded.translate(None, _MARKS))
    if "|" not in body:
        return marks
    lines = body.split("\n")
    return marks + len(lines) * max(line.count("|") for line in lines)
