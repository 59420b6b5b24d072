"""What staff are told of a letter on its way: values in, notices out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline import messages
from pipeline.acts.draft import Draft
from pipeline.acts.letter_obstacles import UNREACHED, is_stuck
from pipeline.acts.letter_room import room_problems
from pipeline.compose.reasons import omission_reason, reason_of
from pipeline.deliver.approval import approval_of, changes
from pipeline.deliver.case import Case
from pipeline.deliver.compare import CONTENT, COPIED
from pipeline.deliver.due import HELD_BY_PEOPLE
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.promise import SKIPPED, Broken
from pipeline.model import Content, Decision, EditionRow, Letter, LetterState, Notice, Urgency
from pipeline.project import Project
from pipeline.render.staff import staff_text

# A letter later than this is told as late.
_ON_TIME = timedelta(minutes=5)
# Who must approve is reminded this long before the hour; what may pass by itself is told at once from here on.
_NEAR = timedelta(hours=2)
# What nobody may sleep over: the letter reached nobody, or another like it goes to the same people.
_CRITICAL = ("deliver.nobody", "deliver.copied")


def preview_notice(
    project: Project, draft: Draft, content: Content, due: datetime, file: Path, now: datetime, stopped: str = ""
) -> Notice:
    """The letter as it will go, why each line is in it, what is wrong, and how to hold it; `stopped` is why it does not
    go as it is."""
    edition, rules = draft.edition, project.config.letter
    shown = str(file.relative_to(project.root))
    subject = messages.text("notify.preview_subject", subject=draft.letter.subject)
    problems = [*room_problems(draft), *(messages.on_one_line(one) for one in content.problems if one.is_error)]
    if not edition.has_news:
        subject = messages.text("notify.empty_subject", day=edition.date)
        problems.append(messages.text("letter.nothing_new", day=edition.date))
    values: Mapping[str, Any] = {
        "letter": draft.letter,
        "day": edition.date,
        "due": due.astimezone(project.config.zone),
        "policy": rules.approval,
        "empty": not edition.has_news,
        "stopped": stopped,
        "file": shown,
        "problems": problems,
        "drafts": [one.title for one in content.drafts],
        "sections": [
            {
                "title": section.title,
                "lines": [{"title": one.item.title, "reason": reason_of(one)} for one in section.mentions],
            }
            for section in edition.sections
        ],
        "left_out": [{"title": one.title, "reason": omission_reason(one, rules)} for one in edition.left_out],
    }
    text = staff_text(project, "preview.txt", values)
    return Notice(f"preview {edition.date}", Urgency.NOW, subject, text, now, attachment=shown)


def approval_notices(
    project: Project, case: Case, decisions: tuple[Decision, ...], letter: Letter, now: datetime
) -> Iterator[Notice]:
    """An approval that lapsed, with just the difference; one that is still missing near the hour."""
    day, zone, policy = case.row.date, project.config.zone, project.config.letter.approval
    due = case.due.astimezone(zone)
    approval = approval_of(decisions)
    if approval and approval.hash != letter.hash:
        values = {
            "day": day,
            "who": approval.who,
            "at": approval.at.astimezone(zone),
            "changes": changes(approval.text, letter.text),
            "policy": policy,
            "due": due,
        }
        subject = messages.text("notify.lapsed_subject", day=day)
        body = staff_text(project, "lapsed.txt", values)
        yield Notice(f"lapsed {day} {letter.hash[:16]}", Urgency.NOW, subject, body, now)
    if case.hold_why == "approval.missing" and case.due.astimezone(UTC) - now.astimezone(UTC) <= _NEAR:
        subject = messages.text("notify.waiting_subject", day=day, at=due)
        yield Notice(f"waiting {day}", Urgency.NOW, subject, messages.text(case.hold_why, day=day), now)


def outcome_notices(project: Project, hour: datetime, outcome: Outcome, now: datetime) -> Iterator[Notice]:
    """What became of driving the letter of this hour (aware), where people should know."""
    row, day = outcome.row, outcome.row.date
    moment, due = now.astimezone(UTC), hour.astimezone(UTC)
    if outcome.changed_in and not row.gone:
        yield _put_right_notice(project, due, outcome, now)
    if CONTENT in outcome.found:
        subject, text = messages.both("notify.otherwise", day=day)
        yield Notice(f"otherwise {day}", Urgency.NOW, subject, text, now)
    if COPIED in outcome.found:
        subject, text = messages.both("notify.copied_gone", day=day)
        yield Notice(f"copied_gone {day}", Urgency.CRITICAL, subject, text, now)
    if row.state is LetterState.SENT:
        yield _sent_notice(project, outcome, moment)
    elif row.state is LetterState.UNCERTAIN:
        yield uncertain_notice(row, now)
    elif row.why in _CRITICAL:
        yield Notice(f"{row.why} {day}", Urgency.CRITICAL, _subject(row), _words(project, outcome), now)
    elif row.state is LetterState.SKIPPED:
        yield _notice("empty", Urgency.NOW, day, _words(project, outcome), now)
    elif row.why in HELD_BY_PEOPLE and row.state is LetterState.HELD:
        if moment >= due:
            yield _notice("held", Urgency.NOW, day, _words(project, outcome), now)
    elif is_stuck(outcome):
        text = _words(project, outcome)
        subject = messages.text("notify.stuck_subject", day=day)
        urgency = Urgency.MORNING if _may_pass(outcome, due - moment) else Urgency.NOW
        yield Notice(f"stuck {day} {outcome.key}", urgency, subject, text, now)


def _subject(row: EditionRow) -> str:
    name = row.why.rpartition(".")[2]
    return messages.text(f"notify.{name}_subject", day=row.date)


def _put_right_notice(project: Project, due: datetime, outcome: Outcome, now: datetime) -> Notice:
    """What lay at the carrier was not what it should have been, and was put right, or taken down."""
    day, row = outcome.row.date, outcome.row
    there = row.state is LetterState.SCHEDULED
    at = (row.due_at if there else due).astimezone(project.config.zone)
    name = "put_right" if there else "put_down"
    what = names_of(outcome.changed_in)
    text = messages.text(f"notify.{name}", what=what, at=at)
    key = f"put_right {day} {_moment(now)}"
    return Notice(key, Urgency.NOW, messages.text(f"notify.{name}_subject", day=day), text, now)


def names_of(names: Iterable[str]) -> str:
    """What was changed in a letter, in words."""
    return ", ".join(messages.text(f"deliver.what_{name}") for name in names)


def few_notice(project: Project, outcome: Outcome, expected: int, now: datetime) -> Notice | None:
    """Half of those who were expected to get it, or fewer, have got it, or will; that nobody has is told by itself."""
    row = outcome.row
    waits = row.state is LetterState.SCHEDULED
    people = outcome.people if waits else outcome.reached
    if not people or people * 2 > expected:
        return None
    at = row.due_at.astimezone(project.config.zone)
    name = "few_to_come" if waits else "few"
    subject = messages.text(f"notify.{name}_subject", day=row.date)
    text = messages.text(f"notify.{name}", day=row.date, people=expected, reached=people, at=at)
    return Notice(f"{few_key(row.date)} {name} {people}", Urgency.CRITICAL, subject, text, now)


def few_key(day: date) -> str:
    """What the keys of every notice begin with that tells of few people; the number follows."""
    return f"few {day}"


def uncertain_notice(row: EditionRow, now: datetime) -> Notice:
    """Told until a person has looked: no later letter goes before that."""
    try:
        text = messages.text(row.why, day=row.date)
    except KeyError:  # a damaged row keeps no words
        text = messages.text("jobs.state_uncertain")
    return _notice("uncertain", Urgency.CRITICAL, row.date, text, now)


def broken_notice(broken: Broken, now: datetime) -> Notice:
    """A promised letter does not go on its day: why, and when it goes if it goes at all."""
    day = broken.row.date
    name = "skipped" if broken.fate.why == SKIPPED else "moved"
    why = messages.text(broken.key, **broken.values)
    text = messages.text(f"notify.{name}", day=day, to=broken.to, why=why)
    subject = messages.text(f"notify.{name}_subject", day=day, to=broken.to)
    return Notice(f"{name} {day} {_moment(now)}", Urgency.NOW, subject, text, now)


def again_notice(project: Project, row: EditionRow, now: datetime) -> Notice:
    """A letter that was told to be moved or left out goes on its day after all."""
    values = {"day": row.date, "at": row.due_at.astimezone(project.config.zone)}
    subject, text = messages.both("notify.again", **values)
    return Notice(f"again {row.date} {_moment(now)}", Urgency.NOW, subject, text, now)


def left_notice(day: date, now: datetime) -> Notice:
    """A letter that could not be taken down in time has gone."""
    subject, text = messages.both("notify.left", day=day)
    return Notice(f"left {day}", Urgency.CRITICAL, subject, text, now)


def not_down_notice(project: Project, outcome: Outcome, now: datetime) -> Notice | None:
    """A letter that should come down from its carrier could not be taken down: it may go all the same. None while that
    may still pass by itself.
    """
    row = outcome.row
    if _may_pass(outcome, row.due_at - now):
        return None
    values = {"day": row.date, "at": row.due_at.astimezone(project.config.zone)}
    subject, text = messages.both("notify.not_down", why=_words(project, outcome), **values)
    return Notice(f"not_down {row.date}", Urgency.NOW, subject, text, now)


def message_values(project: Project, outcome: Outcome) -> dict[str, object]:
    """What the outcome's message names, its instants in the project's zone."""
    day, zone = outcome.row.date, project.config.zone
    values = {"day": day, "file": f"content/letters/{day}.md", **(outcome.values or {})}
    return {name: one.astimezone(zone) if isinstance(one, datetime) else one for name, one in values.items()}


def _sent_notice(project: Project, outcome: Outcome, moment: datetime) -> Notice:
    row, zone = outcome.row, project.config.zone
    due = row.due_at.astimezone(UTC)
    at = (row.sent_at or moment).astimezone(zone)
    if at.astimezone(UTC) - due > _ON_TIME:
        text = messages.text("notify.late", due=due.astimezone(zone), at=at)
        return _notice("late", Urgency.NOW, row.date, text, moment)
    return _notice("sent", Urgency.MORNING, row.date, messages.text("notify.sent", subject=row.subject, at=at), moment)


def _notice(name: str, urgency: Urgency, day: date, text: str, now: datetime) -> Notice:
    return Notice(f"{name} {day}", urgency, messages.text(f"notify.{name}_subject", day=day), text, now)


def _may_pass(outcome: Outcome, left: timedelta) -> bool:
    """Whether the carrier was just silent, with so much time left that it is asked again often."""
    return outcome.key in UNREACHED and left > _NEAR


def _moment(now: datetime) -> str:
    """What tells a notice from an earlier one of its kind."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M}"


def _words(project: Project, outcome: Outcome) -> str:
    return messages.text(outcome.key, **message_values(project, outcome)) if outcome.key else ""
