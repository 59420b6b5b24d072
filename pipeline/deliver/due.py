"""What a look at the letters has to do: from the rows and the clock alone, before any carrier is made.

A look that has nothing to do asks nothing of anyone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from pipeline.deliver.decide import LATE, LEAD
from pipeline.model import EditionRow, LetterState
from pipeline.rhythm.sends import Rhythm, Send, next_send, sends_between

# The second look at a scheduled letter: this long after scheduling, and this long before its hour.
AUDIT_AFTER = timedelta(minutes=5)
AUDIT_BEFORE = timedelta(minutes=10)
# A carrier that sends by itself gets this long before it is asked whether it did.
CONFIRM_AFTER = timedelta(minutes=2)
# While it is still sending, it is asked again so much later.
CONFIRM_AGAIN = timedelta(minutes=5)
# This long after its hour a letter that is not on its way has not gone as promised.
ALARM_AFTER = timedelta(minutes=10)
# A letter that the carrier itself should have sent may take longer.
ALARM_SCHEDULED_AFTER = timedelta(minutes=45)

# A letter that nobody looked at is told as missed for so long.
_TOLD_BACK = timedelta(days=92)

HELD_BY_PEOPLE = ("letter.held", "approval.held")
HELD_FOR_APPROVAL = ("approval.missing", "approval.lapsed", "approval.changed")
_HELD_HERE = (*HELD_BY_PEOPLE, *HELD_FOR_APPROVAL)
_OVER = (LetterState.SENT, LetterState.MISSED, LetterState.UNCERTAIN)


class DriveWhy(StrEnum):
    """Why a letter is driven now; a message key of its own each (`jobs.drive_…`)."""

    NOTHING = ""
    DUE = "due"
    LATE = "late"
    SCHEDULE = "schedule"
    AUDIT = "audit"
    CONFIRM = "confirm"
    HELD = "held"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a letter without asking its carrier. All instants are aware.

    `schedules`: the carrier keeps a letter until its hour. `obstacle`: why it may not go (a message key), as far as it
    was looked at. `row_at`: when the row was written last. `released_at`: when a person let it go. `scheduled_at`,
    `audited_at`, `doubt_since` (a call whose effect is not known): from the journal. `plan_refused`: the account cannot
    schedule.
    """

    row: EditionRow
    due: datetime
    preview: datetime
    grace: timedelta
    schedules: bool = False
    obstacle: str = ""
    row_at: datetime | None = None
    released_at: datetime | None = None
    scheduled_at: datetime | None = None
    audited_at: datetime | None = None
    plan_refused: bool = False
    doubt_since: datetime | None = None

    @property
    def in_doubt(self) -> bool:
        """Whether a call may have taken effect after the letter was looked at last."""
        if self.doubt_since is None or self.row_at is None:
            return self.doubt_since is not None
        return _utc(self.row_at) < _utc(self.doubt_since) + LATE

    @property
    def limit(self) -> datetime:
        """After this the letter does not go by itself; a person's release counts like a new hour."""
        return max(_utc(self.due), _utc(self.released_at or self.due)) + self.grace


def why_drive(case: Case, now: datetime) -> DriveWhy:
    """Why the letter must be driven at `now`; NOTHING when there is nothing to do."""
    moment, due, state = _utc(now), _utc(case.due), case.row.state
    if state in _OVER:
        return DriveWhy.NOTHING
    if case.doubt_since and case.in_doubt and moment >= _utc(case.doubt_since) + LATE:
        return DriveWhy.CONFIRM
    if state is LetterState.SKIPPED:
        return _skipped(case, moment)
    if state is LetterState.HELD:
        return _held(case, moment)
    if state in (LetterState.SCHEDULED, LetterState.SENDING):
        return _with_carrier(case, moment)
    if moment > case.limit:
        return DriveWhy.GIVE_UP
    if moment >= due:
        return DriveWhy.DUE if moment <= due + ALARM_AFTER else DriveWhy.LATE
    return DriveWhy.SCHEDULE if _may_be_scheduled(case, moment) else DriveWhy.NOTHING


def _may_be_scheduled(case: Case, moment: datetime) -> bool:
    """Whether the carrier can take the letter now and keep it until its hour."""
    in_time = _utc(case.preview) <= moment <= _utc(case.due) - LEAD
    return case.schedules and in_time and not case.plan_refused and not case.obstacle


def needs_letter(case: Case, now: datetime) -> bool:
    """Whether the look must know what the letter says now, and whether it may go."""
    moment = _utc(now)
    if not _utc(case.preview) <= moment <= case.limit:
        return False
    if moment < _utc(case.due):
        return case.row.state is not LetterState.SENT
    return case.row.state is LetterState.HELD and case.row.why in _HELD_HERE


def is_by_person(case: Case, now: datetime) -> bool:
    """Whether the letter goes by a person's word: released after it had missed its hour."""
    return case.released_at is not None and _utc(case.due) + case.grace < _utc(now) <= case.limit


def is_overdue(row: EditionRow, due: datetime, now: datetime) -> bool:
    """Whether the letter has not gone as promised, and nobody chose so."""
    late = _utc(now) - _utc(due)
    if row.state in (LetterState.SENT, LetterState.SENDING, LetterState.SKIPPED) or (
        row.state is LetterState.HELD and row.why in HELD_BY_PEOPLE
    ):
        return False
    return late >= (ALARM_SCHEDULED_AFTER if row.state is LetterState.SCHEDULED else ALARM_AFTER)


def open_letters(rhythm: Rhythm, rows: Iterable[EditionRow], now: datetime) -> tuple[Send, ...]:
    """The letters that are to be looked at, oldest first: those begun and not over, those that nobody has looked at
    since the newest row, and the next one.

    Before the first row of all nothing was promised, but what is within the grace.
    """
    by_day = {row.date: row for row in rows}
    following = next_send(rhythm, now)
    today = now.astimezone(rhythm.zone).date()
    waiting = [day for day, row in by_day.items() if row.state not in _OVER]
    newest = max(by_day, default=None)
    first = min([*waiting, newest or today])
    # Of a clock that jumped by years, or a machine that slept so long, the last letters are told, not hundreds.
    since = max(newest, today - _TOLD_BACK) if newest else None
    around = timedelta(weeks=rhythm.weeks)
    return tuple(
        send
        for send in sends_between(rhythm, first - around, following.date or today)
        if _is_open(send, by_day.get(send.date) if send.date else None, newest is None, now, rhythm)
        and (send.date in by_day or since is None or (send.date and send.date > since))
    )


def _is_open(send: Send, row: EditionRow | None, first_of_all: bool, now: datetime, rhythm: Rhythm) -> bool:
    if send.date is None or send.at is None:
        return False
    if row is not None:
        return row.state not in _OVER
    return not first_of_all or _utc(send.at) + rhythm.grace >= _utc(now)


def _skipped(case: Case, moment: datetime) -> DriveWhy:
    """A letter that had nothing to tell before its hour is looked at once more when the hour has come."""
    due = _utc(case.due)
    skipped_early = case.row_at is not None and _utc(case.row_at) < due
    return DriveWhy.DUE if skipped_early and due <= moment <= case.limit else DriveWhy.NOTHING


def _held(case: Case, moment: datetime) -> DriveWhy:
    due, limit = _utc(case.due), case.limit
    if case.row.why in _HELD_HERE:
        free = not case.obstacle and moment <= limit and (moment >= due or case.schedules)
        if free:
            return DriveWhy.HELD
        return DriveWhy.GIVE_UP if moment > limit and case.row.why not in HELD_BY_PEOPLE else DriveWhy.NOTHING
    if case.row.why == "deliver.unscheduled":
        # Driving it would schedule it anew, and a person has just taken it down.
        return DriveWhy.GIVE_UP if moment > limit else DriveWhy.NOTHING
    if moment > limit:
        return DriveWhy.GIVE_UP if case.row_at is None or _utc(case.row_at) <= limit else DriveWhy.NOTHING
    return DriveWhy.CONFIRM if due <= moment else DriveWhy.NOTHING


def _with_carrier(case: Case, moment: datetime) -> DriveWhy:
    due = _utc(case.due)
    if case.row.state is LetterState.SENDING or moment >= due + CONFIRM_AFTER:
        asked = _utc(case.row_at) if case.row_at else due
        return DriveWhy.NOTHING if due < asked and moment < asked + CONFIRM_AGAIN else DriveWhy.CONFIRM
    if case.obstacle and moment < due:
        return DriveWhy.HELD
    since = _utc(case.scheduled_at or case.row_at or case.due)
    audited = case.audited_at is not None and _utc(case.audited_at) >= since
    in_time = since + AUDIT_AFTER <= moment <= due - AUDIT_BEFORE
    return DriveWhy.AUDIT if in_time and not audited else DriveWhy.NOTHING


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
