"""The whole letter to staff as Mailchimp will send it: once for each letter, when its draft is there."""

from collections.abc import Iterator
from datetime import date, datetime

from jobs import Done
from pipeline import messages
from pipeline.deliver.campaign import CarrierError
from pipeline.deliver.carriers import carrier_of
from pipeline.project import Project
from pipeline.store import Store
from pipeline.store.editions import edition_row, note
from pipeline.store.moments import step_at

_STEP = "test"


def send_trial(project: Project, store: Store, day: date, now: datetime) -> Iterator[Done]:
    """Asks for a test mail to `[mailchimp] test_to`, if it was never asked for.

    Mailchimp cannot be asked whether a test mail went, so an unclear answer counts as sent.
    """
    addresses = project.config.mailchimp.test_to
    with store.reading() as connection:
        row = edition_row(connection, day)
        asked = step_at(connection, day, _STEP, "intent")
    if not addresses or asked or row is None or not row.campaign_id:
        return
    from pipeline.deliver.mailchimp import Mailchimp

    carrier = carrier_of(project, store)
    if not isinstance(carrier, Mailchimp):
        return
    _note(store, day, now, "intent")
    try:
        carrier.test(row.campaign_id, addresses)
    except CarrierError as error:
        _note(store, day, now, "refused")
        yield Done("jobs.trial_failed", {"why": messages.text(error.key, **error.values)}, day)
        return
    _note(store, day, now, "answer")
    yield Done("jobs.trial_sent", {"addresses": ", ".join(addresses)}, day)


def _note(store: Store, day: date, now: datetime, phase: str) -> None:
    with store.writing() as connection:
        note(connection, day, now, _STEP, phase)
