"""What a one-question page shows and takes, and the matters that there are: one file of `matters/` each.

A matter's file is named as the purpose of its links, and has `look(situation, ticket) -> Question`, which never acts,
and `act(situation, ticket, said) -> Acted`, which raises Fault where it cannot. Nothing else lists the matters.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from msgspec import Struct, field

from pipeline.acts.situation import Situation
from pipeline.notify.tokens import Ticket
from pipeline.web import matters

# The names under which a form tells what was pressed and what was shown when it was.
CHOICE, STAMP, TOKEN = "valinta", "nayte", "tunnus"
# The name of a blank into which lists are dropped, and how many bytes a request that brings one may have.
LIST, LISTS_MAX = "luettelo", 8_000_000
# The matters that take lists.
TAKING_LISTS = frozenset(("attendance",))


class Choice(Struct, frozen=True):
    """A button: the `name` that the form tells, its `label`, and whether it is the one that holds back."""

    name: str
    label: str
    stops: bool = False


class Blank(Struct, frozen=True):
    """Something to fill in before a button is pressed; `kind` is an input's type, `hint` stands under the label.

    `offered` are words that the browser suggests while something is typed.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    offered: tuple[str, ...] = ()


class Question(Struct, frozen=True):
    """A page: what it is about, and what can be pressed. Without choices it only tells.

    `settled` says what was done, by whom, when. `facts` are pairs of a name and a value, `lines` a list under
    `heading`, `text` something to copy. `stamp` stands for what was shown: the form brings it back.
    """

    title: str
    told: tuple[str, ...] = ()
    settled: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    lines: tuple[str, ...] = ()
    text: str = ""
    blanks: tuple[Blank, ...] = ()
    choices: tuple[Choice, ...] = ()
    stamp: str = ""

    @property
    def takes_lists(self) -> bool:
        return any(blank.name == LIST for blank in self.blanks)


class Said(dict[str, str]):
    """What a form says; `lists` are the bytes of the files that were dropped into it. They are never written down."""

    def __init__(self, said: Mapping[str, str], lists: tuple[bytes, ...] = ()) -> None:
        super().__init__(said)
        self.lists = lists


class Acted(Struct, frozen=True):
    """What came of a button: the line for the log ("" where the act keeps its own), what it is about, and what the
    person must know besides; `said` then fills the form anew."""

    log: str = ""
    letter: date | None = None
    item: str = ""
    warnings: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


class Matter(Protocol):
    """What a file of `matters/` has."""

    def look(self, situation: Situation, ticket: Ticket) -> Question: ...

    def act(self, situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted: ...


@cache
def purposes() -> frozenset[str]:
    """The names of the matters."""
    return frozenset(one.name for one in iter_modules(matters.__path__))


def matter_of(purpose: str) -> Matter:
    return cast("Matter", import_module(f"{matters.__name__}.{purpose}"))
