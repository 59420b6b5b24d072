"""What content/facts.toml says once: facts with their numbers, targets, baselines, and rows that are not counted."""

from datetime import date

from msgspec import Struct


class Fact(Struct, frozen=True):
    """A thing said once, such as `51 hankehakemusta`: its number, and the words that follow it wherever it is said."""

    key: str
    text: str
    number: int | None = None
    words: tuple[str, ...] = ()
    source: str = ""
    line: int = 0


class Target(Struct, frozen=True):
    """What a number should come to in a period (both days belong to it). `key` is a number's of the report."""

    key: str
    value: int
    first: date
    last: date
    unit: str = ""


class Baseline(Struct, frozen=True):
    """What a number was in an earlier period, by its source and as it was counted there."""

    key: str
    value: int
    first: date
    last: date
    source: str
    definition: str


class Funded(Struct, frozen=True):
    """A project of the programme and the organisations that carry it out, by their keys or names."""

    name: str
    organisations: tuple[str, ...]


class LeftOut(Struct, frozen=True):
    """An event or a letter that is not counted, and why. `key` is the number it is left out of; "" for all."""

    row: str
    why: str
    key: str = ""


class Facts(Struct, frozen=True):
    """Everything that the file says."""

    facts: tuple[Fact, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    projects: tuple[Funded, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


NO_FACTS = Facts()
