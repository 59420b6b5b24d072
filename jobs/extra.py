"""Extra notices that a carrier is sending: whether they have gone by now. What waits for a person is not touched."""

from collections.abc import Iterator
from datetime import datetime

from jobs import Done
from pipeline.deliver.campaign import CarrierError
from pipeline.deliver.send import NotSendable, send
from pipeline.project import Project
from pipeline.read.content import read_content
from pipeline.store import Store
from pipeline.store.editions import State, edition_rows


def confirm_notices(project: Project, store: Store, now: datetime) -> Iterator[Done]:
    """Asks the carrier of each notice that was on its way at the last look. Raises StateError, OSError."""
    with store.reading() as connection:
        going = [row for row in edition_rows(connection) if row.about and row.state is State.SENDING]
    for row in going:
        content = read_content(project.content, project.config, now.astimezone(project.config.zone).date())
        try:
            outcome = send(project, content, row.date, now, by_person=False, waiting=lambda: None)
        except (NotSendable, CarrierError) as reason:
            yield Done(reason.key, {"day": row.date, **reason.values}, row.date, trouble=True)
            continue
        at = (outcome.row.sent_at or now).astimezone(project.config.zone)
        yield Done(outcome.key or f"deliver.{outcome.row.state}", {"day": row.date, "at": at}, row.date)
