"""The bytes of a content file -> the text that was meant, whatever program has saved it."""

import codecs
import re
import unicodedata
from contextlib import suppress

from msgspec import Struct

from pipeline.read.budget import has_piles
from pipeline.safe.characters import visible

# The longer mark first: that of UTF-32 begins as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# What Finnish and Swedish texts have beyond ASCII: where it stands in UTF-8, the file is UTF-8, but for some bytes.
_USUAL = frozenset("åäöÅÄÖéÉèüÜßšžøæ–—‘’“”»•…€§°´·\xa0\xad")


# A word with Finnish letters that were encoded twice.
MOJIBAKE = re.compile(r"\w{0,20}(?:\wÃ[¤¶¥„–…]|Ã[¤¶¥„–…]\w)\w{0,20}")
# What letters of other old encodings (those of DOS and of Macs) become in Windows-1252, where no word has them.
_NO_WORD = re.compile(r"[^\W\d_][„”™†‡€…Œ•][^\W\d_]|[a-zåäö][„™†ŠŽŒ]|[„™†Œ][a-zåäö]|\bŽ[a-zåäö]{1,3}„")


class Decoded(Struct, frozen=True):
    """A file's text without its byte order mark. `encoding` is what people are told of; "" for plain UTF-8.

    `codec` and `mark` give the file's bytes again, and those of another text in its place.
    """

    text: str
    encoding: str = ""
    codec: str = "utf-8"
    mark: bytes = b""

    def bytes_of(self, text: str) -> bytes:
        """The text as the file was encoded; in UTF-8 where that has no letter for it."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            return text.encode("utf-8")


def decoded(data: bytes) -> Decoded:
    """The text of a file. Raises UnicodeDecodeError, with the first byte that is wrong, where none is certain."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.removeprefix(mark).decode(codec), name, codec, mark)
    if codec := _unmarked_utf_16(data):
        return Decoded(data.decode(codec), "UTF-16", codec)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        if not _USUAL.isdisjoint(data.decode("utf-8", "ignore")):
            raise
        return Decoded(_windows_text(data), "Windows-1252", "cp1252")


def as_read(text: str) -> str:
    """The text as items are read from it: composed letters (Unicode NFC), a line feed at each line's end, no character
    that nobody sees. Each line stays where it is."""
    if not str.replace(text, "\n", "").isprintable():
        # Titles and places go to terminals, log, pages, letters and feeds: what nobody sees is let into none of them.
        text = visible("\n".join(f"{text}.".splitlines())[:-1])
    return text if text.isascii() or has_piles(text) else unicodedata.normalize("NFC", text)


def _windows_text(data: bytes) -> str:
    with suppress(UnicodeDecodeError):
        text = data.decode("cp1252")
        if not _NO_WORD.search(text):
            return text
    return data.decode("utf-8")  # its error names the place


def _unmarked_utf_16(data: bytes) -> str:
    """Every other byte of Latin letters in UTF-16 is a zero; "" for what is something else."""
    head = data[:400]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 4 and not odd else ""
