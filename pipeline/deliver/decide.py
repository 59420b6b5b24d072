"""What to do next with a letter: a pure function of what the carrier shows, what the row says, and the time.

The rule under all of it: of all campaigns with the letter's token, at most one is ever scheduled or sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pipeline.deliver.campaign import Campaign, Parcel, Status
from pipeline.store.editions import EditionRow, State

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
    state: State | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What this run knows so far. Instants are aware.

    `addressed`, `filled` and `ready` hold for the draft that goes; `doubt_until` is when no earlier call can take
    effect any more; `went` says that by the journal a call to send or schedule was made that may have taken effect.
    """

    campaigns: tuple[Campaign, ...]
    addressed: bool = False
    filled: bool = False
    ready: bool = False
    witness_asked: bool = False
    last_sent: datetime | None = None
    doubt_until: datetime | None = None
    went: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What people and the rhythm want: may it go, has someone asked for it now, and how late is too late."""

    may_go: bool
    by_person: bool
    grace: timedelta
    schedules: bool
    hold_why: str = ""


def next_step(row: EditionRow, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step:
    """The one thing to do now."""
    live = [one for one in seen.campaigns if not one.waiting]
    if live:
        return _with_live(live, seen, wish)
    if stop := _reason_to_stop(row, seen, parcel, wish, now):
        return stop
    drafts = [one for one in seen.campaigns if one.waiting]
    if not drafts:
        if seen.doubt_until and now < seen.doubt_until:
            return Step(Do.WAIT, until=seen.doubt_until, why="deliver.unclear")
        return Step(Do.CREATE)
    first = min(drafts, key=lambda one: (one.created, one.id))
    surplus = [one for one in drafts if one is not first]
    if surplus:
        return Step(Do.DELETE, surplus[0].id)
    return _with_draft(first, seen, parcel, wish, now)


def _with_draft(draft: Campaign, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step:
    if not seen.addressed:
        return Step(Do.ADDRESS, draft.id, state=State.DRAFTED)
    if not seen.filled:
        return Step(Do.FILL, draft.id, state=State.DRAFTED)
    if not wish.may_go:
        return Step(Do.REST, draft.id, state=State.HELD, why=wish.hold_why)
    if not seen.witness_asked:
        return Step(Do.ASK_WITNESS, draft.id, state=State.APPROVED)
    if seen.last_sent and seen.last_sent >= parcel.due:
        # Something went to the same people at or after the hour, and it is none that we can see: a sent letter
        # that was deleted looks just like this.
        return Step(Do.REST, draft.id, state=State.HELD, why="deliver.witness")
    if not seen.ready:
        return Step(Do.ASK_READY, draft.id)
    if wish.schedules and now + LEAD <= parcel.due:
        return Step(Do.SCHEDULE, draft.id)
    if now < parcel.due and not (wish.by_person and not wish.schedules):
        return Step(Do.WAIT, draft.id, until=parcel.due, why="deliver.not_yet")
    if seen.doubt_until and now < seen.doubt_until:
        return Step(Do.WAIT, draft.id, until=seen.doubt_until, why="deliver.unclear")
    return Step(Do.SEND, draft.id)


def _reason_to_stop(row: EditionRow, seen: Seen, parcel: Parcel, wish: Wish, now: datetime) -> Step | None:
    """Nothing is under way at the carrier: is that as it should be?"""
    if row.state in (State.HELD, State.UNCERTAIN) and row.why in _FOR_A_PERSON:
        return Step(Do.REST, state=row.state, why=row.why)
    ours = any(one.id == row.campaign_id for one in seen.campaigns)
    if row.state in (State.SCHEDULED, State.SENDING, State.SENT):
        return Step(Do.REST, state=State.HELD, why="deliver.unscheduled" if ours else "deliver.vanished")
    if seen.went and not ours:
        return Step(Do.REST, state=State.HELD, why="deliver.vanished")
    if now > parcel.due + wish.grace and not wish.by_person:
        return Step(Do.REST, state=State.MISSED, why="deliver.missed")
    return None


def _with_live(live: list[Campaign], seen: Seen, wish: Wish) -> Step:
    """Something is past being a draft: a person's act or ours. Two of them are taken down to one where that can be."""
    gone = [one for one in live if one.gone]
    if len(gone) > 1:
        return Step(Do.REST, gone[0].id, state=State.UNCERTAIN, why="deliver.twice")
    scheduled = [one for one in live if one.status is Status.SCHEDULED]
    keep = gone[0] if gone else min(scheduled, key=lambda one: (one.created, one.id), default=None)
    surplus = [one for one in scheduled if one is not keep]
    if surplus:
        return Step(Do.UNSCHEDULE, surplus[0].id)
    if keep is None:
        why = "deliver.paused" if any(one.status is Status.PAUSED for one in live) else "deliver.cancelled"
        return Step(Do.REST, live[0].id, state=State.HELD, why=why)
    if drafts := [one for one in seen.campaigns if one.waiting]:
        # The fence: a late call on a deleted draft can only fail.
        return Step(Do.DELETE, drafts[0].id)
    if keep.status is Status.SCHEDULED and not wish.may_go:
        return Step(Do.UNSCHEDULE, keep.id)
    state = {Status.SCHEDULED: State.SCHEDULED, Status.SENDING: State.SENDING, Status.SENT: State.SENT}[keep.status]
    return Step(Do.REST, keep.id, state=state)
