"""What goes wrong in a simulated year: outages around the hours of letters, drawn by dice."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tests.peers.mailchimp import Fault

_KINDS = ("cut", "busy", "busy-bare", "problem-500", "empty-502", "html-502", "half-json", "empty-object", "late")


class Kind(StrEnum):
    """What goes wrong: the machine is off, Mailchimp answers nobody, single calls fail, a look is killed inside one,
    or the memory is put back as it was weeks ago."""

    ASLEEP = "asleep"
    DOWN = "down"
    FAULTS = "faults"
    KILLED = "killed"
    FORGOT = "forgot"


@dataclass(frozen=True, slots=True)
class Outage:
    """One trouble from `first` to `last` (UTC); `faults` strike the calls from `first` on."""

    kind: Kind
    first: datetime
    last: datetime
    faults: tuple[Fault, ...] = ()

    def holds(self, moment: datetime, *kinds: Kind) -> bool:
        return self.kind in kinds and self.first <= moment < self.last


class Down(Fault):
    """Every call fails."""

    def strikes(self, call: str) -> bool:
        return True


def drawn(dice: random.Random, hours: list[datetime]) -> Iterator[Outage]:
    """Two letters of three meet something: minutes, hours or days long, and some begin long before the hour."""
    for hour in dice.sample(hours, len(hours) * 2 // 3):
        kind = dice.choice(list(Kind))
        first = hour - timedelta(minutes=dice.choice([0, 5, 600, 1500, 3000]))
        last = hour + timedelta(minutes=dice.choice([1, 30, 170, 190, 900, 6000]))
        yield Outage(kind, first, last, tuple(_faults(dice, kind)))


def _faults(dice: random.Random, kind: Kind) -> Iterator[Fault]:
    if kind is Kind.KILLED:
        yield Fault(".*", "kill", after=dice.random() < 0.5, nth=dice.randint(1, 9))
    if kind is Kind.FAULTS:
        for nth in dice.sample(range(1, 13), 4):
            yield Fault(".*", dice.choice(_KINDS), after=dice.random() < 0.5, nth=nth)
