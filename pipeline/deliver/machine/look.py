"""The look that every run begins with: what the carrier has of this letter, of others, and of whose turn it is."""

from contextlib import suppress

from msgspec.structs import replace

from pipeline.deliver.campaign import Campaign, Shown
from pipeline.deliver.case import Seen
from pipeline.deliver.compare import rewritten
from pipeline.deliver.decide import Do, Step
from pipeline.deliver.machine.run import Run, mark
from pipeline.deliver.turn import newer_turn
from pipeline.fault import NotFound


def look(run: Run, turn: int | None, *, new: bool) -> str:
    """Fills in what the run has seen; gives whose turn to send it is by now, where it is another host's.

    Raises CarrierError when the carrier does not answer.
    """
    shown = run.carrier.find(run.parcel)
    ours = _with_our_own(run, shown)
    run.note(Step(Do.LOOK), "answer")
    run.looked = True
    if new and shown.past and run.case.order is None:
        run.lost = True
        run.case = replace(run.case, keeps_why="takeover.lost")
    run.seen = _seen(run, tuple(run.as_left(one) for one in ours), shown)
    return newer_turn(shown.turns, turn)


def _with_our_own(run: Run, shown: Shown) -> tuple[Campaign, ...]:
    """What is ours, with the one that we made ourselves, which a list may show late."""
    mine = run.row.campaign_id
    if mine and all(one.id != mine for one in shown.ours):
        with suppress(NotFound):
            return (*shown.ours, run.carrier.get(mine))
    return shown.ours


def _seen(run: Run, campaigns: tuple[Campaign, ...], shown: Shown) -> Seen:
    past, mine = run.case.past, run.row.campaign_id
    as_set = any(one.id == mine and not rewritten(run.parcel.terms, one) for one in campaigns)
    addressed = past.addressed == mark(mine, run.parcel.terms.envelope) and as_set
    return Seen(
        campaigns,
        shown.others,
        clock_off=run.carrier.clock_off(run.now),
        addressed=mine if addressed else "",
        tried=past.tried,
        taken_down=past.taken_down,
        down=past.down,
    )
