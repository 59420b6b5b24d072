"""The parts of a page as a tree of ranges of lines."""

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.collect.page.lines import Part


class Node(Struct):
    """Lines `start` to `end` (not included) that stand together under all of `tags`.

    `family` is one number for siblings that are alike, 0 for a range that is no one's sibling.
    """

    start: int
    end: int
    tags: set[str] = field(default_factory=set)
    children: list["Node"] = field(default_factory=list)
    family: int = 0

    def units(self) -> list["Node"]:
        """The children and, between them, each line of its own, in order: together they are the whole range."""
        units, at = [], self.start
        for child in self.children:
            units += [Node(n, n + 1) for n in range(at, child.start)]
            units.append(child)
            at = child.end
        return [*units, *(Node(n, n + 1) for n in range(at, self.end))]


def tree_of(parts: Sequence[Part], lines: int) -> Node:
    """The parts, in order of their starts and the longer first, as a tree; one that only overlaps is left out."""
    root = Node(0, lines)
    stack = [root]
    for part in parts:
        while stack[-1].end <= part.start and len(stack) > 1:
            stack.pop()
        top = stack[-1]
        if (top.start, top.end) == (part.start, part.end):
            top.tags.add(part.tag)
            top.family = top.family or part.family
        elif part.end <= top.end:
            node = Node(part.start, part.end, {part.tag}, family=part.family)
            top.children.append(node)
            stack.append(node)
    return root
