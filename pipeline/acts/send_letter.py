"""Sending a letter: content -> edition -> letter -> carrier, as far as it can come now. Again is always safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date

from pipeline.acts.draft import Draft, sendable, why_not
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import release_of
from pipeline.deliver.campaign import Carrier, Parcel, token_of
from pipeline.deliver.carriers import carrier_of
from pipeline.deliver.decide import Wish
from pipeline.deliver.machine import Outcome, drive
from pipeline.deliver.outbox.memory import keep_copy
from pipeline.lock import only_one
from pipeline.model import EditionRow, LetterState
from pipeline.store import Store
from pipeline.store.approvals import decisions_of
from pipeline.store.editions import edition_row, save_row


@dataclass(frozen=True, slots=True)
class _Order:
    """Which letter, by whose word, and whether it only practises."""

    day: date
    by_person: bool
    practice: bool


def send(
    situation: Situation, day: date, *, by_person: bool, waiting: Callable[[], None], practice: bool = False
) -> Outcome:
    """Drives the letter of `day` as far as it can come now.

    `waiting` is called when another sender must end first. Raises NotSendable, Misconfigured, StateError, OSError.
    """
    project = situation.project
    order = _Order(day, by_person, practice or project.config.mailchimp.practice)
    folder = project.practice if order.practice else project.state
    with only_one(folder, "send", wait=True, waiting=waiting):
        store = situation.letters_of(practice=order.practice)
        with store.reading() as connection:
            row = edition_row(connection, day)
        if row and row.state is LetterState.SENT:
            return Outcome(row)
        draft = sendable(situation, store, day, practice=order.practice)
        if not draft.edition.has_news:
            return _skipped(situation, store, draft)
        return _driven(situation, store, order, row, draft)


def _driven(situation: Situation, store: Store, order: _Order, row: EditionRow | None, draft: Draft) -> Outcome:
    config, edition = situation.project.config, draft.edition
    token = token_of(order.day, practice=order.practice)
    parcel = Parcel(token, edition, draft.letter, edition.sends_at.astimezone(UTC))
    carrier = carrier_of(situation.project, store, practice=order.practice)
    wish = _wish(situation, store, carrier, order, row, draft)
    outcome = drive(parcel, carrier, store, wish, situation.now)
    if outcome.row.state is LetterState.SENT and carrier.name != "outbox" and not order.practice:
        keep_copy(situation.project.outbox, parcel, config, outcome.row)
    return outcome


def _wish(
    situation: Situation, store: Store, carrier: Carrier, order: _Order, row: EditionRow | None, draft: Draft
) -> Wish:
    config = situation.project.config
    with store.reading() as connection:
        decisions = decisions_of(connection, order.day)
    why = why_not(situation, decisions, row, draft, practice=order.practice)
    released = release_of(decisions)
    return Wish(
        may_go=not why,
        by_person=order.by_person,
        grace=config.rhythm.grace,
        schedules=carrier.scheduler is not None,
        hold_why=why,
        test_to=() if order.practice or carrier.tester is None else config.mailchimp.test_to,
        released_at=released.at if released else None,
    )


def _skipped(situation: Situation, store: Store, draft: Draft) -> Outcome:
    row = EditionRow(draft.edition.date, LetterState.SKIPPED, draft.edition.sends_at, why="letter.nothing_new")
    with store.writing() as connection:
        save_row(connection, row, situation.now)
    return Outcome(row, row.why, {"day": row.date})
