"""How many steps a regular expression takes: a matcher that backtracks as Python's does, and counts. No clock.

It goes the way of `re` itself (alternatives and lengths in the same order, what is atomic is not entered again),
without the short cuts by which `re` saves a constant share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_IGNORECASE, _MULTILINE, _DOTALL = int(re.IGNORECASE), int(re.MULTILINE), int(re.DOTALL)


class TooManyError(Exception):
    """The matcher has taken more steps than it may."""


@dataclass(slots=True)
class _Code:
    """What a pattern was made into: instructions, and how many places its empty loops must remember."""

    steps: list[tuple[Any, ...]] = field(default_factory=list)
    marks: int = 0


@dataclass(slots=True)
class _Run:
    text: str
    most: int
    taken: int = 0


class Counted:
    """A pattern that counts. `way` is match, fullmatch, search (up to the first place) or scan (all of them)."""

    def __init__(self, pattern: re.Pattern[Any], way: str) -> None:
        self._way = way
        tree = _parser.parse(pattern.pattern, pattern.flags)
        self._code = _Code()
        _sequence(tree, int(pattern.flags), self._code)
        if way == "fullmatch":
            self._code.steps.append(("at", c.AT_END_STRING, 0))
        self._code.steps.append(("done",))

    def steps(self, text: str, most: int) -> int:
        """How many steps the text takes. Raises TooManyError when they are more than `most`."""
        run = _Run(text, most)
        start = 0
        first = self._code.steps[0]
        fits_first = first[1] if first[0] == "sign" else None
        while start <= len(text):
            if fits_first and start < len(text) and not fits_first[text[start]]:
                run.taken += 1
                end = None
            else:
                end = _match(self._code, run, start)
            if self._way in ("match", "fullmatch") or (end is not None and self._way == "search"):
                break
            start = start + 1 if end is None else max(end, start + 1)
        return run.taken


def _match(code: _Code, run: _Run, at: int) -> int | None:
    """Where the code ends when it begins `at` a place of the text; None where it does not fit."""
    steps, text, size = code.steps, run.text, len(run.text)
    waiting: list[tuple[int, int, tuple[int, ...], tuple[tuple[int, int, int], ...]]] = [
        (0, at, (-1,) * code.marks, ())
    ]
    taken, most = run.taken, run.most
    while waiting:
        here, place, marks, groups = waiting.pop()
        while True:
            taken += 1
            if taken > most:
                raise TooManyError
            step = steps[here]
            kind = step[0]
            if kind == "sign":
                if place >= size or not step[1][text[place]]:
                    break
                place += 1
            elif kind == "split":
                first = steps[step[1]]
                if first[0] == "sign" and (place >= size or not first[1][text[place]]):
                    taken += 1  # the first way ends where it begins: there is nothing to come back from
                    here = step[2]
                    continue
                waiting.append((step[2], place, marks, groups))
                here = step[1]
                continue
            elif kind == "jump":
                here = step[1]
                continue
            elif kind == "mark":
                marks = (*marks[: step[1]], place, *marks[step[1] + 1 :])
            elif kind == "moved":
                if marks[step[1]] == place:
                    break
            elif kind == "at":
                if not _stands(step[1], step[2], text, place):
                    break
            elif kind == "atomic":
                run.taken = taken
                end = _match(step[1], run, place)
                taken = run.taken
                if end is None:
                    break
                place = end
            elif kind == "look":
                begin = place - step[2]
                run.taken = taken
                found = begin >= 0 and _match(step[1], run, begin) is not None
                taken = run.taken
                if found is step[3]:
                    break
            elif kind == "group":
                groups = (*groups, (step[1], step[2], place))
            elif kind == "taken":
                if _said(step[1], groups, text) is None:
                    here = step[2]
                    continue
            elif kind == "again":
                said = _said(step[1], groups, text)
                if said is None or not text.startswith(said, place):
                    break
                taken += len(said)
                place += len(said)
            else:
                run.taken = taken
                return place
            here += 1
    run.taken = taken
    return None


def _said(number: int, groups: tuple[tuple[int, int, int], ...], text: str) -> str | None:
    places = {(group, side): place for group, side, place in groups}
    return text[places[number, 0] : places[number, 1]] if (number, 1) in places else None


def _sequence(tree: Any, flags: int, code: _Code) -> None:
    for kind, value in tree:
        _add(kind, value, flags, code)


def _add(kind: Any, value: Any, flags: int, code: _Code) -> None:
    steps = code.steps
    if kind in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
        steps.append(("sign", _fitting(kind, value, flags)))
    elif kind is c.SUBPATTERN:
        group, more, less, inner = value
        if group is not None:
            steps.append(("group", group, 0))
        _sequence(inner, (flags | more) & ~less, code)
        if group is not None:
            steps.append(("group", group, 1))
    elif kind is c.BRANCH:
        _branch(value[1], flags, code)
    elif kind in (c.MAX_REPEAT, c.MIN_REPEAT):
        _repeat(value, kind is c.MAX_REPEAT, flags, code)
    elif kind is c.POSSESSIVE_REPEAT:
        steps.append(("atomic", _apart([(c.MAX_REPEAT, value)], flags)))
    elif kind is c.ATOMIC_GROUP:
        steps.append(("atomic", _apart(value, flags)))
    elif kind in (c.ASSERT, c.ASSERT_NOT):
        back = value[1].getwidth()[1] if value[0] < 0 else 0
        steps.append(("look", _apart(value[1], flags), back, kind is c.ASSERT_NOT))
    elif kind is c.AT:
        steps.append(("at", value, flags))
    elif kind is c.GROUPREF:
        steps.append(("again", value))
    elif kind is c.GROUPREF_EXISTS:
        _if_taken(*value, flags, code)
    else:
        raise NotImplementedError(kind)


def _if_taken(group: int, then: Any, otherwise: Any, flags: int, code: _Code) -> None:
    begin = len(code.steps)
    code.steps.append(())
    _sequence(then, flags, code)
    end = len(code.steps)
    code.steps.append(())
    code.steps[begin] = ("taken", group, len(code.steps))
    _sequence(otherwise or (), flags, code)
    code.steps[end] = ("jump", len(code.steps))


def _apart(tree: Any, flags: int) -> _Code:
    code = _Code()
    _sequence(tree, flags, code)
    code.steps.append(("done",))
    return code


def _branch(ways: list[Any], flags: int, code: _Code) -> None:
    ends = []
    for way in ways[:-1]:
        split = len(code.steps)
        code.steps.append(())
        _sequence(way, flags, code)
        ends.append(len(code.steps))
        code.steps.append(())
        code.steps[split] = ("split", split + 1, len(code.steps))
    _sequence(ways[-1], flags, code)
    for end in ends:
        code.steps[end] = ("jump", len(code.steps))


def _repeat(value: Any, greedy: bool, flags: int, code: _Code) -> None:
    least, most, inner = value
    for _ in range(least):
        _sequence(inner, flags, code)
    endless = most is c.MAXREPEAT
    splits = []
    for _ in range(1 if endless else most - least):
        splits.append(len(code.steps))
        code.steps.append(())
        mark = code.marks
        if endless and inner.getwidth()[0] == 0:
            code.marks += 1
            code.steps.append(("mark", mark))
        _sequence(inner, flags, code)
        if mark < code.marks and code.steps[splits[-1] + 1] == ("mark", mark):
            code.steps.append(("moved", mark))
    if endless:
        code.steps.append(("jump", splits[0]))
    for split in splits:
        ways = (split + 1, len(code.steps))
        code.steps[split] = ("split", *(ways if greedy else reversed(ways)))


_known: dict[tuple[Any, str, int], "Fits"] = {}


def _fitting(kind: Any, value: Any, flags: int) -> "Fits":
    """One for all the parts that are written alike."""
    key = kind, repr(value), flags
    if key not in _known:
        _known[key] = Fits(kind, value, flags)
    return _known[key]


class Fits(dict[str, bool]):
    """Whether one character fits a part of a pattern that takes one."""

    def __init__(self, kind: Any, value: Any, flags: int) -> None:
        super().__init__()
        # Flags as plain numbers: their own arithmetic is slow.
        self._part = kind, value, int(flags)

    def __missing__(self, sign: str) -> bool:
        forms = {sign, sign.lower(), sign.upper()} if self._part[2] & _IGNORECASE else {sign}
        self[sign] = any(_fits(*self._part, form) for form in forms if len(form) == 1)
        return self[sign]


def _fits(kind: Any, value: Any, flags: int, sign: str) -> bool:
    if kind is c.LITERAL:
        return ord(sign) == value
    if kind is c.NOT_LITERAL:
        return ord(sign) != value
    if kind is c.ANY:
        return bool(flags & _DOTALL) or sign != "\n"
    if kind is c.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if kind is c.CATEGORY:
        return _category(value, flags, sign)
    negated = value[0][0] is c.NEGATE
    return any(_fits(*part, flags, sign) for part in value[negated:]) is not negated


_CATEGORIES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}


@cache
def _category(value: Any, flags: int, sign: str) -> bool:
    ascii_only = re.ASCII if flags & re.ASCII or not flags & re.UNICODE else re.UNICODE
    return re.match(_CATEGORIES[value], sign, ascii_only) is not None


@cache
def _at_boundary(flags: int, before: str, after: str) -> bool:
    is_word = [bool(one) and _category(c.CATEGORY_WORD, flags, one) for one in (before, after)]
    return is_word[0] is not is_word[1]


def _stands(where: Any, flags: int, text: str, place: int) -> bool:
    if where is c.AT_BEGINNING_STRING or (where is c.AT_BEGINNING and not flags & _MULTILINE):
        return place == 0
    if where is c.AT_BEGINNING:
        return place == 0 or text[place - 1] == "\n"
    if where is c.AT_END_STRING:
        return place == len(text)
    if where is c.AT_END:
        return place == len(text) or (text[place] == "\n" and bool(flags & _MULTILINE or place == len(text) - 1))
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    return _at_boundary(flags, before, after) is (where is c.AT_BOUNDARY)


def samples(tree: Any, flags: int, ways: int = 3) -> list[str]:
    """Short texts that a pattern's tree takes, each of its repeats at least once; looks around are left out."""
    found = [""]
    for kind, value in tree:
        found = [f"{one}{more}" for one in found for more in _sampled(kind, value, flags, ways)][:ways]
    return found


def _sampled(kind: Any, value: Any, flags: int, ways: int) -> list[str]:
    if kind in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
        return signs_of(kind, value, flags)[:ways] or ["?"]
    if kind is c.SUBPATTERN:
        return samples(value[3], flags, ways)
    if kind is c.BRANCH:
        return list(dict.fromkeys(one for way in value[1] for one in samples(way, flags, 1)))
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        return [one * max(1, value[0]) for one in samples(value[2], flags, ways)]
    if kind is c.ATOMIC_GROUP:
        return samples(value, flags, ways)
    return [""]


_USUAL = "a 1<[\"'.-,:;(@/\n_\\>)]äA|*=\x00"


def signs_of(kind: Any, value: Any, flags: int) -> list[str]:
    """Some of the characters that a part takes: what it names, and what is usual."""
    named: list[str] = []
    for part in value if kind is c.IN else [(kind, value)]:
        if part[0] in (c.LITERAL, c.NOT_LITERAL):
            named.append(chr(part[1]))
        elif part[0] is c.RANGE:
            named.append(chr(part[1][0]))
    taken = _fitting(kind, value, flags)
    return [one for one in dict.fromkeys([*named[:6], *_USUAL]) if taken[one]]


def repeats_of(tree: Any, flags: int, before: str = "") -> Iterator[tuple[str, Any, int]]:
    """Each repeat that has no end or a far one: a text that leads to it, its body, and the flags there."""
    for kind, value in tree:
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            if value[1] is c.MAXREPEAT or value[1] >= 30:
                yield before, value[2], flags
            yield from repeats_of(value[2], flags, before)
        elif kind is c.SUBPATTERN:
            yield from repeats_of(value[3], (flags | value[1]) & ~value[2], before)
        elif kind is c.ATOMIC_GROUP:
            yield from repeats_of(value, flags, before)
        elif kind is c.BRANCH:
            for way in value[1]:
                yield from repeats_of(way, flags, before)
        elif kind in (c.ASSERT, c.ASSERT_NOT):
            yield from repeats_of(value[1], flags, before)
            continue
        before += _sampled(kind, value, flags, 1)[0]
