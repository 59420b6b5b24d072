"""Borders before facts: which blocks of a page are siblings that are alike, and which lines each heading holds.

Found from the page's build alone, before any day is read. No fact crosses the border of one of several siblings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct, field

from pipeline.collect.page.lines import Line, Part

# What says by its name that it is one of several.
_ITEMS = frozenset(("li", "tr", "article", "details"))
# What may be an item by its place among others like it.
_CARDS = frozenset(("div", "section", "a", "dl", "table", "ul", "p", "fieldset", "figure"))
_SHAPE_DEPTH = 3
_SHAPE_WIDTH = 12


class Block(Struct):
    """A block element that holds lines: `start` to `end` (not included), and the blocks in it."""

    name: str
    classes: str
    start: int
    end: int = 0
    children: list["Block"] = field(default_factory=list)


def parts_of(root: Block, lines: Sequence[Line]) -> tuple[Part, ...]:
    """Every range of lines that stands together, in order of their starts and the longer first."""
    parts: list[Part] = []
    families = 0
    stack = [root]
    while stack:
        block = stack.pop()
        for siblings in _alike(block.children):
            families += 1
            parts += [Part(one.name, one.start, one.end, True, families) for one in siblings]
        parts += [Part(one.name, one.start, one.end) for one in block.children]
        stack.extend(block.children)
    parts += _sections(lines, parts)
    return tuple(sorted(set(parts), key=lambda p: (p.start, -p.end, p.tag, not p.item)))


def _alike(children: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of each family: by their tag where it says so, else three of one class, or two of one inner shape."""
    by_tag: dict[str, list[Block]] = defaultdict(list)
    by_look: dict[tuple[str, str], list[Block]] = defaultdict(list)
    for one in children:
        if one.name in _ITEMS:
            by_tag[one.name].append(one)
        elif one.name in _CARDS and (one.children or one.end - one.start > 1):
            by_look[one.name, _look(one.classes)].append(one)
    for family in by_tag.values():
        if len(family) > 1:
            yield family
    for family in by_look.values():
        if not _is_row(family, children):
            continue
        shapes = Counter(_shape(one) for one in family) if len(family) == 2 else None
        if len(family) > 2 or (shapes is not None and max(shapes.values()) > 1):
            yield family


def _is_row(family: Sequence[Block], children: Sequence[Block]) -> bool:
    """Whether blocks stand one after another and hold more than a heading each: not in turns with other blocks."""
    if all(one.end - one.start == 1 for one in family):
        return False
    places = {id(one): n for n, one in enumerate(children)}
    gaps = [places[id(two)] - places[id(one)] for one, two in pairwise(family)]
    return sum(gap == 1 for gap in gaps) * 2 >= len(gaps)


def _look(classes: str) -> str:
    """The first of the classes, without the number that tells one card from the next."""
    first = classes.split()[0] if classes.split() else ""
    return first.rstrip("0123456789").rstrip("-_")


def _shape(block: Block) -> tuple[object, ...]:
    """The tags in a block, some levels deep."""

    def inner(one: Block, depth: int) -> tuple[object, ...]:
        below = tuple(inner(child, depth - 1) for child in islice(one.children, _SHAPE_WIDTH)) if depth else ()
        return one.name, *below

    return inner(block, _SHAPE_DEPTH)


def _sections(lines: Sequence[Line], parts: Sequence[Part]) -> Iterator[Part]:
    """Each heading with what follows it, up to the next one of its rank or the end of what holds it.

    A box around the heading alone does not hold it, unless the box is one of several that are alike.
    """
    ends = _next_of_rank(lines)
    around = sorted(
        (part for part in parts if part.end - part.start > 1 or part.item),
        key=lambda p: (p.start, -p.end),
        reverse=True,
    )
    holders = [Part("page", 0, len(lines))]
    for start, line in enumerate(lines):
        while around and around[-1].start <= start:
            holders.append(around.pop())
        while holders[-1].end <= start:
            holders.pop()
        if line.level:
            while holders[-1].end <= start:
                holders.pop()
            yield Part("section", start, min(ends[start], holders[-1].end))


def _next_of_rank(lines: Sequence[Line]) -> dict[int, int]:
    """For each heading the number of the next one that is not below it."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for number, line in enumerate(lines):
        if not line.level:
            continue
        while open_ and lines[open_[-1]].level >= line.level:
            ends[open_.pop()] = number
        open_.append(number)
    return ends | dict.fromkeys(open_, len(lines))
