"""Drives one letter as far as it can come now: look at the carrier, decide, act, remember; again until it rests.

Intent is stored before each call and its answer after it, each call by itself. Nothing here repeats a call whose effect
is not known. What is given to the carrier is stored as the order before it is given.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline.deliver.adopt import adopted
from pipeline.deliver.campaign import Campaign, CampaignStatus, Carrier, trial_subject
from pipeline.deliver.case import Case, Seen
from pipeline.deliver.compare import rewritten
from pipeline.deliver.decide import Do, Step, next_step
from pipeline.deliver.due import DriveWhy, audits
from pipeline.deliver.journal import LATE, past_of
from pipeline.deliver.turn import newer_turn
from pipeline.deliver.words import same_words
from pipeline.fault import Busy, CarrierError, NotFound, NotInPlan, Rejected, Unclear
from pipeline.model import EditionRow, LetterState, Order, Parcel
from pipeline.store import Store
from pipeline.store.editions import document_of, save_document, save_row
from pipeline.store.journal import journal_of, note
from pipeline.store.orders import order_of, save_order


@dataclass(frozen=True, slots=True)
class Trial:
    """A test mail that was asked for in this run, and what the carrier had against it."""

    addresses: tuple[str, ...]
    error: CarrierError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a letter stands after a run. `key` and `values` tell people why; `until` is when to look again.

    `order` is what was given to the carrier. `changed_in` names what was put right in a letter that lay there already;
    `reached` is how many people got it, where that is told. `looked`: the carrier answered; `lost`: it knows letters
    that the store should know. `turn`: who sends from elsewhere by now.
    """

    row: EditionRow
    key: str = ""
    values: dict[str, object] | None = None
    until: datetime | None = None
    changed: bool = False
    trial: Trial | None = None
    order: Order | None = None
    changed_in: tuple[str, ...] = ()
    reached: int | None = None
    looked: bool = False
    lost: bool = False
    turn: str = ""


def drive(
    case: Case, carrier: Carrier, store: Store, now: datetime, *, turn: int | None = None, new: bool = False
) -> Outcome:
    """The letter's state after everything that could be done for it at `now` (aware).

    `case` has a parcel; its row, order and past are read anew from the store. `turn` is the number of this host's turn
    to send, where turns are taken; `new`: the store has not met the carrier yet, and may have lost what it knows.
    """
    return _Run(case, carrier, store, now, turn, new).drive()


class _Run:
    """One run over one letter: what it has seen so far, and the row as it stands."""

    def __init__(self, case: Case, carrier: Carrier, store: Store, now: datetime, turn: int | None, new: bool) -> None:
        assert case.parcel is not None
        self.parcel: Parcel = case.parcel
        self.carrier = carrier
        self.store = store
        self.now = now
        self.turn = turn
        self.new = new
        self.looked = self.lost = False
        self.trial: Trial | None = None
        self.reached: int | None = None
        day = self.parcel.edition.date
        with store.reading() as connection:
            past, order = past_of(journal_of(connection, day)), order_of(connection, day)
        known = order.parcel if order else self.parcel
        row = replace(case.row, carrier=carrier.name, subject=known.letter.subject)
        if case.row.state is not LetterState.SCHEDULED and not case.withdrawn:
            row = replace(row, due_at=self.parcel.due)
        self.before = case.row.state
        self.case = replace(case, row=row, order=order, past=past)

    @property
    def row(self) -> EditionRow:
        return self.case.row

    def drive(self) -> Outcome:
        try:
            if standing_back := self._look():
                return replace(self._end("takeover.taken", {"other": standing_back}), turn=standing_back)
        except CarrierError as error:
            # Nothing was asked for, so nothing can have happened.
            self._note(Step(Do.LOOK), "busy", error.key)
            return self._end(error.key, error.values)
        audited = audits(self.case, self.now)
        while True:
            step = next_step(self.case, self.seen, self.now)
            if step.do is Do.REST:
                outcome = self._rest(step)
                self._note_audit(audited, outcome)
                return outcome
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
                failed = step.do in (Do.SCHEDULE, Do.SEND) and error.key != "deliver.not_ready"
                self._save(state=LetterState.FAILED if failed else self.row.state)
                return self._end(error.key, error.values)

    def _look(self) -> str:
        """What the carrier shows; whose turn to send it is by now, where it is another host's."""
        shown = self.carrier.find(self.parcel)
        ours = shown.ours
        if self.row.campaign_id and all(one.id != self.row.campaign_id for one in ours):
            with suppress(NotFound):  # our own, which a list may show late
                ours = (*ours, self.carrier.get(self.row.campaign_id))
        self._note(Step(Do.LOOK), "answer")
        self.looked = True
        if self.new and shown.past and self.case.order is None:
            self.lost = True
            self.case = replace(self.case, keeps_why="takeover.lost")
        past, mine = self.case.past, self.row.campaign_id
        campaigns = tuple(self._as_we_left_it(one) for one in ours)
        on_trial = any(one.id == mine and one.on_trial for one in campaigns)
        self.seen = Seen(
            campaigns,
            shown.others,
            clock_off=self.carrier.clock_off(self.now),
            addressed=mine if past.addressed == self._mark(mine, self.parcel.terms.envelope) and not on_trial else "",
            filled=mine if past.filled == self._mark(mine, self.parcel.letter.content) else "",
            tried=past.tried,
            taken_down=past.taken_down,
            down=past.down,
        )
        return newer_turn(shown.turns, self.turn)

    def _as_we_left_it(self, campaign: Campaign) -> Campaign:
        """What we unscheduled ourselves is a draft again, though the carrier may call it paused."""
        ours = self.case.past.taken_down and campaign.id == self.row.campaign_id
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
        if answer is not None:
            self._note(step, "answer", answer)

    def _create(self, step: Step) -> str:
        trial = bool(self.case.test_to) and not self.seen.tried
        campaign = self.carrier.create(self.parcel, trial=trial)
        subject = trial_subject(self.parcel) if trial else self.parcel.letter.subject
        campaign = replace(campaign, terms=replace(campaign.terms, subject=subject))
        addressed = "" if trial else campaign.id
        self.seen = replace(
            self.seen, campaigns=(*self.seen.campaigns, campaign), addressed=addressed, made=campaign.id
        )
        self._save(campaign_id=campaign.id, state=LetterState.DRAFTED)
        return self._mark(campaign.id, "trial" if trial else self.parcel.terms.envelope)

    def _delete(self, step: Step) -> str:
        with suppress(NotFound):  # gone already is just what was wanted
            self.carrier.delete(step.campaign_id)
        left = tuple(one for one in self.seen.campaigns if one.id != step.campaign_id)
        self.seen = replace(self.seen, campaigns=left)
        if step.campaign_id == self.row.campaign_id:
            self._save(campaign_id="", state=LetterState.PLANNED)
        return step.campaign_id

    def _address(self, step: Step) -> str:
        told = self.carrier.address(step.campaign_id, self.parcel)
        known = self._campaign(step.campaign_id)
        terms = replace(told.terms, subject=self.parcel.letter.subject)
        self.seen = replace(self.seen, addressed=step.campaign_id, ready="")
        self._replace(replace(known, terms=terms, people=told.people, active=told.active))
        whole = self.seen.filled == step.campaign_id
        self._save(campaign_id=step.campaign_id, hash=self.parcel.letter.hash if whole else self.row.hash)
        return self._mark(step.campaign_id, self.parcel.terms.envelope)

    def _fill(self, step: Step) -> str:
        self._order(step.campaign_id)
        self.carrier.fill(step.campaign_id, self.parcel)
        self.seen = replace(self.seen, filled=step.campaign_id, ready="", content=None)
        self._save(campaign_id=step.campaign_id, hash=self.parcel.letter.hash, state=LetterState.CONTENT_SET)
        return self._mark(step.campaign_id, self.parcel.letter.content)

    def _test(self, step: Step) -> str:
        """Whatever came of it, it is not asked for again, and the letter does not wait for it."""
        assert self.carrier.tester is not None
        self.seen = replace(self.seen, tried=True)
        try:
            self.carrier.tester.test(step.campaign_id, self.case.test_to)
            self.trial = Trial(self.case.test_to)
        except CarrierError as error:
            self.trial = Trial(self.case.test_to, error)
            return error.key
        return ", ".join(self.case.test_to)

    def _ask_people(self, step: Step) -> str:
        audience = self.carrier.audience(self.parcel.terms)
        self.seen = replace(self.seen, audience=audience)
        return str(audience.people)

    def _ask_witness(self, step: Step) -> str:
        """Of a whole audience one answer tells both who they are and what went to them last."""
        if self.parcel.terms.segment:
            last = self.carrier.last_sent(self.parcel.terms)
            self.seen = replace(self.seen, witness_asked=True, last_sent=last)
            return str(last or "")
        audience = self.carrier.audience(self.parcel.terms)
        self.seen = replace(self.seen, witness_asked=True, last_sent=audience.last_sent, audience=audience)
        return str(audience.last_sent or "")

    def _count(self, step: Step) -> str:
        """Who would get it, asked once more: right after it was made they may not be counted yet."""
        campaign = self._as_we_left_it(self.carrier.get(step.campaign_id))
        self._replace(campaign)
        self.seen = replace(self.seen, counted=step.campaign_id)
        if campaign.people == 0:
            self._ask_ready(step)
            raise Busy("deliver.not_ready_yet", wait=60)
        return str(campaign.people)

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

    def _ask_content(self, step: Step) -> str:
        content = ""
        with suppress(NotFound, Rejected):  # it does not tell
            content = self.carrier.content(step.campaign_id)
        self.seen = replace(self.seen, content=content)
        return step.campaign_id

    def _compare(self, step: Step) -> str:
        """Whether a campaign of others says the same."""
        mine = (self.case.order.parcel if self.case.order else self.parcel).letter.html
        try:
            is_alike = same_words(self.carrier.content(step.campaign_id), mine)
        except CarrierError:  # it is not ours: what cannot be read is left alone
            is_alike = False
        alike = (*self.seen.alike, step.campaign_id) if is_alike else self.seen.alike
        self.seen = replace(self.seen, alike=alike, compared=(*self.seen.compared, step.campaign_id))
        return step.campaign_id

    def _schedule(self, step: Step) -> str | None:
        assert self.carrier.scheduler is not None
        order = self._order(step.campaign_id)
        assert order.parcel.terms.at is not None
        try:
            self.carrier.scheduler.schedule(step.campaign_id, order.parcel.terms.at)
        except NotInPlan:
            self.seen = replace(self.seen, in_plan=False)
            return "not in plan"
        except Unclear as error:
            return self._look_after(step, error)
        except Rejected as error:
            if error.key == "mailchimp.rejected":
                self._ask_ready(step)  # it tells why, in words
            raise
        self._note(step, "answer", step.campaign_id)
        self._save(state=LetterState.SCHEDULED)
        self.seen = replace(self.seen, given=step.campaign_id, down=False, taken_down=False)
        return self._look_after(step)

    def _send(self, step: Step) -> str | None:
        self._order(step.campaign_id)
        try:
            self.carrier.send(step.campaign_id)
        except Unclear as error:
            return self._look_after(step, error)
        self._note(step, "answer", step.campaign_id)
        return self._look_after(step)

    def _look_after(self, step: Step, doubt: Unclear | None = None) -> str | None:
        """After a call that sends: the campaign's own status is the answer, whatever the call's was.

        A look that fails says nothing of the call: what was unclear of it stays so.
        """
        if doubt:
            self._note(step, "unclear", doubt.key)
        try:
            campaign = self.carrier.get(step.campaign_id)
        except CarrierError:
            if doubt or step.do is Do.SEND:
                raise Unclear("deliver.unclear") from None
            known = self._campaign(step.campaign_id)
            self._replace(replace(known, status=CampaignStatus.SCHEDULED, send_at=self.parcel.terms.at))
            return None
        if campaign.waiting:
            raise Unclear("deliver.unclear")
        self.seen = replace(self.seen, given=step.campaign_id, down=False, taken_down=False)
        self._replace(campaign)
        self._keep_rewritten(campaign)
        return str(campaign.status) if doubt else None

    def _keep_rewritten(self, campaign: Campaign) -> None:
        """What the carrier tells in its own words from the beginning is no change of anybody's."""
        order = self.case.order
        if order is not None and (names := rewritten(order, campaign)) != order.rewritten:
            self._save_order(replace(order, rewritten=names))

    def _unschedule(self, step: Step) -> str:
        assert self.carrier.scheduler is not None
        self.carrier.scheduler.unschedule(step.campaign_id)
        self._replace(replace(self._campaign(step.campaign_id), status=CampaignStatus.DRAFT))
        self._save(state=LetterState.CONTENT_SET)
        seen = replace(self.seen, taken_down=True, down=True, why_down=(*self.seen.why_down, *step.names), ready="")
        # What a person may have touched is set anew.
        self.seen = replace(seen, addressed="", filled="", content=None) if step.names else seen
        return step.campaign_id

    def _rest(self, step: Step) -> Outcome:
        state = step.state or self.row.state
        campaign = next((one for one in self.seen.campaigns if one.id == step.campaign_id), None)
        if state in (LetterState.SCHEDULED, LetterState.SENDING, LetterState.SENT) and campaign:
            self._remember(campaign)
            self.reached = campaign.reached if state is LetterState.SENT else None
            sent_at = (campaign.send_at or self.now) if state is LetterState.SENT else None
            self._save(
                state=state,
                due_at=self.case.order.parcel.due if self.case.order else self.row.due_at,
                campaign_id=campaign.id,
                sent_at=sent_at,
                archive_url=campaign.archive_url,
                why="",
                told=True,
            )
        else:
            self._save(state=state, why=step.why)
        return self._end(step.why, {"day": self.row.date, **self._counts(step)})

    def _counts(self, step: Step) -> dict[str, object]:
        campaign = next((one for one in self.seen.campaigns if one.id == step.campaign_id), None)
        asked = self.seen.audience.people if self.seen.audience else None
        return {"people": campaign.people if campaign else None, "asked": asked}

    def _remember(self, campaign: Campaign) -> None:
        """What is remembered is what was given away; where no order tells that, what lies at the carrier."""
        order = self.case.order
        if order is None:
            if self.seen.content is None:
                return  # given away by a version that kept no order: what it remembered stands
            with self.store.reading() as connection:
                document = document_of(connection, self.row.date)
            order = adopted(self.parcel, document, campaign, self.seen.content, self.now)
            self._save_order(order)
        letter = order.parcel.letter
        self.case = replace(self.case, row=replace(self.row, subject=letter.subject, hash=letter.hash))

    def _note_audit(self, audited: DriveWhy, outcome: Outcome) -> None:
        if outcome.row.state is LetterState.SCHEDULED and audited and self.seen.given == "":
            with self.store.writing() as connection:
                note(connection, self.row.date, self.now, str(audited), "answer")

    def _order(self, campaign_id: str) -> Order:
        """What goes to the carrier now, stored before it goes."""
        people = self._campaign(campaign_id).people
        order = Order(self.parcel, people, self.now)
        self._save_order(order)
        return order

    def _save_order(self, order: Order) -> None:
        self.case = replace(self.case, order=order)
        with self.store.writing() as connection:
            save_order(connection, order)

    def _end(self, key: str, values: dict[str, object], until: datetime | None = None) -> Outcome:
        return Outcome(
            self.row,
            key,
            values,
            until,
            self.row.state is not self.before,
            self.trial,
            self.case.order,
            tuple(dict.fromkeys(self.seen.why_down)) if hasattr(self, "seen") else (),
            self.reached,
            self.looked,
            self.lost,
        )

    def _note(self, step: Step, phase: str, detail: str = "") -> None:
        with self.store.writing() as connection:
            note(connection, self.row.date, self.now, str(step.do), phase, detail or step.campaign_id)

    def _save(self, *, told: bool = False, **changes: Any) -> None:
        self.case = replace(self.case, row=replace(self.row, **changes))
        order = self.case.order
        with self.store.writing() as connection:
            save_row(connection, self.row, self.now)
            if told and order is not None:
                save_document(connection, order.parcel.edition)

    def _campaign(self, campaign_id: str) -> Campaign:
        return next(one for one in self.seen.campaigns if one.id == campaign_id)

    def _replace(self, campaign: Campaign) -> None:
        others = tuple(one for one in self.seen.campaigns if one.id != campaign.id)
        self.seen = replace(self.seen, campaigns=(*others, campaign))

    @staticmethod
    def _mark(campaign_id: str, digest: str) -> str:
        """What the journal keeps of a content: it holds for one campaign only."""
        return f"{campaign_id} {digest}"


_ACTS = {
    Do.CREATE: _Run._create,
    Do.DELETE: _Run._delete,
    Do.ADDRESS: _Run._address,
    Do.FILL: _Run._fill,
    Do.TEST: _Run._test,
    Do.ASK_PEOPLE: _Run._ask_people,
    Do.ASK_WITNESS: _Run._ask_witness,
    Do.ASK_READY: _Run._ask_ready,
    Do.ASK_CONTENT: _Run._ask_content,
    Do.COMPARE: _Run._compare,
    Do.COUNT: _Run._count,
    Do.SCHEDULE: _Run._schedule,
    Do.UNSCHEDULE: _Run._unschedule,
    Do.SEND: _Run._send,
}
