"""Whose turn it is to send, by the titles of the drafts that show it."""

from collections.abc import Mapping

import pytest

from pipeline.deliver.turn import newer_turn, turn_title, turns_in


@pytest.mark.parametrize(
    ("turns", "mine", "other"),
    [
        ({}, 1, ""),
        ({1: "eka"}, 1, ""),
        ({1: "eka", 2: "toka"}, 1, "toka"),
        ({1: "eka", 2: "toka"}, 2, ""),
        ({1: "eka", 2: "toka", 3: "kolmas"}, 1, "kolmas"),
        ({1: "eka"}, 0, "eka"),
        ({1: "eka"}, None, ""),  # where turns are not taken
    ],
)
def test_only_a_turn_after_ours_is_anothers(turns: Mapping[int, str], mine: int | None, other: str) -> None:
    assert newer_turn(turns, mine) == other


def test_a_turn_is_known_by_its_title_whoever_has_it() -> None:
    titles = (turn_title(2, "kone"), "soila-vuoro 3", "soila-vuoro 4x", "soila-verkostokirje 2024-04-09")
    assert turns_in(titles) == {2: "kone", 3: "?"}
