"""The period that a report is compared with."""

from datetime import date

import pytest

from pipeline.report.compared import earlier
from pipeline.report.sources import Period


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2024-01-01", "2024-12-31", ("2023-01-01", "2023-12-31")),
        ("2024-01-01", "2024-06-30", ("2023-01-01", "2023-06-30")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2023-07-01", "2024-06-30", ("2022-07-01", "2023-06-30")),
        ("2023-02-01", "2025-01-31", ("2021-02-01", "2023-01-31")),
        ("2024-03-11", "2024-03-17", ("2024-03-04", "2024-03-10")),
        ("2024-03-01", "2024-03-10", ("2024-02-20", "2024-02-29")),
    ],
)
def test_a_period_is_compared_with_the_one_before(first: str, last: str, before: tuple[str, str]) -> None:
    day = date.fromisoformat
    assert earlier(Period(day(first), day(last))) == Period(day(before[0]), day(before[1]))
