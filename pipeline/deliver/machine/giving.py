"""The calls that give a letter away, or take it back: after each, the campaign's own status is the answer."""

from msgspec.structs import replace

from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.deliver.compare import rewritten
from pipeline.deliver.decide import Do, Step
from pipeline.deliver.journal import NOT_IN_PLAN
from pipeline.deliver.machine.asking import ask_ready
from pipeline.deliver.machine.run import Run
from pipeline.fault import CarrierError, NotInPlan, Rejected, Unclear
from pipeline.model import LetterState


def schedule(run: Run, step: Step) -> str | None:
    assert run.carrier.scheduler is not None
    order = run.order(step.campaign_id)
    assert order.parcel.terms.at is not None
    try:
        run.carrier.scheduler.schedule(step.campaign_id, order.parcel.terms.at)
    except NotInPlan:
        run.seen = replace(run.seen, in_plan=False)
        return NOT_IN_PLAN
    except Unclear as error:
        return _look_after(run, step, error)
    except Rejected as error:
        if error.key == "mailchimp.rejected":
            ask_ready(run, step)  # it tells why, in words
        raise
    run.note(step, "answer", step.campaign_id)
    run.save(state=LetterState.SCHEDULED)
    run.seen = replace(run.seen, given=step.campaign_id, down=False, taken_down=False)
    return _look_after(run, step)


def send(run: Run, step: Step) -> str | None:
    run.order(step.campaign_id)
    try:
        run.carrier.send(step.campaign_id)
    except Unclear as error:
        return _look_after(run, step, error)
    run.note(step, "answer", step.campaign_id)
    return _look_after(run, step)


def unschedule(run: Run, step: Step) -> str:
    assert run.carrier.scheduler is not None
    run.carrier.scheduler.unschedule(step.campaign_id)
    run.saw(replace(run.campaign(step.campaign_id), status=CampaignStatus.DRAFT))
    run.save(state=LetterState.CONTENT_SET)
    seen = replace(run.seen, taken_down=True, down=True, why_down=(*run.seen.why_down, *step.names), ready="")
    # What a person may have touched is set anew.
    run.seen = replace(seen, addressed="", filled="", content=None) if step.names else seen
    return step.campaign_id


def _look_after(run: Run, step: Step, doubt: Unclear | None = None) -> str | None:
    """What the campaign tells of itself after a call that sends.

    A look that fails says nothing of the call: what was unclear of it stays so.
    """
    if doubt:
        run.note(step, "unclear", doubt.key)
    try:
        campaign = run.carrier.get(step.campaign_id)
    except CarrierError:
        if doubt or step.do is Do.SEND:
            raise Unclear("deliver.unclear") from None
        known = run.campaign(step.campaign_id)
        run.saw(replace(known, status=CampaignStatus.SCHEDULED, send_at=run.parcel.terms.at))
        return None
    if campaign.waiting:
        raise Unclear("deliver.unclear")
    run.seen = replace(run.seen, given=step.campaign_id, down=False, taken_down=False)
    run.saw(campaign)
    _keep_rewritten(run, campaign)
    return str(campaign.status) if doubt else None


def _keep_rewritten(run: Run, campaign: Campaign) -> None:
    """What the carrier tells in its own words from the beginning is no change of anybody's."""
    order = run.case.order
    if order is not None and (names := rewritten(order.parcel.terms, campaign)) != order.rewritten:
        run.save_order(replace(order, rewritten=names))
