"""Where a letter stands after a run."""

from datetime import datetime

from msgspec import Struct

from pipeline.fault import CarrierError
from pipeline.model import EditionRow, Order


class Trial(Struct, frozen=True):
    """A test mail that was asked for in this run, and what the carrier had against it."""

    addresses: tuple[str, ...]
    error: CarrierError | None = None


class Outcome(Struct, frozen=True):
    """Where a letter stands after a run. `key` and `values` tell people why; `until` is when to look again.

    `order` is what was given to the carrier. `changed_in` names what was put right in a letter that lay there already;
    `people` is how many will get it, `reached` how many got it, where that is told; `found` names what is wrong with it
    though it has gone. `looked`: the carrier answered; `lost`: it knows letters that the store should know. `turn`: who
    sends from elsewhere by now.
    """

    row: EditionRow
    key: str = ""
    values: dict[str, object] | None = None
    until: datetime | None = None
    changed: bool = False
    trial: Trial | None = None
    order: Order | None = None
    changed_in: tuple[str, ...] = ()
    people: int | None = None
    reached: int | None = None
    found: tuple[str, ...] = ()
    looked: bool = False
    lost: bool = False
    turn: str = ""
