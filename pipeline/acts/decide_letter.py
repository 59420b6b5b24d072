"""What a person decides of a letter: it may go as it is, it stays here, it may go after all."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from msgspec import Struct

from pipeline.acts.draft import Draft, hours_of, sendable
from pipeline.acts.send_letter import send
from pipeline.acts.situation import Situation
from pipeline.acts.turn import Whose, turn_of
from pipeline.deliver.approval import approval_of, changes, hold_of, obstacle
from pipeline.deliver.due import PRACTISED
from pipeline.deliver.journal import past_of
from pipeline.deliver.release import RELEASED, let_go
from pipeline.fault import Fault, NotSendable, Outside, TemplateFault
from pipeline.lock import only_one
from pipeline.model import Decision, DecisionKind, EditionRow, LetterState
from pipeline.store.editions import edition_row
from pipeline.store.journal import journal_of
from pipeline.store.notices import save_acknowledged


class _Case(Struct, frozen=True):
    """A letter that can still be decided of: its day, its row and what was decided before."""

    day: date
    row: EditionRow | None
    decisions: tuple[Decision, ...]

    @property
    def hold(self) -> Decision | None:
        return hold_of(self.decisions)


class Approved(Struct, frozen=True):
    """`decision` is the one that stands; `new`: it was made now. `changes` are since an earlier one, if any."""

    decision: Decision
    new: bool
    changes: Sequence[str] | None
    is_notice: bool
    held: bool


class Taken(StrEnum):
    """What became at the carrier of a letter that was held."""

    NOT_THERE = "not there"
    DOWN = "down"
    STILL_THERE = "still there"
    IN_DOUBT = "in doubt"


class Held(Struct, frozen=True):
    """`decision` is the hold that stands; `new`: it was made now. `fault`: why the letter could not be taken down."""

    decision: Decision
    new: bool
    taken: Taken
    fault: Fault | None = None


class Released(Struct, frozen=True):
    """The release, and the aware instant of the letter's hour; `decision` is None where nothing was held.

    `waits`: why it does not go all the same.
    """

    decision: Decision | None
    due: datetime | None = None
    is_notice: bool = False
    waits: Fault | None = None


def _case_of(situation: Situation, day: date) -> _Case:
    """The letter of a day that a letter or a notice has. Raises Fault when it has gone already, or goes from elsewhere.

    It is the real letter that people decide of, also while they practise.
    """
    with situation.told.reading() as connection:
        row = edition_row(connection, day)
    decisions = situation.decisions(day)
    turn = turn_of(situation)
    if turn.whose in (Whose.ELSEWHERE, Whose.TAKEN):
        raise NotSendable(turn.why_not, other=turn.other)
    if row and row.gone:
        raise Fault("approval.too_late", day=day)
    if row and row.why == "deliver.nobody":
        raise Fault("approval.reached_nobody", day=day)
    return _Case(day, row, decisions)


def approve(situation: Situation, day: date, who: str) -> Approved:
    """The letter may go as it is now. Raises Fault, NotSendable where it cannot."""
    case = _case_of(situation, day)
    draft = sendable(situation, situation.project.real, day)
    before = approval_of(case.decisions)
    is_notice, held = bool(draft.edition.about), case.hold is not None
    if before and before.hash == draft.letter.hash:
        return Approved(before, False, None, is_notice, held)
    decision = _decide(situation, day, DecisionKind.APPROVE, who, draft)
    changed = changes(before.text, draft.letter.text) if before else None
    return Approved(decision, True, changed, is_notice, held)


def hold(situation: Situation, day: date, who: str) -> Held:
    """The letter stays here until somebody lets it go; a scheduled one is taken down at once. Raises Fault."""
    with only_one(situation.project.real.state, "send", wait=True):  # whoever is sending ends first
        case = _case_of(situation, day)
        decision = case.hold or _decide(situation, day, DecisionKind.HOLD, who)
    scheduled = case.row is not None and case.row.state is LetterState.SCHEDULED
    held = partial(Held, decision, case.hold is None)
    if not scheduled and not _in_doubt(situation, day):
        return held(Taken.NOT_THERE)
    try:
        with situation.of_network() as network:
            outcome = send(network, day, by_person=False, waiting=lambda: None)
        if outcome.row.gone:
            raise Fault("approval.too_late", day=day)
        if outcome.turn:
            return held(Taken.STILL_THERE, NotSendable("takeover.taken", other=outcome.turn))
        if outcome.until is not None:  # a call may still put it there: the clock takes it down then
            return held(Taken.IN_DOUBT)
        down = outcome.row.state is LetterState.HELD
        return held(Taken.DOWN if down else Taken.STILL_THERE)
    except (NotSendable, Outside) as fault:  # the hold stands, whatever hinders its carrier
        return held(Taken.STILL_THERE, fault)


def _in_doubt(situation: Situation, day: date) -> bool:
    """Whether a call may have given the letter to its carrier, or a memory that was lost has, and nobody knows yet."""
    if situation.project.config.letter.carrier == "mailchimp" and turn_of(situation).new:
        return True
    with situation.told.reading() as connection:
        return past_of(journal_of(connection, day)).doubt_since is not None


def release(situation: Situation, day: date, who: str) -> Released:
    """The letter may go after all. Raises Fault where it has gone, or only the editor's file can."""
    case = _case_of(situation, day)
    row = case.row
    if row and row.state is LetterState.UNCERTAIN:
        raise Fault("approval.uncertain", day=day)
    if file := situation.content.holding_file(day):
        # The editor's file is the truth of itself: a command does not speak over it.
        raise Fault("approval.held_in_notes", day=day, file=file)
    if not case.hold and (row is None or row.state not in RELEASED):
        return Released(None)
    decision = _decide(situation, day, DecisionKind.RELEASE, who)
    if row:
        let_go(situation.told, row, situation.now, decision.who)
        with situation.told.writing() as connection:  # whoever lets it go has taken its alarm up
            save_acknowledged(connection, [f"{row.why} {day}"], decision.who, situation.now)
    due = hours_of(situation.project.config.rhythm, day)[0]
    return Released(decision, due, bool(row and row.about), _still_waits(situation, day, (*case.decisions, decision)))


def _still_waits(situation: Situation, day: date, decisions: Iterable[Decision]) -> Fault | None:
    """Why the letter does not go, though nobody holds it."""
    if turn_of(situation).whose is not Whose.OURS:
        return NotSendable(turn_of(situation).why_not)
    if situation.project.place.practises:
        return NotSendable(PRACTISED, day=day)
    try:
        draft = sendable(situation, situation.project.real, day)
    except (NotSendable, TemplateFault) as fault:
        return fault
    why = obstacle(decisions, situation.project.config.letter.approval, draft.letter.hash)
    return NotSendable(why, day=day) if why else None


def _decide(situation: Situation, day: date, kind: DecisionKind, who: str, draft: Draft | None = None) -> Decision:
    told = (draft.letter.hash, draft.letter.text) if draft else ("", "")
    decision = Decision(day, situation.now, kind, who, *told)
    situation.decide(decision)
    return decision
