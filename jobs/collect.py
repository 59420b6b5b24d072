"""What sources outside tell of events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=2, every=timedelta(hours=1))


def run(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.collect_due import collect_due

    return collect_due(situation)
