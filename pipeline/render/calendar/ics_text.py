"""Content lines of iCalendar (RFC 5545, section 3.1): cleaning, escaping and folding of their text.

icalendar's own `vText` loses letters (7.3.2 writes `C:\\Nimi` as `C:`, a line break and `imi`), its fold goes through a
line letter by letter, and another version may fold otherwise: a published feed outlives upgrades byte by byte, so
both are done here. `test_the_faults_for_which_calendars_are_written_here` says when icalendar's would do.
"""

import re
import unicodedata

EOL = b"\r\n"
LINE_OCTETS = 75

_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")
# Controls, lone surrogates, byte order marks and non-characters; and what turns the direction of the text after it.
_UNWANTED = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ZERO_WIDTH_JOINER = "\u200d"
# The first octet of the first combining mark (U+0300); every letter that begins below stands on its own.
_FIRST_MARK_OCTET = 0xCC


def line(name: str, value: str) -> bytes:
    """One folded content line with its CRLF. The value is taken as it is: clean, and escaped if it is TEXT."""
    return folded(f"{name}:{value}".encode()) + EOL


def text_line(name: str, value: str) -> bytes:
    """A content line of type TEXT without line breaks; none when nothing is left of the value once it is clean."""
    return _line_of(name, single_line(value))


def long_text_line(name: str, value: str) -> bytes:
    """A content line of type TEXT that keeps its line breaks (as `\\n`); none when nothing is left of the value."""
    return _line_of(name, several_lines(value))


def _line_of(name: str, clean: str) -> bytes:
    """A property without a value is an error to libical, which then refuses the whole feed."""
    return line(name, escaped(clean)) if clean else b""


def single_line(value: str) -> str:
    """The value without control characters, on one line."""
    return _clean(value, " ")


def several_lines(value: str) -> str:
    """The value without control characters, its lines parted by `\\n`."""
    return _clean(value, "\n")


def _clean(value: str, line_break: str) -> str:
    parted = _BREAK.sub(line_break, value.replace("\r\n", "\n"))
    return _UNWANTED.sub("", parted).replace("\t", " ").strip()


def escaped(value: str) -> str:
    """A clean value as TEXT (RFC 5545, section 3.3.11)."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescaped(value: str) -> str:
    """The value of a TEXT that `escaped` wrote. icalendar leaves those of names that it does not know as they are."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def folded(content: bytes) -> bytes:
    """A content line cut into lines of at most 75 octets, never inside a letter or an escape.

    A letter and its marks, or an emoji of several parts, stay together unless they alone are longer than a line.
    """
    if len(content) <= LINE_OCTETS:
        return content
    parts = []
    start, room = 0, LINE_OCTETS
    while len(content) - start > room:
        end = _cut(content, start, start + room)
        parts.append(content[start:end])
        start, room = end, LINE_OCTETS - 1  # the space that opens the next line counts too
    parts.append(content[start:])
    return b"\r\n ".join(parts)


def unfolded(data: bytes) -> bytes:
    return data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")


def _cut(content: bytes, start: int, end: int) -> int:
    """Where the line that began at `start` ends, at the latest at `end`."""
    while content[end] & 0xC0 == 0x80:
        end -= 1
    end = _before_escape(content, start, end)
    if content[end] < _FIRST_MARK_OCTET:
        return end
    following = content[end : end + 4].decode(errors="ignore")[0]
    kept = _whole_letters(content[start:end].decode(), following)
    better = _before_escape(content, start, start + len(kept.encode()))
    return better if better > start else end


def _before_escape(content: bytes, start: int, end: int) -> int:
    """The end, or one octet earlier where it would part a backslash from what it escapes."""
    before = content[start:end]
    return end - (len(before) - len(before.rstrip(b"\\"))) % 2


def _whole_letters(text: str, following: str) -> str:
    """The text without what belongs to the letter that follows it; empty when all of it does."""
    while text and _belongs(text[-1], following):
        text, following = text[:-1], text[-1]
    return text


def _belongs(before: str, following: str) -> bool:
    """Whether two characters are one to the eye (the usual cases of Unicode's UAX #29)."""
    if before == _ZERO_WIDTH_JOINER or following == _ZERO_WIDTH_JOINER:
        return True
    if "\U0001f3fb" <= following <= "\U0001f3ff" or "\U000e0020" <= following <= "\U000e007f":  # skin, flag tags
        return True
    if "\U0001f1e6" <= following <= "\U0001f1ff":  # two letters make a flag
        return "\U0001f1e6" <= before <= "\U0001f1ff"
    return unicodedata.category(following)[0] == "M"
