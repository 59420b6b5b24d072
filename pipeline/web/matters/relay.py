"""Have those who registered heard? From the mail that brings an event's owner the message for them."""

from collections.abc import Mapping

from pipeline import messages
from pipeline.acts.relays import files_of, pass_on
from pipeline.acts.situation import Situation
from pipeline.model import Relay
from pipeline.notify.tokens import Ticket
from pipeline.store.relays import relays_of
from pipeline.web.question import Acted, Choice, Question


def look(situation: Situation, ticket: Ticket) -> Question:
    relay = _relay(situation, ticket)
    if relay is None:
        return Question(messages.text("page.relay"), settled=messages.text("page.relay_gone"))
    title = messages.text("page.relay_of", title=relay.title)
    if relay.told_at:
        at = relay.told_at.astimezone(situation.project.config.zone)
        return Question(title, settled=messages.text("page.relay_told", who=relay.told_by, at=at))
    pasted = files_of(situation.project, relay)[1]
    return Question(
        title,
        told=(messages.text("page.relay_ask"),),
        text=pasted.read_text(encoding="utf-8") if pasted.is_file() else "",
        choices=(Choice("lahetetty", messages.text("page.relay_sent")),),
    )


def act(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    item_id, sequence = _named(ticket)
    done = pass_on(situation, item_id, ticket.person, sequence)
    text = messages.text("page.log_told", who=ticket.person, title=done.relay.title)
    return Acted(text if done.new else "", item=item_id)


def _relay(situation: Situation, ticket: Ticket) -> Relay | None:
    item_id, sequence = _named(ticket)
    with situation.store.reading() as connection:
        return next((one for one in relays_of(connection, item_id) if one.sequence == sequence), None)


def _named(ticket: Ticket) -> tuple[str, int]:
    item_id, _, sequence = ticket.matter.rpartition(" ")
    return item_id, int(sequence)
