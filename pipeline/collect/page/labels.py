"""Label–value pairs in any mark-up: `dt`/`dd`, table cells, bold words, "Aika: …", a label alone above its value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.collect.page.lines import BOLD_LEVEL, Line, PageLink
from pipeline.collect.page.words import field_of, is_clock, is_label

_LABEL = re.compile(r"([^\W\d_][^:\n|]{0,45}?)\s*(?::|\s[–—-]\s|\?\s*:?(?=\s|$)|$)\s*")
VALUE_LINES_MAX = 12
_LIST = frozenset(("dt", "th"))
_CELLS = frozenset(("td", "dd", "th"))
_INNER = re.compile(r"(?<!\s)\s*+[|•·;]\s++(?=[^\W\d_][^:|]{1,40}:)|(?<=[^\s:])[.,]?\s++(?=[A-ZÅÄÖ][^:.|\d]{2,35}:\s)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value. `lines` are the numbers of the lines that both stand in."""

    field: str
    label: str
    value: str
    timed: str
    links: tuple[PageLink, ...]
    lines: tuple[int, ...]


def pairs_of(lines: Sequence[Line]) -> tuple[Pair, ...]:
    """Every pair in the lines, in their order; a line with several is taken apart."""
    return tuple(_pairs(lines))


def labelled(pairs: Sequence[Pair], field: str) -> tuple[str, str]:
    """What the first label of the field says, and where it stood; empty where no label does."""
    for pair in pairs:
        if pair.field == field and pair.value:
            return pair.value.strip(" .;"), f"kohta «{pair.label}»"
    return "", ""


def _pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    number = 0
    while number < len(lines):
        line = lines[number]
        found = list(_in_line(line, number))
        if found and found[-1].value == "" and not found[-1].timed:
            label = found.pop()
            after = _value_lines(lines, number + 1, line)
            if after:
                found.append(_joined(label, [lines[n] for n in after], (number, *after)))
                number = after[-1]
            elif label.links:
                found.append(label)
        yield from found
        number += 1


def _in_line(line: Line, number: int) -> Iterator[Pair]:
    if (field := field_of(line.label)) and _split(line.text, line) is None:
        yield Pair(field, line.label, line.text, line.timed, line.links, (number,))
        return
    shown, timed = _INNER.split(line.text), _INNER.split(line.timed)
    if len(shown) != len(timed):
        timed = shown
    labelled = [(_split(part, line), told) for part, told in zip(shown, timed, strict=True)]
    if not labelled or labelled[0][0] is None:
        return
    gathered: list[tuple[str, str, str, str]] = []
    for (split, told), part in zip(labelled, shown, strict=True):
        if split is None:
            field, label, value, before = gathered.pop()
            gathered.append((field, label, f"{value} {part}", f"{before} {told}"))
        else:
            field, label, value = split
            gathered.append((field, label, value, told[len(part) - len(value) :] if value else ""))
    for field, label, value, told in gathered:
        yield Pair(field, label, value, told, line.links, (number,))


def _split(text: str, line: Line) -> tuple[str, str, str] | None:
    """The field, label and value of a text that begins with a label; None for any other."""
    if line.lead and text.startswith(line.lead) and (field := field_of(line.lead)):
        return field, line.lead.strip(" :?–—-"), text[len(line.lead) :].lstrip(" :?–—-")
    match = _LABEL.match(text)
    if match and (field := field_of(match[1])):
        value = text[match.end() :]
        if not value and ":" not in match[0] and line.kind not in _LIST and not is_label(match[1]):
            return None
        alone = not value and (line.kind in _LIST or line.level or ":" in match[0] or len(text) < 40)
        return (field, match[1], value) if value or alone else None
    # "Klo 9–11.30" and "Ilmoittaudu viimeistään 10.5." have no colon; the word and the number are enough.
    words = re.match(r"([^\W\d_][^:\d]{2,40}?)\s+(?=(?:[a-zä]{2,12}\s+)?\d)", text)
    if words and field_of(words[1]) in ("when", "deadline", "starts", "ends", "published", "original"):
        return field_of(words[1]), words[1], text[words.end() :]
    return None


def _value_lines(lines: Sequence[Line], start: int, label: Line) -> list[int]:
    """The lines that hold the value of a label standing alone before them."""
    taken: list[int] = []
    for number in range(start, min(start + VALUE_LINES_MAX, len(lines))):
        line = lines[number]
        if line.kind == "dt" or (line.level and taken):
            break
        if (line.level and line.level <= (label.level or 0)) or _split(line.text, line) is not None:
            break
        if label.kind == "dt" and line.kind not in ("dd", "p", "li", "div", "span"):
            break
        if taken and (len(line.text) > 80 or line.text.endswith((".", "!", "?"))):
            break
        taken.append(number)
        follows = lines[number + 1] if number + 1 < len(lines) else None
        in_list = follows is not None and line.kind in ("li", "dd") and follows.kind == line.kind
        goes_on = in_list or (follows is not None and is_clock(follows.text))
        if label.level in (0, BOLD_LEVEL) and not goes_on:
            break
    return taken


def _joined(label: Pair, lines: Sequence[Line], numbers: tuple[int, ...]) -> Pair:
    between = ", " if lines[0].kind in ("li", "dd") else " "
    return Pair(
        label.field,
        label.label,
        between.join(line.text for line in lines),
        between.join(line.timed for line in lines),
        (*label.links, *(link for line in lines for link in line.links)),
        numbers,
    )
