"""What became of a sent letter: the carrier's counts, taken 1, 3, 7 and 30 days after it and kept for good."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Protocol

from pipeline.store import Store
from pipeline.store.editions import EditionRow, State, edition_rows
from pipeline.store.reports import Report, reports_of, save_report

AGES = (1, 3, 7, 30)  # days


class Reporter(Protocol):
    """A carrier that counts."""

    def report(self, campaign_id: str, day: date, age_days: int, now: datetime) -> Report: ...


def due_reports(row: EditionRow, taken: set[int], now: datetime) -> tuple[int, ...]:
    """The ages whose report should have been taken by `now`, and has not: only the latest, for counts only grow."""
    if row.state is not State.SENT or not row.campaign_id or row.sent_at is None:
        return ()
    passed = [age for age in AGES if now >= row.sent_at + timedelta(days=age)]
    return tuple(passed[-1:]) if passed and passed[-1] not in taken else ()


def take_reports(store: Store, reporter: Reporter, now: datetime) -> Iterator[Report]:
    """Takes every report that is due, and keeps it. Raises CarrierError; what was taken before stays."""
    with store.reading() as connection:
        due = [
            (row, age)
            for row in edition_rows(connection)
            for age in due_reports(row, set(reports_of(connection, row.date)), now)
        ]
    for row, age in due:
        report = reporter.report(row.campaign_id, row.date, age, now)
        with store.writing() as connection:
            save_report(connection, report)
        yield report
