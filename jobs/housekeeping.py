"""What grows is kept within bounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=6, every=timedelta(hours=1))


def run(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.tidy import tidy

    return tidy(situation)
