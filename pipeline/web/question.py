"""What a one-question page shows and takes, and the matters that there are: one file of `matters/` each.

A matter's file is named as the purpose of its links, and has `look(situation, ticket) -> Question`, which never acts,
and `act(situation, ticket, said) -> Acted`, which raises Fault where it cannot. Nothing else lists the matters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pipeline.acts.situation import Situation
from pipeline.notify.tokens import Ticket
from pipeline.web import matters

# The names under which a form tells what was pressed and what was shown when it was.
CHOICE, STAMP, TOKEN = "valinta", "nayte", "tunnus"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: the `name` that the form tells, its `label`, and whether it is the one that holds back."""

    name: str
    label: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in before a button is pressed; `kind` is an input's type, `hint` stands under the label."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
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


@dataclass(frozen=True, slots=True)
class Acted:
    """What came of a button: the line for the log ("" where the act keeps its own), what it is about, and what the
    person must know besides."""

    log: str = ""
    letter: date | None = None
    item: str = ""
    warnings: tuple[str, ...] = ()


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
