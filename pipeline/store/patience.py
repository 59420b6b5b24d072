"""A connection that does not wait for ever for a server that stands still, though machine and line are there."""

from time import monotonic

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.errors import ConnectionTimeout

# So long a server may say nothing when it is asked: longer than it waits itself for another's write to end.
PATIENCE = 40  # seconds


class PatientConnection(psycopg.Connection[tuple[object, ...]]):
    """Whoever asks gets ConnectionTimeout in place of an answer, and the connection is closed."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        try:
            return super().wait(in_time(gen), interval, timeout)
        except ConnectionTimeout:
            self.pgconn.finish()
            raise


def in_time(exchange: PQGen[RV]) -> PQGen[RV]:
    """The same as long as it goes on. psycopg tells it every moment, and what is ready then: at times nothing."""
    heard = monotonic()
    try:
        wanted = next(exchange)
        while True:
            if ready := (yield wanted):
                heard = monotonic()
            elif monotonic() - heard > PATIENCE:
                raise ConnectionTimeout
            wanted = exchange.send(ready)
    except StopIteration as end:
        answer: RV = end.value
        return answer
