"""Characters that came along with pasted text: those without width go, and spaces of another width are plain ones
where Markdown or the end of a line needs that.

Quotation marks, dashes and ellipses of the text stay: they are right in Finnish, and another's words are not changed.
"""

import re
from collections.abc import Sequence

from pipeline.read.pasted.lines import fenced

_ODD = re.compile("[\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n\n"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")

# Joiners part or bind letters of other scripts, and pictures: there they are not taken away.
_NO_WIDTH = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|(?<![\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_DIRECTIONS = str.maketrans("", "", "\u200e\u200f")

# A space that binds stays where Finnish binds: after and before numbers (klo 9, 16.4. 2024, 10 000), before % and €,
# and before a dash.
_LOOSE = re.compile("\u00a0(?=\\s)|(?<=\\s)\u00a0|(?<!\\d)\u00a0(?![\\d–—%€°])")

# Before the text and right after its mark; all these are signs of Markdown only with a plain space.
_HEAD = re.compile(r"(\s*(?:#{1,6}|[-–—+*•·●▪■◦○§Øüo]|\w{1,3}[.)]|>)?)(\s+)")
_SPLIT = re.compile("\u00ad[ \t]*$")


def plain(lines: Sequence[str]) -> list[str]:
    """The lines with characters that Markdown knows; code in fences stays as it is."""
    if not _ODD.search("\n".join(lines)):
        return list(lines)
    keeps_direction = any(not line.isascii() and _RIGHT_TO_LEFT.search(line) for line in lines)
    code = fenced(lines)
    joined = _joined(lines, code)
    return [
        line if line.isascii() or within else _plain(line, keeps_direction)
        for line, within in zip(joined, code, strict=True)
    ]


def _joined(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """A word that a soft hyphen splits over two lines is whole on the first; no line is left empty."""
    joined = list(lines)
    for number in range(len(joined) - 1):
        line, following = joined[number], joined[number + 1].lstrip()
        if "\u00ad" not in line or code[number] or code[number + 1] or not _SPLIT.search(line):
            continue
        head, _, rest = following.partition(" ")
        if following[:1].islower() and rest.strip():
            joined[number], joined[number + 1] = f"{line.rstrip(' ' + chr(9) + chr(173))}{head}", rest
    return joined


def _plain(line: str, keeps_direction: bool) -> str:
    line = _NO_WIDTH.sub("", line)
    if not keeps_direction:
        line = line.translate(_DIRECTIONS)
    if not line.strip():
        return ""
    if match := _HEAD.match(line):
        line = f"{_spaces(match[1])}{_spaces(match[2])}{line[match.end() :]}"
    return _LOOSE.sub(" ", line.rstrip("\u00a0\u202f\u2007")).translate(_SEPARATORS)


def _spaces(text: str) -> str:
    """The text with a plain space for each space of another kind; tabs stay."""
    return "".join(" " if sign.isspace() and sign != "\t" else sign for sign in text)
