"""What a source proposes, and what became of it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from pipeline.model.found import FoundEvent, FoundNews
from pipeline.model.problem import Problem


class Difference(Struct, frozen=True):
    """A field by its name in the model, and what file and page say, in words ("" where nothing)."""

    field: str
    ours: str
    theirs: str


class ProposalKind(StrEnum):
    """What a proposal is about. The values are stored, so they never change."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    DISAGREES = "disagrees"


class Proposal(Struct, frozen=True):
    """One thing that a person should decide.

    `key` names the event within its source; `event_id` that of the content, where it is known. `fingerprint` is of
    the page's own values: while they stay, a rejected proposal is not made again. `found` is an event that it tells,
    `news` a piece of news.
    """

    source: str
    kind: ProposalKind
    key: str
    title: str
    fingerprint: str
    event_id: str = ""
    found: FoundEvent | None = None
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Problem, ...] = ()
    news: FoundNews | None = None


class ProposalState(StrEnum):
    """How far a proposal has come; OVER: it no longer holds, and nobody decided."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OVER = "over"


class ProposalRow(Struct, frozen=True):
    """A proposal as it is kept. `made_at` is aware; `item_id` is the event's file, once there is one."""

    number: int
    state: ProposalState
    proposal: Proposal
    made_at: datetime
    item_id: str = ""


class Reconciled(Struct, frozen=True):
    """How the rows of a source must change so that they say what it proposes now.

    `told_anew` are the changed ones in which the page itself says something else than before.
    """

    fresh: tuple[Proposal, ...] = ()
    changed: Mapping[int, Proposal] | None = None
    told_anew: tuple[int, ...] = ()
    over: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fresh or self.changed or self.over)
