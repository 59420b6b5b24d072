"""A letter's case: what people, the rhythm and the memory say of it now, gathered once for every decision."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from pipeline.acts.draft import Draft, draft_of, hours_of, sendable, why_not
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import release_of
from pipeline.deliver.campaign import token_of
from pipeline.deliver.case import TO_CHANGE, Case, Fate
from pipeline.deliver.due import HELD_BY_PEOPLE, OVER, PRACTISED
from pipeline.deliver.journal import past_of
from pipeline.deliver.terms import terms_of
from pipeline.fault import Fault, NotSendable, TemplateFault
from pipeline.model import Decision, EditionRow, LetterState, Order, Parcel
from pipeline.project import Place
from pipeline.rhythm.staff_days import preview_at
from pipeline.store import Store
from pipeline.store.editions import earlier_under_way, edition_row, letter_rows
from pipeline.store.journal import journal_of
from pipeline.store.kept import kept
from pipeline.store.moments import row_written_at
from pipeline.store.orders import order_of


class Errand(Struct, frozen=True):
    """Which letter goes from where, and by whose word. `early`: now, though its hour is still to come.

    `withdrawn`: its day is no letter's any more.
    """

    day: date
    place: Place
    by_person: bool = False
    early: bool = False
    withdrawn: Fate | None = None

    @property
    def asked(self) -> bool:
        """Whether a person asked for it, for staff alone: nothing stands in its way."""
        return self.place.practises and self.early

    def is_before(self, due: datetime, now: datetime) -> bool:
        """Whether it goes before its hour. Both are aware."""
        return self.early and now.astimezone(UTC) < due.astimezone(UTC)


def case_of(
    situation: Situation, errand: Errand, keeps_why: str = "", *, new: bool = False
) -> tuple[Case, tuple[Decision, ...]]:
    """The case of a letter that nobody has drafted yet, and people's decisions of it. Raises StateError."""
    rules, day = situation.project.config, errand.day
    decisions = situation.decisions(day)
    released = release_of(decisions)
    with situation.letters_at(errand.place).reading() as connection:
        row, order = edition_row(connection, day), order_of(connection, day)
        past = past_of(journal_of(connection, day))
        written = row_written_at(connection, day)
    due = hours_of(rules.rhythm, day)[0] if not (row and row.about) else row.due_at
    through_mailchimp = rules.letter.carrier == "mailchimp"
    case = Case(
        row=row or EditionRow(day, LetterState.PLANNED, due.astimezone(UTC)),
        due=due,
        preview=preview_at(day, rules.zone),
        grace=rules.rhythm.grace,
        order=order,
        past=past,
        schedules=through_mailchimp and not errand.early,
        keeps_why=keeps_why or (PRACTISED if rules.mailchimp.practice and not errand.place.practises else ""),
        by_person=errand.by_person,
        asked=errand.asked,
        early=errand.is_before(due, situation.now),
        test_to=rules.mailchimp.test_to if through_mailchimp and not errand.place.practises else (),
        released_at=situation.now if errand.asked else released.at if released else None,
        row_at=written,
        withdrawn=errand.withdrawn,
        practises=errand.place.practises,
        new=new,
    )
    return case, decisions


def shown(situation: Situation, case: Case, place: Place) -> tuple[Draft, Fault | None]:
    """The letter as staff are to see it, and why it may not go as it is. Raises TemplateFault."""
    day = case.row.date
    try:
        return wished(case, lambda: sendable(situation, place, day))
    except NotSendable as fault:
        return draft_of(situation, place, day), fault


def wished(case: Case, make: Callable[[], Draft]) -> tuple[Draft, Fault | None]:
    """The letter as it is wished now. One that lies at its carrier and cannot be made now stays as it was given there,
    with why; of any other the fault is raised.
    """
    try:
        return make(), None
    except (NotSendable, TemplateFault) as fault:
        if case.given is None:
            raise
        return Draft(case.given.parcel.edition, case.given.parcel.letter), fault


def drafted(
    situation: Situation,
    errand: Errand,
    case: Case,
    decisions: tuple[Decision, ...],
    draft: Draft,
    fault: Fault | None = None,
) -> Case:
    """The case with the letter as it is wished now, and whether that may go; `fault` is why it cannot be made.

    What the content says wrongly stops a letter. A broken template says nothing of it: it goes as it was given away.
    """
    parcel = parcel_of(situation, errand, draft)
    hash_ = _hash_that_goes(case, parcel, situation.now)
    why = "" if errand.asked else why_not(situation, errand.place, decisions, draft, hash_)
    if why not in HELD_BY_PEOPLE and isinstance(fault, NotSendable):
        why = fault.key
    with situation.letters_at(errand.place).reading() as connection:
        earlier = earlier_under_way(connection, errand.day)
    if not why and not errand.asked and earlier:
        why = "deliver.earlier_first"
    due = draft.edition.sends_at
    return replace(case, parcel=parcel, hold_why=why, due=due, early=errand.is_before(due, situation.now))


def parcel_of(situation: Situation, errand: Errand, draft: Draft) -> Parcel:
    """The letter as it would be given to its carrier now."""
    config, edition, place = situation.project.config, draft.edition, errand.place
    token = token_of(place, errand.day)
    if (number := number_of(situation.letters_at(place), errand.day)) > 1:
        token += f" ({number})"
    due = edition.sends_at.astimezone(UTC)
    return Parcel(token, edition, draft.letter, due, terms_of(config, place, draft.letter, due))


def number_of(store: Store, day: date) -> int:
    """Which of the letters that were practised for the day is the last one, from 1 on."""
    with store.reading() as connection:
        written = kept(connection, f"practice {day}")
    return int(written) if written.isdecimal() else 1


def order_at(situation: Situation, place: Place, day: date) -> Order | None:
    """What was given to the carrier of a letter."""
    with situation.letters_at(place).reading() as connection:
        return order_of(connection, day)


def given_away(store: Store) -> tuple[EditionRow, ...]:
    """The letters that lie at their carrier, or may, and have not ended: they go by themselves."""
    with store.reading() as connection:
        going = [(row, past_of(journal_of(connection, row.date))) for row in letter_rows(connection)]
    return tuple(
        row for row, past in going if row.at_carrier or (row.state not in OVER and past.went and not past.down)
    )


def _hash_that_goes(case: Case, parcel: Parcel, now: datetime) -> str:
    """An approval is of what goes: near its hour that is what lies at the carrier, whatever was written since."""
    if case.row.state is not LetterState.SCHEDULED:
        return parcel.letter.hash
    if case.row.hash and (case.order is None or case.order.adopted == parcel.letter.hash):
        return case.row.hash  # given away by a version that kept no order, and it goes as it stands
    stays = now.astimezone(UTC) + TO_CHANGE > case.leaves_at
    return case.order.parcel.letter.hash if stays and case.order else parcel.letter.hash
