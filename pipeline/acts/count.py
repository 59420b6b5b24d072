"""What became of sent letters: the carrier's counts, taken when they are due and kept for good."""

from collections.abc import Iterator

from pipeline.acts.situation import Situation
from pipeline.deliver.carriers import reporter_of
from pipeline.deliver.reports import due_reports
from pipeline.model import Report
from pipeline.store.editions import edition_rows
from pipeline.store.reports import reports_of, save_report


def take_counts(situation: Situation, *, by_person: bool) -> Iterator[Report]:
    """Takes each report that is due, and keeps it; the carrier is asked nothing when none is.

    A person hears of an account that cannot be asked even then.

    Raises StateError, CarrierError; what was taken before stays.
    """
    store, now = situation.letters, situation.now
    with store.reading() as connection:
        due = [
            (row, age)
            for row in edition_rows(connection)
            for age in due_reports(row, set(reports_of(connection, row.date)), now)
        ]
    reporter = reporter_of(situation.project) if due or by_person else None
    if reporter is None:
        return
    for row, age in due:
        report = reporter.report(row.campaign_id, row.date, age, now)
        with store.writing() as connection:
            save_report(connection, report)
        yield report


def counts(situation: Situation) -> tuple[Report, ...]:
    """Every report that was taken, the letters' and then their ages' order. Raises StateError."""
    with situation.letters.reading() as connection:
        return tuple(one for row in edition_rows(connection) for one in reports_of(connection, row.date).values())
