"""What a terminal, or whatever stands in its place, may get: the one door of all that is printed.

A terminal does what its control characters say: it hides, overwrites, renames its window, even types. Content, file
names, pages and feeds are written by others, so none of theirs gets there; and no locale is a reason to stop.
"""

import io
import os
import re
import sys
from contextlib import suppress
from typing import TextIO

# Half of a pair, or a byte of a file's name that is no letter: shown, for something stood there.
_LONE = re.compile("[\ud800-\udfff]")
# Controls but the tab and the line end; overrides and isolates of direction; what has no place in any text.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")

# Codes of ours carry a number that nothing written elsewhere can know; they alone reach a terminal.
_OURS = str(int.from_bytes(os.urandom(8)))
_OUR_CODE = re.compile(rf"\x1b\[{_OURS};([0-9;]+)m")

BOLD, RED, YELLOW, BOLD_RED = "1", "31", "33", "31;1"


def printable(text: str) -> str:
    """The text without what would steer a terminal; tabs and line ends stay, a lone surrogate is shown as �."""
    return _UNSEEN.sub("", _LONE.sub("�", text.replace("\r\n", "\n")))


def styled(text: str, style: str) -> str:
    """The text in a style on a terminal; elsewhere it is plain."""
    return f"\x1b[{_OURS};{style}m{text}\x1b[{_OURS};0m"


class Door(io.TextIOBase):
    """A stream that lets only printable text through, in any encoding: what that lacks is a question mark.

    It has no `buffer`: whoever writes goes through here.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding

    def write(self, text: str) -> int:
        # Between two codes of ours stands text; a list of pieces with a group has the code's numbers in every second.
        pieces = _OUR_CODE.split(text)
        pieces[::2] = map(printable, pieces[::2])
        pieces[1::2] = [f"\x1b[{numbers}m" for numbers in pieces[1::2]]
        self._stream.write("".join(pieces))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """The stream under it belongs to the process."""
        with suppress(OSError, ValueError):
            self._stream.flush()


def guard_output() -> None:
    """Puts the door before standard output and standard error, where there are such."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Door):
            setattr(sys, name, Door(stream))
