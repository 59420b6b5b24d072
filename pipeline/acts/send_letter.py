"""Sending a letter: content -> edition -> letter -> carrier, as far as it can come now. Again is always safe."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date

from pipeline.acts.draft import Draft, sendable, why_not
from pipeline.acts.letter_changes import tell_changed
from pipeline.acts.letter_notices import uncertain_notice
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import release_of
from pipeline.deliver.campaign import Carrier, Parcel, token_of
from pipeline.deliver.carriers import carrier_of
from pipeline.deliver.decide import Wish
from pipeline.deliver.machine import Outcome, drive
from pipeline.deliver.outbox.memory import keep_copy
from pipeline.fault import NotSendable
from pipeline.lock import only_one
from pipeline.model import EditionRow, LetterState
from pipeline.notify.due import tell
from pipeline.project import Place
from pipeline.store import Store
from pipeline.store.approvals import decisions_of
from pipeline.store.editions import earlier_under_way, edition_row, forget_letter, save_row
from pipeline.store.kept import keep, kept
from pipeline.store.notices import raise_notice


@dataclass(frozen=True, slots=True)
class _Order:
    """Which letter goes from where, and by whose word. `early`: now, though its hour is still to come."""

    day: date
    place: Place
    by_person: bool = False
    early: bool = False


def send(
    situation: Situation, day: date, *, by_person: bool, waiting: Callable[[], None], early: bool = False
) -> Outcome:
    """Drives the letter of `day` as far as it can come now; `early` does not wait for its hour.

    `waiting` is called when another sender must end first. Raises NotSendable, Misconfigured, StateError, OSError.
    """
    place = situation.project.place
    with situation.letters_at(place).reading() as connection:
        earlier = earlier_under_way(connection, day)
    for one in earlier:
        with suppress(NotSendable):  # it may have gone since: then it stands in nobody's way
            _sent(situation, _Order(one, place), waiting)
    return _sent(situation, _Order(day, place, by_person, early), waiting)


def practise(situation: Situation, day: date, *, waiting: Callable[[], None]) -> Outcome:
    """Sends the letter of `day` to staff as it is now, whatever becomes of the real one; the same letter once.

    Raises as `send`.
    """
    place = situation.project.practice
    with only_one(place.state, "practise", wait=True, waiting=waiting):
        _begin_again(situation, place, day)
        return _sent(situation, _Order(day, place, by_person=True, early=True), waiting)


def _sent(situation: Situation, order: _Order, waiting: Callable[[], None]) -> Outcome:
    place, day = order.place, order.day
    with only_one(place.state, "send", wait=True, waiting=waiting):
        store = situation.letters_at(place)
        with store.reading() as connection:
            row = edition_row(connection, day)
        if row and row.state is LetterState.SENT:
            return Outcome(row)
        draft = sendable(situation, place, day)
        if not draft.edition.has_news:
            return _skipped(situation, store, draft)
        outcome = _driven(situation, store, order, row, draft)
    if outcome.row.state is LetterState.UNCERTAIN:
        with store.writing() as connection:
            raise_notice(connection, uncertain_notice(outcome.row, situation.now))
    return outcome


def _begin_again(situation: Situation, place: Place, day: date) -> None:
    """What was practised already is another letter when it has changed since."""
    store = situation.letters_at(place)
    with store.reading() as connection:
        row = edition_row(connection, day)
    if row is None or row.hash == sendable(situation, place, day).letter.hash:
        return
    number = _number(store, day) + 1
    with store.writing() as connection:
        forget_letter(connection, day)
        keep(connection, f"practice {day}", str(number))
    shutil.rmtree(place.outbox / day.isoformat(), ignore_errors=True)


def _number(store: Store, day: date) -> int:
    """Which of the letters that were practised for the day is the last one, from 1 on."""
    with store.reading() as connection:
        written = kept(connection, f"practice {day}")
    return int(written) if written.isdecimal() else 1


def _driven(situation: Situation, store: Store, order: _Order, row: EditionRow | None, draft: Draft) -> Outcome:
    config, edition, place = situation.project.config, draft.edition, order.place
    token = token_of(place, order.day)
    if (number := _number(store, order.day)) > 1:
        token += f" ({number})"
    parcel = Parcel(token, edition, draft.letter, edition.sends_at.astimezone(UTC))
    carrier = carrier_of(situation.project, store, place)
    wish = _wish(situation, store, carrier, order, row, draft)
    at_carrier = row is not None and row.state is LetterState.SCHEDULED
    if wish.may_go and not at_carrier and _goes_now(situation, order, draft) and tell_changed(situation, draft):
        tell(situation.project, situation.notices, situation.now)  # before the letter goes
    outcome = drive(parcel, carrier, store, wish, situation.now)
    if outcome.row.state is LetterState.SENT and carrier.name != "outbox" and not place.practises:
        keep_copy(place.outbox, parcel, config, outcome.row)
    return outcome


def _goes_now(situation: Situation, order: _Order, draft: Draft) -> bool:
    """Whether the letter of the place where letters go by themselves goes in this run, if nothing hinders it."""
    ours = order.place == situation.project.place
    return ours and (order.early or situation.now.astimezone(UTC) >= draft.edition.sends_at.astimezone(UTC))


def _wish(
    situation: Situation, store: Store, carrier: Carrier, order: _Order, row: EditionRow | None, draft: Draft
) -> Wish:
    config, place = situation.project.config, order.place
    asked = place.practises and order.early  # by a person, for staff alone: nothing stands in its way
    with situation.told.reading() as connection:
        decisions = decisions_of(connection, order.day)
    with store.reading() as connection:
        earlier = earlier_under_way(connection, order.day)
    why = "" if asked else why_not(situation, place, decisions, row, draft)
    if not why and not asked and earlier:
        why = "deliver.earlier_first"
    released = release_of(decisions)
    return Wish(
        may_go=not why,
        by_person=order.by_person,
        grace=config.rhythm.grace,
        schedules=carrier.scheduler is not None and not order.early,
        hold_why=why,
        test_to=() if place.practises or carrier.tester is None else config.mailchimp.test_to,
        released_at=situation.now if asked else released.at if released else None,
        early=order.early and situation.now.astimezone(UTC) < draft.edition.sends_at.astimezone(UTC),
    )


def _skipped(situation: Situation, store: Store, draft: Draft) -> Outcome:
    row = EditionRow(draft.edition.date, LetterState.SKIPPED, draft.edition.sends_at, why="letter.nothing_new")
    with store.writing() as connection:
        save_row(connection, row, situation.now)
    return Outcome(row, row.why, {"day": row.date})
