"""Telling people what is due to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from jobs import Job

if TYPE_CHECKING:
    from pipeline.acts.done import Done
    from pipeline.acts.situation import Situation

JOB = Job(order=8, every=timedelta(minutes=5), with_letters=True)


def run(situation: Situation) -> Iterable[Done]:
    from pipeline.acts.tell_staff import tell_staff

    return tell_staff(situation)
