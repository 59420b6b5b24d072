"""What everybody may see of a number of people."""

import pytest

from pipeline.report.counted import hidden
from pipeline.report.numbers import Number


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("registrations", 4, "alle 5"),
        ("attendances.total", 1, "alle 5"),
        ("registrations", 5, 5),
        ("registrations", 0, 0),
        ("registrations", None, None),
        ("events.held", 4, 4),
        ("organisations.distinct", 1, 1),
        ("letters.clicks", 4, "alle 5"),
    ],
)
def test_few_people_are_hidden_in_public(key: str, value: int | None, shown: object) -> None:
    assert hidden(Number(key, {}, value, "", 0, "", ())) == shown
