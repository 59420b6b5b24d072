"""Where everything stands: what went, what comes, what waits for a person, what is broken. Values only, no printing."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.clock import clock_doubt
from pipeline.acts.compare_hosts import differing
from pipeline.acts.damage import damages
from pipeline.acts.draft import Draft, draft_of
from pipeline.acts.letter_case import given_away
from pipeline.acts.letter_obstacles import obstacle_text
from pipeline.acts.letter_room import room_problems
from pipeline.acts.open_proposals import open_rows
from pipeline.acts.relays import open_relays
from pipeline.acts.situation import Situation
from pipeline.acts.turn import Whose, turn_of
from pipeline.collect.ages import SourceStatus, sources_of
from pipeline.deliver.approval import approval_of, hold_of
from pipeline.deliver.due import HELD_FOR_APPROVAL, is_overdue
from pipeline.deliver.journal import Past, past_of
from pipeline.fault import TemplateFault
from pipeline.model import Decision, EditionRow, LetterState, ProposalState
from pipeline.rhythm.sends import following_send, next_send, send_of
from pipeline.rhythm.staff_days import preview_at
from pipeline.store.editions import edition_rows
from pipeline.store.heartbeat import Heartbeat, read_heartbeat
from pipeline.store.journal import journal_of
from pipeline.store.mails import mails_waiting
from pipeline.store.notices import open_notices
from pipeline.store.proposals import last_good, rows_of
from pipeline.store.revisions import published_events

# Letters that stopped are told for this long; after that they are history.
_RECENT = timedelta(days=28)
# Whether a file was meant to vanish is asked for this long.
_ASKED = timedelta(days=7)
# A look is missing after this long, whatever wakes it: soila run looks every five minutes, a timer every hour at most.
_STOPPED_AFTER = timedelta(hours=2)
_STOPPED = (LetterState.HELD, LetterState.MISSED, LetterState.UNCERTAIN, LetterState.FAILED)
_AT_WORK = (LetterState.PLANNED, LetterState.DRAFTED, LetterState.CONTENT_SET, LetterState.APPROVED)


class Letters(Struct, frozen=True):
    """The letter that went last, and the one that comes. Instants are in the project's zone; `moved` says why."""

    last: EditionRow | None
    next_at: datetime | None
    next_state: LetterState
    moved: str = ""


class ProjectStatus(Struct, frozen=True):
    """`waits` are sentences of what needs a person, the most urgent first; `broken` of what does not work at all.

    `heard`: somebody gets the messages to staff.
    """

    letters: Letters
    waits: tuple[str, ...]
    broken: tuple[str, ...]
    sources: tuple[SourceStatus, ...]
    beat: Heartbeat
    heard: bool = True


def status_of(situation: Situation, machine: tuple[str, float] | None) -> ProjectStatus:
    """Where the project stands. `machine` is its own time, None where `now` is not its clock.

    Raises StateError.
    """
    with situation.letters.reading() as connection:
        rows = edition_rows(connection)
    sources = tuple(_with_counts(situation, one) for one in sources_of(situation.project))
    beat = read_heartbeat(situation.project.state)
    waits = (
        *_practice(situation),
        *_turn(situation),
        *_hosts(situation),
        *_waits(situation, rows),
        *_proposed(situation, sources),
        *damages(situation),
        *_not_running(beat),
    )
    doubt = clock_doubt(situation, machine)
    broken = (*([doubt.text] if doubt else []), *_broken(beat, situation.now))
    heard = bool(situation.project.config.notify)
    return ProjectStatus(_letters(situation, rows), waits, broken, sources, beat, heard)


def _with_counts(situation: Situation, one: SourceStatus) -> SourceStatus:
    """The same with what the source gave and what waits of it."""
    with situation.store.reading() as connection:
        last, waiting = last_good(connection, one.name), rows_of(connection, one.name, ProposalState.OPEN)
    return replace(
        one, events=len(last.events) if last else 0, news=len(last.news) if last else 0, waiting=len(waiting)
    )


def _letters(situation: Situation, rows: tuple[EditionRow, ...]) -> Letters:
    rhythm, by_day = situation.project.config.rhythm, {row.date: row for row in rows}
    following = next_send(rhythm, situation.now)
    row = by_day.get(following.date) if following.date else None
    if row and row.state is LetterState.SENT:  # it has gone before the hour that is its own by now
        following = following_send(rhythm, row.date)
        row = by_day.get(following.date) if following.date else None
    at = row.due_at.astimezone(situation.project.config.zone) if row and row.at_carrier else following.at
    state = row.state if row and not _may_be_approved(row, situation.now) else LetterState.PLANNED
    moved = messages.text(following.why, **following.values) if following.why else ""
    return Letters(_last_sent(rows), at, state, moved)


def _last_sent(rows: tuple[EditionRow, ...]) -> EditionRow | None:
    return max((row for row in rows if row.state is LetterState.SENT), key=lambda row: row.date, default=None)


def _practice(situation: Situation) -> Iterator[str]:
    """That letters are practised, and which real ones go all the same."""
    if not situation.project.place.practises:
        return
    yield _say("wait_practice")
    for row in given_away(situation.told):
        name = "wait_goes_in_practice" if situation.now < row.due_at else "wait_went_in_practice"
        yield _say(name, day=row.date, at=row.due_at.astimezone(situation.project.config.zone))


def _turn(situation: Situation) -> Iterator[str]:
    """Why nothing is sent from here, where it is another host's turn or the memory was lost."""
    turn = turn_of(situation)
    if turn.why_not:
        yield messages.text(turn.why_not, other=turn.other)


def _hosts(situation: Situation) -> Iterator[str]:
    if names := differing(situation):
        yield _say("wait_hosts", hosts=", ".join(names))


def _overdue(situation: Situation, rows: tuple[EditionRow, ...]) -> Iterator[str]:
    """A letter whose hour has come and that is not on its way, as soon as a person should act."""
    rhythm, now = situation.project.config.rhythm, situation.now
    if turn_of(situation).whose in (Whose.ELSEWHERE, Whose.TAKEN):
        return  # the other host sees to its letters
    for row in rows:
        send = send_of(rhythm, row.date)
        by_rhythm = send is not None and send.date == row.date and row.state is not LetterState.SCHEDULED
        due = send.at if send and send.at and by_rhythm else row.due_at
        waits = not row.gone and row.state not in (*_STOPPED, LetterState.SKIPPED)
        if not row.about and waits and now - due < _RECENT and is_overdue(row, due, now, _past(situation, row)):
            yield _say("wait_overdue", day=row.date, at=due.astimezone(situation.project.config.zone))


def _past(situation: Situation, row: EditionRow) -> Past:
    with situation.letters.reading() as connection:
        return past_of(journal_of(connection, row.date))


def _waits(situation: Situation, rows: tuple[EditionRow, ...]) -> Iterator[str]:
    yield from _noticed(situation)
    yield from _overdue(situation, rows)
    stopped = [row for row in rows if _has_stopped_lately(row, situation.now)]
    last = _last_sent(rows)
    for row in rows:
        if _is_planned_extra(row) and (last is None or row.date > last.date):
            yield _say("wait_extra", day=row.date)
        if row in stopped:
            yield _stopped(situation, row)
        elif not row.about and row.state in (*_AT_WORK, LetterState.SCHEDULED) and situation.now - row.due_at < _RECENT:
            yield from _hindered(situation, row)
    following = next_send(situation.project.config.rhythm, situation.now)
    if following.date and following.at and following.date not in {row.date for row in stopped}:
        yield from _coming(situation, following.date)
    yield from _gone(situation)
    yield from _people(situation)
    errors = sum(problem.is_error for problem in situation.content.problems)
    if errors:
        yield _say("wait_content", count=errors)


def _noticed(situation: Situation) -> Iterator[str]:
    """Notices that nobody has decided on, and that cannot wait for the next letter."""
    for store in situation.stores_of_letters:
        with store.reading() as connection:
            cries = [one for one in open_notices(connection) if one.cries]
        for one in cries:
            yield _say("wait_notice", subject=one.subject)


def _is_planned_extra(row: EditionRow) -> bool:
    return bool(row.about) and row.state is LetterState.PLANNED


def _has_stopped_lately(row: EditionRow, now: datetime) -> bool:
    return row.state in _STOPPED and now - row.due_at < _RECENT and not _may_be_approved(row, now)


def _may_be_approved(row: EditionRow, now: datetime) -> bool:
    """Whether it stopped for want of an approval that may have come since: what it waits for is looked at anew."""
    return row.why in HELD_FOR_APPROVAL and now < row.due_at


def _stopped(situation: Situation, row: EditionRow) -> str:
    file = situation.content.holding_file(row.date)
    if row.state is LetterState.HELD and file:
        return _say("wait_notes", day=row.date, file=file)
    if hold := hold_of(_decisions(situation, row.date)):
        return _say("wait_held", day=row.date, who=hold.who)
    if why := obstacle_text(situation, row, row.due_at):
        return _say("wait_row", day=row.date, why=why)
    return _say("wait_state", day=row.date, state=messages.text(f"jobs.state_{row.state}"))


def _hindered(situation: Situation, row: EditionRow) -> Iterator[str]:
    """Why a letter that should be at its carrier by now is not, where the last look knew."""
    if why := obstacle_text(situation, row, row.due_at):
        yield _say("wait_row", day=row.date, why=why)


def _coming(situation: Situation, day: date) -> Iterator[str]:
    """What the next letter waits for."""
    config = situation.project.config
    decisions = _decisions(situation, day)
    if file := situation.content.holding_file(day):
        yield _say("wait_notes", day=day, file=file)
    elif hold := hold_of(decisions):
        yield _say("wait_held", day=day, who=hold.who)
    if situation.now < preview_at(day, config.zone):
        return
    with suppress(TemplateFault):  # the look tells of it
        yield from _of_draft(situation, decisions, draft_of(situation, situation.project.place, day))


def _of_draft(situation: Situation, decisions: tuple[Decision, ...], draft: Draft) -> Iterator[str]:
    """What a letter that staff were shown has no room for, and the approval that it lacks."""
    config, day = situation.project.config, draft.edition.date
    yield from room_problems(draft)
    if config.letter.approval != "required" or config.mailchimp.practice:
        return
    approval = approval_of(decisions)
    if approval is None:
        yield _say("wait_approval", day=day)
    elif draft.letter.hash != approval.hash:
        yield _say("wait_lapsed", day=day)


def _gone(situation: Situation) -> Iterator[str]:
    """Events whose file has vanished lately, and which calendars show as cancelled for that."""
    present = {event.id for event in situation.content.events}
    with situation.store.reading() as connection:
        rows = published_events(connection).values()
    for one in rows:
        recent = one.gone_at and situation.now - one.gone_at < _ASKED
        if one.gone_at and recent and one.event.cancelled and one.event.id not in present:
            day = one.gone_at.astimezone(situation.project.config.zone)
            yield _say("wait_gone", title=one.event.title, day=day)


def _people(situation: Situation) -> Iterator[str]:
    """Those who registered and have not heard, as far as anybody knows; and mails that no server took yet."""
    for relay in open_relays(situation):
        yield _say("wait_relay", title=relay.title, id=relay.item_id)
    with situation.store.reading() as connection:
        waiting = mails_waiting(connection)
    if waiting:
        yield _say("wait_mails", count=len(waiting), why=waiting[-1].why)


def _proposed(situation: Situation, sources: tuple[SourceStatus, ...]) -> Iterator[str]:
    if count := len(open_rows(situation)):
        yield messages.text("proposals.waits", count=count)
    for one in sources:
        if one.why:
            yield messages.text("proposals.waits_source", name=one.name, why=one.why)


def _not_running(beat: Heartbeat) -> Iterator[str]:
    if beat.at is None:
        yield _say("wait_not_running")


def _broken(beat: Heartbeat, now: datetime) -> Iterator[str]:
    if beat.at and now - beat.at > _STOPPED_AFTER:
        yield _say("stopped", at=beat.at.astimezone(now.tzinfo))
    failed: dict[str, list[str]] = {}
    for name, run in sorted(beat.jobs.items()):
        if not run.good:
            failed.setdefault(run.text, []).append(_say(f"job_{name}"))
    for text, names in failed.items():
        yield _say("jobs_broken" if names[1:] else "job_broken", names=", ".join(names), text=text)


def _decisions(situation: Situation, day: date) -> tuple[Decision, ...]:
    return situation.decisions(day)


def _say(key: str, /, **values: Any) -> str:
    return messages.text(f"status.{key}", **values)
