"""What to do next with a letter: a pure function of what the carrier shows, what the row says, and the time.

The rule under all of it: of all campaigns with the letter's token, at most one is ever scheduled or sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pipeline.deliver.campaign import Campaign, CampaignStatus, Parcel
from pipeline.model import EditionRow, LetterState

# A call may still take effect this long after its client gave up (the carrier's own limit is 120 s).
LATE = timedelta(seconds=150)
# Scheduling leaves this much time for a second look before the hour.
LEAD = timedelta(minutes=60)


# What only a person can end: what Mailchimp shows is not what we left there, and nobody here knows why.
_FOR_A_PERSON = frozenset(("deliver.witness", "deliver.vanished", "deliver.unscheduled", "deliver.twice"))


class Do(StrEnum):
    """The next act. Each is one call, or none."""

    CREATE = "create"
    DELETE = "delete"
    ADDRESS = "address"
    FILL = "fill"
    TEST = "test"
    ASK_READY = "ask_ready"
    ASK_WITNESS = "ask_witness"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    SEND = "send"
    WAIT = "wait"
    REST = "rest"  # the row's state is as far as it can come now


@dataclass(frozen=True, slots=True)
class Step:
    """The next act, on which campaign, until when to wait, and the state and message to leave behind."""

    do: Do
    campaign_id: str = ""
    until: datetime | None = None
    state: LetterState | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What this run knows so far. Instants are aware.

    `addressed`, `filled` and `ready` name the draft for which they hold; `tried`: a test mail was asked for once;
    `in_plan`: the account can schedule, as far as is known. By the journal: `doubt_until` is when no earlier call can
    take effect any more, `went` that a call to send or schedule may have taken effect, `taken_down` that the last such
    call was ours to unschedule.
    """

    campaigns: tuple[Campaign, ...]
    addressed: str = ""
    filled: str = ""
    ready: str = ""
    tried: bool = False
    in_plan: bool = True
    witness_asked: bool = False
    last_sent: datetime | None = None
    doubt_until: datetime | None = None
    went: bool = False
    taken_down: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What people and the rhythm want: may it go, has someone asked for it now, and how late is too late.

    `schedules`: the carrier keeps a letter until its hour. `test_to`: who gets a test mail before it goes.
    `released_at` (aware): when a person looked at it and let it go. `early`: she does not wait for its hour.
    """

    may_go: bool
    by_person: bool
    grace: timedelta
    schedules: bool
    hold_why: str = ""
    test_to: tuple[str, ...] = ()
    released_at: datetime | None = None
    early: bool = False


def next_step(row: EditionRow, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step:
    """The one thing to do now."""
    live = [one for one in seen.campaigns if not one.waiting]
    if live:
        return _with_live(live, seen, wish)
    if stop := _reason_to_stop(row, seen, parcel, wish, now):
        return stop
    drafts = [one for one in seen.campaigns if one.waiting]
    # Before the hour the audience can tell nothing, but that it is there.
    if wish.may_go and not seen.witness_asked and (now >= parcel.due or not drafts):
        return Step(Do.ASK_WITNESS)
    if wish.may_go and seen.last_sent and seen.last_sent >= max(parcel.due, wish.released_at or parcel.due):
        # Something went to the same people at or after the hour, and it is none that we can see: a sent letter
        # that was deleted looks just like this.
        return Step(Do.REST, state=LetterState.HELD, why="deliver.witness")
    if not drafts:
        if seen.doubt_until and now < seen.doubt_until:
            return Step(Do.WAIT, until=seen.doubt_until, why="deliver.unclear")
        return Step(Do.CREATE)
    first = min(drafts, key=lambda one: (one.id != row.campaign_id, one.created, one.id))
    surplus = [one for one in drafts if one is not first]
    if surplus:
        return Step(Do.DELETE, surplus[0].id)
    return _with_draft(first, seen, parcel, wish, now)


def _with_draft(draft: Campaign, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step:
    to_try = draft.on_trial and bool(wish.test_to) and not seen.tried
    in_doubt = seen.doubt_until is not None and now < seen.doubt_until
    if seen.addressed != draft.id and not to_try:
        return Step(Do.ADDRESS, draft.id, state=LetterState.DRAFTED)
    if seen.filled != draft.id:
        return Step(Do.FILL, draft.id, state=LetterState.DRAFTED)
    if to_try:
        return Step(Do.TEST, draft.id)
    if not wish.may_go:
        if in_doubt:  # it may still be scheduled by a call of before, and must then be taken down
            return Step(Do.WAIT, draft.id, until=seen.doubt_until, why="deliver.unclear")
        return Step(Do.REST, draft.id, state=LetterState.HELD, why=wish.hold_why)
    if seen.ready != draft.id:
        return Step(Do.ASK_READY, draft.id, state=LetterState.APPROVED)
    if wish.schedules and seen.in_plan and now + LEAD <= parcel.due:
        return Step(Do.SCHEDULE, draft.id)
    if now < parcel.due and not wish.early:
        return Step(Do.WAIT, draft.id, until=parcel.due, why="deliver.not_yet")
    if in_doubt:
        return Step(Do.WAIT, draft.id, until=seen.doubt_until, why="deliver.unclear")
    return Step(Do.SEND, draft.id)


def _reason_to_stop(row: EditionRow, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step | None:
    """Nothing is under way at the carrier: is that as it should be?"""
    if row.state in (LetterState.HELD, LetterState.UNCERTAIN) and row.why in _FOR_A_PERSON:
        return Step(Do.REST, state=row.state, why=row.why)
    ours = any(one.id == row.campaign_id for one in seen.campaigns)
    if row.state in (LetterState.SCHEDULED, LetterState.SENDING, LetterState.SENT) and not (ours and seen.taken_down):
        return Step(Do.REST, state=LetterState.HELD, why="deliver.unscheduled" if ours else "deliver.vanished")
    if seen.went and not ours:
        return Step(Do.REST, state=LetterState.HELD, why="deliver.vanished")
    if now > parcel.due + wish.grace and not wish.by_person:
        return Step(Do.REST, state=LetterState.MISSED, why="deliver.missed")
    return None


def _with_live(live: list[Campaign], seen: Seen, wish: Wish) -> Step:
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
    if keep.status is CampaignStatus.SCHEDULED and (keep.on_trial or wish.early or not wish.may_go):
        return Step(Do.UNSCHEDULE, keep.id)
    state = {
        CampaignStatus.SCHEDULED: LetterState.SCHEDULED,
        CampaignStatus.SENDING: LetterState.SENDING,
        CampaignStatus.SENT: LetterState.SENT,
    }[keep.status]
    return Step(Do.REST, keep.id, state=state)
