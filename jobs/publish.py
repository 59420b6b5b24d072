"""Pages and calendars, brought up to the content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=3, every=timedelta(minutes=5), everywhere=True)


def run(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.publish_and_tell import publish_and_tell

    return publish_and_tell(situation)


def stand_by(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.publish_and_tell import publish_as_told

    return publish_as_told(situation)
