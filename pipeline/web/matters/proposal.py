"""Is what a source proposes to be done? From the mail that lists proposals, or tells an event's owner of one."""

from collections.abc import Mapping
from pathlib import Path

from pipeline import messages
from pipeline.acts.decide_proposal import accept, open_row, reject
from pipeline.acts.proposals_shown import proposal_lines
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.model import ProposalState
from pipeline.notify.tokens import Ticket
from pipeline.store.proposals import decided
from pipeline.web.question import CHOICE, STAMP, Acted, Choice, Question

_ACCEPT, _REJECT = "hyvaksy", "hylkaa"


def look(situation: Situation, ticket: Ticket) -> Question:
    number = int(ticket.matter)
    title = messages.text("page.proposal", number=number)
    with situation.store.reading() as connection:
        known = decided(connection, number)
    if known and known.at and known.state in (ProposalState.ACCEPTED, ProposalState.REJECTED):
        at = known.at.astimezone(situation.project.config.zone)
        return Question(title, settled=messages.text(f"page.proposal_{known.state}", who=known.who, at=at))
    try:
        row = open_row(situation, number)
    except Fault:  # the source says it no more
        return Question(title, settled=messages.text("page.proposal_over"))
    return Question(
        title,
        told=(messages.text("page.proposal_told"),),
        text="\n".join(proposal_lines(row, situation.content)),
        choices=(
            Choice(_ACCEPT, messages.text("page.accept")),
            Choice(_REJECT, messages.text("page.reject"), stops=True),
        ),
        stamp=row.proposal.fingerprint,
    )


def act(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    number, who = int(ticket.matter), ticket.person
    row = open_row(situation, number)
    if row.proposal.fingerprint != said.get(STAMP):
        raise Fault("page.proposal_changed")
    values = {"who": who, "number": number, "title": row.proposal.title}
    if said[CHOICE] == _ACCEPT:
        done = accept(situation, number, who)
        item = row.proposal.event_id or Path(done.file).stem
        return Acted(messages.text("page.log_accepted", **values), item=item)
    reject(situation, number, who)
    return Acted(messages.text("page.log_rejected", **values), item=row.proposal.event_id)
