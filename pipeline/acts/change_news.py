"""What a source has changed in its news, or withdrawn, written into the file of that piece."""

from datetime import timedelta

from pipeline.acts.rewrite import rewrite
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.finnish.times import write_day
from pipeline.kinds.news import KIND as NEWS
from pipeline.model import NewsItem, Proposal, ProposalKind
from pipeline.propose.written import header_value, markdown
from pipeline.read.edit import with_fields


def change_news(situation: Situation, proposal: Proposal, number: int) -> str:
    """Does what the proposal of this number says and gives the file's place. Raises Fault; then nothing was written."""
    item = next((one for one in situation.content.news if one.id == proposal.event_id), None)
    if item is None:
        raise Fault("proposals.no_item", number=number, id=proposal.event_id)
    fields = _fields(situation, proposal, item)
    lead = next((one for one in proposal.differences if one.field == "lead"), None)

    def edited(text: str) -> str:
        if lead:
            before, there, after = text.partition(markdown(lead.ours))
            if not there:
                raise Fault("proposals.lead_edited", number=number, file=item.source.file)
            text = f"{before}{markdown(lead.theirs)}{after}"
        return with_fields(text, NEWS, fields)

    rewrite(situation, NEWS, item, edited, number)
    return item.source.file


def _fields(situation: Situation, proposal: Proposal, item: NewsItem) -> dict[str, str]:
    if proposal.kind is ProposalKind.GONE:
        # The last day on which it may be told is over: files stay, and what was published is no draft again.
        return {"expires": write_day(max(item.published, situation.today - timedelta(days=1)))}
    return {one.field: header_value(one.theirs) for one in proposal.differences if one.field != "lead"}
