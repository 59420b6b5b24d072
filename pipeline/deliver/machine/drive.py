"""Drives one letter as far as it can come now: look at the carrier, decide, act, remember; again until it rests.

Intent is stored before each call and its answer after it, each call by itself. Nothing here repeats a call whose effect
is not known. What is given to the carrier is stored as the order before it is given.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from pipeline.deliver.campaign import Carrier
from pipeline.deliver.case import Case
from pipeline.deliver.decide import Do, Step, next_step
from pipeline.deliver.due import audit_is_due
from pipeline.deliver.journal import LATE
from pipeline.deliver.machine import asking, drafting, giving
from pipeline.deliver.machine.look import look
from pipeline.deliver.machine.outcome import Outcome
from pipeline.deliver.machine.resting import rest
from pipeline.deliver.machine.run import Run
from pipeline.fault import Busy, CarrierError, Unclear
from pipeline.model import LetterState
from pipeline.store import Store

# Each gives what the journal keeps of its answer; None where it has kept that itself.
_CALLS: Mapping[Do, Callable[[Run, Step], str | None]] = {
    Do.CREATE: drafting.create,
    Do.DELETE: drafting.delete,
    Do.ADDRESS: drafting.address,
    Do.FILL: drafting.fill,
    Do.TEST: drafting.test,
    Do.ASK_PEOPLE: asking.ask_people,
    Do.ASK_WITNESS: asking.ask_witness,
    Do.ASK_READY: asking.ask_ready,
    Do.ASK_CONTENT: asking.ask_content,
    Do.COMPARE: asking.compare,
    Do.COUNT: asking.count,
    Do.SCHEDULE: giving.schedule,
    Do.UNSCHEDULE: giving.unschedule,
    Do.SEND: giving.send,
}


def drive(
    case: Case, carrier: Carrier, store: Store, now: datetime, *, turn: int | None = None, new: bool = False
) -> Outcome:
    """The letter's state after everything that could be done for it at `now` (aware).

    `case` has a parcel and the row of now; its order and past are read anew from the store. `turn` is the number of
    this host's turn to send, where turns are taken; `new`: the store has not met the carrier yet, and may have lost
    what it knows.
    """
    run = Run(case, carrier, store, now)
    try:
        other = look(run, turn, new=new)
    except CarrierError as error:
        # Nothing was asked for, so nothing can have happened.
        run.note(Step(Do.LOOK), "busy", error.key)
        return run.end(error.key, error.values)
    return run.end("takeover.taken", {"other": other}, turn=other) if other else _driven(run)


def _driven(run: Run) -> Outcome:
    audited = audit_is_due(run.case, run.now)
    while True:
        step = next_step(run.case, run.seen, run.now)
        if step.do is Do.REST:
            return rest(run, step, audited)
        if step.do is Do.WAIT:
            return run.end(step.why, {"until": step.until}, until=step.until)
        try:
            _act(run, step)
        except CarrierError as error:
            return _failed(run, step, error)


def _act(run: Run, step: Step) -> None:
    if step.state:
        run.save(state=step.state)
    run.note(step, "intent")
    answer = _CALLS[step.do](run, step)
    if answer is not None:
        run.note(step, "answer", answer)


def _failed(run: Run, step: Step, error: CarrierError) -> Outcome:
    """What a call that failed leaves behind: a doubt, another try later, or a refusal."""
    if isinstance(error, Unclear):
        run.note(step, "unclear", error.key)
        return run.end(error.key, error.values, until=run.now + LATE)
    if isinstance(error, Busy):
        run.note(step, "busy", error.key)
        return run.end(error.key, error.values)
    run.note(step, "refused", error.key)
    failed = step.do in (Do.SCHEDULE, Do.SEND) and error.key != "deliver.not_ready"
    run.save(state=LetterState.FAILED if failed else run.row.state)
    return run.end(error.key, error.values)
