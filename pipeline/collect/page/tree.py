"""A page's bytes as a tree of plain elements: made in pieces by lxml's parser, to any depth, within a limit."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from pipeline.collect.page.budget import Budget

ELEMENTS_MAX = 40_000
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

    def __init__(self, name: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []
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


class Tree(Struct, frozen=True):
    """A page: its root, and every element in the page's order. `cut` says that it was longer than anyone reads."""

    root: Element
    every: tuple[Element, ...]
    cut: bool

    def first(self, *names: str) -> Element | None:
        """The first element with one of the names."""
        return next((one for one in self.every if one.name in names), None)


class _Builder:
    """What lxml's parser tells, as elements; beyond the limit nothing is kept."""

    def __init__(self) -> None:
        self.root = Element("document", {}, None)
        self.every: list[Element] = []
        self._open = self.root
        self._skipped = 0

    @property
    def is_full(self) -> bool:
        return len(self.every) >= ELEMENTS_MAX

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.every) >= ELEMENTS_MAX:
            self._skipped += 1
            return
        one = Element(name, attributes, self._open)
        self._open.children.append(one)
        self.every.append(one)
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


def parse(text: str, budget: Budget) -> Tree:
    """The page as a tree. Raises Fault where it takes too long."""
    from lxml.etree import HTMLParser, LxmlError  # type: ignore[import-untyped]

    builder = _Builder()
    parser = HTMLParser(target=builder, encoding="utf-8", huge_tree=True, recover=True)
    data = text.replace("\0", " ")
    try:
        for start in range(0, len(data), _PIECE):
            budget.check()
            parser.feed(data[start : start + _PIECE].encode("utf-8", "replace"))
            if builder.is_full:
                break
        if data and not builder.is_full:
            parser.close()
    except (LxmlError, AssertionError):
        # What was read so far is what there is.
        pass
    return Tree(builder.root, tuple(builder.every), builder.is_full)
