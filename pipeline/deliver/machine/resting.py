"""The end of a run: the row as it stands, and what is remembered of a letter that lies at its carrier or has gone."""

from msgspec.structs import replace

from pipeline.deliver.campaign import Campaign
from pipeline.deliver.compare import copies
from pipeline.deliver.decide import Step
from pipeline.deliver.machine.asking import adopt
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.machine.run import Run
from pipeline.deliver.words import same_words
from pipeline.model import LetterState

_GIVEN = (LetterState.SCHEDULED, LetterState.SENDING, LetterState.SENT)


def rest(run: Run, step: Step, audited: bool) -> Outcome:
    """Keeps the state in which the letter rests; `audited`: this run was its last audit."""
    state = step.state or run.row.state
    campaign = next((one for one in run.seen.campaigns if one.id == step.campaign_id), None)
    if state in _GIVEN and campaign:
        _keep_given(run, state, campaign)
    else:
        run.save(state=state, why=step.why)
    run.found = step.names if campaign and campaign.gone else ()
    if step.why == "deliver.copied":
        run.note_step("copies", "answer", " ".join(one.id for one in copies(run.case, run.seen)))
    # What is not as it should be at last is looked at again, and once more when it has gone.
    if state is LetterState.SCHEDULED and audited and not step.names and not run.seen.given:
        run.note_step("final", "answer")
    asked = run.seen.audience.people if run.seen.audience else None
    run.people = campaign.people if campaign else None
    return run.end(step.why, {"day": run.row.date, "people": run.people, "asked": asked})


def _keep_given(run: Run, state: LetterState, campaign: Campaign) -> None:
    _remember(run, campaign)
    is_sent = state is LetterState.SENT
    run.reached = campaign.reached if is_sent else None
    run.save(
        state=state,
        due_at=run.case.order.parcel.due if run.case.order else run.row.due_at,
        campaign_id=campaign.id,
        sent_at=(campaign.send_at or run.now) if is_sent else None,
        archive_url=campaign.archive_url,
        why="",
        told=True,
    )


def _remember(run: Run, campaign: Campaign) -> None:
    """What is remembered is what was given away, but for words that were changed there before it went."""
    order, content = run.case.order, run.seen.content
    if order is None:
        return  # given away by a version that kept no order: what it remembered stands
    if content and campaign.gone and not same_words(order.parcel.letter.html, content):
        order = adopt(run, campaign, content)
    letter = order.parcel.letter
    hash_ = run.row.hash if order.adopted else letter.hash
    run.case = replace(run.case, row=replace(run.row, subject=letter.subject, hash=hash_))
