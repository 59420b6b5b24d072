"""The mark before an item of a list, as people type it, and as Word, Outlook and web pages put it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from pipeline.read.pasted.lines import indent_of, is_rule
from pipeline.read.pasted.openings import DATE_ALONE

# A gap of five columns would make code of what follows (CommonMark 0.31, 5.2).
_GAP_MAX = 4

_MAY_BE = re.compile(r"[ \t]*(?:[^\w\s]|\d{1,9}[.)]|[^\W\d_]{1,4}[.)\t ])")
_TYPED = re.compile(r"[ \t]*(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?=\S)")
_BULLET = re.compile(r"[ \t]*(?P<mark>[•●▪■◦○□▫‣⁃►➢➤❖✓✔])[ \t]*(?=\S)")
# What a font of symbols shows as a mark is a letter elsewhere, so only a tab tells it; a dash is most often a dash.
_SYMBOL = re.compile(r"[ \t]*(?:(?P<mark>[§ØüoO]) *+\t|(?P<loose>[oO·–—])(?: *+\t|  )|(?P<dot>·) )[ \t]*+(?=\S)")
_LETTER = re.compile(r"[ \t]*(?P<mark>(?:[^\W\d_]|[ivx]{2,4})(?P<sign>[.)]))(?: *+\t|  )[ \t]*+(?=\S)")
_DOUBTFUL = re.compile(r"[ \t]*(?:(?P<dash>[–—]) |(?P<mark>[^\W\d_](?P<sign>\))) )(?=\S)")

# Arrows, pictures and signs of Unicode's blocks for them; of any other, only letters of a font make a mark.
_SIGN = re.compile(
    r"[ \t]*+(?P<sign>[\u2190-\u21ff\u2300-\u27bf\u27f0-\u297f\u2b00-\u2bff\U0001f000-\U0001faff])"
    r"(?P<form>[\ufe0f\U0001f3fb-\U0001f3ff]*+)[ \t]++(?=\S)"
)
# These say nothing that the mark of a list does not.
_PLAIN_SIGNS = frozenset("❏❐❑❒◆◇▶▷▸▹◉◘◙")


class Item(Struct, frozen=True):
    """A line that is an item: its indent in columns, the kind of its mark, and what Markdown writes for it.

    `mark` is Markdown's, `text` what follows, without a space before it. `typed`: it is Markdown as it is.
    """

    indent: int
    kind: str
    mark: str
    text: str
    typed: bool = False

    @property
    def width(self) -> int:
        """The columns from the mark to the text, as Markdown is written."""
        return len(self.mark) + 1


# Each stage asks it of each line.
@lru_cache(maxsize=4096)
def item_of(line: str) -> Item | None:
    """The item that a line is for sure; None for any other."""
    if not _MAY_BE.match(line) or is_rule(line) or DATE_ALONE.match(line):
        return None
    if match := _TYPED.match(line):
        mark = match["mark"]
        return Item(indent_of(line), mark[-1], mark, line[match.end() :], _gap(line, match) <= _GAP_MAX)
    if match := _BULLET.match(line) or _SYMBOL.match(line):
        mark = next(found for found in match.groups() if found)
        return Item(indent_of(line), mark, "-", line[match.end() :])
    if match := _LETTER.match(line):
        return Item(indent_of(line), f"a{match['sign']}", "-", f"{match['mark']} {line[match.end() :]}")
    return None


def doubtful_item_of(line: str) -> Item | None:
    """The item that a line may be where others like it stand by it: `– x` or `a) x`."""
    match = _DOUBTFUL.match(line)
    if match is None:
        return None
    text = line[match.end() :]
    if match["dash"]:
        return Item(indent_of(line), match["dash"], "-", text)
    return Item(indent_of(line), f"a{match['sign']}", "-", f"{match['mark']} {text}")


def signed_item_of(number: int, lines: Sequence[str]) -> Item | None:
    """The item that a line is by the sign at its head, such as ✅ or →, where a line beside it has the same."""
    match = _SIGN.match(lines[number])
    if match is None:
        return None
    beside = (_SIGN.match(lines[at]) for at in (number - 1, number + 1) if 0 <= at < len(lines))
    sign = match["sign"]
    if not any(other and other["sign"] == sign for other in beside):
        return None
    text = lines[number][match.end() :]
    return Item(indent_of(lines[number]), sign, "-", text if sign in _PLAIN_SIGNS else f"{sign}{match['form']} {text}")


def text_column(line: str) -> int:
    """The column where the text of a typed item begins: what belongs to the item is indented as far."""
    match = _TYPED.match(line)
    return len(line[: match.end()].expandtabs(4)) if match else 0


def _gap(line: str, match: re.Match[str]) -> int:
    before = len(line[: match.end("mark")].expandtabs(4))
    return len(line[: match.end()].expandtabs(4)) - before
