"""What one run over a letter knows, and how it is kept: each thing is in the store before the next call is made."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from pipeline.deliver.campaign import Campaign, CampaignStatus, Carrier
from pipeline.deliver.case import Case, Seen
from pipeline.deliver.decide import Step
from pipeline.deliver.journal import past_of
from pipeline.deliver.machine.outcome import Outcome, Trial
from pipeline.fault import NotSendable
from pipeline.model import EditionRow, LetterState, Order, Parcel
from pipeline.store import Store
from pipeline.store.editions import save_document, save_row
from pipeline.store.journal import journal_of, note, version_of
from pipeline.store.orders import order_of, save_order


class Run:
    """One letter at one carrier at `now`: its case, what was seen so far (nothing before the look), and the row."""

    def __init__(self, case: Case, carrier: Carrier, store: Store, now: datetime) -> None:
        assert case.parcel is not None
        self.parcel: Parcel = case.parcel
        self.carrier = carrier
        self.store = store
        self.now = now
        self.seen = Seen(())
        self.looked = self.lost = False
        self.trial: Trial | None = None
        self.people: int | None = None
        self.reached: int | None = None
        self.found: tuple[str, ...] = ()
        self._before = case.row.state
        self.case, self._version = _as_kept(case, store, carrier.name)

    @property
    def row(self) -> EditionRow:
        return self.case.row

    def note(self, step: Step, phase: str, detail: str = "") -> None:
        self.note_step(str(step.do), phase, detail or step.campaign_id)

    def note_step(self, step: str, phase: str, detail: str = "") -> None:
        with self.store.writing() as connection:
            self._go_on_from(version_of(connection, self.row.date))
            note(connection, self.row.date, self.now, step, phase, detail)
            self._version = version_of(connection, self.row.date)

    def save(self, *, told: bool = False, **changes: Any) -> None:
        """Keeps the row with its changes; `told`: from now on the network knows what was ordered."""
        self.case = replace(self.case, row=replace(self.row, **changes))
        order = self.case.order
        with self.store.writing() as connection:
            self._go_on_from(version_of(connection, self.row.date))
            save_row(connection, self.row, self.now)
            if told and order is not None:
                save_document(connection, order.parcel.edition)

    def forget_deleted(self) -> None:
        """What was deleted from here has not gone: nothing of it is missed."""
        with self.store.reading() as connection:
            went = past_of(journal_of(connection, self.row.date)).went
        self.case = replace(self.case, past=replace(self.case.past, went=went))

    def order(self, campaign_id: str) -> Order:
        """What goes to the carrier now, stored before it goes."""
        order = Order(self.parcel, self.campaign(campaign_id).people, self.now)
        self.save_order(order)
        return order

    def save_order(self, order: Order) -> None:
        self.case = replace(self.case, order=order)
        with self.store.writing() as connection:
            self._go_on_from(version_of(connection, self.row.date))
            save_order(connection, order)

    def _go_on_from(self, version: int) -> None:
        """Whoever finds that somebody else has gone on with the letter ends, before anything is stored or called.

        A host that was paused and wakes may have lost its turn meanwhile: what it knows is old, and so is what it would
        do next. Asked within the transaction that stores that. Raises NotSendable.
        """
        if version != self._version:
            raise NotSendable("deliver.overtaken", day=self.row.date)

    def campaign(self, campaign_id: str) -> Campaign:
        return next(one for one in self.seen.campaigns if one.id == campaign_id)

    def saw(self, campaign: Campaign) -> None:
        """A campaign as it is now, in place of what was known of it."""
        others = tuple(one for one in self.seen.campaigns if one.id != campaign.id)
        self.seen = replace(self.seen, campaigns=(*others, campaign))

    def as_left(self, campaign: Campaign) -> Campaign:
        """What we unscheduled ourselves is a draft again, though the carrier may call it paused."""
        ours = self.case.past.taken_down and campaign.id == self.row.campaign_id
        if ours and campaign.status is CampaignStatus.PAUSED:
            return replace(campaign, status=CampaignStatus.DRAFT)
        return campaign

    def end(self, key: str, values: dict[str, object], until: datetime | None = None, turn: str = "") -> Outcome:
        return Outcome(
            self.row,
            key,
            values,
            until,
            changed=self.row.state is not self._before,
            trial=self.trial,
            order=self.case.order,
            changed_in=tuple(dict.fromkeys(self.seen.why_down)),
            people=self.people,
            reached=self.reached,
            found=self.found,
            looked=self.looked,
            lost=self.lost,
            turn=turn,
        )


def mark(campaign_id: str, digest: str) -> str:
    """What the journal keeps of a content: it holds for one campaign only."""
    return f"{campaign_id} {digest}"


def _as_kept(case: Case, store: Store, carrier: str) -> tuple[Case, int]:
    """The case with order and past as the store has them now, and the version of that."""
    parcel = case.parcel
    assert parcel is not None
    day = parcel.edition.date
    with store.reading() as connection:
        version = version_of(connection, day)
        past, order = past_of(journal_of(connection, day)), order_of(connection, day)
    known = order.parcel if order else parcel
    row = replace(case.row, carrier=carrier, subject=known.letter.subject)
    if case.row.state is not LetterState.SCHEDULED and not case.withdrawn:
        row = replace(row, due_at=parcel.due)
    return replace(case, row=row, order=order, past=past), version
