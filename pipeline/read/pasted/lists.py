"""Lists with the marks of Word, Outlook and web pages -> lists of Markdown; those that were typed stay as they are.

A list is of one level as long as its marks are of one kind and equally indented. What is indented more, or has a second
kind of mark after the first, is a level deeper; the first kind again ends that level.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.read.pasted.lines import CODE_INDENT, fenced, indent_of, is_block
from pipeline.read.pasted.marks import Item, doubtful_item_of, item_of, signed_item_of, text_column
from pipeline.read.pasted.openings import DATE
from pipeline.read.pasted.sentences import goes_on


class _Run(Struct, frozen=True):
    """Items that follow each other, by the numbers of their lines, and lines that belong to the item before them."""

    items: dict[int, Item]
    more: tuple[int, ...]

    @property
    def last(self) -> int:
        return max((*self.items, *self.more))


def with_days(lines: Sequence[str]) -> list[str]:
    """Days such as `16. huhtikuuta` at the head of a line, which Markdown would take for items and number anew."""
    if not any("kuu" in line or "päivä" in line.lower() or "KUU" in line for line in lines):
        return list(lines)
    code = fenced(lines)
    return [
        line if within else DATE.sub(r"\1\\.", line, count=1) if DATE.match(line) else line
        for line, within in zip(lines, code, strict=True)
    ]


def with_lists(lines: Sequence[str]) -> list[str]:
    """The lists that were pasted, as Markdown: one space after a mark, a deeper level under the text of its item."""
    code = fenced(lines)
    made = list(lines)
    for run in _runs(lines, code):
        if not _is_markdown(run.items, lines):
            _write(run, lines, made)
    return made


def _runs(lines: Sequence[str], code: Sequence[bool]) -> Iterator[_Run]:
    items: dict[int, Item] = {}
    more: list[int] = []
    gap = loose = False
    for number, line in enumerate(lines):
        if not line.strip() or (code[number] and items and indent_of(line)):
            gap = gap or not line.strip()
            continue
        item = None if code[number] else item_of(line) or _item_by_others(number, lines, not gap and bool(items))
        belongs = items and not item and not code[number] and _belongs(line, lines[number - 1], gap)
        if items and not belongs and (item is None or (gap and not loose and _is_another_list(item, items))):
            yield _Run(items, tuple(more))
            items, more, loose = {}, [], False
        if item:
            loose = loose or (gap and bool(items))
            items[number] = item
        elif belongs:
            more.append(number)
        gap = False
    if items:
        yield _Run(items, tuple(more))


def _is_another_list(item: Item, items: dict[int, Item]) -> bool:
    """Whether an item after a gap has nothing to do with a list whose items had none between them."""
    first = next(iter(items.values()))
    return item.indent <= first.indent + 1 and item.kind not in {one.kind for one in items.values()}


def _item_by_others(number: int, lines: Sequence[str], in_list: bool) -> Item | None:
    item = doubtful_item_of(lines[number])
    if item is None:
        return signed_item_of(number, lines)
    around = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines))
    if in_list or any((other := doubtful_item_of(line)) and other.kind == item.kind for line in around):
        return item
    before = lines[number - 1].rstrip() if number else ""
    return item if before.endswith(":") else None


def _belongs(line: str, before: str, gap: bool) -> bool:
    """Whether a line that is no item goes on with the one before it."""
    if indent_of(line) > 1:
        return True
    return not gap and not is_block(line) and goes_on(before, line)


def _is_markdown(items: dict[int, Item], lines: Sequence[str]) -> bool:
    """Whether Markdown reads each item as one: typed marks, and none so far indented that it is code or goes on."""
    columns: list[int] = []
    for number, item in items.items():
        while columns and item.indent < columns[-1]:
            columns.pop()
        if not item.typed or item.indent - (columns[-1] if columns else 0) >= CODE_INDENT:
            return False
        columns.append(text_column(lines[number]))
    return True


def _write(run: _Run, lines: Sequence[str], made: list[str]) -> None:
    levels: list[tuple[Item, int]] = []
    columns = {}
    for number, item in run.items.items():
        levels = _levels_above(item, levels)
        indent = levels[-1][1] + levels[-1][0].width if levels else 0
        levels.append((item, indent))
        columns[number] = indent + item.width
        made[number] = f"{' ' * indent}{item.mark} {_unbroken(item.text)}"
    column = 0
    for number in sorted((*columns, *run.more)):
        column = columns.get(number, column)
        if number not in columns:
            made[number] = f"{' ' * column}{lines[number].lstrip(chr(9) + ' ')}"
    first, last = min(run.items), run.last
    if first and lines[first - 1].strip() and run.items[first].mark not in ("-", "*", "+", "1.", "1)"):
        made[first] = f"\n{made[first]}"
    following = lines[last + 1] if last + 1 < len(lines) else ""
    if following.strip() and not is_block(following):
        made[last] += "\n"


def _levels_above(item: Item, levels: Sequence[tuple[Item, int]]) -> list[tuple[Item, int]]:
    """The levels under which an item stands: up to the one of its own kind and indent."""
    above = [one for one in levels if one[0].indent <= item.indent + 1]
    same = next(
        (at for at, (one, _) in enumerate(above) if one.kind == item.kind and abs(one.indent - item.indent) < 2), None
    )
    return above if same is None else above[:same]


def _unbroken(text: str) -> str:
    """The text without a break at its end, which nothing follows in its item."""
    text = text.rstrip(" \t")
    return text[:-1] if text.endswith("\\") and not text.endswith("\\\\") else text
