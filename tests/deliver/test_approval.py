"""Approvals are bound to the content; a hold stands until it is released."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.deliver.approval import changes, obstacle
from pipeline.model import Decision, DecisionKind
from pipeline.store.decisions import days_decided, kept_decisions, save_decisions
from tests.make import utc

DAY = date(2024, 4, 9)
HELD, MISSING, LAPSED = "approval.held", "approval.missing", "approval.lapsed"

# What was decided (a = approve this content, x = approve another, h = hold, r = release) -> why it may not go.
CASES = [
    ("", "unless-held", ""),
    ("h", "unless-held", HELD),
    ("hr", "unless-held", ""),
    ("hrh", "unless-held", HELD),
    ("x", "unless-held", ""),
    ("ha", "unless-held", HELD),
    ("", "required", MISSING),
    ("r", "required", MISSING),
    ("a", "required", ""),
    ("x", "required", LAPSED),
    ("ax", "required", LAPSED),
    ("xa", "required", ""),
    ("ah", "required", HELD),
    ("ahr", "required", ""),
    ("ha", "required", HELD),
]
_KINDS = {"a": DecisionKind.APPROVE, "x": DecisionKind.APPROVE, "h": DecisionKind.HOLD, "r": DecisionKind.RELEASE}


def decided(letters: str) -> tuple[Decision, ...]:
    hashes = {"a": "same", "x": "other"}
    return tuple(Decision(DAY, utc(DAY), _KINDS[one], "ulla", hashes.get(one, "")) for one in letters)


@pytest.mark.parametrize(("letters", "policy", "why"), CASES)
def test_what_was_decided_and_what_follows(letters: str, policy: str, why: str) -> None:
    assert obstacle(decided(letters), policy, "same") == why


def test_decisions_are_kept_in_their_order_and_by_letter(tmp_path: Path) -> None:
    kept = decided("ahr")
    other = Decision(date(2024, 4, 23), utc(DAY), DecisionKind.HOLD, "ulla")
    save_decisions(tmp_path, kept)
    save_decisions(tmp_path, (other,))
    assert kept_decisions(tmp_path, DAY) == kept
    assert kept_decisions(tmp_path, other.date) == (other,)
    assert kept_decisions(tmp_path, date(2024, 5, 7)) is None
    assert days_decided(tmp_path) == (DAY, other.date)


def test_decisions_that_nobody_can_read_hold_the_letter_until_somebody_decides(tmp_path: Path) -> None:
    save_decisions(tmp_path, decided("a"))
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    damaged = kept_decisions(tmp_path, DAY)
    assert damaged is not None
    assert obstacle(damaged, "unless-held", "same") == HELD
    released = Decision(DAY, utc(DAY), DecisionKind.RELEASE, "ulla")
    save_decisions(tmp_path, (*damaged, released))
    assert obstacle(kept_decisions(tmp_path, DAY) or (), "unless-held", "same") == ""
    assert len(list(tmp_path.iterdir())) == 2


def test_only_the_difference_is_shown() -> None:
    before = "Hei\n\nTilaisuus ti 14.5.2024\n\nTerveisin"
    after = "Hei\n\nTilaisuus ke 15.5.2024\n\nTerveisin"
    assert changes(before, after) == ["-Tilaisuus ti 14.5.2024", "+Tilaisuus ke 15.5.2024"]
    assert changes(before, before) == []


def test_a_wholly_new_letter_is_not_shown_line_by_line() -> None:
    shown = changes("", "\n".join(f"rivi {number}" for number in range(500)))
    assert len(shown) == 41
    assert shown[-1] == "…"
    assert "…" not in changes("", "\n".join(f"rivi {number}" for number in range(40)))
