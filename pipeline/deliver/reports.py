"""What became of a sent letter: the carrier's counts, taken 1, 3, 7 and 30 days after it and kept for good."""

from datetime import date, datetime, timedelta
from typing import Protocol

from pipeline.model import EditionRow, LetterState, Report

AGES = (1, 3, 7, 30)  # days


class Reporter(Protocol):
    """A carrier that counts."""

    def report(self, campaign_id: str, day: date, age_days: int, now: datetime) -> Report: ...


def due_reports(row: EditionRow, taken: set[int], now: datetime) -> tuple[int, ...]:
    """The ages whose report should have been taken by `now`, and has not: only the latest, for counts only grow."""
    if row.state is not LetterState.SENT or not row.campaign_id or row.sent_at is None:
        return ()
    passed = [age for age in AGES if now >= row.sent_at + timedelta(days=age)]
    return tuple(passed[-1:]) if passed and passed[-1] not in taken else ()
