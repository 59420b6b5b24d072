"""The calls that only ask: who gets the letter, whether it is ready, what lies there."""

from contextlib import suppress

from msgspec.structs import replace

from pipeline.deliver.adopt import adopted
from pipeline.deliver.campaign import Campaign
from pipeline.deliver.decide import Do, Step
from pipeline.deliver.machine.run import Run
from pipeline.deliver.words import same_words
from pipeline.fault import Busy, CarrierError, NotFound, Rejected
from pipeline.model import Order
from pipeline.store.editions import document_of


def ask_people(run: Run, _step: Step) -> str:
    audience = run.carrier.audience(run.parcel.terms)
    run.seen = replace(run.seen, audience=audience)
    return str(audience.people)


def ask_witness(run: Run, _step: Step) -> str:
    """Of a whole audience one answer tells both who they are and what went to them last."""
    if run.parcel.terms.segment:
        last = run.carrier.last_sent(run.parcel.terms)
        run.seen = replace(run.seen, witness_asked=True, last_sent=last)
        return str(last or "")
    audience = run.carrier.audience(run.parcel.terms)
    run.seen = replace(run.seen, witness_asked=True, last_sent=audience.last_sent, audience=audience)
    return str(audience.last_sent or "")


def count(run: Run, step: Step) -> str:
    """Who would get it, asked once more: right after it was made they may not be counted yet."""
    campaign = run.as_left(run.carrier.get(step.campaign_id))
    run.saw(campaign)
    run.seen = replace(run.seen, counted=step.campaign_id)
    if campaign.people == 0:
        ask_ready(run, step)
        raise Busy("deliver.not_ready_yet", wait=60)
    return str(campaign.people)


def ask_ready(run: Run, step: Step) -> str:
    readiness = run.carrier.readiness(step.campaign_id)
    if readiness.wait:
        raise Busy("deliver.not_ready_yet", wait=60)
    if not readiness.ready:
        # Perhaps its content never came there, whatever the answer was: the next run sets it anew.
        run.note(Step(Do.FILL, step.campaign_id), "refused", "not ready")
        raise CarrierError("deliver.not_ready", errors="; ".join(readiness.errors) or "–")
    run.seen = replace(run.seen, ready=step.campaign_id)
    return "ready"


def ask_content(run: Run, step: Step) -> str:
    """What lies there is the order from now on, where none tells of it: it is compared with the wish as any other."""
    content = ""
    with suppress(NotFound, Rejected):  # it does not tell
        content = run.carrier.content(step.campaign_id)
    run.seen = replace(run.seen, content=content)
    if run.case.order is None:
        adopt(run, run.campaign(step.campaign_id), content)
    return step.campaign_id


def adopt(run: Run, campaign: Campaign, html: str) -> Order:
    """Keeps as the order what lies at the carrier, or has gone from there."""
    with run.store.reading() as connection:
        document = document_of(connection, run.row.date)
    # A row that tells what was given away, and no order: a version that kept none gave it.
    stays = run.case.order is None and bool(run.row.hash)
    order = adopted(run.parcel, document, campaign, html, run.now, stays=stays)
    run.save_order(order)
    return order


def compare(run: Run, step: Step) -> str:
    """Whether a campaign of others says the same."""
    mine = (run.case.order.parcel if run.case.order else run.parcel).letter.html
    try:
        is_alike = same_words(run.carrier.content(step.campaign_id), mine)
    except CarrierError:  # it is not ours: what cannot be read is left alone
        is_alike = False
    alike = (*run.seen.alike, step.campaign_id) if is_alike else run.seen.alike
    run.seen = replace(run.seen, alike=alike, compared=(*run.seen.compared, step.campaign_id))
    return step.campaign_id
