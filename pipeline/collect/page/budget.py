"""How long the reading of one page may take: who reads asks now and then, and stops with an honest word."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.fault import Fault

SECONDS_MAX = 5.0


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds for one page, from when it is made. `clock` tells seconds that only grow."""

    seconds: float = SECONDS_MAX
    clock: Callable[[], float] = time.monotonic
    began: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.began.append(self.clock())

    def check(self) -> None:
        """Raises Fault where the time is up."""
        if self.clock() - self.began[0] > self.seconds:
            raise Fault("collect.too_slow", seconds=f"{self.seconds:g}")
