"""A change as the message that an event's owner sends to those who registered: a draft for her mail program, and a text
to paste into whatever holds her list. Values in, text and bytes out."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from msgspec import Struct

from pipeline.messages import sentence
from pipeline.model import Event, Relay, RelayKind
from pipeline.render.calendar.feed import message_part
from pipeline.render.times import when_in_words


class Surroundings(Struct, frozen=True):
    """What the message needs from around the event: its page, its calendar entry, the project's name and address.

    `vevents` are the feed's own of the event, `language` what its readers are spoken to in.
    """

    page: str
    vevents: bytes
    project: str
    email: str
    language: str


def calendar_name(relay: Relay) -> str:
    return f"{relay.item_id}.ics"


def relay_subject(relay: Relay, language: str) -> str:
    return _said(f"relay.{relay.kind}_subject", language, title=relay.title)


def relay_text(event: Event, relay: Relay, around: Surroundings) -> str:
    """What changed, why, the new time, how to get out, and what becomes of the calendar."""
    return "\n\n".join(_paragraphs(event, relay, around)) + "\n"


def relay_draft(event: Event, relay: Relay, around: Surroundings) -> EmailMessage:
    """The same as a mail that its reader's program opens as one not sent yet, with a calendar part.

    Whom it goes to only the owner knows. X-Unsent is what Outlook opens as a draft.
    """
    made = EmailMessage(SMTP)
    made["X-Unsent"] = "1"
    made["Subject"] = relay_subject(relay, around.language)
    made.set_content(relay_text(event, relay, around), cte="quoted-printable")
    method = "CANCEL" if relay.kind is RelayKind.CANCELLED else "PUBLISH"
    data = message_part(around.vevents, method, around.email)
    made.add_attachment(data, maintype="text", subtype="calendar", filename=calendar_name(relay))
    part = next(made.iter_attachments())
    part.set_param("method", method)
    part.set_param("charset", "utf-8")
    made.set_boundary(f"=_soila_{relay.item_id}_{relay.sequence}"[:70])  # the same bytes whenever it is made
    return made


def _paragraphs(event: Event, relay: Relay, around: Surroundings) -> Iterator[str]:
    language, off = around.language, relay.kind is RelayKind.CANCELLED
    yield sentence("relay.hello", language)
    yield _said(f"relay.{relay.kind}", language, title=relay.title)
    yield "\n".join(_facts(event, relay, language))
    if off:
        yield sentence("relay.nothing_to_do", language)
    else:
        yield f"{sentence('relay.stays', language)} {_way_out(event, language)}"
    key = "relay.remove" if off else "relay.update"
    yield _said(key, language, file=calendar_name(relay)) + " " + sentence("relay.feed", language)
    yield _said("relay.page", language, url=around.page)
    yield _said("relay.bye", language, project=around.project)


def _facts(event: Event, relay: Relay, language: str) -> Iterator[str]:
    if relay.before and (relay.before != relay.after or relay.kind is RelayKind.CANCELLED):
        yield _said("relay.was", language, when=when_in_words(relay.before, language))
    if relay.after and relay.kind in (RelayKind.MOVED, RelayKind.AGAIN):
        key = "relay.is_held" if relay.before == relay.after else "relay.is_now"
        yield _said(key, language, when=when_in_words(relay.after, language))
        yield _said("relay.place", language, place=event.place)
    if relay.reason:
        yield _said("relay.reason", language, reason=relay.reason)


def _way_out(event: Event, language: str) -> str:
    if event.registration:
        return _said("relay.get_out", language, url=event.registration)
    return sentence("relay.get_out_reply", language)


def _said(key: str, language: str, /, **values: str) -> str:
    return sentence(key, language).format(**values)
