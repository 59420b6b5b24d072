"""Words that a PDF has parted at the end of a full line (`kehittä-` / `minen`): whole again, on one of its lines."""

import re
from collections.abc import Sequence

from pipeline.read.pasted.lines import fenced
from pipeline.read.pasted.sentences import joins
from pipeline.read.pasted.wrapping import NARROWEST, blocks_of, is_prose, shown, width_of

_HYPHENS = ("-", "\u2010")
_WORD = re.compile(r"[^\W\d_]+")
# What may stand before a word.
_OPENERS = "(”“\"'*_"


def with_whole_words(lines: Sequence[str]) -> list[str]:
    """The lines, those of wrapped prose with each parted word on one line; none is left empty."""
    made = list(lines)
    if not any(line.endswith(_HYPHENS) for line in lines):
        return made
    code = fenced(lines)
    if not width_of([lines[start:end] for start, end in blocks_of(lines, code)]):
        return made
    for number in range(len(lines) - 1):
        line, following = made[number : number + 2]
        if line.endswith(_HYPHENS) and not code[number] and is_prose(following) and len(shown(line)) >= NARROWEST:
            made[number : number + 2] = _joined(line, following)
    return made


def _joined(line: str, following: str) -> tuple[str, str]:
    """Two lines with the word whole that they part; as they are, if they part none."""
    before, _, first = line.rpartition(" ")
    text = following.lstrip(" ")
    second, _, rest = text.partition(" ")
    if not before.strip() or before.endswith(_HYPHENS) or "`" in line or not _are_parts(first, second):
        return line, following
    indent = following[: len(following) - len(text)]
    # The second line goes on in the middle of its sentence, as it did before.
    if first.lstrip(_OPENERS)[0].islower():
        return before, f"{indent}{_word(first, text)}"
    head = rest.partition(" ")[0]
    if head.isalpha() and head.islower() and len(head) > 1 and not second.endswith(_HYPHENS):
        return f"{before} {_word(first, second)}", f"{indent}{rest}"
    return line, following


def _are_parts(first: str, second: str) -> bool:
    letters = first.lstrip(_OPENERS)[:-1]
    word = _WORD.match(second)
    return (
        letters.replace("-", "").isalpha()
        and letters[-1].isalpha()
        and word is not None
        and word[0][0].islower()
        and not joins(word[0])
    )


def _word(first: str, second: str) -> str:
    """The parts as one. A hyphen of its own has a word after a capital (EU-maat) and between two equal vowels
    (linja-auto), which are never parted otherwise."""
    last = first[-2]
    keeps = last.isupper() or (last == second[0] and last in "aeiouyäö")
    return f"{first[:-1]}-{second}" if keeps else f"{first[:-1]}{second}"
