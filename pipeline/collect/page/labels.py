"""Label–value pairs in any mark-up: `dt`/`dd`, table cells, bold words, "Aika: …", a label alone above its value."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.collect.page.lines import BOLD_LEVEL, Line, PageLink, TimeTold
from pipeline.collect.page.words import field_of, is_clock, is_label
from pipeline.finnish.text.hours_in_text import FoundHours

_LABEL = re.compile(r"([^\W\d_][^:\n|]{0,45}?)\s*(?::|\s[–—-]\s|\?\s*:?(?=\s|$)|$)\s*")
VALUE_LINES_MAX = 12
_LIST = frozenset(("dt", "th"))
_VALUES = frozenset(("dd", "p", "li", "div", "span"))
# "Klo 9", "Ilmoittaudu viimeistään pe 10.5."
_WORDS_AHEAD = re.compile(r"([^\W\d_][^:\d]{2,40}?)\s+(?=(?:[a-zä]{2,12}\s+)?\d)")
_TOLD_BY_NUMBERS = frozenset(("when", "deadline", "starts", "ends", "published", "original"))
_INNER = re.compile(r"(?<!\s)\s*+[|•·;]\s++(?=[^\W\d_][^:|]{1,40}:)|(?<=[^\s:])[.,]?\s++(?=[A-ZÅÄÖ][^:.|\d]{2,35}:\s)")


class Pair(Struct, frozen=True):
    """A label and its value, with the days and hours in it. `lines` are the numbers of the lines that both stand in."""

    field: str
    label: str
    value: str
    times: tuple[TimeTold, ...]
    hours: tuple[FoundHours, ...]
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
        found = [] if line.gone else list(_in_line(line, number))
        if found and not found[-1].value:
            label = found.pop()
            after = _value_lines(lines, number + 1, line)
            if after:
                found.append(_joined(label, [lines[n] for n in after], (number, *after)))
                number = after[-1]
            elif label.links or label.times:
                found.append(label)
        yield from found
        number += 1


def _in_line(line: Line, number: int) -> Iterator[Pair]:
    """The line's labels with their values: "Aika: 14.5.2024 | Paikka: Oulu" has two."""
    if (field := field_of(line.label)) and _split(line.text, line) is None:
        yield Pair(field, line.label, line.text, line.times, line.hours, line.links, (number,))
        return
    starts = [0, *(match.end() for match in _INNER.finditer(line.text))]
    ends = [*(match.start() for match in _INNER.finditer(line.text)), len(line.text)]
    labels = [_split(line.text[start:end], line) for start, end in zip(starts, ends, strict=True)]
    if labels[0] is None:
        return
    heads = [n for n, split in enumerate(labels) if split is not None]
    for n, following in zip(heads, [*heads[1:], len(labels)], strict=True):
        field, label, value = labels[n] or ("", "", "")
        until = starts[following] if following < len(starts) else len(line.text) + 1
        told = line.text[ends[n] - len(value) : ends[following - 1]] if value else ""
        yield _within(line, number, (field, label, told), (starts[n], until))


def _within(line: Line, number: int, told: tuple[str, str, str], part: tuple[int, int]) -> Pair:
    """The pair of a part of a line, with the days and hours that stand in it."""
    start, end = part
    times = tuple(time for time in line.times if start <= time.start < end)
    hours = tuple(hour for hour in line.hours if start <= hour.start < end)
    return Pair(*told, times, hours, line.links, (number,))


def _split(text: str, line: Line) -> tuple[str, str, str] | None:
    """The field, label and value of a text that begins with a label; None for any other."""
    if line.lead and text.startswith(line.lead) and (field := field_of(line.lead)):
        return field, line.lead.strip(" :?–—-"), text[len(line.lead) :].lstrip(" :?–—-")
    match = _LABEL.match(text)
    if match and (field := field_of(match[1])):
        return _split_at(match, field, text, line)
    # "Klo 9–11.30" and "Ilmoittaudu viimeistään 10.5." have no colon; the word and the number are enough.
    words = _WORDS_AHEAD.match(text)
    if words and field_of(words[1]) in _TOLD_BY_NUMBERS:
        return field_of(words[1]), words[1], text[words.end() :]
    return None


def _split_at(match: re.Match[str], field: str, text: str, line: Line) -> tuple[str, str, str] | None:
    value = text[match.end() :]
    in_list = line.kind in _LIST
    if not value and ":" not in match[0] and not in_list and not is_label(match[1]):
        return None
    alone = not value and (in_list or line.level or ":" in match[0] or len(text) < 40)
    return (field, match[1], value) if value or alone else None


def _value_lines(lines: Sequence[Line], start: int, label: Line) -> list[int]:
    """The lines that hold the value of a label standing alone before them."""
    taken: list[int] = []
    for number in range(start, min(start + VALUE_LINES_MAX, len(lines))):
        line = lines[number]
        if _ends_value(line, label, bool(taken)):
            break
        taken.append(number)
        if label.level in (0, BOLD_LEVEL) and not _goes_on(line, lines[number + 1 : number + 2]):
            break
    return taken


def _ends_value(line: Line, label: Line, begun: bool) -> bool:
    """Whether a line is no more of the value that the label began."""
    if line.kind == "dt" or (line.level and (begun or line.level <= label.level)):
        return True
    if _split(line.text, line) is not None or (label.kind == "dt" and line.kind not in _VALUES):
        return True
    return begun and (len(line.text) > 80 or line.text.endswith((".", "!", "?")))


def _goes_on(line: Line, following: Sequence[Line]) -> bool:
    """Whether the next line is of the same value: a list's next item, or the hours of the day above."""
    return any((line.kind in ("li", "dd") and one.kind == line.kind) or is_clock(one.text) for one in following)


def _joined(label: Pair, lines: Sequence[Line], numbers: tuple[int, ...]) -> Pair:
    between = ", " if lines[0].kind in ("li", "dd") else " "
    return Pair(
        label.field,
        label.label,
        between.join(line.text for line in lines),
        (*label.times, *(time for line in lines for time in line.times)),
        (*label.hours, *(hour for line in lines for hour in line.hours)),
        (*label.links, *(link for line in lines for link in line.links)),
        numbers,
    )
