"""What has changed in a letter since staff saw it: told once, at most hourly, and always before it goes."""

from datetime import UTC, date, timedelta

from pipeline import messages
from pipeline.acts.draft import Draft
from pipeline.acts.letter_notices import not_down_notice
from pipeline.acts.letter_obstacles import note_as_given, note_not_down
from pipeline.acts.letter_room import room_problems
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import changes, hold_of
from pipeline.deliver.case import TO_CHANGE, Case
from pipeline.deliver.machine.outcome import Outcome
from pipeline.fault import TemplateFault
from pipeline.model import Notice, Urgency
from pipeline.render.staff import staff_text
from pipeline.store.codec import kept_moment
from pipeline.store.kept import keep, kept

_HOURLY = timedelta(hours=1)


def note_shown(situation: Situation, draft: Draft) -> None:
    """Staff have been shown, or told, what the letter says now."""
    with situation.letters.writing() as connection:
        keep(connection, f"shown {draft.edition.date}", f"{_stamp(situation)}\n{_told(draft)}")


def tell_changed(situation: Situation, draft: Draft) -> bool:
    """Raises the difference since staff were told last; whether there was one, and an hour had passed.

    Near its hour, and after it, a change waits for nothing. Where staff have seen nothing yet there is no difference.
    """
    day, now = draft.edition.date, situation.now.astimezone(UTC)
    with situation.letters.reading() as connection:
        written, _, shown = kept(connection, f"shown {day}").partition("\n")
    at = kept_moment(written)
    if at is None or shown == _told(draft):
        return False
    due = draft.edition.sends_at.astimezone(situation.project.config.zone)
    if now - at < _HOURLY and now < due.astimezone(UTC) - TO_CHANGE:
        return False
    values = {"day": day, "due": due, "held": _held(situation, day), "changes": changes(shown, _told(draft))}
    # What a preview could not tell: room that has run out since.
    values["problems"] = list(room_problems(draft))
    subject = messages.text("notify.changed_subject", day=day)
    text = staff_text(situation.project, "changed.txt", values)
    situation.raise_notice(Notice(f"changed {day} {_stamp(situation)}", Urgency.NOW, subject, text, situation.now))
    note_shown(situation, draft)
    return True


def tell_too_late(situation: Situation, case: Case, draft: Draft) -> bool:
    """Raises what came too late for a letter that lies at its carrier already; whether it was news."""
    assert case.order is not None
    day = draft.edition.date
    given = Draft(case.order.parcel.edition, case.order.parcel.letter)
    # Of a letter that was taken over as it stood only the words are known, not their lines.
    known = () if case.order.adopted else changes(_told(given), _told(draft))
    values = {"day": day, "due": case.due, "changes": known}
    text = staff_text(situation.project, "too_late.txt", values)
    key = f"too_late {day} {draft.letter.hash[:16]}"
    subject = messages.text("notify.too_late_subject", day=day)
    return situation.raise_notice(Notice(key, Urgency.NOW, subject, text, situation.now))


def tell_as_given(situation: Situation, day: date, fault: TemplateFault) -> bool:
    """Keeps that a letter goes as it was given to its carrier, since no other can be made, and raises it; whether it
    was news.
    """
    why = messages.text(fault.key, **fault.values)
    note_as_given(situation, day, why)
    subject, text = messages.both("notify.as_given", day=day, why=why)
    key = f"as_given {day} {fault.values['file']} {fault.values['line']}"
    return situation.raise_notice(Notice(key, Urgency.NOW, subject, text, situation.now))


def tell_not_down(situation: Situation, outcome: Outcome) -> None:
    """Keeps that a letter lies at its carrier though it should have been taken down, and tells it, once."""
    note_not_down(situation, outcome.row.date)
    if notice := not_down_notice(situation.project, outcome, situation.now):
        situation.raise_notice(notice)


def _held(situation: Situation, day: date) -> str:
    """That the letter is held, and how it is let go; "" where nobody holds it."""
    if file := situation.content.holding_file(day):
        return messages.text("letter.held", day=day, file=file)
    return messages.text("approval.held", day=day) if hold_of(situation.decisions(day)) else ""


def _told(draft: Draft) -> str:
    return f"{draft.letter.subject}\n{draft.letter.text}"


def _stamp(situation: Situation) -> str:
    return situation.now.astimezone(UTC).isoformat()
