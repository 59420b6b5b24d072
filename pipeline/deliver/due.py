"""When a letter's carrier is to be looked at: from the case and the clock alone. Pure.

A look that has nothing to do asks nothing of anyone.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from pipeline.deliver.case import TO_CHANGE, Case, utc
from pipeline.deliver.compare import changed_wish
from pipeline.deliver.journal import NOTHING, Past
from pipeline.model import EditionRow, LetterState

# The last look before its hour, when its words are not changed any more.
FINAL_BEFORE = TO_CHANGE
# A carrier that sends by itself gets this long before it is asked whether it did.
CONFIRM_AFTER = timedelta(minutes=2)
# While it is still sending, it is asked again so much later.
CONFIRM_AGAIN = timedelta(minutes=5)
# This long after its hour a letter that is not on its way has not gone as promised.
ALARM_AFTER = timedelta(minutes=10)
# A letter that the carrier itself should have sent may take longer.
ALARM_SCHEDULED_AFTER = timedelta(minutes=45)
# Scheduling leaves this much time for a second look before the hour.
LEAD = timedelta(minutes=60)

HELD_BY_PEOPLE = ("letter.held", "approval.held")
HELD_FOR_APPROVAL = ("approval.missing", "approval.lapsed")
# Nothing new is given to the network while letters are practised.
PRACTISED = "deliver.practised"
# What the content says wrongly; whoever mends it lets the letter go.
_HELD_BY_CONTENT = (
    "letter.notes_broken",
    "letter.no_content",
    "deliver.merge_tag",
    "deliver.parts_missing",
    "deliver.long_subject",
    "deliver.trial_subject",
    "deliver.too_big",
    "picture.unpublished",
)
HELD_HERE = (*HELD_BY_PEOPLE, *HELD_FOR_APPROVAL, *_HELD_BY_CONTENT, "takeover.lost", PRACTISED)
OVER = (LetterState.SENT, LetterState.MISSED, LetterState.UNCERTAIN, LetterState.MOVED)


class DriveWhy(StrEnum):
    """Why a letter's carrier is looked at now; a message key of its own each (`jobs.looked_…`)."""

    NOTHING = ""
    DUE = "due"
    LATE = "late"
    SCHEDULE = "schedule"
    AUDIT = "audit"
    FINAL = "final"
    CHANGED = "changed"
    CONFIRM = "confirm"
    HELD = "held"
    GIVE_UP = "give_up"
    WITHDRAWN = "withdrawn"


def why_look(case: Case, now: datetime) -> DriveWhy:
    """Why the carrier must be looked at, at `now`; NOTHING when there is nothing to do."""
    moment, due, state = utc(now), utc(case.due), case.row.state
    if state is LetterState.MISSED and case.row.why == "deliver.nobody":
        return _again(case, moment)
    if state in OVER:
        return DriveWhy.NOTHING
    if case.past.doubt_until and moment >= utc(case.past.doubt_until):
        return DriveWhy.CONFIRM
    if case.withdrawn:
        return DriveWhy.WITHDRAWN
    if case.new and case.schedules and case.hold_why and utc(case.preview) <= moment < due:
        return DriveWhy.HELD  # what lies at the carrier may be older than this memory
    if state is LetterState.SKIPPED:
        return _skipped(case, moment)
    if state is LetterState.HELD:
        return _held(case, moment)
    if case.row.at_carrier:
        return _with_carrier(case, moment)
    if moment > case.limit:
        return DriveWhy.GIVE_UP
    if moment >= due:
        return DriveWhy.DUE if moment <= due + ALARM_AFTER else DriveWhy.LATE
    return DriveWhy.SCHEDULE if _may_be_scheduled(case, moment) else DriveWhy.NOTHING


def audit_is_due(case: Case, now: datetime) -> bool:
    """Whether a scheduled letter is to be audited now: once shortly before its hour, and again after each change."""
    moment, at = utc(now), case.leaves_at
    since = utc(case.past.scheduled_at or case.row_at or case.due)
    if not at - FINAL_BEFORE <= moment < at:
        return False
    done = case.past.finally_at
    return done is None or utc(done) < since


def needs_letter(case: Case, now: datetime) -> bool:
    """Whether the look must know what the letter says now, and whether it may go."""
    moment = utc(now)
    if case.row.state is LetterState.SCHEDULED and moment < case.leaves_at:
        return True
    if not utc(case.preview) <= moment <= case.limit:
        return False
    if moment < utc(case.due):
        return case.row.state is not LetterState.SENT
    return case.row.state is LetterState.HELD and case.row.why in HELD_HERE


def is_by_person(case: Case, now: datetime) -> bool:
    """Whether the letter goes by a person's word: released after it had missed its hour."""
    return case.released_at is not None and utc(case.due) + case.grace < utc(now) <= case.limit


def is_overdue(row: EditionRow, due: datetime, now: datetime, past: Past = NOTHING) -> bool:
    """Whether the letter has not gone as promised, and nobody chose so. What was taken down, or may have been, is not
    waited for.
    """
    late = utc(now) - utc(due)
    if row.state in (LetterState.SENT, LetterState.SENDING, LetterState.SKIPPED, LetterState.MOVED) or (
        row.state is LetterState.HELD and row.why in HELD_BY_PEOPLE
    ):
        return False
    lies_there = row.state is LetterState.SCHEDULED and not past.taken_down
    return late >= (ALARM_SCHEDULED_AFTER if lies_there else ALARM_AFTER)


def _may_be_scheduled(case: Case, moment: datetime) -> bool:
    """Whether the carrier can take the letter now and keep it until its hour."""
    in_time = utc(case.preview) <= moment <= utc(case.due) - LEAD
    return case.schedules and in_time and not case.past.plan_refused and case.may_go and not case.keeps_why


def _skipped(case: Case, moment: datetime) -> DriveWhy:
    """A letter that had nothing to tell before its hour is looked at once more when the hour has come."""
    due = utc(case.due)
    skipped_early = case.row_at is not None and utc(case.row_at) < due and case.row.why == "letter.nothing_new"
    return DriveWhy.DUE if skipped_early and due <= moment <= case.limit else DriveWhy.NOTHING


def _held(case: Case, moment: datetime) -> DriveWhy:
    due, limit = utc(case.due), case.limit
    if case.row.why in HELD_HERE:
        free = case.may_go and not case.keeps_why and moment <= limit and (moment >= due or case.schedules)
        if free:
            return DriveWhy.HELD
        return DriveWhy.GIVE_UP if moment > limit and case.row.why not in HELD_BY_PEOPLE else DriveWhy.NOTHING
    if moment > limit:
        return DriveWhy.GIVE_UP if case.row_at is None or utc(case.row_at) <= limit else DriveWhy.NOTHING
    return DriveWhy.CONFIRM if due <= moment else DriveWhy.NOTHING


def _with_carrier(case: Case, moment: datetime) -> DriveWhy:
    if case.row.state is LetterState.SCHEDULED and case.order is None and case.schedules:
        return DriveWhy.AUDIT  # nothing here tells what lies there, or when it goes
    at = case.leaves_at
    if case.row.state is LetterState.SENDING or moment >= at + CONFIRM_AFTER:
        return _again(case, moment)
    if moment < at:
        if case.hold_why:
            return DriveWhy.HELD
        if changed_wish(case, moment) and not case.keeps_why:
            return DriveWhy.CHANGED
        return DriveWhy.FINAL if audit_is_due(case, moment) else DriveWhy.NOTHING
    return DriveWhy.NOTHING


def _again(case: Case, moment: datetime) -> DriveWhy:
    """Asked after the hour, and now and then from there on while it is not known to have come to people."""
    at = case.leaves_at
    if case.row.state is LetterState.MISSED and moment > at + case.grace:
        return DriveWhy.NOTHING
    asked = utc(case.row_at) if case.row_at else at
    return DriveWhy.NOTHING if at < asked and moment < asked + CONFIRM_AGAIN else DriveWhy.CONFIRM
