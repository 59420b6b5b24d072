"""The letter: planned, shown to staff on its eve, given to its carrier, confirmed; late within the grace, or missed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from jobs import Done
from jobs.extra import confirm_notices
from jobs.letter_notices import approval_notices, message_values, off_rhythm_notice, outcome_notices, preview_notice
from pipeline import messages
from pipeline.compose.rhythm import Send
from pipeline.compose.staff_calendar import preview_at
from pipeline.deliver.campaign import CarrierError, Parcel
from pipeline.deliver.due import Case, Why, is_by_person, needs_letter, open_letters, why_drive
from pipeline.deliver.machine import Outcome
from pipeline.deliver.memory import remember_outbox
from pipeline.deliver.practice import letters_state
from pipeline.deliver.send import Draft, NotSendable, draft_of, obstacle_to, send
from pipeline.model import Content
from pipeline.project import Project
from pipeline.read.content import read_content
from pipeline.store import Store, open_store
from pipeline.store.approvals import Decision, approval_of, decisions_of, release_of
from pipeline.store.editions import EditionRow, State, edition_row, letter_rows, save_row
from pipeline.store.journal import doubt_since, journal_of, last_answer, note
from pipeline.store.moments import row_written_at, step_at
from pipeline.store.notices import Notice, is_raised, raise_notice
from pipeline.whole import write_whole

# At the carrier, and on its way by itself.
_UNDER_WAY = (State.SCHEDULED, State.SENDING)


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Brings every letter as far as it should be at `now` (aware). Raises StateError, TemplateFault, OSError."""
    store = open_store(letters_state(project))
    try:
        return tuple(_looks(project, store, now))
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class _Sight:
    """A letter as it would be now: what it is made of, what it says, its hash, and why it may not go ("" if it may)."""

    content: Content
    draft: Draft
    hash: str
    obstacle: str


def _looks(project: Project, store: Store, now: datetime) -> Iterator[Done]:
    if not project.config.mailchimp.practice:
        remember_outbox(store, project.outbox)
    with store.reading() as connection:
        rows = letter_rows(connection)
    sends = open_letters(project.config.rhythm, rows, now)
    yield from _off_rhythm(store, rows, sends, now)
    known = {row.date: row for row in rows}
    for one in sends:
        assert one.date is not None
        assert one.at is not None
        if known.get(one.date) is None:
            yield _planned(store, one, now)
        yield from _look(project, store, one, now)
    yield from confirm_notices(project, store, now)


def _planned(store: Store, plan: Send, now: datetime) -> Done:
    """From here on the letter is promised: if it does not go, that is told."""
    assert plan.date is not None
    assert plan.at is not None
    with store.writing() as connection:
        save_row(connection, EditionRow(plan.date, State.PLANNED, plan.at.astimezone(UTC)), now)
    return Done("jobs.planned", {"at": plan.at}, plan.date)


def _look(project: Project, store: Store, plan: Send, now: datetime) -> Iterator[Done]:
    case, decisions = _case_of(project, store, plan)
    day, sight = case.row.date, None
    if needs_letter(case, now) and _is_watched(project, store, case, decisions):
        sight = _sight(project, store, case, decisions, now)
        case = replace(case, obstacle=sight.obstacle)
        if now.astimezone(UTC) < case.due.astimezone(UTC):
            yield from _prepare(project, store, case, decisions, sight, now)
    why = why_drive(case, now)
    if why is Why.SCHEDULE and sight and not sight.draft.edition.has_news:
        return
    if why:
        content = sight.content if sight else _content(project, now)
        yield from _drive(project, store, content, case, why, now)
        if why is Why.AUDIT:
            with store.writing() as connection:
                note(connection, day, now, "audit", "answer")


def _case_of(project: Project, store: Store, plan: Send) -> tuple[Case, tuple[Decision, ...]]:
    rules = project.config
    assert plan.date is not None
    assert plan.at is not None
    with store.reading() as connection:
        decisions = decisions_of(connection, plan.date)
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


def _is_watched(project: Project, store: Store, case: Case, decisions: tuple[Decision, ...]) -> bool:
    """Whether it matters what the letter says now: it is not shown yet, or a change of it has a consequence."""
    if case.schedules or project.config.letter.approval == "required" or approval_of(decisions):
        return True
    with store.reading() as connection:
        return case.row.state is State.HELD or not is_raised(connection, f"preview {case.row.date}")


def _sight(project: Project, store: Store, case: Case, decisions: tuple[Decision, ...], now: datetime) -> _Sight:
    content = _content(project, now)
    rules = project.config
    draft = draft_of(project, content, store, case.row.date, practice=rules.mailchimp.practice)
    parcel = Parcel("", draft.edition, draft.letter, case.due.astimezone(UTC))
    obstacle = obstacle_to(content, decisions, rules.letter.approval, case.row, parcel, now)
    return _Sight(content, draft, parcel.hash, obstacle)


def _prepare(
    project: Project, store: Store, case: Case, decisions: tuple[Decision, ...], sight: _Sight, now: datetime
) -> Iterator[Done]:
    """What staff must see before the hour: the letter itself, and what became of its approval."""
    day, draft = case.row.date, sight.draft
    with store.reading() as connection:
        shown = is_raised(connection, f"preview {day}")
    if not shown:
        file = project.state / "esikatselu" / f"{day.isoformat()}.html"
        write_whole(file, draft.letter.html.encode())
        _raise(store, preview_notice(project, draft, sight.content, case.due, file, now))
        yield Done("jobs.previewed", {"file": _shown(project, file)}, day)
    for notice in approval_notices(project, case, decisions, sight.hash, draft.letter.text, now):
        if _raise(store, notice):
            yield Done("jobs.told", {"subject": notice.subject}, day)


def _drive(project: Project, store: Store, content: Content, case: Case, why: Why, now: datetime) -> Iterator[Done]:
    day = case.row.date
    try:
        outcome = _sent(project, content, case, now)
    except NotSendable as reason:
        outcome = Outcome(case.row, reason.key, {"day": day, **reason.values})
    except CarrierError as error:
        outcome = Outcome(case.row, error.key, {"day": day, **error.values})
    for notice in outcome_notices(project, case, outcome, now):
        _raise(store, notice)
    yield from _trial(outcome)
    yield _done(project, case, outcome, why)


def _sent(project: Project, content: Content, case: Case, now: datetime) -> Outcome:
    by_person = is_by_person(case, now)
    outcome = send(project, content, case.row.date, now, by_person=by_person, waiting=_no_word)
    if outcome.key == "approval.changed":
        # The old schedule is taken down and the new content set: now it is scheduled anew.
        outcome = send(project, content, case.row.date, now, by_person=by_person, waiting=_no_word)
    return outcome


def _done(project: Project, case: Case, outcome: Outcome, why: Why) -> Done:
    row = outcome.row
    if outcome.key:
        quiet = outcome.until is not None or row.state is State.SKIPPED
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


def _off_rhythm(store: Store, rows: tuple[EditionRow, ...], sends: tuple[Send, ...], now: datetime) -> Iterator[Done]:
    """A letter that its carrier will send on a day that is no letter's any more: a new break, a moved grid."""
    days = {one.date for one in sends}
    for row in rows:
        if row.state is State.SCHEDULED and row.date not in days:
            notice = off_rhythm_notice(row.date, now)
            if _raise(store, notice):
                yield Done("jobs.told", {"subject": notice.subject}, row.date, trouble=True)


def _content(project: Project, now: datetime) -> Content:
    return read_content(project.content, project.config, now.astimezone(project.config.zone).date())


def _raise(store: Store, notice: Notice) -> bool:
    with store.writing() as connection:
        return raise_notice(connection, notice)


def _shown(project: Project, file: Path) -> str:
    return str(file.relative_to(project.root))


def _no_word() -> None:
    """Another sender is at work: this look waits for its end."""
