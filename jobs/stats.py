"""What became of the sent letters: the carrier's counts, when they are due."""

from datetime import datetime

from jobs import Done
from pipeline.project import Project


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Takes the reports that are due; asks the carrier nothing when none is. Raises StateError, CarrierError."""
    from pipeline.deliver.carriers import reporter_of
    from pipeline.deliver.practice import letters_state
    from pipeline.deliver.reports import due_reports, take_reports
    from pipeline.store import open_store
    from pipeline.store.editions import edition_rows
    from pipeline.store.reports import reports_of

    store = open_store(letters_state(project))
    try:
        with store.reading() as connection:
            due = any(due_reports(row, set(reports_of(connection, row.date)), now) for row in edition_rows(connection))
        reporter = reporter_of(project) if due else None
        return tuple(
            Done(
                "jobs.report",
                {"age": one.age_days, "recipients": one.recipients, "people": one.people_clicking},
                one.date,
            )
            for one in (take_reports(store, reporter, now) if reporter else ())
        )
    finally:
        store.close()
