"""What should happen now with a letter: one pure function of its case, of what its carrier shows, and of the time.

The rule under all of it: of all campaigns with the letter's token, at most one is ever scheduled or sent; and what goes
is the order: what was promised, to whom and when, and what will be remembered.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.deliver.case import Case, Seen, utc
from pipeline.deliver.compare import (
    CONTENT,
    COPIED,
    PEOPLE_COUNT,
    changed_by_hand,
    changed_wish,
    copies,
    explains,
    is_near,
    misunderstood,
    other_people,
    strange_count,
)
from pipeline.deliver.due import LEAD, audit_is_due, why_look
from pipeline.model import LetterState

# A machine's clock that is further from the carrier's sends nothing.
CLOCK_OFF = timedelta(minutes=2)

# What only a person can end: what Mailchimp shows is not what we left there, and nobody here knows why.
_FOR_A_PERSON = frozenset(
    ("deliver.witness", "deliver.vanished", "deliver.unscheduled", "deliver.twice", "deliver.copied")
)
_UNDER_WAY = (LetterState.SCHEDULED, LetterState.SENDING, LetterState.SENT)


class Do(StrEnum):
    """The next act. Each is one call, or none."""

    LOOK = "find"
    CREATE = "create"
    DELETE = "delete"
    ADDRESS = "address"
    FILL = "fill"
    TEST = "test"
    ASK_READY = "ask_ready"
    ASK_WITNESS = "ask_witness"
    ASK_PEOPLE = "ask_people"
    ASK_CONTENT = "ask_content"
    COMPARE = "compare"
    COUNT = "count"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    SEND = "send"
    WAIT = "wait"
    REST = "rest"  # the row's state is as far as it can come now


class Step(Struct, frozen=True):
    """The next act, on which campaign, until when to wait, and the state and message to leave behind.

    `names` are what is wrong with a campaign that is taken down, or must stay as it is.
    """

    do: Do
    campaign_id: str = ""
    until: datetime | None = None
    state: LetterState | None = None
    why: str = ""
    names: tuple[str, ...] = ()


def next_step(case: Case, seen: Seen | None, now: datetime) -> Step:
    """The one thing to do now; before the carrier was looked at (`seen` is None), whether it should be."""
    if seen is None:
        why = why_look(case, now)
        return Step(Do.LOOK, why=why) if why else Step(Do.REST, state=case.row.state)
    live = [one for one in seen.campaigns if not one.waiting]
    if live:
        return _with_live(live, case, seen, now)
    if case.withdrawn:
        return _withdrawn(case, seen, now)
    if seen.clock_off > CLOCK_OFF and case.may_go:
        return Step(Do.REST, state=case.row.state, why="deliver.clock_off")
    return _reason_to_stop(case, seen, now) or _with_drafts(case, seen, now)


def _with_live(live: list[Campaign], case: Case, seen: Seen, now: datetime) -> Step:
    """Something is past being a draft: a person's act or ours. Two of them are taken down to one where that can be."""
    gone = [one for one in live if one.gone]
    if len(gone) > 1:
        return Step(Do.REST, gone[0].id, state=LetterState.UNCERTAIN, why="deliver.twice")
    scheduled = [one for one in live if one.status is CampaignStatus.SCHEDULED]
    keep = gone[0] if gone else min(scheduled, key=lambda one: (one.created, one.id), default=None)
    surplus = [one for one in scheduled if one is not keep]
    if surplus:
        return Step(Do.UNSCHEDULE, surplus[0].id)
    if keep is None:
        why = "deliver.paused" if any(one.status is CampaignStatus.PAUSED for one in live) else "deliver.cancelled"
        return Step(Do.REST, live[0].id, state=LetterState.HELD, why=why)
    if drafts := [one for one in seen.campaigns if one.waiting]:
        # The fence: a late call on a deleted draft can only fail.
        return Step(Do.DELETE, drafts[0].id)
    return _gone(keep, case, seen) if keep.gone else _scheduled(keep, case, seen, now)


def _gone(campaign: Campaign, case: Case, seen: Seen) -> Step:
    """People have it, or nobody has. What it said when it went, and whether another like it went too, is asked once."""
    lay_there = case.row.state is LetterState.SCHEDULED
    if (case.order is None or lay_there) and seen.content is None:
        return Step(Do.ASK_CONTENT, campaign.id)
    if lay_there and (other := _unread(case, seen)):
        return Step(Do.COMPARE, other.id)
    names = _found_after(case, campaign, seen) if lay_there else ()
    if campaign.status is CampaignStatus.SENDING:
        return Step(Do.REST, campaign.id, state=LetterState.SENDING, names=names)
    if campaign.reached == 0:
        return Step(Do.REST, campaign.id, state=LetterState.MISSED, why="deliver.nobody", names=names)
    return Step(Do.REST, campaign.id, state=LetterState.SENT, names=names)


def _found_after(case: Case, campaign: Campaign, seen: Seen) -> tuple[str, ...]:
    """What is found wrong with a letter that has gone by itself."""
    said = (CONTENT,) if CONTENT in changed_by_hand(case, campaign, seen) else ()
    return (*said, COPIED) if copies(case, seen) else said


def _scheduled(campaign: Campaign, case: Case, seen: Seen, now: datetime) -> Step:
    """It goes by itself. It stays only if it is what was ordered, and what is wished still."""
    if campaign.on_trial or case.early or case.withdrawn or not case.may_go:
        return Step(Do.UNSCHEDULE, campaign.id)
    if not campaign.active:
        return Step(Do.UNSCHEDULE, campaign.id, names=("archived",))
    audited = audit_is_due(case, now)
    if audited and (other := _unread(case, seen)):
        return Step(Do.COMPARE, other.id)
    if copies(case, seen):
        return Step(Do.UNSCHEDULE, campaign.id, names=(COPIED,))
    if seen.given == campaign.id:
        assert case.order is not None
        if names := misunderstood(case.order, campaign):
            return Step(Do.UNSCHEDULE, campaign.id, names=names)
        return Step(Do.REST, campaign.id, state=LetterState.SCHEDULED)
    if seen.content is None and (case.order is None or audited):
        return Step(Do.ASK_CONTENT, campaign.id)
    counted = (PEOPLE_COUNT,) if audited and campaign.people == 0 else ()
    names = tuple(dict.fromkeys((*changed_by_hand(case, campaign, seen), *changed_wish(case, now), *counted)))
    # What could not be given back at once is not taken down for that.
    if not names or case.keeps_why or seen.clock_off > CLOCK_OFF:
        return Step(Do.REST, campaign.id, state=LetterState.SCHEDULED, names=names)
    return Step(Do.UNSCHEDULE, campaign.id, names=names)


def _unread(case: Case, seen: Seen) -> Campaign | None:
    """A campaign of others to the same people whose words were not compared yet."""
    near = (one for one in seen.others if is_near(one, case, seen) and one not in copies(case, seen))
    return next((one for one in near if one.id not in seen.compared), None)


def _withdrawn(case: Case, seen: Seen, now: datetime) -> Step:
    """Its day is no letter's any more: what lies at the carrier goes, and the row tells what became of it."""
    assert case.withdrawn is not None
    if case.past.doubt_until and utc(now) < utc(case.past.doubt_until):
        return Step(Do.WAIT, until=case.past.doubt_until, why="deliver.unclear")
    if drafts := [one for one in seen.campaigns if one.waiting]:
        return Step(Do.DELETE, drafts[0].id)
    return Step(Do.REST, state=case.withdrawn.state, why=case.withdrawn.why)


def _reason_to_stop(case: Case, seen: Seen, now: datetime) -> Step | None:
    """Nothing is under way at the carrier: is that as it should be?"""
    row = case.row
    if row.why in _FOR_A_PERSON:
        return Step(Do.REST, state=row.state, why=row.why)
    ours = any(one.id == row.campaign_id for one in seen.campaigns)
    if row.state in _UNDER_WAY and not (ours and seen.taken_down):
        return Step(Do.REST, state=LetterState.HELD, why="deliver.unscheduled" if ours else "deliver.vanished")
    if case.past.went and not ours and not seen.down:
        return Step(Do.REST, state=LetterState.HELD, why="deliver.vanished")
    if now > case.due + case.grace and not case.by_person:
        return Step(Do.REST, state=LetterState.MISSED, why="deliver.missed")
    if copies(case, seen):
        return Step(Do.REST, state=LetterState.HELD, why="deliver.copied")
    if case.keeps_why and case.may_go:
        return Step(Do.REST, state=LetterState.HELD, why=case.keeps_why)
    return None


def _with_drafts(case: Case, seen: Seen, now: datetime) -> Step:
    drafts = [one for one in seen.campaigns if one.waiting]
    if step := _who_gets_it(case, seen, now, drafts):
        return step
    if not drafts:
        if case.past.doubt_until and now < case.past.doubt_until:
            return Step(Do.WAIT, until=case.past.doubt_until, why="deliver.unclear")
        return Step(Do.CREATE)
    first = min(drafts, key=lambda one: (one.id != case.row.campaign_id, one.created, one.id))
    surplus = [one for one in drafts if one is not first]
    if surplus:
        return Step(Do.DELETE, surplus[0].id)
    if other_people(case, first):
        # Who gets a campaign is set when it is made: one for other people gives way to a new one.
        if first.id == seen.made:
            return Step(Do.REST, first.id, state=LetterState.FAILED, why="deliver.other_people")
        if case.past.doubt_until and now < case.past.doubt_until:
            return Step(Do.WAIT, first.id, until=case.past.doubt_until, why="deliver.unclear")
        return Step(Do.DELETE, first.id)
    return _with_draft(first, case, seen, now)


def _who_gets_it(case: Case, seen: Seen, now: datetime, drafts: list[Campaign]) -> Step | None:
    """Are there people, and has anything gone to them at or after the hour? Before it they tell no more than that."""
    assert case.parcel is not None
    if not case.may_go:
        return None
    if now >= case.due and not seen.witness_asked:
        return Step(Do.ASK_WITNESS)
    if not drafts and seen.audience is None:
        return Step(Do.ASK_PEOPLE)
    since, last = max(case.due, case.released_at or case.due), seen.last_sent
    if now >= case.due and last and last >= since and not explains(case, seen, last):
        # Something went to the same people at or after the hour, and it is none that we can see: a sent letter
        # that was deleted looks just like this.
        return Step(Do.REST, state=LetterState.HELD, why="deliver.witness")
    return None


def _with_draft(draft: Campaign, case: Case, seen: Seen, now: datetime) -> Step:
    if seen.given == draft.id:  # it was given its people and its hour, and the carrier tells others
        return Step(Do.REST, draft.id, state=LetterState.FAILED, why="deliver.misunderstood")
    to_try = draft.on_trial and bool(case.test_to) and not seen.tried
    until = case.past.doubt_until
    in_doubt = until is not None and now < until
    if seen.addressed != draft.id and not to_try:
        return Step(Do.ADDRESS, draft.id, state=LetterState.DRAFTED)
    if seen.filled != draft.id:
        return Step(Do.FILL, draft.id, state=LetterState.DRAFTED)
    if to_try:
        return Step(Do.TEST, draft.id)
    if not case.may_go:
        if in_doubt:  # it may still be scheduled by a call of before, and must then be taken down
            return Step(Do.WAIT, draft.id, until=until, why="deliver.unclear")
        return Step(Do.REST, draft.id, state=LetterState.HELD, why=case.hold_why)
    if step := _unproven(draft, case, seen):
        return step
    if in_doubt and case.past.undoing:  # what is scheduled now could still be taken down by that call
        return Step(Do.WAIT, draft.id, until=until, why="deliver.unclear")
    if case.schedules and not case.early and seen.in_plan and now + LEAD <= case.due:
        return Step(Do.SCHEDULE, draft.id, state=LetterState.APPROVED)
    if seen.ready != draft.id:
        return Step(Do.ASK_READY, draft.id, state=LetterState.APPROVED)
    if now < case.due and not case.early:
        return Step(Do.WAIT, draft.id, until=case.due, why="deliver.not_yet")
    if in_doubt:
        return Step(Do.WAIT, draft.id, until=until, why="deliver.unclear")
    return Step(Do.SEND, draft.id)


def _unproven(draft: Campaign, case: Case, seen: Seen) -> Step | None:
    """Who will get it, as the carrier counts them: proven before the letter is given away."""
    if seen.audience is None:
        return Step(Do.ASK_PEOPLE, draft.id)
    if not draft.active:
        return Step(Do.REST, draft.id, state=LetterState.FAILED, why="deliver.archived")
    strange = draft.people == 0 or strange_count(case, draft.people, seen.audience.people)
    if not strange:
        return None
    if seen.counted != draft.id:
        return Step(Do.COUNT, draft.id, state=LetterState.APPROVED)
    return Step(Do.REST, draft.id, state=LetterState.FAILED, why="deliver.people_differ")
