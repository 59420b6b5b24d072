"""How long the reading of one page may take: who reads asks now and then, and stops with an honest word."""

import time
from collections.abc import Callable

from msgspec import Struct, field

from pipeline.fault import Fault

SECONDS_MAX = 4.0  # with what a look at the clock may miss, under five
FEED_SECONDS_MAX = 10.0  # a feed is all that its source tells


class Budget(Struct, frozen=True):
    """Seconds of work for one page, from when it is made. `clock` tells seconds that only grow.

    What counts is the time that the reading itself takes: a busy machine makes no page too long.
    """

    seconds: float = SECONDS_MAX
    clock: Callable[[], float] = time.thread_time
    began: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.began.append(self.clock())

    def check(self) -> None:
        """Raises Fault where the time is up."""
        if self.clock() - self.began[0] > self.seconds:
            raise Fault("collect.too_slow", seconds=f"{self.seconds:g}")
