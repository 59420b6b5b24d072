"""Links that lead nowhere any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=5, every=timedelta(hours=1))


def run(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.check_links import check_links_due

    return check_links_due(situation)
