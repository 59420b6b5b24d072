"""Which letter a person means: a day as she writes it, the next letter, an extra notice."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.acts.situation import Situation
from pipeline.fault import Fault, WrongUse
from pipeline.finnish.times import read_day
from pipeline.rhythm.sends import last_send, next_send, send_of, sends_between

if TYPE_CHECKING:
    from pipeline.model import EditionRow


def letter_day(situation: Situation, written: str) -> date:
    """The day written, else the day of the next letter. Raises WrongUse when it is no day."""
    if not written:
        following = next_send(situation.project.config.rhythm, situation.now)
        if following.date is None:
            raise WrongUse(following.why, **following.values)
        return following.date
    try:
        return read_day(written)
    except Fault:
        raise WrongUse("letter.not_a_day", written=written) from None


def due_day(situation: Situation) -> date | None:
    """The day of the letter whose hour has come and whose grace has not passed; a person's release is a new hour."""
    from pipeline.deliver.approval import release_of
    from pipeline.store.editions import letter_rows

    rhythm, now = situation.project.config.rhythm, situation.now
    last = last_send(rhythm, now)
    if last and last.date and last.at and now <= last.at + rhythm.grace:
        return last.date
    with situation.letters.reading() as connection:
        rows = letter_rows(connection)
    for row in reversed(rows):
        released = release_of(situation.decisions(row.date))
        if released and row.due_at < released.at <= now <= released.at + rhythm.grace:
            return row.date
    return None


def sending_day(situation: Situation, written: str) -> date:
    """The day of a letter that may be sent: one of the rhythm. Raises WrongUse when no letter goes on it."""
    rhythm = situation.project.config.rhythm
    day = letter_day(situation, written)
    send = send_of(rhythm, day)
    if send is not None and send.date is not None:
        return send.date
    if _is_notice_day(situation, day):
        return day
    around = timedelta(weeks=rhythm.weeks + 1)
    days = [one.date for one in sends_between(rhythm, day - around, day + around) if one.date]
    near = ", ".join(f"{one:%-d.%-m.%Y}" for one in days) or "–"
    raise WrongUse("letter.not_a_letter_day", day=day, near=near)


def row_of(situation: Situation, day: date) -> "EditionRow | None":
    """How far the letter or the notice of the day has come; None where nothing is known of one."""
    from pipeline.store.editions import edition_row

    with situation.letters.reading() as connection:
        return edition_row(connection, day)


def _is_notice_day(situation: Situation, day: date) -> bool:
    """Whether an extra notice has the day."""
    row = row_of(situation, day)
    return row is not None and bool(row.about)
