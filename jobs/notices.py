"""Telling people: the alarm of a letter that did not go, and every message that is due now.

It looks at the rows and the clock alone, so that nothing that breaks a letter can break its alarm.
"""

from collections.abc import Iterator
from datetime import datetime

from jobs import Done
from pipeline import messages
from pipeline.deliver.due import is_overdue, open_letters
from pipeline.deliver.practice import letters_state
from pipeline.notify import Told, tell
from pipeline.project import Project
from pipeline.render.staff import staff_text
from pipeline.store import Store, open_store
from pipeline.store.approvals import decisions_of, release_of
from pipeline.store.editions import EditionRow, State, edition_rows, letter_rows
from pipeline.store.notices import Notice, Urgency, acknowledge, open_notices, raise_notice

_ALARM = "missed"


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Raises StateError."""
    store = open_store(letters_state(project))
    try:
        alarms = (*_alarms(project, store, now), *_answered(store, now))
        return (*alarms, *(_done(one) for one in tell(project, store, now)))
    finally:
        store.close()


def _alarms(project: Project, store: Store, now: datetime) -> Iterator[Done]:
    with store.reading() as connection:
        rows = {row.date: row for row in letter_rows(connection)}
    rhythm = project.config.rhythm
    sends = {one.date: one for one in open_letters(rhythm, rows.values(), now) if one.date and one.at}
    hours = {day: one.at for day, one in sends.items()}
    # A missed letter is over, and still nobody may have been told.
    hours |= {day: row.due_at for day, row in rows.items() if row.state is State.MISSED}
    for day, due in sorted(hours.items()):
        assert due is not None
        row = rows.get(day) or EditionRow(day, State.PLANNED, due)
        if is_overdue(row, due, now) and _raise(project, store, row, due, now):
            yield Done("jobs.alarm", {}, day, trouble=True)


def _raise(project: Project, store: Store, row: EditionRow, due: datetime, now: datetime) -> bool:
    day = row.date
    values = {
        "day": day,
        "due": due.astimezone(project.config.zone),
        "state": messages.text(f"jobs.state_{row.state}"),
        "why": _why(row, due),
    }
    text = staff_text(project, "missed.txt", values)
    with store.writing() as connection:
        released = release_of(decisions_of(connection, day))
        # A letter that a person let go and that was missed again is another alarm.
        again = f" {released.at:%Y-%m-%dT%H:%M}" if released and released.at > due else ""
        subject = messages.text("notify.missed_subject", day=day)
        return raise_notice(connection, Notice(f"{_ALARM} {day}{again}", Urgency.CRITICAL, subject, text, now))


def _why(row: EditionRow, due: datetime) -> str:
    if not row.why:
        return ""
    try:
        return messages.text(row.why, day=row.date, until=due, file=f"content/letters/{row.date}.md")
    except KeyError:  # the message names more than the row keeps
        return ""


def _answered(store: Store, now: datetime) -> Iterator[Done]:
    """An alarm whose letter has gone since: nobody needs to take it up any more."""
    with store.writing() as connection:
        sent = {f"{_ALARM} {row.date}": row.date for row in edition_rows(connection) if row.state is State.SENT}
        for notice in open_notices(connection):
            day = sent.get(notice.key[: len(_ALARM) + 11])
            if notice.cries and day:
                acknowledge(connection, [notice.key], "soila", now)
                subject = messages.text("notify.after_all_subject", day=day)
                after = Notice(f"after {notice.key}", Urgency.NOW, subject, messages.text("notify.after_all"), now)
                raise_notice(connection, after)
                yield Done("jobs.alarm_over", {}, day)


def _done(told: Told) -> Done:
    values = {"subject": told.message.subject, "services": ", ".join(told.failed)}
    if not told.reached:
        return Done("jobs.not_notified", values, trouble=True)
    return Done("jobs.service_failed" if told.failed else "jobs.notified", values, trouble=bool(told.failed))
