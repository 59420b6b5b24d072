"""What became of sent letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=4, every=timedelta(hours=1))


def run(situation: Situation) -> Iterator[Done]:
    from pipeline.acts.count import take_counts
    from pipeline.acts.done import Done

    for one in take_counts(situation, by_person=False):
        values = {"age": one.age_days, "recipients": one.recipients, "people": one.people_clicking}
        yield Done("jobs.report", values, one.date)
