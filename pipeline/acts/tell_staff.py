"""Telling people: the alarm of a letter that did not go, and every message that is due now.

It looks at the rows and the clock alone, so that nothing that breaks a letter can break its alarm.
"""

from collections.abc import Iterator
from datetime import datetime

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.keep_promises import promise_before
from pipeline.acts.letter_case import given_away
from pipeline.acts.letter_obstacles import UNREACHED, obstacle_text
from pipeline.acts.relays import files_of, open_relays
from pipeline.acts.situation import Situation
from pipeline.acts.turn import Whose, turn_of
from pipeline.deliver.approval import release_of
from pipeline.deliver.due import is_overdue
from pipeline.deliver.journal import NOTHING, past_of, silence
from pipeline.deliver.promise import open_letters, promised
from pipeline.model import EditionRow, LetterState, Notice, Urgency
from pipeline.notify.due import Delivered, tell
from pipeline.render.staff import staff_text
from pipeline.store.editions import edition_rows, letter_rows
from pipeline.store.journal import journal_of
from pipeline.store.notices import open_notices, raise_notice, save_acknowledged

_ALARM = "missed"


def tell_staff(situation: Situation) -> tuple[Done, ...]:
    """Raises StateError."""
    alarms = (*_alarms(situation), *_answered(situation), *_practising(situation), *_relays(situation))
    project, now = situation.project, situation.now
    return (*alarms, *(_done(one) for store in situation.stores_of_letters for one in tell(project, store, now)))


def _alarms(situation: Situation) -> Iterator[Done]:
    rhythm, now = situation.project.config.rhythm, situation.now
    if turn_of(situation).whose in (Whose.ELSEWHERE, Whose.TAKEN):
        return  # the other host sees to its letters
    promise = promised(rhythm, promise_before(situation), now)
    with situation.notices.reading() as connection:
        rows = {row.date: row for row in letter_rows(connection)}
        pasts = {day: past_of(journal_of(connection, day)) for day, row in rows.items() if row.at_carrier}
    sends = {one.date: one for one in open_letters(promise, rows.values(), now) if one.date and one.at}
    hours = {day: one.at for day, one in sends.items()}
    # A missed letter is over, and still nobody may have been told.
    hours |= {day: row.due_at for day, row in rows.items() if row.state is LetterState.MISSED}
    hours = {day: _promised_hour(rows.get(day), due) for day, due in hours.items() if due}
    for day, due in sorted(hours.items()):
        assert due is not None
        row = rows.get(day) or EditionRow(day, LetterState.PLANNED, due)
        if is_overdue(row, due, now, pasts.get(day, NOTHING)) and _raise(situation, row, due):
            yield Done("jobs.alarm", {}, day, trouble=True)


def _raise(situation: Situation, row: EditionRow, due: datetime) -> bool:
    day, project = row.date, situation.project
    values = {
        "day": day,
        "due": due.astimezone(project.config.zone),
        "state": messages.text(f"jobs.state_{row.state}"),
        "why": _why(situation, row, due),
    }
    text = staff_text(project, "missed.txt", values)
    released = release_of(situation.decisions(day))
    # A letter that a person let go and that was missed again is another alarm.
    again = f" {released.at:%Y-%m-%dT%H:%M}" if released and released.at > due else ""
    subject = messages.text("notify.missed_subject", day=day)
    return situation.raise_notice(Notice(f"{_ALARM} {day}{again}", Urgency.CRITICAL, subject, text, situation.now))


def _practising(situation: Situation) -> Iterator[Done]:
    """Nothing new reaches the network while practice is on: told each morning, lest it is forgotten. What lies at the
    carrier goes all the same: told at once.
    """
    if not situation.project.place.practises:
        return
    now = situation.now
    subject, text = messages.both("notify.practice")
    notices = [Notice(f"practice {situation.today}", Urgency.MORNING, subject, text, now)]
    for row in given_away(situation.told):
        if now < row.due_at:
            values = {"day": row.date, "at": row.due_at.astimezone(situation.project.config.zone)}
            subject, text = messages.both("notify.goes_in_practice", **values)
            notices.append(Notice(f"goes_in_practice {row.date}", Urgency.NOW, subject, text, now))
    for notice in notices:
        if situation.raise_notice(notice):
            yield Done("jobs.told", {"subject": notice.subject})


def _relays(situation: Situation) -> Iterator[Done]:
    """Those who registered may not know of a change: asked each morning, until somebody says that they do."""
    project = situation.project
    for relay in open_relays(situation):
        at = relay.made_at.astimezone(project.config.zone)
        if at.date() == situation.today:
            continue
        subject = messages.text("told.remind_subject", title=relay.title)
        file = files_of(project, relay)[0].relative_to(project.root)
        text = messages.text("told.remind", at=at, who=relay.made_by, file=file, id=relay.item_id)
        key = f"relay {relay.item_id} {relay.sequence} {situation.today}"
        if situation.raise_notice(Notice(key[:200], Urgency.MORNING, subject, text, situation.now)):
            yield Done("jobs.told", {"subject": subject})


def _promised_hour(row: EditionRow | None, due: datetime) -> datetime:
    """A letter that lies at its carrier goes when it was promised there, whatever the rhythm says by now."""
    return row.due_at if row and row.state is LetterState.SCHEDULED else due


def _why(situation: Situation, row: EditionRow, due: datetime) -> str:
    return obstacle_text(situation, row, due) or ("" if row.why else _silence(situation, row))


def _silence(situation: Situation, row: EditionRow) -> str:
    """Since when the carrier has not been heard."""
    with situation.notices.reading() as connection:
        silent = silence(journal_of(connection, row.date))
    if silent is None:
        return ""
    zone = situation.project.config.zone
    first, last = (one.astimezone(zone) for one in silent[:2])
    if silent[2] in UNREACHED:
        return messages.text("jobs.no_answer" if first != last else "jobs.no_answer_once", first=first, last=last)
    try:
        return messages.text(silent[2], day=row.date)
    except KeyError:  # the message names more than the journal keeps
        return ""


def _answered(situation: Situation) -> Iterator[Done]:
    """An alarm whose letter has gone since: nobody needs to take it up any more."""
    now = situation.now
    with situation.notices.writing() as connection:
        sent = {f"{_ALARM} {row.date}": row.date for row in edition_rows(connection) if row.state is LetterState.SENT}
        for notice in open_notices(connection):
            day = sent.get(notice.key[: len(_ALARM) + 11])
            if notice.cries and day:
                save_acknowledged(connection, [notice.key], "soila", now)
                subject = messages.text("notify.after_all_subject", day=day)
                after = Notice(f"after {notice.key}", Urgency.NOW, subject, messages.text("notify.after_all"), now)
                raise_notice(connection, after)
                yield Done("jobs.alarm_over", {}, day)


def _done(told: Delivered) -> Done:
    values = {"subject": told.message.subject, "services": ", ".join(told.failed)}
    if not told.reached:
        return Done("jobs.not_notified", values, trouble=True)
    return Done("jobs.service_failed" if told.failed else "jobs.notified", values, trouble=bool(told.failed))
