"""Drives one letter as far as it can come now: look at the carrier, decide, act, remember; again until it rests.

Intent is stored before each call and its answer after it. Nothing here repeats a call whose effect is not known.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline.deliver.campaign import Campaign, CampaignStatus, Carrier, Parcel
from pipeline.deliver.decide import LATE, Do, Seen, Step, Wish, next_step
from pipeline.deliver.journal import doubt_since, last_answer, may_have_gone, was_asked, was_taken_down
from pipeline.fault import Busy, CarrierError, NotFound, NotInPlan, Unclear
from pipeline.model import EditionRow, LetterState
from pipeline.store import Store
from pipeline.store.editions import edition_row, save_document, save_row
from pipeline.store.journal import journal_of, note


@dataclass(frozen=True, slots=True)
class Trial:
    """A test mail that was asked for in this run, and what the carrier had against it."""

    addresses: tuple[str, ...]
    error: CarrierError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a letter stands after a run. `key` and `values` tell people why; `until` is when to look again."""

    row: EditionRow
    key: str = ""
    values: dict[str, object] | None = None
    until: datetime | None = None
    changed: bool = False
    trial: Trial | None = None


def drive(parcel: Parcel, carrier: Carrier, store: Store, wish: Wish, now: datetime) -> Outcome:
    """The letter's state after everything that could be done for it at `now` (aware)."""
    return _Run(parcel, carrier, store, wish, now).drive()


class _Run:
    """One run over one letter: what it has seen so far, and the row as it stands."""

    def __init__(self, parcel: Parcel, carrier: Carrier, store: Store, wish: Wish, now: datetime) -> None:
        self.parcel = parcel
        self.carrier = carrier
        self.store = store
        self.wish = wish
        self.now = now
        self.trial: Trial | None = None
        day = parcel.edition.date
        with store.writing() as connection:
            row = edition_row(connection, day) or EditionRow(day, LetterState.PLANNED, parcel.due)
            self.before = row.state
            self.row = replace(row, carrier=carrier.name, subject=parcel.letter.subject)
            self.journal = journal_of(connection, day)
        self.taken_down = was_taken_down(self.journal)

    def drive(self) -> Outcome:
        try:
            campaigns = self._find()
        except CarrierError as error:
            # Nothing was asked for, so nothing can have happened.
            return self._end(error.key, error.values)
        ours, journal = self.row.campaign_id, self.journal
        addressed = last_answer(journal, "create", "address") == self._mark(ours, self.parcel.letter.envelope)
        filled = last_answer(journal, "fill") == self._mark(ours, self.parcel.letter.content)
        doubt = doubt_since(journal)
        on_trial = any(one.id == ours and one.on_trial for one in campaigns)
        self.seen = Seen(
            campaigns,
            addressed=ours if addressed and not on_trial else "",
            filled=ours if filled else "",
            tried=was_asked(journal, "test"),
            doubt_until=doubt + LATE if doubt else None,
            went=may_have_gone(journal),
            taken_down=self.taken_down,
        )
        while True:
            step = next_step(self.row, self.seen, self.parcel, self.wish, self.now)
            if step.do is Do.REST:
                return self._rest(step)
            if step.do is Do.WAIT:
                return self._end(step.why, {"until": step.until}, until=step.until)
            try:
                self._act(step)
            except Unclear as error:
                self._note(step, "unclear", error.key)
                return self._end(error.key, error.values, until=self.now + LATE)
            except Busy as error:
                self._note(step, "busy", error.key)
                return self._end(error.key, error.values)
            except CarrierError as error:
                self._note(step, "refused", error.key)
                self._save(state=LetterState.FAILED if step.do in (Do.SCHEDULE, Do.SEND) else self.row.state)
                return self._end(error.key, error.values)

    def _find(self) -> tuple[Campaign, ...]:
        """What the carrier lists under the token; our own, which a list may show late, by its id."""
        campaigns = self.carrier.find(self.parcel)
        if self.row.campaign_id and all(one.id != self.row.campaign_id for one in campaigns):
            with suppress(NotFound):
                campaigns = (*campaigns, self.carrier.get(self.row.campaign_id))
        return tuple(self._as_we_left_it(one) for one in campaigns)

    def _as_we_left_it(self, campaign: Campaign) -> Campaign:
        """What we unscheduled ourselves is a draft again, though the carrier may call it paused."""
        ours = self.taken_down and campaign.id == self.row.campaign_id
        return (
            replace(campaign, status=CampaignStatus.DRAFT)
            if ours and campaign.status is CampaignStatus.PAUSED
            else campaign
        )

    def _act(self, step: Step) -> None:
        if step.state:
            self._save(state=step.state)
        self._note(step, "intent")
        answer = _ACTS[step.do](self, step)
        self._note(step, "answer", answer)

    def _create(self, step: Step) -> str:
        trial = bool(self.wish.test_to) and not self.seen.tried
        made = self.carrier.create(self.parcel, trial=trial)
        campaign = replace(made, subject=self.parcel.trial_subject if trial else self.parcel.letter.subject)
        addressed = "" if trial else campaign.id
        self.seen = replace(self.seen, campaigns=(*self.seen.campaigns, campaign), addressed=addressed)
        self._save(campaign_id=campaign.id, state=LetterState.DRAFTED)
        return self._mark(campaign.id, "trial" if trial else self.parcel.letter.envelope)

    def _delete(self, step: Step) -> str:
        with suppress(NotFound):  # gone already is just what was wanted
            self.carrier.delete(step.campaign_id)
        self._forget(step.campaign_id)
        return step.campaign_id

    def _address(self, step: Step) -> str:
        self.carrier.address(step.campaign_id, self.parcel)
        self.seen = replace(self.seen, addressed=step.campaign_id, ready="")
        self._replace(replace(self._campaign(step.campaign_id), subject=self.parcel.letter.subject))
        whole = self.seen.filled == step.campaign_id
        self._save(campaign_id=step.campaign_id, hash=self.parcel.letter.hash if whole else self.row.hash)
        return self._mark(step.campaign_id, self.parcel.letter.envelope)

    def _fill(self, step: Step) -> str:
        self.carrier.fill(step.campaign_id, self.parcel)
        self.seen = replace(self.seen, filled=step.campaign_id, ready="")
        self._save(campaign_id=step.campaign_id, hash=self.parcel.letter.hash, state=LetterState.CONTENT_SET)
        return self._mark(step.campaign_id, self.parcel.letter.content)

    def _test(self, step: Step) -> str:
        """Whatever came of it, it is not asked for again, and the letter does not wait for it."""
        assert self.carrier.tester is not None
        self.seen = replace(self.seen, tried=True)
        try:
            self.carrier.tester.test(step.campaign_id, self.wish.test_to)
            self.trial = Trial(self.wish.test_to)
        except CarrierError as error:
            self.trial = Trial(self.wish.test_to, error)
            return error.key
        return ", ".join(self.wish.test_to)

    def _ask_witness(self, step: Step) -> str:
        last = self.carrier.last_sent()
        self.seen = replace(self.seen, witness_asked=True, last_sent=last)
        return str(last or "")

    def _ask_ready(self, step: Step) -> str:
        readiness = self.carrier.readiness(step.campaign_id)
        if readiness.wait:
            raise Busy("deliver.not_ready_yet", wait=60)
        if not readiness.ready:
            # Perhaps its content never came there, whatever the answer was: the next run sets it anew.
            self._note(Step(Do.FILL, step.campaign_id), "refused", "not ready")
            raise CarrierError("deliver.not_ready", errors="; ".join(readiness.errors) or "–")
        self.seen = replace(self.seen, ready=step.campaign_id)
        return "ready"

    def _schedule(self, step: Step) -> str:
        assert self.carrier.scheduler is not None
        try:
            self.carrier.scheduler.schedule(step.campaign_id, self.parcel.due)
        except NotInPlan:
            self.seen = replace(self.seen, in_plan=False)
            return "not in plan"
        except Unclear:
            pass  # the campaign itself tells whether it took effect
        return self._look_again(step, CampaignStatus.SCHEDULED)

    def _unschedule(self, step: Step) -> str:
        assert self.carrier.scheduler is not None
        self.carrier.scheduler.unschedule(step.campaign_id)
        self._replace(replace(self._campaign(step.campaign_id), status=CampaignStatus.DRAFT))
        self._save(state=LetterState.CONTENT_SET)
        return step.campaign_id

    def _send(self, step: Step) -> str:
        with suppress(Unclear):
            self.carrier.send(step.campaign_id)
        return self._look_again(step, CampaignStatus.SENT)

    def _look_again(self, step: Step, hoped: CampaignStatus) -> str:
        """After a call that sends: the campaign's own status is the answer, whatever the call's was."""
        campaign = self.carrier.get(step.campaign_id)
        if campaign.waiting:
            raise Unclear("deliver.unclear")
        self._replace(campaign)
        return f"{campaign.status} ({hoped})"

    def _rest(self, step: Step) -> Outcome:
        state = step.state or self.row.state
        campaign = next((one for one in self.seen.campaigns if one.id == step.campaign_id), None)
        if state in (LetterState.SCHEDULED, LetterState.SENDING, LetterState.SENT) and campaign:
            sent_at = (campaign.send_at or self.now) if state is LetterState.SENT else None
            self._save(
                state=state,
                campaign_id=campaign.id,
                sent_at=sent_at,
                archive_url=campaign.archive_url,
                why="",
                told=True,
            )
        else:
            self._save(state=state, why=step.why)
        return self._end(step.why, {"day": self.row.date})

    def _end(self, key: str, values: dict[str, object], until: datetime | None = None) -> Outcome:
        return Outcome(self.row, key, values, until, self.row.state is not self.before, self.trial)

    def _note(self, step: Step, phase: str, detail: str = "") -> None:
        with self.store.writing() as connection:
            note(connection, self.row.date, self.now, str(step.do), phase, detail or step.campaign_id)

    def _save(self, *, told: bool = False, **changes: Any) -> None:
        self.row = replace(self.row, **changes)
        with self.store.writing() as connection:
            save_row(connection, self.row, self.now)
            if told:
                save_document(connection, self.parcel.edition)

    def _campaign(self, campaign_id: str) -> Campaign:
        return next(one for one in self.seen.campaigns if one.id == campaign_id)

    def _replace(self, campaign: Campaign) -> None:
        others = tuple(one for one in self.seen.campaigns if one.id != campaign.id)
        self.seen = replace(self.seen, campaigns=(*others, campaign))

    @staticmethod
    def _mark(campaign_id: str, digest: str) -> str:
        """What the journal keeps of a content: it holds for one campaign only."""
        return f"{campaign_id} {digest}"

    def _forget(self, campaign_id: str) -> None:
        self.seen = replace(self.seen, campaigns=tuple(one for one in self.seen.campaigns if one.id != campaign_id))


_ACTS = {
    Do.CREATE: _Run._create,
    Do.DELETE: _Run._delete,
    Do.ADDRESS: _Run._address,
    Do.FILL: _Run._fill,
    Do.TEST: _Run._test,
    Do.ASK_WITNESS: _Run._ask_witness,
    Do.ASK_READY: _Run._ask_ready,
    Do.SCHEDULE: _Run._schedule,
    Do.UNSCHEDULE: _Run._unschedule,
    Do.SEND: _Run._send,
}
