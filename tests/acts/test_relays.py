"""What those who registered must hear: until when it matters."""

from datetime import date, time
from pathlib import Path

import pytest

from pipeline.acts.relays import is_over
from pipeline.acts.situation import Situation
from pipeline.model import Relay, RelayKind, When
from tests.jobs.looks import at, project_in
from tests.make import when
from tests.soila import copy_project

FIRST, SECOND = when(date(2024, 5, 14), time(9), time(11)), when(date(2024, 5, 21), time(9), time(11))


@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [(FIRST, SECOND, "21T11:00"), (SECOND, FIRST, "21T11:00"), (FIRST, None, "14T11:00"), (None, None, "")],
    ids=["moved later", "moved earlier", "put off", "never had a time"],
)
def test_a_change_matters_until_both_times_have_gone_by(
    before: When | None, after: When | None, ends: str, tmp_path: Path
) -> None:
    project = project_in(copy_project(tmp_path))
    relay = Relay("a", 1, RelayKind.MOVED, "A", at("2024-05-01T09:00"), "", before, after)
    said = [is_over(Situation(project, at(f"2024-05-{now}")), relay) for now in (ends or "31T09:00", "21T11:01")]
    assert said == [False, bool(ends)]
