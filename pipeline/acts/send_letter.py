"""Sending a letter: content -> edition -> letter -> carrier, as far as it can come now. Again is always safe."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date

from msgspec.structs import replace

from pipeline.acts.draft import Draft, draft_of, sendable
from pipeline.acts.letter_case import Errand, case_of, drafted, number_of, shown, wished
from pipeline.acts.letter_changes import tell_changed
from pipeline.acts.letter_notices import uncertain_notice
from pipeline.acts.situation import Situation
from pipeline.acts.turn import Turn, Whose, note_lost, note_met, stand_back, turn_of
from pipeline.deliver.carriers import carrier_of
from pipeline.deliver.case import TO_CHANGE, Case, Fate
from pipeline.deliver.due import HELD_BY_PEOPLE
from pipeline.deliver.machine.drive import drive
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.outbox.memory import keep_copy
from pipeline.fault import Fault, NotSendable
from pipeline.lock import only_one
from pipeline.model import EditionRow, LetterState
from pipeline.notify.due import tell
from pipeline.project import Place
from pipeline.store import Store
from pipeline.store.editions import earlier_under_way, edition_row, forget_letter, save_row
from pipeline.store.kept import keep
from pipeline.store.notices import raise_notice


def send(
    situation: Situation, day: date, *, by_person: bool, waiting: Callable[[], None], early: bool = False
) -> Outcome:
    """Drives the letter of `day` as far as it can come now; `early` does not wait for its hour.

    `waiting` is called when another sender must end first. Raises NotSendable (also where it is another host's turn to
    send), Misconfigured, StateError, OSError.
    """
    place = situation.project.place
    with situation.letters_at(place).reading() as connection:
        earlier = earlier_under_way(connection, day)
    for one in earlier:
        with suppress(NotSendable):  # it may have gone since: then it stands in nobody's way
            _sent(situation, Errand(one, place), waiting)
    return _sent(situation, Errand(day, place, by_person, early), waiting)


def withdraw(situation: Situation, place: Place, day: date, fate: Fate) -> Outcome:
    """Takes a letter down whose day is no letter's any more. Raises as `send`."""
    return _sent(situation, Errand(day, place, withdrawn=fate), lambda: None)


def practise(situation: Situation, day: date, *, waiting: Callable[[], None]) -> Outcome:
    """Sends the letter of `day` to staff as it is now, whatever becomes of the real one; the same letter once.

    Raises as `send`.
    """
    place = situation.project.practice
    with only_one(place.state, "practise", wait=True, waiting=waiting):
        _begin_again(situation, place, day)
        return _sent(situation, Errand(day, place, by_person=True, early=True), waiting)


def _sent(situation: Situation, errand: Errand, waiting: Callable[[], None]) -> Outcome:
    place, day = errand.place, errand.day
    with only_one(place.state, "send", wait=True, waiting=waiting):
        store = situation.letters_at(place)
        with store.reading() as connection:
            row = edition_row(connection, day)
        if row and row.state is LetterState.SENT:
            return Outcome(row)
        turn = turn_of(situation)
        if turn.whose in (Whose.ELSEWHERE, Whose.TAKEN) and not errand.asked:
            raise NotSendable(turn.why_not, other=turn.other)
        case, decisions = case_of(situation, errand, turn.why_not if turn.whose is Whose.LOST else "")
        draft, fault = _draft(situation, errand, case, turn)
        if not draft.edition.has_news and not errand.withdrawn:
            if row is None or row.state is not LetterState.SCHEDULED:
                return _skipped(situation, store, draft)
            if situation.now.astimezone(UTC) + TO_CHANGE <= row.due_at:
                case = replace(case, withdrawn=Fate(LetterState.SKIPPED, "letter.nothing_new"))
        case = drafted(situation, errand, case, decisions, draft, fault)
        if fault and case.given is None:
            if not case.row.at_carrier and case.hold_why not in HELD_BY_PEOPLE:
                raise fault
            case = replace(case, withdrawn=Fate(LetterState.HELD, case.hold_why))  # whatever lies there only comes down
        outcome = _driven(situation, store, errand, case, turn)
        if fault and outcome.key == fault.key:
            outcome = replace(outcome, values={**fault.values, **(outcome.values or {})})
    if outcome.row.state is LetterState.UNCERTAIN:
        with store.writing() as connection:
            raise_notice(connection, uncertain_notice(outcome.row, situation.now))
    return outcome


def _draft(situation: Situation, errand: Errand, case: Case, turn: Turn) -> tuple[Draft, Fault | None]:
    """The letter, when nothing forbids to send it; one that only comes down needs no leave.

    Where something may lie at the carrier of which nobody here knows what it is, it comes with what forbids it.
    """
    if errand.withdrawn:
        return wished(case, lambda: draft_of(situation, errand.place, errand.day))
    if case.row.at_carrier or (turn.new and case.schedules):
        return shown(situation, case, errand.place)
    return wished(case, lambda: sendable(situation, errand.place, errand.day))


def _begin_again(situation: Situation, place: Place, day: date) -> None:
    """What was practised already is another letter when it has changed since."""
    store = situation.letters_at(place)
    with store.reading() as connection:
        row = edition_row(connection, day)
    if row is None or row.hash == sendable(situation, place, day).letter.hash:
        return
    number = number_of(store, day) + 1
    with store.writing() as connection:
        forget_letter(connection, day)
        keep(connection, f"practice {day}", str(number))
    shutil.rmtree(place.outbox / day.isoformat(), ignore_errors=True)


def _driven(situation: Situation, store: Store, errand: Errand, case: Case, turn: Turn) -> Outcome:
    place, parcel = errand.place, case.parcel
    assert parcel is not None
    carrier = carrier_of(situation.project, store, place, gives=not errand.withdrawn)
    at_carrier = case.row.state is LetterState.SCHEDULED
    draft = Draft(parcel.edition, parcel.letter)
    if case.may_go and not at_carrier and _goes_now(situation, errand, draft) and tell_changed(situation, draft):
        tell(situation.project, situation.notices, situation.now)  # before the letter goes
    watched = None if errand.asked else turn.number
    is_new = turn.new and not turn.taken_over and not errand.asked
    outcome = drive(case, carrier, store, situation.now, turn=watched, new=is_new)
    _note_turn(situation, turn, outcome)
    kept = outcome.order.parcel if outcome.order else parcel
    if outcome.row.state is LetterState.SENT and carrier.name != "outbox" and not place.practises:
        keep_copy(place.outbox, kept, situation.project.config, outcome.row)
    return outcome


def _note_turn(situation: Situation, turn: Turn, outcome: Outcome) -> None:
    """What the carrier told of this host's turn."""
    if outcome.turn:
        stand_back(situation, outcome.turn)
    elif outcome.lost:
        note_lost(situation)
    elif turn.new and outcome.looked:
        note_met(situation)


def _goes_now(situation: Situation, errand: Errand, draft: Draft) -> bool:
    """Whether the letter of the place where letters go by themselves goes in this run, if nothing hinders it."""
    ours = errand.place == situation.project.place and not errand.withdrawn
    return ours and (errand.early or situation.now.astimezone(UTC) >= draft.edition.sends_at.astimezone(UTC))


def _skipped(situation: Situation, store: Store, draft: Draft) -> Outcome:
    row = EditionRow(draft.edition.date, LetterState.SKIPPED, draft.edition.sends_at, why="letter.nothing_new")
    with store.writing() as connection:
        save_row(connection, row, situation.now)
    return Outcome(row, row.why, {"day": row.date})
