"""What people decided of a letter, and what follows from it: may it go, and what has changed since it was approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import unified_diff
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from pipeline.store import schema
from pipeline.store.codec import instant, moment_of

_LINES_SHOWN = 40


class Kind(StrEnum):
    """A person's decision. The values are stored, so they never change."""

    APPROVE = "approve"
    HOLD = "hold"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what of the letter of `date`, and when (aware). An approval keeps the letter's hash and text part."""

    date: date
    at: datetime
    kind: Kind
    who: str
    hash: str = ""
    text: str = ""


def decisions_of(connection: Connection, day: date) -> tuple[Decision, ...]:
    """A letter's decisions, oldest first."""
    table = schema.approval
    rows = connection.execute(select(table).where(table.c.date == day).order_by(table.c.number))
    return tuple(Decision(row.date, moment_of(row.at), Kind(row.kind), row.who, row.hash, row.text) for row in rows)


def save_decision(connection: Connection, decision: Decision) -> None:
    values = {
        "date": decision.date,
        "at": instant(decision.at),
        "kind": str(decision.kind),
        "who": decision.who,
        "hash": decision.hash,
        "text": decision.text,
    }
    connection.execute(insert(schema.approval).values(**values))


def obstacle(decisions: Iterable[Decision], policy: str, letter_hash: str) -> str:
    """Why the letter with this hash may not go, as a message key; "" when it may.

    A hold stands until it is released. With the policy "required" the letter needs an approval of just this content;
    with "unless-held" it needs none.
    """
    known = tuple(decisions)
    if hold_of(known):
        return "approval.held"
    if policy != "required":
        return ""
    approval = approval_of(known)
    if approval is None:
        return "approval.missing"
    return "" if approval.hash == letter_hash else "approval.lapsed"


def hold_of(decisions: Iterable[Decision]) -> Decision | None:
    """The hold that stands now."""
    last = _last(decisions, Kind.HOLD, Kind.RELEASE)
    return last if last and last.kind is Kind.HOLD else None


def approval_of(decisions: Iterable[Decision]) -> Decision | None:
    """The last approval, whether or not the letter is still the same."""
    return _last(decisions, Kind.APPROVE)


def release_of(decisions: Iterable[Decision]) -> Decision | None:
    """The release that stands now: nobody has held the letter since."""
    last = _last(decisions, Kind.HOLD, Kind.RELEASE)
    return last if last and last.kind is Kind.RELEASE else None


def changes(before: str, after: str) -> Sequence[str]:
    """Just the lines that differ, the old ones marked with "-" and the new with "+"; the first ones of very many."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    marked = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---") and line[1:].strip()]
    return [*marked[:_LINES_SHOWN], "…"] if len(marked) > _LINES_SHOWN else marked


def _last(decisions: Iterable[Decision], *kinds: Kind) -> Decision | None:
    return next((one for one in reversed(tuple(decisions)) if one.kind in kinds), None)
