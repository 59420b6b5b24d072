"""What follows from people's decisions of a letter: may it go, and what has changed since it was approved. Pure."""

from collections.abc import Iterable, Sequence
from difflib import unified_diff

from pipeline.model import Decision, DecisionKind

_LINES_SHOWN = 40


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
    last = _last(decisions, DecisionKind.HOLD, DecisionKind.RELEASE)
    return last if last and last.kind is DecisionKind.HOLD else None


def approval_of(decisions: Iterable[Decision]) -> Decision | None:
    """The last approval, whether or not the letter is still the same."""
    return _last(decisions, DecisionKind.APPROVE)


def release_of(decisions: Iterable[Decision]) -> Decision | None:
    """The release that stands now: nobody has held the letter since."""
    last = _last(decisions, DecisionKind.HOLD, DecisionKind.RELEASE)
    return last if last and last.kind is DecisionKind.RELEASE else None


def changes(before: str, after: str) -> Sequence[str]:
    """Just the lines that differ, the old ones marked with "-" and the new with "+"; the first ones of very many."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    marked = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---") and line[1:].strip()]
    return [*marked[:_LINES_SHOWN], "…"] if len(marked) > _LINES_SHOWN else marked


def _last(decisions: Iterable[Decision], *kinds: DecisionKind) -> Decision | None:
    return next((one for one in reversed(tuple(decisions)) if one.kind in kinds), None)
