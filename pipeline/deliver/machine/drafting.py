"""The calls that make a draft what it shall be. Nothing of them comes to people, but for a test mail to staff."""

from contextlib import suppress

from msgspec.structs import replace

from pipeline.deliver.campaign import trial_subject
from pipeline.deliver.decide import Step
from pipeline.deliver.machine.outcome import Trial
from pipeline.deliver.machine.run import Run, mark
from pipeline.fault import CarrierError, NotFound
from pipeline.model import LetterState


def create(run: Run, _step: Step) -> str:
    trial = bool(run.case.test_to) and not run.seen.tried
    campaign = run.carrier.create(run.parcel, trial=trial)
    subject = trial_subject(run.parcel) if trial else run.parcel.letter.subject
    campaign = replace(campaign, terms=replace(campaign.terms, subject=subject))
    run.seen = replace(
        run.seen,
        campaigns=(*run.seen.campaigns, campaign),
        addressed="" if trial else campaign.id,
        made=campaign.id,
    )
    run.save(campaign_id=campaign.id, state=LetterState.DRAFTED)
    return mark(campaign.id, "trial" if trial else run.parcel.terms.envelope)


def delete(run: Run, step: Step) -> str:
    with suppress(NotFound):  # gone already is just what was wanted
        run.carrier.delete(step.campaign_id)
    left = tuple(one for one in run.seen.campaigns if one.id != step.campaign_id)
    run.seen = replace(run.seen, campaigns=left)
    run.forget_deleted()
    if step.campaign_id == run.row.campaign_id:
        run.save(campaign_id="", state=LetterState.PLANNED)
    return step.campaign_id


def address(run: Run, step: Step) -> str:
    told = run.carrier.address(step.campaign_id, run.parcel)
    known = run.campaign(step.campaign_id)
    terms = replace(told.terms, subject=run.parcel.letter.subject)
    run.seen = replace(run.seen, addressed=step.campaign_id, ready="")
    run.saw(replace(known, terms=terms, people=told.people, active=told.active))
    whole = run.seen.filled == step.campaign_id
    run.save(campaign_id=step.campaign_id, hash=run.parcel.letter.hash if whole else run.row.hash)
    return mark(step.campaign_id, run.parcel.terms.envelope)


def fill(run: Run, step: Step) -> str:
    run.order(step.campaign_id)
    run.carrier.fill(step.campaign_id, run.parcel)
    run.seen = replace(run.seen, filled=step.campaign_id, ready="", content=None)
    run.save(campaign_id=step.campaign_id, hash=run.parcel.letter.hash, state=LetterState.CONTENT_SET)
    return mark(step.campaign_id, run.parcel.letter.content)


def test(run: Run, step: Step) -> str:
    """Whatever came of it, it is not asked for again, and the letter does not wait for it."""
    assert run.carrier.tester is not None
    addresses = run.case.test_to
    run.seen = replace(run.seen, tried=True)
    try:
        run.carrier.tester.test(step.campaign_id, addresses)
        run.trial = Trial(addresses)
    except CarrierError as error:
        run.trial = Trial(addresses, error)
        return error.key
    return ", ".join(addresses)
