"""The whole way of one letter: content -> edition -> letter -> carrier. And the same way without the last step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from pipeline import messages
from pipeline.compose.edition import SUBJECT_MAX, compose
from pipeline.compose.identity import identified, known_event, known_from_letters
from pipeline.compose.notice import notice_of
from pipeline.compose.rhythm import following_send, local_instant, send_of
from pipeline.config import Config
from pipeline.deliver.campaign import TRIAL, Parcel, token_of
from pipeline.deliver.carriers import carrier_of
from pipeline.deliver.decide import Wish
from pipeline.deliver.lock import only_sender
from pipeline.deliver.machine import Outcome, drive
from pipeline.deliver.memory import keep_copy, remember_outbox
from pipeline.model import Content, Edition, Letter, Problem, Told
from pipeline.project import Project
from pipeline.render.letter import MAX_BYTES, LetterTags, mailchimp_tags, missing_parts, outbox_tags, render_letter
from pipeline.store import Store, open_store
from pipeline.store.approvals import Decision, decisions_of, obstacle, release_of
from pipeline.store.editions import EditionRow, State, edition_row, save_row, told_before
from pipeline.store.revisions import published_events

# Nearer its hour a scheduled letter is not touched any more.
_TO_CHANGE = timedelta(minutes=15)


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
    at = send.at if send and send.at else local_instant(day, rhythm.at, rhythm.zone)
    following = following_send(rhythm, day).at
    return at, following or at + timedelta(weeks=rhythm.weeks)


def draft_of(
    project: Project,
    content: Content,
    store: Store,
    day: date,
    *,
    practice: bool = False,
    notice: EditionRow | None = None,
) -> Draft:
    """The letter of a day, past or coming, as the memory of earlier ones makes it; an extra notice where one stands.

    `notice` is the row of a notice that is not stored yet. Raises TemplateFault when a template has a mistake,
    NotSendable when a notice has nothing to tell any more.
    """
    remember_outbox(store, project.outbox)
    at, next_at = hours_of(project, day)
    with store.reading() as connection:
        told = told_before(connection, day)
        content = _identified(connection, content, told, at, project.config)
        row = notice or edition_row(connection, day)
    if row and row.about:
        edition = _notice(content, told, row.about, day, row.due_at, next_at, project.config)
    else:
        edition = compose(content, told, day, at, next_at, project.config)
    if practice:
        edition = _marked_as_practice(edition)
    return Draft(edition, render_letter(edition, project.config, project.templates, _tags(project.config)))


def _identified(
    connection: Connection, content: Content, told: Iterable[Told], at: datetime, config: Config
) -> Content:
    """The content under the ids by which calendars and earlier letters know it: a renamed file is not told twice."""
    published = {one: known_event(row.event) for one, row in published_events(connection).items()}
    return identified(content, known_from_letters(told) | published, at, config.zone)[0]


def send(
    project: Project,
    content: Content,
    day: date,
    now: datetime,
    *,
    by_person: bool,
    waiting: Callable[[], None],
    practice: bool = False,
) -> Outcome:
    """Drives the letter of `day` as far as it can come at `now`; again is always safe.

    `waiting` is called when another sender must end first. Raises NotSendable, Misconfigured, StateError, OSError.
    """
    practice = practice or project.config.mailchimp.practice
    # Practising leaves no trace in the memory of real letters.
    folder = project.state / "harjoitus" if practice else project.state
    with only_sender(folder, waiting):
        store = open_store(folder)
        if not practice:
            remember_outbox(store, project.outbox)
        with store.reading() as connection:
            row = edition_row(connection, day)
        if row and row.state is State.SENT:
            return Outcome(row)
        draft = _sendable(project, content, store, day, practice=practice)
        if not draft.edition.has_news:
            return _skipped(store, day, draft.edition, now)
        parcel = Parcel(
            token_of(day, practice=practice), draft.edition, draft.letter, draft.edition.sends_at.astimezone(UTC)
        )
        carrier = carrier_of(project, store, practice=practice)
        with store.reading() as connection:
            decisions = decisions_of(connection, day)
        # Practising for once, beside real letters, asks nobody's approval.
        policy = project.config.letter.approval if practice is project.config.mailchimp.practice else "unless-held"
        if draft.edition.about:
            policy = "required"  # a notice is nobody's routine: it never goes unseen
        why = obstacle_to(content, decisions, policy, row, parcel, now)
        released = release_of(decisions)
        wish = Wish(
            may_go=not why,
            by_person=by_person,
            grace=project.config.rhythm.grace,
            schedules=carrier.scheduler is not None,
            hold_why=why,
            test_to=() if practice or carrier.tester is None else project.config.mailchimp.test_to,
            released_at=released.at if released else None,
        )
        outcome = drive(parcel, carrier, store, wish, now)
        if outcome.row.state is State.SENT and carrier.name != "outbox" and not practice:
            keep_copy(project.outbox, parcel, project.config, outcome.row)
        return outcome


def obstacle_to(
    content: Content, decisions: Iterable[Decision], policy: str, row: EditionRow | None, parcel: Parcel, now: datetime
) -> str:
    """Why the letter may not go now, as a message key; "" when it may."""
    notes = content.notes_for(parcel.edition.date)
    if notes and notes.hold:
        return "letter.held"
    if why := obstacle(decisions, policy, parcel.hash):
        return why
    scheduled = row is not None and row.state is State.SCHEDULED and row.hash
    # What was scheduled goes as it was: it is taken down first, and scheduled anew by the next run.
    if scheduled and scheduled != parcel.hash and now + _TO_CHANGE <= parcel.due:
        return "approval.changed"
    return ""


def _sendable(project: Project, content: Content, store: Store, day: date, *, practice: bool) -> Draft:
    """The letter, when nothing forbids to send it."""
    tags = tuple(problem for problem in content.problems if problem.key == "read.merge_tag")
    if tags:
        raise NotSendable("deliver.merge_tag", tags)
    if ("letter", day.isoformat()) in content.broken:
        notes = tuple(problem for problem in content.problems if problem.file.endswith(f"letters/{day.isoformat()}.md"))
        raise NotSendable("letter.notes_broken", notes)
    draft = draft_of(project, content, store, day, practice=practice)
    if missing := missing_parts(draft.letter):
        raise NotSendable("deliver.parts_missing", parts=", ".join(missing))
    if draft.edition.about and _told_since(store, draft.edition):
        raise NotSendable("notice.told_since", day=day)
    if len(draft.letter.subject) > SUBJECT_MAX:
        raise NotSendable("deliver.long_subject", length=len(draft.letter.subject), limit=SUBJECT_MAX)
    if draft.letter.subject.startswith(TRIAL):
        raise NotSendable("deliver.trial_subject", prefix=TRIAL)
    if (size := len(draft.letter.html.encode())) > MAX_BYTES:
        raise NotSendable("deliver.too_big", size=size // 1000, limit=MAX_BYTES // 1000)
    return draft


def _notice(
    content: Content, told: Iterable[Told], event_id: str, day: date, at: datetime, next_at: datetime, config: Config
) -> Edition:
    event = next((event for event in content.events if event.id == event_id), None)
    edition = notice_of(event, told, day, at, next_at, config) if event else None
    if edition is None:
        raise NotSendable("notice.nothing", title=event.title if event else event_id)
    return edition


def _told_since(store: Store, notice: Edition) -> bool:
    """Whether a letter has gone meanwhile that told the same."""
    with store.reading() as connection:
        return any(one.item_id == notice.about and one.date > notice.date for one in told_before(connection, date.max))


def _skipped(store: Store, day: date, edition: Edition, now: datetime) -> Outcome:
    row = EditionRow(day, State.SKIPPED, edition.sends_at, why="letter.nothing_new")
    with store.writing() as connection:
        save_row(connection, row, now)
    return Outcome(row, row.why, {"day": day})


def _tags(config: Config) -> LetterTags:
    return mailchimp_tags() if config.letter.carrier == "mailchimp" else outbox_tags(config)


def _marked_as_practice(edition: Edition) -> Edition:
    """Nobody may take a practice letter for a real one."""
    banner = messages.text("letter.practice_banner")
    subject = messages.text("letter.practice_subject", subject=edition.subject)[:SUBJECT_MAX]
    return replace(edition, subject=subject, lead=f"**{banner}**\n\n{edition.lead}".strip())
