"""The rows of a list -> how many people they are, each once, however often and in whatever capitals they stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from pipeline.read.lists.columns import Layout, Role, folded, is_on_site, is_online, roles_in
from pipeline.read.lists.workbook import Rows

_NO = frozenset(("", "ei", "no", "nej", "n", "e", "0", "false", "epätosi", "poissa", "absent", "ei osallistunut"))
_NOT_YET = frozenset(("ilmoittautunut", "vahvistettu", "registered", "confirmed", "anmäld"))  # but did they come?
_REFUSED = re.compile(r"peru|cancel|avbok|avanm|declin|hyl|jono|varasij|waitlist|^ei |did not|no.?show|^inte |poissa")
_SUMS = re.compile(r"(?:yhteensä|total|summa|sammanlagt|kaikkiaan|lukumäärä|osallistujia)\b")
_SECTION = re.compile(r"\d{1,2}\.\s+\S.*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS = re.compile(r"(?<![^\s<>,;])[^\s<>,;@]++@[^\s<>,;]++")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_REMARK = 60  # characters; no name of a person is longer
_PERSON = (Role.NAME, Role.FIRST, Role.LAST, Role.EMAIL)


class Head(Struct):
    """One person while lists are counted: on which kinds of list, where, and from what organisations."""

    registered: bool = False
    came: bool = False
    on_site: bool = False
    online: bool = False
    organisations: set[str] = field(default_factory=set)


class People:
    """Everybody whom the lists of one event name."""

    def __init__(self) -> None:
        self.heads: list[Head] = []
        self.names: set[str] = set()  # folded; what no message may say
        self._by_email: dict[str, list[tuple[frozenset[str], Head]]] = {}
        self._by_name: dict[frozenset[str], Head] = {}
        self._with_email: set[int] = set()

    def add(self, rows: Rows, layout: Layout) -> None:
        """Counts a sheet's people in; who is known already is no new head."""
        for row in _of_people(rows, layout):
            self.names |= {folded(cell) for role in _PERSON if (cell := _cell(row, layout, role))}
            _mark(self._head(_name(row, layout), _email(row, layout)), row, layout)

    def _head(self, name: frozenset[str], email: str) -> Head:
        """One address may have registered several people; those that share a word of their names are the same."""
        head = None
        if email:
            there = self._by_email.setdefault(email, [])
            head = next((one for other, one in there if not name or not other or name & other), None)
            if head is None and (known := self._by_name.get(name)) and id(known) not in self._with_email:
                head = known
        elif name:
            head = self._by_name.get(name)
        if head is None:
            head = Head()
            self.heads.append(head)
        if email:
            self._by_email[email].append((name, head))
            self._with_email.add(id(head))
        if name:
            self._by_name.setdefault(name, head)
        return head


def _of_people(rows: Rows, layout: Layout) -> Iterator[Sequence[str]]:
    """The rows that are a person's: no sums, no headings again, nothing of another table below."""
    after_blank = False
    headings = roles_in(rows[layout.first - 1]) if layout.first else {}
    for row in rows[layout.first :]:
        cells = [cell for cell in row if cell]
        if not cells:
            after_blank = True
            continue
        if after_blank and len(cells) == 1 and _SECTION.fullmatch(cells[0]):
            return
        after_blank = False
        if not _is_beside(row, cells, headings) and _is_somebody(row, layout):
            yield row


def _is_beside(row: Sequence[str], cells: Sequence[str], headings: dict[Role, int]) -> bool:
    """Whether it is a sum, a remark, or the headings again as each printed page has them."""
    if _SUMS.match(folded(cells[0])) or (len(cells) == 1 < len(headings) and _is_remark(cells[0])):
        return True
    return bool(headings) and roles_in(row) == headings


def _is_remark(cell: str) -> bool:
    return "@" not in cell and (len(cell) > _REMARK or any(sign.isdigit() or sign in ":*" for sign in cell))


def _is_somebody(row: Sequence[str], layout: Layout) -> bool:
    if layout.has(*_PERSON):
        return bool(_name(row, layout) or _email(row, layout))
    return any(_cell(row, layout, role) for role in layout.columns)


def _mark(head: Head, row: Sequence[str], layout: Layout) -> None:
    if written := _cell(row, layout, Role.ORGANISATION):
        head.organisations.add(written)
    if _has_refused(row, layout):
        return
    head.registered |= layout.tells_registered and _had_registered(row, layout)
    if not layout.tells_came or not _came(row, layout):
        return
    head.came = True
    said = (_cell(row, layout, Role.MODE), _cell(row, layout, Role.ATTENDED))
    head.on_site |= any(map(is_on_site, said)) or _is_marked(row, layout, Role.ON_SITE)
    head.online |= any(map(is_online, said)) or _is_marked(row, layout, Role.ONLINE) or layout.has(Role.JOINED)


def _has_refused(row: Sequence[str], layout: Layout) -> bool:
    state = folded(_cell(row, layout, Role.STATE))
    return bool(_REFUSED.search(state)) or _is_marked(row, layout, Role.REFUSED)


def _had_registered(row: Sequence[str], layout: Layout) -> bool:
    """Whoever came without it has nothing in the column that tells of it, or a no."""
    return not layout.has(Role.REGISTERED) or folded(_cell(row, layout, Role.REGISTERED)) not in _NO


def _came(row: Sequence[str], layout: Layout) -> bool:
    if layout.has(Role.ATTENDED):
        return _is_marked(row, layout, Role.ATTENDED)
    if layout.has(Role.ON_SITE):
        return _is_marked(row, layout, Role.ON_SITE) or _is_marked(row, layout, Role.ONLINE)
    mode = folded(_cell(row, layout, Role.MODE))
    return not _REFUSED.search(mode) and (not mode or mode not in _NO)


def _is_marked(row: Sequence[str], layout: Layout, role: Role) -> bool:
    answer = folded(_cell(row, layout, role))
    return answer not in _NO | _NOT_YET and not _REFUSED.search(answer)


def _name(row: Sequence[str], layout: Layout) -> frozenset[str]:
    """The words of a person's name, in no order: `Virtanen, Maija` is `Maija VIRTANEN (vieras)`."""
    written = " ".join(_cell(row, layout, role) for role in (Role.NAME, Role.FIRST, Role.LAST))
    plain = unicodedata.normalize("NFC", _ASIDE.sub(" ", _ADDRESS.sub(" ", written))).casefold()
    return frozenset(_WORD.findall(plain))


def _email(row: Sequence[str], layout: Layout) -> str:
    written = _cell(row, layout, Role.EMAIL) or _cell(row, layout, Role.NAME)
    match = _ADDRESS.search(written)
    return match[0].casefold().strip("<>.,;\"'") if match else ""


def _cell(row: Sequence[str], layout: Layout, role: Role) -> str:
    at = layout.columns.get(role)
    return row[at] if at is not None and at < len(row) else ""
