"""What content/facts.toml says once: facts with their numbers, targets, baselines, and rows that are not counted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing said once, such as `51 hankehakemusta`: its number, and the words that follow it wherever it is said."""

    key: str
    text: str
    number: int | None = None
    words: tuple[str, ...] = ()
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """What a number should come to in a period (both days belong to it). `key` is a number's of the report."""

    key: str
    value: int
    first: date
    last: date
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a number was in an earlier period, by its source and as it was counted there."""

    key: str
    value: int
    first: date
    last: date
    source: str
    definition: str


@dataclass(frozen=True, slots=True)
class Funded:
    """A project of the programme and the organisations that carry it out, by their keys or names."""

    name: str
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event or a letter that is not counted, and why. `key` is the number it is left out of; "" for all."""

    row: str
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the file says."""

    facts: tuple[Fact, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    projects: tuple[Funded, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


NO_FACTS = Facts()
