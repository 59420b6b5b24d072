"""Watching over the letters: promised, shown to staff on the eve, given to the carrier, confirmed; late, or missed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.draft import Draft
from pipeline.acts.end_practice import end_practice
from pipeline.acts.keep_promises import keep_promises
from pipeline.acts.letter_case import Errand, case_of, drafted, given_away, shown
from pipeline.acts.letter_changes import note_shown, tell_as_given, tell_changed, tell_not_down, tell_too_late
from pipeline.acts.letter_notices import (
    approval_notices,
    left_notice,
    message_values,
    names_of,
    preview_notice,
)
from pipeline.acts.letter_obstacles import left_wrongly, note_fault, note_mended, note_obstacle, stays_wrongly
from pipeline.acts.preview import laid_out
from pipeline.acts.send_letter import send
from pipeline.acts.situation import Situation
from pipeline.acts.tell_outcome import tell_outcome
from pipeline.acts.turn import Turn, Whose, tell_turn, turn_of
from pipeline.deliver.case import Case
from pipeline.deliver.compare import too_late
from pipeline.deliver.decide import Do, next_step
from pipeline.deliver.due import HELD_HERE, OVER, DriveWhy, is_by_person, needs_letter
from pipeline.deliver.machine.outcome import Outcome
from pipeline.fault import Fault, NotSendable, TemplateFault
from pipeline.model import Decision, EditionRow, LetterState
from pipeline.rhythm.sends import Send
from pipeline.store.editions import edition_rows, letter_rows, save_row
from pipeline.store.notices import is_raised


def watch_letters(situation: Situation) -> Iterator[Done]:
    """Brings every letter as far as it should be now. Raises StateError, TemplateFault, OSError."""
    turn = turn_of(situation)
    if turn.whose is not Whose.OURS and tell_turn(situation, turn):
        yield Done(f"takeover.{turn.whose}", {"other": turn.other}, trouble=True)
    if turn.whose in (Whose.ELSEWHERE, Whose.TAKEN):
        return
    broken: TemplateFault | None = None
    sends = yield from keep_promises(situation)
    with situation.letters.reading() as connection:
        known = {row.date for row in letter_rows(connection)}
    for one in sends:
        assert one.date is not None
        if one.date not in known:
            yield _planned(situation, one)
        try:
            yield from _look(situation, one.date, turn)
        except TemplateFault as fault:  # the letters after it are looked at all the same
            note_fault(situation, one.date, fault)
            broken = fault
    if situation.project.place.practises:
        yield from _promised_to_network(situation, turn)
    else:
        yield from end_practice(situation)
    yield from confirm_notices(situation)
    if broken:
        raise broken


def _promised_to_network(situation: Situation, turn: Turn) -> Iterator[Done]:
    """While letters are practised the real ones keep their promises, and those that were given to their carrier before
    go, or are held, as they would without it.
    """
    with situation.of_network() as network:
        yield from keep_promises(network)
        for row in given_away(network.told):
            yield from _look(network, row.date, turn)


def confirm_notices(situation: Situation) -> Iterator[Done]:
    """Asks the carrier of each extra notice that was on its way at the last look whether it has gone by now.

    What waits for a person is not touched. Raises StateError, OSError.
    """
    with situation.letters.reading() as connection:
        going = [row for row in edition_rows(connection) if row.about and row.state is LetterState.SENDING]
    for row in going:
        try:
            outcome = send(situation, row.date, by_person=False, waiting=_no_word)
        except NotSendable as fault:
            yield Done(fault.key, {"day": row.date, **fault.values}, row.date, trouble=True)
            continue
        at = (outcome.row.sent_at or situation.now).astimezone(situation.project.config.zone)
        yield Done(outcome.key or f"deliver.{outcome.row.state}", {"day": row.date, "at": at}, row.date)


def _planned(situation: Situation, plan: Send) -> Done:
    """From here on the letter is promised: if it does not go, that is told."""
    assert plan.date is not None
    assert plan.at is not None
    with situation.letters.writing() as connection:
        save_row(connection, EditionRow(plan.date, LetterState.PLANNED, plan.at.astimezone(UTC)), situation.now)
    return Done("jobs.planned", {"at": plan.at}, plan.date)


def _look(situation: Situation, day: date, turn: Turn) -> Iterator[Done]:
    errand, now = Errand(day, situation.project.place), situation.now
    case, decisions = case_of(situation, errand, turn.why_not, new=turn.new)
    draft, fault = None, None
    if needs_letter(case, now):
        draft, fault = shown(situation, case, errand.place)
        if fault is None:
            note_mended(situation, day)
        before = case.row
        case = _held_for(situation, drafted(situation, errand, case, decisions, draft, fault), fault)
        stop = (
            Done(fault.key, {"day": day, **fault.values}, day, trouble=True) if isinstance(fault, NotSendable) else None
        )
        if stop and case.row is not before and case.row.why == stop.key:
            yield stop
        if now.astimezone(UTC) < case.due.astimezone(UTC):
            yield from _prepare(situation, case, decisions, draft, stop.text if stop else "")
        if too_late(case, now) and tell_too_late(situation, case, draft):
            yield Done("jobs.told", {"subject": messages.text("notify.too_late_subject", day=day)}, day)
    step = next_step(case, None, now)
    if step.do is Do.LOOK and not (step.why == DriveWhy.SCHEDULE and draft and not draft.edition.has_news):
        yield from _drive(situation, case, step.why)
    if isinstance(fault, TemplateFault) and tell_as_given(situation, day, fault):
        yield Done("deliver.as_given", {"why": messages.text(fault.key, **fault.values)}, day, trouble=True)


def _held_for(situation: Situation, case: Case, fault: Fault | None) -> Case:
    """A letter that is not at its carrier and may not go rests as held, for the reason that holds now."""
    row, why = case.row, case.hold_why
    by_content = fault is not None and fault.key == why
    held_by_others = row.state is LetterState.HELD and row.why not in HELD_HERE
    ended = row.state in OVER or held_by_others or case.lies_there
    if not why or why == row.why or ended or not (by_content or row.state is LetterState.HELD):
        return case
    held = replace(row, state=LetterState.HELD, why=why)
    with situation.letters.writing() as connection:
        save_row(connection, held, situation.now)
    outcome = Outcome(held, why, {"day": row.date, **(fault.values if fault and by_content else {})})
    if by_content:
        tell_outcome(situation, case.due, outcome)
    note_obstacle(situation, outcome)
    return replace(case, row=held)


def _is_shown(situation: Situation, day: date) -> bool:
    with situation.letters.reading() as connection:
        return is_raised(connection, f"preview {day}")


def _prepare(
    situation: Situation, case: Case, decisions: tuple[Decision, ...], draft: Draft, stopped: str
) -> Iterator[Done]:
    """What staff must see before the hour: the letter itself, and, where it is not `stopped` by what its content says,
    what has changed since, and what became of its approval.
    """
    day, project, now = case.row.date, situation.project, situation.now
    if not _is_shown(situation, day):
        file = laid_out(project.place, draft)
        situation.raise_notice(preview_notice(project, draft, situation.content, case.due, file, now, stopped))
        note_shown(situation, draft)
        yield Done("jobs.previewed", {"file": _shown(situation, file)}, day)
    if stopped:
        return
    # Nobody's approval is asked for a practice, and none of the real letter's lapses by it.
    asked = () if project.place.practises else approval_notices(project, case, decisions, draft.letter, now)
    for notice in asked:
        if situation.raise_notice(notice):
            note_shown(situation, draft)  # a lapsed approval tells the difference itself
            yield Done("jobs.told", {"subject": notice.subject}, day)
    stays = case.row.state is LetterState.SCHEDULED and case.row.hash != draft.letter.hash
    if not stays and tell_changed(situation, draft):
        yield Done("jobs.told", {"subject": messages.text("notify.changed_subject", day=day)}, day)


def _drive(situation: Situation, case: Case, why: str) -> Iterator[Done]:
    day = case.row.date
    try:
        outcome = send(situation, day, by_person=is_by_person(case, situation.now), waiting=_no_word)
    except (NotSendable, TemplateFault) as fault:
        if why == DriveWhy.GIVE_UP:
            outcome = _missed(situation, case)
        elif isinstance(fault, TemplateFault):
            raise
        else:
            outcome = Outcome(case.row, fault.key, {"day": day, **fault.values})
    if not _is_asked_for(case, outcome, situation.now):
        tell_outcome(situation, case.due, outcome)
    if left_wrongly(situation, outcome):
        situation.raise_notice(left_notice(day, situation.now))
    if stays_wrongly(case, outcome, situation.now):
        tell_not_down(situation, outcome)
    else:
        note_obstacle(situation, outcome)
    yield from _trial(outcome)
    yield from _put_right(outcome)
    yield _done(situation, case, outcome, why)


def _is_asked_for(case: Case, outcome: Outcome, now: datetime) -> bool:
    """Whether the letter waits for no more than the approval that its preview asks for, and lay nowhere before."""
    return outcome.row.why == "approval.missing" and not case.lies_there and now < case.due


def _missed(situation: Situation, case: Case) -> Outcome:
    """The hour of a letter that cannot be made is over, as it is for any other."""
    row = replace(case.row, state=LetterState.MISSED, why="deliver.missed")
    with situation.letters.writing() as connection:
        save_row(connection, row, situation.now)
    return Outcome(row, row.why, {"day": row.date})


def _put_right(outcome: Outcome) -> Iterator[Done]:
    """What was changed in a letter that lay at its carrier already."""
    if outcome.changed_in:
        yield Done("jobs.put_right", {"what": names_of(outcome.changed_in)}, outcome.row.date)


def _done(situation: Situation, case: Case, outcome: Outcome, why: str) -> Done:
    row, project = outcome.row, situation.project
    if outcome.key:
        quiet = outcome.until is not None or row.state is LetterState.SKIPPED
        return Done(outcome.key, message_values(project, outcome), row.date, trouble=not quiet)
    at = (row.sent_at or row.due_at).astimezone(project.config.zone)
    if row.at_carrier and row.state is case.row.state and not outcome.changed_in:
        return Done(f"jobs.looked_{why}", {}, row.date)
    return Done(f"deliver.{row.state}", {"day": row.date, "at": at}, row.date)


def _trial(outcome: Outcome) -> Iterator[Done]:
    """What became of the test mail, if one was asked for."""
    if (trial := outcome.trial) is None:
        return
    if trial.error:
        why = messages.text(trial.error.key, **trial.error.values)
        yield Done("jobs.trial_failed", {"why": why}, outcome.row.date)
    else:
        yield Done("jobs.trial_sent", {"addresses": ", ".join(trial.addresses)}, outcome.row.date)


def _shown(situation: Situation, file: Path) -> str:
    return str(file.relative_to(situation.project.root))


def _no_word() -> None:
    """Another sender is at work: this look waits for its end."""
