"""What waits for a person of the sources that there are: of one that was renamed or removed nobody is asked."""

from pipeline.acts.situation import Situation
from pipeline.model import ProposalRow, ProposalState
from pipeline.store.proposals import rows_of


def open_rows(situation: Situation) -> tuple[ProposalRow, ...]:
    """The open proposals, oldest first."""
    names = {rule.name for rule in situation.project.config.sources}
    with situation.store.reading() as connection:
        rows = rows_of(connection, state=ProposalState.OPEN)
    return tuple(row for row in rows if row.proposal.source in names)
