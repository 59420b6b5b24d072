"""The whole way of one letter: content -> edition -> letter -> carrier. And the same way without the last step."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipeline.compose.edition import compose
from pipeline.compose.rhythm import following_send, send_of
from pipeline.deliver.campaign import Parcel, token_of
from pipeline.deliver.decide import Wish
from pipeline.deliver.lock import only_sender
from pipeline.deliver.machine import Outcome, drive
from pipeline.deliver.memory import remember_outbox
from pipeline.deliver.outbox import Outbox
from pipeline.model import Content, Edition, Letter, Problem
from pipeline.project import Project
from pipeline.render.letter import missing_parts, outbox_tags, render_letter
from pipeline.store import Store, open_store
from pipeline.store.editions import EditionRow, State, edition_row, save_row, told_before


class NotSendable(Exception):
    """The letter cannot go; `key` and `values` say why, `problems` name the places. Nothing was changed."""

    def __init__(self, key: str, problems: tuple[Problem, ...] = (), **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it would go now."""

    edition: Edition
    letter: Letter


def hours_of(project: Project, day: date) -> tuple[datetime, datetime]:
    """When the letter of `day` leaves and when the one after it does (aware); any day may be asked for."""
    rhythm = project.config.rhythm
    send = send_of(rhythm, day)
    at = send.at if send and send.at else datetime.combine(day, rhythm.at, rhythm.zone)
    following = following_send(rhythm, day).at
    return at, following or at + timedelta(weeks=rhythm.weeks)


def draft_of(project: Project, content: Content, store: Store, day: date) -> Draft:
    """The letter of a day, past or coming, as the memory of earlier ones makes it."""
    remember_outbox(store, project.outbox)
    with store.reading() as connection:
        told = told_before(connection, day)
    at, next_at = hours_of(project, day)
    edition = compose(content, told, day, at, next_at, project.config)
    return Draft(edition, render_letter(edition, project.config, project.templates, outbox_tags(project.config)))


def send(
    project: Project, content: Content, day: date, now: datetime, *, by_person: bool, waiting: Callable[[], None]
) -> Outcome:
    """Drives the letter of `day` as far as it can come at `now`; again is always safe.

    `waiting` is called when another sender must end first. Raises NotSendable, StateError, OSError.
    """
    with only_sender(project.state, waiting):
        store = open_store(project.state)
        remember_outbox(store, project.outbox)
        with store.reading() as connection:
            row = edition_row(connection, day)
        if row and row.state is State.SENT:
            return Outcome(row)
        draft = _sendable(project, content, store, day)
        if not draft.edition.has_news:
            row = EditionRow(day, State.SKIPPED, draft.edition.sends_at, why="letter.nothing_new")
            with store.writing() as connection:
                save_row(connection, row, now)
            return Outcome(row, row.why, {"day": day})
        parcel = Parcel(token_of(day), draft.edition, draft.letter, _hash(draft.letter), draft.edition.sends_at)
        notes = content.notes_for(day)
        held = bool(notes and notes.hold)
        carrier = Outbox(project.outbox, project.config)
        wish = Wish(
            may_go=not held,
            by_person=by_person,
            grace=project.config.rhythm.grace,
            schedules=carrier.scheduler is not None,
            hold_why="letter.held" if held else "",
        )
        return drive(parcel, carrier, store, wish, now)


def _sendable(project: Project, content: Content, store: Store, day: date) -> Draft:
    """The letter, when nothing forbids to send it."""
    tags = tuple(problem for problem in content.problems if problem.key == "read.merge_tag")
    if tags:
        raise NotSendable("deliver.merge_tag", tags)
    if ("letter", day.isoformat()) in content.broken:
        notes = tuple(problem for problem in content.problems if problem.file.endswith(f"letters/{day.isoformat()}.md"))
        raise NotSendable("letter.notes_broken", notes)
    draft = draft_of(project, content, store, day)
    if missing := missing_parts(draft.letter):
        raise NotSendable("deliver.parts_missing", parts=", ".join(missing))
    return draft


def _hash(letter: Letter) -> str:
    whole = "\0".join((letter.subject, letter.preheader, letter.html, letter.text))
    return hashlib.sha256(whole.encode()).hexdigest()
