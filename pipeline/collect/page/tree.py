"""A page's bytes as a tree of plain elements: made in pieces by lxml's parser, to any depth, within a limit."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Union

from pipeline.collect.page.budget import Budget

ELEMENTS_MAX = 60_000
NEVER_SEEN = frozenset(
    "script style input template noscript head title meta link iframe object embed svg math canvas audio video select "
    "datalist textarea dialog map area".split()
)
_PIECE = 65_536  # characters between two looks at the clock
_TEXTS_MAX = 2000  # pieces of one element's text that are ever joined
_STEPS_MAX = 6000  # elements that are looked into for them


class Element:
    """One element: its name, its attributes, and its children in order, elements and texts."""

    __slots__ = ("attributes", "children", "name", "parent")

    def __init__(self, name: str, attributes: Mapping[str, str], parent: "Element | None") -> None:
        self.name = name
        self.attributes = dict(attributes)
        self.children: list[Union["Element", str]] = []
        self.parent = parent

    def get(self, name: str) -> str:
        """The attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.attributes

    @property
    def elements(self) -> list["Element"]:
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def parents(self) -> Iterator["Element"]:
        """The elements around it, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def walk(self) -> Iterator["Element"]:
        """It and every element in it, in the page's order."""
        stack = [self]
        while stack:
            one = stack.pop()
            yield one
            stack.extend(child for child in reversed(one.children) if isinstance(child, Element))

    def first(self, *names: str) -> "Element | None":
        """The first element in it with one of the names."""
        return next((one for one in islice(self.walk(), 1, None) if one.name in names), None)

    def text(self) -> str:
        """The words in it, a space between any two pieces; of what is never seen none."""
        return " ".join(islice(self._texts(), _TEXTS_MAX))

    def _texts(self) -> Iterator[str]:
        stack: list[Element | str] = [self]
        steps = 0
        while stack and steps < _STEPS_MAX:
            steps += 1
            one = stack.pop()
            if isinstance(one, str):
                yield one
            elif one is self or one.name not in NEVER_SEEN:
                stack.extend(reversed(one.children))

    def raw(self) -> str:
        """The text that stands right in it, as in a script."""
        return "".join(child for child in self.children if isinstance(child, str))


class _Builder:
    """What lxml's parser tells, as elements; beyond the limit nothing is kept."""

    def __init__(self) -> None:
        self.root = Element("document", {}, None)
        self._open = self.root
        self._skipped = 0
        self.count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.count >= ELEMENTS_MAX:
            self._skipped += 1
            return
        self.count += 1
        one = Element(str(name).casefold(), attributes, self._open)
        self._open.children.append(one)
        self._open = one

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._open.parent is not None:
            self._open = self._open.parent

    def data(self, text: str) -> None:
        if not self._skipped:
            self._open.children.append(text)

    def close(self) -> Element:
        return self.root


def parse(text: str, budget: Budget) -> tuple[Element, bool]:
    """The page as a tree, and whether it was longer than anyone reads. Raises Fault where it takes too long."""
    from lxml.etree import HTMLParser, LxmlError

    builder = _Builder()
    parser = HTMLParser(target=builder, encoding="utf-8", huge_tree=True, recover=True)
    data = text.replace("\0", " ")
    try:
        for start in range(0, len(data), _PIECE):
            budget.check()
            parser.feed(data[start : start + _PIECE].encode("utf-8", "replace"))
            if builder.count >= ELEMENTS_MAX:
                break
        if data:
            parser.close()
    except (LxmlError, AssertionError):
        # What was read so far is what there is.
        return builder.root, builder.count >= ELEMENTS_MAX
    return builder.root, builder.count >= ELEMENTS_MAX
