"""Where everything stands: what went, what comes, what waits for a person, what is broken. Values only, no printing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pipeline import messages
from pipeline.collect.ages import SourceStatus, sources_of
from pipeline.compose.rhythm import next_send
from pipeline.compose.staff_calendar import preview_at
from pipeline.deliver.campaign import Parcel
from pipeline.deliver.memory import remember_outbox
from pipeline.deliver.practice import letters_state
from pipeline.deliver.send import draft_of
from pipeline.model import Content
from pipeline.project import Project
from pipeline.read.content import read_content
from pipeline.store import Store, open_store
from pipeline.store.approvals import approval_of, decisions_of, hold_of
from pipeline.store.editions import EditionRow, State, edition_rows
from pipeline.store.notices import open_notices
from pipeline.store.proposals import State as ProposalState
from pipeline.store.proposals import rows_of
from pipeline.store.revisions import published_events

# Letters that stopped are told for this long; after that they are history.
_RECENT = timedelta(days=28)
# Whether a file was meant to vanish is asked for this long.
_ASKED = timedelta(days=7)
_STOPPED = (State.HELD, State.MISSED, State.UNCERTAIN, State.FAILED)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letter that went last, and the one that comes. Instants are in the project's zone; `moved` says why."""

    last: EditionRow | None
    next_at: datetime | None
    next_state: State
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """`waits`: sentences of what needs a person, the most urgent first."""

    letters: Letters
    waits: tuple[str, ...]
    sources: tuple[SourceStatus, ...] = ()


def status_of(project: Project, now: datetime) -> Status:
    """Where the project stands at `now` (aware). Raises StateError, TemplateFault."""
    store = open_store(letters_state(project))
    try:
        if not project.config.mailchimp.practice:
            remember_outbox(store, project.outbox)
        with store.reading() as connection:
            rows = edition_rows(connection)
        content = read_content(project.content, project.config, now.astimezone(project.config.zone).date())
        sources = sources_of(project)
        waits = (*_waits(project, store, rows, content, now), *_proposed(project, sources))
        return Status(_letters(project, rows, now), waits, sources)
    finally:
        store.close()


def _proposed(project: Project, sources: tuple[SourceStatus, ...]) -> Iterator[str]:
    store = open_store(project.state)
    with store.reading() as connection:
        count = len(rows_of(connection, state=ProposalState.OPEN))
    store.close()
    if count:
        yield messages.text("proposals.waits", count=count)
    for one in sources:
        if one.why:
            yield messages.text("proposals.waits_source", name=one.name, why=one.why)


def _letters(project: Project, rows: tuple[EditionRow, ...], now: datetime) -> Letters:
    following = next_send(project.config.rhythm, now)
    last = max((row for row in rows if row.state is State.SENT), key=lambda row: row.date, default=None)
    state = next((row.state for row in rows if row.date == following.date), State.PLANNED)
    moved = messages.text(following.why, **following.values) if following.why else ""
    return Letters(last, following.at, state, moved)


def _waits(
    project: Project, store: Store, rows: tuple[EditionRow, ...], content: Content, now: datetime
) -> Iterator[str]:
    with store.reading() as connection:
        cries = [one for one in open_notices(connection) if one.cries]
    for one in cries:
        yield _say("wait_notice", subject=one.subject)
    following = next_send(project.config.rhythm, now)
    told = set()
    last = max((row.date for row in rows if row.state is State.SENT), default=date.min)
    for row in rows:
        if row.about and row.state is State.PLANNED and row.date > last:
            yield _say("wait_extra", day=row.date)
        if row.state in _STOPPED and now - row.due_at < _RECENT:
            told.add(row.date)
            yield _stopped(store, row, content)
    if following.date and following.at and following.date not in told:
        yield from _coming(project, store, content, following.date, now)
    yield from _gone(project, content, now)
    errors = sum(problem.is_error for problem in content.problems)
    if errors:
        yield _say("wait_content", count=errors)


def _gone(project: Project, content: Content, now: datetime) -> Iterator[str]:
    """Events whose file has vanished lately, and which calendars show as cancelled for that."""
    present = {event.id for event in content.events}
    with open_store(project.state).reading() as connection:
        rows = published_events(connection).values()
    for one in rows:
        if one.gone_at and one.event.cancelled and now - one.gone_at < _ASKED and one.event.id not in present:
            yield _say("wait_gone", title=one.event.title, day=one.gone_at.astimezone(project.config.zone))


def _stopped(store: Store, row: EditionRow, content: Content) -> str:
    notes = content.notes_for(row.date)
    if row.state is State.HELD and notes and notes.hold:
        return _say("wait_notes", day=row.date, file=notes.source.file)
    with store.reading() as connection:
        hold = hold_of(decisions_of(connection, row.date))
    if hold:
        return _say("wait_held", day=row.date, who=hold.who)
    try:
        return _say("wait_row", day=row.date, why=messages.text(row.why, day=row.date, file=""))
    except KeyError:  # the row keeps no words, or words that name more than it knows
        return _say("wait_state", day=row.date, state=messages.text(f"jobs.state_{row.state}"))


def _coming(project: Project, store: Store, content: Content, day: date, now: datetime) -> Iterator[str]:
    """What the next letter waits for."""
    with store.reading() as connection:
        decisions = decisions_of(connection, day)
    notes = content.notes_for(day)
    if notes and notes.hold:
        yield _say("wait_notes", day=day, file=notes.source.file)
    elif hold := hold_of(decisions):
        yield _say("wait_held", day=day, who=hold.who)
    if project.config.letter.approval != "required" or now < preview_at(day, project.config.zone):
        return
    approval = approval_of(decisions)
    if approval is None:
        yield _say("wait_approval", day=day)
        return
    draft = draft_of(project, content, store, day, practice=project.config.mailchimp.practice)
    if Parcel("", draft.edition, draft.letter, draft.edition.sends_at).hash != approval.hash:
        yield _say("wait_lapsed", day=day)


def _say(name: str, **values: Any) -> str:
    return messages.text(f"status.{name}", **values)
