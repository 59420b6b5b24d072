"""May the coming letter go as it is? From the mail of its preview."""

from collections.abc import Iterator, Mapping
from datetime import date

from pipeline import messages
from pipeline.acts.decide_letter import Taken, approve, hold, release
from pipeline.acts.draft import Draft, draft_of, hours_of
from pipeline.acts.letter_case import order_at
from pipeline.acts.letter_room import room_problems
from pipeline.acts.situation import Situation
from pipeline.deliver.approval import approval_of, hold_of
from pipeline.fault import Fault
from pipeline.model import Decision, EditionRow, LetterState
from pipeline.notify.tokens import Ticket
from pipeline.store.editions import edition_row, edition_rows
from pipeline.web.question import CHOICE, STAMP, Acted, Choice, Question

_APPROVE, _HOLD, _RELEASE = "hyvaksy", "pidata", "vapauta"
_FIRST = 6  # titles that a phone shows without scrolling far


def look(situation: Situation, ticket: Ticket) -> Question:
    day = date.fromisoformat(ticket.matter)
    with situation.told.reading() as connection:
        row = edition_row(connection, day)
    title = messages.text("page.letter", day=day)
    if row and row.gone:
        return Question(title, settled=_gone(situation, row))
    draft = draft_of(situation, situation.project.real, day)
    return Question(
        title,
        told=tuple(_told(situation, day, draft)),
        settled=_settled(situation, day),
        facts=tuple(_facts(situation, day, draft)),
        heading=messages.text("page.letter_first"),
        lines=tuple(one.item.title for one in draft.edition.mentions[:_FIRST]),
        choices=tuple(_choices(situation, day, draft)),
        stamp=draft.letter.hash[:16],
    )


def act(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    day, who = date.fromisoformat(ticket.matter), ticket.person
    if said[CHOICE] == _APPROVE:
        if draft_of(situation, situation.project.real, day).letter.hash[:16] != said.get(STAMP):
            raise Fault("page.letter_changed")
        approve(situation, day, who)
        return Acted(letter=day)
    if said[CHOICE] == _HOLD:
        return Acted(letter=day, warnings=tuple(_hold(situation, day, who)))
    release(situation, day, who)
    return Acted(letter=day)


def _hold(situation: Situation, day: date, who: str) -> Iterator[str]:
    """Why a hold may come too late all the same."""
    done = hold(situation, day, who)
    if done.fault:
        yield messages.text(done.fault.key, **done.fault.values)
    if done.taken is Taken.STILL_THERE:
        yield messages.text("approval.still_scheduled")
    elif done.taken is Taken.IN_DOUBT:
        yield messages.text("approval.in_doubt")


def _choices(situation: Situation, day: date, draft: Draft) -> Iterator[Choice]:
    decisions = situation.decisions(day)
    if hold_of(decisions):
        yield Choice(_RELEASE, messages.text("page.release"))
        return
    if not _is_approved(decisions, draft):
        yield Choice(_APPROVE, messages.text("page.approve"))
    yield Choice(_HOLD, messages.text("page.hold"), stops=True)


def _is_approved(decisions: tuple[Decision, ...], draft: Draft) -> bool:
    approval = approval_of(decisions)
    return approval is not None and approval.hash == draft.letter.hash


def _told(situation: Situation, day: date, draft: Draft) -> Iterator[str]:
    decisions, needs = situation.decisions(day), situation.project.config.letter.approval == "required"
    if file := situation.content.holding_file(day):
        yield messages.text("page.letter_held_in_notes", file=file)
    elif hold_of(decisions):
        yield messages.text("page.letter_stays")
    elif _is_approved(decisions, draft):
        yield messages.text("page.letter_goes")
    else:
        yield messages.text("page.letter_needs" if needs else "page.letter_goes_itself")
    yield from room_problems(draft)


def _settled(situation: Situation, day: date) -> str:
    """Who decided last, and when."""
    decisions = situation.decisions(day)
    if not decisions:
        return ""
    last = decisions[-1]
    at = last.at.astimezone(situation.project.config.zone)
    return messages.text(f"page.letter_{last.kind}", who=last.who, at=at)


def _gone(situation: Situation, row: EditionRow) -> str:
    at = (row.sent_at or row.due_at).astimezone(situation.project.config.zone)
    return messages.text("page.letter_gone", at=at)


def _facts(situation: Situation, day: date, draft: Draft) -> Iterator[tuple[str, str]]:
    due = hours_of(situation.project.config.rhythm, day)[0].astimezone(situation.project.config.zone)
    yield messages.text("page.subject"), draft.letter.subject
    yield messages.text("page.leaves"), messages.text("page.at", at=due)
    yield messages.text("page.to"), _people(situation, day)


def _people(situation: Situation, day: date) -> str:
    """To how many it goes, as the carrier counted; until it has, as many as the last letter was for."""
    if (order := order_at(situation, situation.project.real, day)) and order.people is not None:
        return messages.text("page.people", count=order.people)
    with situation.told.reading() as connection:
        sent = [row.date for row in edition_rows(connection) if row.state is LetterState.SENT]
    last = order_at(situation, situation.project.real, max(sent)) if sent else None
    if last and last.people is not None:
        return messages.text("page.people_last", count=last.people)
    return messages.text("page.people_unknown")
