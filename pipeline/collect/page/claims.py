"""What a page claims of one event: each fact with who told it, where it stood, and what speaks against it.

Claims are gathered first and joined as values; who wins and what is doubted is told by one table (`verdict`).
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Problem


class Witness(IntEnum):
    """Who tells: the event's own page to people or to machines, the list to people or to machines."""

    PAGE = 0
    DATA = 1
    LIST = 2
    LIST_DATA = 3


class Claim(Struct, frozen=True):
    """One field's value, or the refusal to give one (`value` None, `doubt` why); a doubt may stand beside a value.

    `rank` tells how plainly it stood: 0 for a label, more for what was inferred. `origin` says where, in Finnish.
    `sure` says that nothing was guessed.
    """

    field: str
    value: Any
    rank: int = 0
    origin: str = ""
    doubt: Problem | None = None
    sure: bool = True
    witness: Witness = Witness.PAGE


def refusal(field: str, doubt: Problem, rank: int = 0) -> Claim:
    return Claim(field, None, rank, "", doubt)


def as_listed(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of the list's own page, where the event has a page besides."""
    listed = {Witness.PAGE: Witness.LIST, Witness.DATA: Witness.LIST_DATA}
    return tuple(replace(one, witness=listed.get(one.witness, one.witness)) for one in claims)


def of(claims: Iterable[Claim], *fields: str) -> Iterator[Claim]:
    return (one for one in claims if one.field in fields)


def first_value(claims: Iterable[Claim], field: str) -> Any:
    """The plainest value of a field; None where nobody tells it."""
    told = sorted((one for one in of(claims, field) if one.value is not None), key=lambda one: (one.witness, one.rank))
    return told[0].value if told else None
