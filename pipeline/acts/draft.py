"""A letter as it would go now, and whether it may: what is approved, shown, practised and sent is drafted here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.emblem import other_emblem
from pipeline.acts.situation import Situation
from pipeline.compose.budget import Plan, plan_of, planned
from pipeline.compose.correction import correction_id
from pipeline.compose.edition import SUBJECT_MAX, compose
from pipeline.compose.identity import identified, known_events, known_from_letters
from pipeline.compose.notice import correction_notice, notice_of
from pipeline.config import Config
from pipeline.deliver.approval import obstacle
from pipeline.deliver.campaign import TRIAL
from pipeline.fault import NotSendable
from pipeline.model import Content, Decision, Edition, EditionRow, Letter, PublishedEvent, Told
from pipeline.project import Place, Project
from pipeline.render.letter.costs import Measure, costs_in, measured, room_in
from pipeline.render.letter.headlines import headlined
from pipeline.render.letter.letter import (
    MAX_BYTES,
    LetterTags,
    mailchimp_tags,
    missing_parts,
    outbox_tags,
    pictures_in,
    render_letter,
)
from pipeline.rhythm.sends import Rhythm, following_send, local_instant, send_of
from pipeline.store.editions import edition_row, edition_rows, told_before
from pipeline.store.revisions import published_events


class Draft(Struct, frozen=True):
    """A letter as it would go now. `plan` says how room was given in it; None for a notice."""

    edition: Edition
    letter: Letter
    plan: Plan | None = None


def hours_of(rhythm: Rhythm, day: date) -> tuple[datetime, datetime]:
    """When the letter of `day` leaves and when the one after it does (aware); any day may be asked for."""
    send = send_of(rhythm, day)
    at = send.at if send and send.at else local_instant(day, rhythm.at, rhythm.zone)
    following = following_send(rhythm, day).at
    return at, following or at + timedelta(weeks=rhythm.weeks)


def draft_of(situation: Situation, place: Place, day: date, *, notice: EditionRow | None = None) -> Draft:
    """The letter of a day, past or coming, by what the network was told before; an extra notice where one stands.

    `notice` is the row of a notice that is not stored yet. Raises TemplateFault when a template has a mistake,
    NotSendable when a notice has nothing to tell any more.
    """
    with situation.told.reading() as connection:
        told = told_before(connection, day)
        rows = published_events(connection)
    with situation.letters.reading() as connection:
        row = notice or edition_row(connection, day)
    return drafted(situation, place, day, told, rows, row)


def drafted(
    situation: Situation,
    place: Place,
    day: date,
    told: Sequence[Told],
    rows: Mapping[str, PublishedEvent],
    row: EditionRow | None,
    measure: Measure = measured,
) -> Draft:
    """The letter of a day by what is known: `told` before it, the published events, its own row. Raises as
    `draft_of` does."""
    config = situation.project.config
    at, next_at = hours_of(config.rhythm, day)
    published = known_events(rows)
    # Under the ids by which calendars and earlier letters know them: a renamed file is not told twice.
    # A file that is broken, or says it is a draft again, hides nothing that was published.
    last_good = tuple(rows[one].event for one in sorted(situation.content.set_aside & rows.keys()))
    content = replace(situation.content, events=(*situation.content.events, *last_good))
    content = identified(content, known_from_letters(told) | published, at, config.zone)[0]
    templates, plan = situation.project.templates, None
    if row and row.about:
        edition = _notice(content, told, row, next_at, config)
    else:
        edition, plan = laid_in(compose(content, told, day, at, next_at, config), config, templates, measure)
    if place.practises:
        edition = _marked_as_practice(edition)
    return Draft(edition, render_letter(edition, config, templates, _tags(config)), plan)


def laid_in(edition: Edition, config: Config, templates: Path, measure: Measure = measured) -> tuple[Edition, Plan]:
    """The edition with each thing in the form for which there is room, its headlines, and the plan of the room.

    Raises TemplateFault.
    """
    costs, room = costs_in(edition, config, templates, measure), room_in(edition, config, templates)
    plan = plan_of(edition, costs, room, config)
    return headlined(planned(edition, plan), [one.mention for one in plan.placed if one.form], config), plan


def sendable(situation: Situation, place: Place, day: date) -> Draft:
    """The letter, when nothing forbids to send it. Raises NotSendable."""
    content = situation.content
    tags = tuple(problem for problem in content.problems if problem.key == "read.merge_tag")
    if tags:
        raise NotSendable("deliver.merge_tag", tags)
    if ("letter", day.isoformat()) in content.broken:
        notes = tuple(problem for problem in content.problems if problem.file.endswith(f"letters/{day.isoformat()}.md"))
        raise NotSendable("letter.notes_broken", notes)
    if _has_vanished(situation):
        raise NotSendable("letter.no_content")
    draft = draft_of(situation, place, day)
    if draft.edition.about and _told_since(situation, draft.edition):
        raise NotSendable("notice.told_since", day=day)
    _check_letter(draft.letter, situation.project)
    return draft


def _has_vanished(situation: Situation) -> bool:
    """Whether there is no content at all, though some was published: a folder is away, and nobody meant that."""
    if situation.content.events or situation.content.news or situation.content.set_aside:
        return False
    with situation.store.reading() as connection:
        return bool(published_events(connection))


def why_not(situation: Situation, place: Place, decisions: Iterable[Decision], draft: Draft, letter_hash: str) -> str:
    """Why the letter of this hash may not go by itself now, as a message key; "" when it may."""
    policy = situation.project.config.letter.approval
    if draft.edition.about:
        policy = "required"  # a notice is nobody's routine: it never goes unseen
    if place.practises:
        policy = "unless-held"  # nobody's approval is asked for what only staff gets
    return obstacle_to(situation.content, decisions, policy, draft.edition.date, letter_hash)


def obstacle_to(content: Content, decisions: Iterable[Decision], policy: str, day: date, letter_hash: str) -> str:
    """The same of its parts: the editor's hold, and people's decisions."""
    return "letter.held" if content.holding_file(day) else obstacle(decisions, policy, letter_hash)


def _check_letter(letter: Letter, project: Project) -> None:
    if stranger := other_emblem(project.site):
        raise NotSendable("render.emblem_changed", file=str(stranger))
    if lacking := [one for one in pictures_in(letter, project.config) if not (project.site / one).is_file()]:
        raise NotSendable("picture.unpublished", file=lacking[0])
    if missing := missing_parts(letter, project.config):
        raise NotSendable("deliver.parts_missing", parts=", ".join(missing))
    if len(letter.subject) > SUBJECT_MAX:
        raise NotSendable("deliver.long_subject", length=len(letter.subject), limit=SUBJECT_MAX)
    if letter.subject.startswith(TRIAL):
        raise NotSendable("deliver.trial_subject", prefix=TRIAL)
    if (size := len(letter.html.encode())) > MAX_BYTES:
        raise NotSendable("deliver.too_big", size=size // 1000, limit=MAX_BYTES // 1000)


def _notice(content: Content, told: Iterable[Told], row: EditionRow, next_at: datetime, config: Config) -> Edition:
    event = next((event for event in content.events if event.id == row.about), None)
    notes = next((one for one in content.letters if one.correction and correction_id(one) == row.about), None)
    edition = None
    if event:
        edition = notice_of(event, told, row.date, row.due_at, next_at, config)
    elif notes:
        edition = correction_notice(notes, told, row.date, row.due_at, next_at, config)
    if edition is None:
        raise NotSendable("notice.nothing", title=event.title if event else row.about)
    return edition


def _told_since(situation: Situation, notice: Edition) -> bool:
    """Whether a letter has gone meanwhile that told the same; one that waits at its carrier has told nobody yet."""
    with situation.told.reading() as connection:
        later = {row.date: row for row in edition_rows(connection) if row.date > notice.date}
        told = [one for one in told_before(connection, date.max) if one.item_id == notice.about]
    return any(row.gone or row.due_at <= situation.now for one in told if (row := later.get(one.date)))


def _tags(config: Config) -> LetterTags:
    return mailchimp_tags() if config.letter.carrier == "mailchimp" else outbox_tags(config)


def _marked_as_practice(edition: Edition) -> Edition:
    """Nobody may take a practice letter for a real one."""
    banner = messages.text("letter.practice_banner")
    subject = messages.text("letter.practice_subject", subject=edition.subject)[:SUBJECT_MAX]
    return replace(edition, subject=subject, lead=f"**{banner}**\n\n{edition.lead}".strip())
