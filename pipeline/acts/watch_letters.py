"""Watching over the letters: planned, shown to staff on the eve, given to the carrier, confirmed; late, or missed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.draft import Draft, draft_of, why_not
from pipeline.acts.letter_changes import note_shown, tell_changed
from pipeline.acts.letter_notices import (
    approval_notices,
    message_values,
    off_rhythm_notice,
    outcome_notices,
    preview_notice,
)
from pipeline.acts.preview import laid_out
from pipeline.acts.send_letter import send
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import release_of
from pipeline.deliver.due import Case, DriveWhy, is_by_person, needs_letter, open_letters, why_drive
from pipeline.deliver.journal import doubt_since, last_answer
from pipeline.deliver.machine import Outcome
from pipeline.fault import CarrierError, NotSendable
from pipeline.model import Decision, EditionRow, LetterState, Notice
from pipeline.rhythm.sends import Send
from pipeline.rhythm.staff_days import preview_at
from pipeline.store.approvals import decisions_of
from pipeline.store.editions import edition_row, edition_rows, letter_rows, save_row
from pipeline.store.journal import journal_of, note
from pipeline.store.moments import row_written_at, step_at
from pipeline.store.notices import is_raised, raise_notice

# At the carrier, and on its way by itself.
_UNDER_WAY = (LetterState.SCHEDULED, LetterState.SENDING)


def watch_letters(situation: Situation) -> Iterator[Done]:
    """Brings every letter as far as it should be now. Raises StateError, TemplateFault, OSError."""
    with situation.letters.reading() as connection:
        rows = letter_rows(connection)
    sends = open_letters(situation.project.config.rhythm, rows, situation.now)
    yield from _off_rhythm(situation, rows, sends)
    known = {row.date: row for row in rows}
    for one in sends:
        assert one.date is not None
        assert one.at is not None
        if known.get(one.date) is None:
            yield _planned(situation, one)
        yield from _look(situation, one)
    yield from confirm_notices(situation)


def confirm_notices(situation: Situation) -> Iterator[Done]:
    """Asks the carrier of each extra notice that was on its way at the last look whether it has gone by now.

    What waits for a person is not touched. Raises StateError, OSError.
    """
    with situation.letters.reading() as connection:
        going = [row for row in edition_rows(connection) if row.about and row.state is LetterState.SENDING]
    for row in going:
        try:
            outcome = send(situation, row.date, by_person=False, waiting=_no_word)
        except (NotSendable, CarrierError) as fault:
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


def _look(situation: Situation, plan: Send) -> Iterator[Done]:
    case, decisions = _case_of(situation, plan)
    draft, now = None, situation.now
    if needs_letter(case, now):
        place = situation.project.place
        draft = draft_of(situation, place, case.row.date)
        case = replace(case, obstacle=why_not(situation, place, decisions, case.row, draft))
        if now.astimezone(UTC) < case.due.astimezone(UTC):
            yield from _prepare(situation, case, decisions, draft)
    why = why_drive(case, now)
    if why is DriveWhy.SCHEDULE and draft and not draft.edition.has_news:
        return
    if why:
        yield from _drive(situation, case, why)
        if why is DriveWhy.AUDIT:
            with situation.letters.writing() as connection:
                note(connection, case.row.date, now, "audit", "answer")


def _case_of(situation: Situation, plan: Send) -> tuple[Case, tuple[Decision, ...]]:
    rules = situation.project.config
    assert plan.date is not None
    assert plan.at is not None
    with situation.told.reading() as connection:
        decisions = decisions_of(connection, plan.date)
    with situation.letters.reading() as connection:
        row = edition_row(connection, plan.date)
        assert row is not None
        journal = journal_of(connection, plan.date)
        released = release_of(decisions)
        case = Case(
            row=row,
            due=plan.at,
            preview=preview_at(plan.date, rules.zone),
            grace=rules.rhythm.grace,
            schedules=rules.letter.carrier == "mailchimp",
            row_at=row_written_at(connection, plan.date),
            released_at=released.at if released else None,
            scheduled_at=step_at(connection, plan.date, "schedule"),
            audited_at=step_at(connection, plan.date, "audit"),
            plan_refused=last_answer(journal, "schedule") == "not in plan",
            doubt_since=doubt_since(journal),
        )
    return case, decisions


def _is_shown(situation: Situation, day: date) -> bool:
    with situation.letters.reading() as connection:
        return is_raised(connection, f"preview {day}")


def _prepare(situation: Situation, case: Case, decisions: tuple[Decision, ...], draft: Draft) -> Iterator[Done]:
    """What staff must see before the hour: the letter itself, and what became of its approval."""
    day, project, now = case.row.date, situation.project, situation.now
    if not _is_shown(situation, day):
        file = laid_out(project.place, draft)
        _raise(situation, preview_notice(project, draft, situation.content, case.due, file, now))
        note_shown(situation, draft)
        yield Done("jobs.previewed", {"file": _shown(situation, file)}, day)
    # Nobody's approval is asked for a practice, and none of the real letter's lapses by it.
    asked = () if project.place.practises else approval_notices(project, case, decisions, draft.letter, now)
    for notice in asked:
        if _raise(situation, notice):
            note_shown(situation, draft)  # a lapsed approval tells the difference itself
            yield Done("jobs.told", {"subject": notice.subject}, day)
    stays = case.row.state is LetterState.SCHEDULED and case.row.hash != draft.letter.hash
    if not stays and tell_changed(situation, draft):
        yield Done("jobs.told", {"subject": messages.text("notify.changed_subject", day=day)}, day)


def _drive(situation: Situation, case: Case, why: DriveWhy) -> Iterator[Done]:
    day = case.row.date
    try:
        outcome = _sent(situation, case)
    except (NotSendable, CarrierError) as fault:
        outcome = Outcome(case.row, fault.key, {"day": day, **fault.values})
    for notice in outcome_notices(situation.project, case, outcome, situation.now):
        _raise(situation, notice)
    yield from _trial(outcome)
    yield _done(situation, case, outcome, why)


def _sent(situation: Situation, case: Case) -> Outcome:
    by_person = is_by_person(case, situation.now)
    outcome = send(situation, case.row.date, by_person=by_person, waiting=_no_word)
    if outcome.key == "approval.changed":
        # The old schedule is taken down and the new content set: now it is scheduled anew.
        outcome = send(situation, case.row.date, by_person=by_person, waiting=_no_word)
    return outcome


def _done(situation: Situation, case: Case, outcome: Outcome, why: DriveWhy) -> Done:
    row, project = outcome.row, situation.project
    if outcome.key:
        quiet = outcome.until is not None or row.state is LetterState.SKIPPED
        return Done(outcome.key, message_values(project, outcome), row.date, trouble=not quiet)
    at = (row.sent_at or row.due_at).astimezone(project.config.zone)
    if row.state in _UNDER_WAY and row.state is case.row.state:
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


def _off_rhythm(situation: Situation, rows: tuple[EditionRow, ...], sends: tuple[Send, ...]) -> Iterator[Done]:
    """A letter that its carrier will send on a day that is no letter's any more: a new break, a moved grid."""
    days = {one.date for one in sends}
    for row in rows:
        if row.state is LetterState.SCHEDULED and row.date not in days:
            notice = off_rhythm_notice(row.date, situation.now)
            if _raise(situation, notice):
                yield Done("jobs.told", {"subject": notice.subject}, row.date, trouble=True)


def _raise(situation: Situation, notice: Notice) -> bool:
    with situation.letters.writing() as connection:
        return raise_notice(connection, notice)


def _shown(situation: Situation, file: Path) -> str:
    return str(file.relative_to(situation.project.root))


def _no_word() -> None:
    """Another sender is at work: this look waits for its end."""
