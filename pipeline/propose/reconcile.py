"""How what is kept of a source must change so that it says what the source proposes now. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.model import Proposal, ProposalKind, ProposalRow, ProposalState, Reconciled
from pipeline.store.codec import to_json


def reconcile(rows: Iterable[ProposalRow], proposals: Sequence[Proposal]) -> Reconciled:
    """What is decided is not asked again while the page says the same; what is open keeps its number. Pure."""
    kept = tuple(rows)
    opened = {_about(row.proposal): row for row in kept if row.state is ProposalState.OPEN}
    decided = {(_about(row.proposal), row.proposal.fingerprint) for row in kept if _holds(row)}
    fresh, changed, standing = [], {}, set()
    for one in proposals:
        about = _about(one)
        if (about, one.fingerprint) in decided:
            continue
        row = opened.get(about)
        if row is None:
            fresh.append(one)
            continue
        standing.add(row.number)
        # As it would be read back: an equal one is not written again.
        if to_json(row.proposal) != to_json(one):
            changed[row.number] = one
    over = tuple(row.number for row in opened.values() if row.number not in standing)
    anew = tuple(
        row.number
        for row in opened.values()
        if row.number in changed and changed[row.number].fingerprint != row.proposal.fingerprint
    )
    return Reconciled(tuple(fresh), changed, anew, over)


def _about(one: Proposal) -> tuple[str, ProposalKind]:
    return one.key, one.kind


def _holds(row: ProposalRow) -> bool:
    """A rejection holds; so does an accepted new event whose file somebody has removed since."""
    return row.state is ProposalState.REJECTED or (
        row.state is ProposalState.ACCEPTED and row.proposal.kind is ProposalKind.NEW
    )


def accepted_keys(rows: Iterable[ProposalRow]) -> Mapping[str, str]:
    """Which event of content each key of a source was accepted as."""
    return {row.proposal.key: row.item_id for row in rows if row.state is ProposalState.ACCEPTED and row.item_id}
