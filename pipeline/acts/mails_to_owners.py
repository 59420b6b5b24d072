"""What an event's owner is told: that it goes into the letter, that a source says otherwise, that somebody moved it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from time import time_ns

from pipeline import messages
from pipeline.acts.draft import draft_of, hours_of
from pipeline.acts.mails_to_staff import proposal_links
from pipeline.acts.open_proposals import open_rows
from pipeline.acts.proposals_shown import proposal_lines
from pipeline.acts.relays import files_of, is_over
from pipeline.acts.shown import stamp_of_content
from pipeline.acts.situation import Situation
from pipeline.cache.shelf import Shelf
from pipeline.compose.reasons import reason_of
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.model import Event, Mail, MailLink, Mention, Relay, Status
from pipeline.render.addresses import event_url
from pipeline.render.markdown import summary
from pipeline.report.fates import last_day
from pipeline.store.editions import edition_row
from pipeline.store.notices import notices_since
from pipeline.store.relays import relays_of

RELAY = "relay"
ATTENDANCE = "attendance"

_SHOWN = timedelta(days=7)
# How many came is asked in the morning, again after a week, and of what is long past not at all.
_MORNING, _WEEK, _ASKED = time(8), timedelta(days=7), timedelta(days=28)


def owners_mails(situation: Situation) -> Iterator[Mail]:
    """The mails that owners should have been sent by now; those that they got are among them. Raises StateError."""
    owned = _owned(situation)
    if not owned:
        return
    yield from _of_letters(situation, owned)
    yield from _of_proposals(situation, owned)
    yield from _of_changes(situation, owned)
    yield from _of_attendance(situation, owned)


def _owned(situation: Situation) -> dict[str, Event]:
    """The events that have an owner, by their ids. Where none has, content is not read again before it changes."""
    stamp = stamp_of_content(situation.project, time_ns()).encode()
    shelf = Shelf(situation.project.state, "unowned")
    if stamp and stamp in (data for _, data in shelf.items()):
        return {}
    owned = {event.id: event for event in situation.content.events if owner_of(event)}
    if stamp and not owned:
        shelf.change({"": stamp})
    return owned


def owner_of(event: Event) -> str:
    return event.internal.owner if event.internal else ""


def _of_letters(situation: Situation, owned: Mapping[str, Event]) -> Iterator[Mail]:
    """Once for each event, when staff have seen the first letter that it is in."""
    for day in _days_shown(situation):
        try:
            edition = draft_of(situation, situation.project.place, day).edition
        except Fault:  # the letter's own look tells of it
            continue
        for section in edition.sections:
            for mention in section.mentions:
                if mention.event and mention.event.id in owned:
                    yield _in_letter(situation, owned[mention.event.id], mention, section.title, day)


def _days_shown(situation: Situation) -> Iterator[date]:
    """The letters that staff have been shown and that have not left; nobody's event goes into a letter of practice."""
    if situation.project.place.practises:
        return
    with situation.notices.reading() as connection:
        keys = [one.key for one in notices_since(connection, situation.now - _SHOWN)]
    for key in keys:
        if not key.startswith("preview "):
            continue
        day = date.fromisoformat(key.removeprefix("preview ")[:10])
        with situation.told.reading() as connection:
            row = edition_row(connection, day)
        due = hours_of(situation.project.config.rhythm, day)[0]
        if not (row and row.gone) and situation.now.astimezone(UTC) < due.astimezone(UTC):
            yield day


def _in_letter(situation: Situation, event: Event, mention: Mention, section: str, day: date) -> Mail:
    config = situation.project.config
    due = hours_of(config.rhythm, day)[0]
    opening = messages.text("person.in_letter", title=event.title, name=config.letter.name, due=due)
    shown = (
        messages.text("person.in_section", section=section, reason=reason_of(mention)),
        event.title,
        write_when(event.when) if event.when else "",
        event.place,
        summary(event.body),
        event.registration,
    )
    how = messages.text("person.mend", file=event.source.file, due=due)
    details = "\n".join(one for one in shown if one)
    subject = messages.text("person.in_letter_subject", title=event.title, due=due)
    page = messages.text("person.page", url=event_url(config.site.url, event.id))
    return Mail(owner_of(event), f"letter {event.id}", "", subject, opening, (), f"{details}\n{page}\n\n{how}")


def _of_proposals(situation: Situation, owned: Mapping[str, Event]) -> Iterator[Mail]:
    for row in open_rows(situation):
        if event := owned.get(row.proposal.event_id):
            yield Mail(
                owner_of(event),
                f"proposal {row.number}",
                row.proposal.fingerprint,
                messages.text("person.proposed_subject", title=event.title),
                messages.text("person.proposed", title=event.title, source=row.proposal.source),
                tuple(proposal_links([row])),
                "\n".join(proposal_lines(row, situation.content)),
            )


def _of_attendance(situation: Situation, owned: Mapping[str, Event]) -> Iterator[Mail]:
    """How many came: asked the day after, and once again after a week where nobody has told."""
    zone = situation.project.config.zone
    for event in owned.values():
        if event.when is None or event.status not in (Status.CONFIRMED, Status.MOVED):
            continue
        if event.internal and event.internal.attendees is not None:
            continue
        asked_at = datetime.combine(last_day(event.when) + timedelta(days=1), _MORNING, zone)
        passed = situation.now - asked_at
        if timedelta() <= passed < _ASKED:
            yield _attendance(event, again=passed >= _WEEK)


def _attendance(event: Event, *, again: bool) -> Mail:
    said = {"title": event.title, "when": write_when(event.when) if event.when else ""}
    opening = messages.text("person.attendance_again" if again else "person.attendance", **said)
    link = MailLink(ATTENDANCE, event.id, messages.text("person.attendance_link"))
    subject = messages.text("person.attendance_subject", title=event.title)
    # A moved event is another matter: its version is its own day.
    version = f"{event.when.last if event.when else ''} {'again' if again else 'first'}"
    return Mail(owner_of(event), f"attendance {event.id}", version, subject, opening, (link,))


def _of_changes(situation: Situation, owned: Mapping[str, Event]) -> Iterator[Mail]:
    """Who changed what, and the message that she passes on; it comes along as a draft and as a text to paste."""
    with situation.store.reading() as connection:
        relays = relays_of(connection, untold=True)
    for relay in relays:
        if (event := owned.get(relay.item_id)) and not is_over(situation, relay):
            yield _changed(situation, event, relay)


def _changed(situation: Situation, event: Event, relay: Relay) -> Mail:
    draft, pasted = files_of(situation.project, relay)
    root = situation.project.root
    said = {"title": relay.title, "who": relay.made_by or messages.text("person.by_hand")}
    opening = "\n\n".join(
        (
            messages.text(f"person.{relay.kind}", **said),
            *([messages.text("person.because", reason=relay.reason)] if relay.reason else []),
            messages.text("person.pass_on", id=relay.item_id),
        )
    )
    link = MailLink(RELAY, f"{relay.item_id} {relay.sequence}", messages.text("person.relay_link"))
    text = pasted.read_text(encoding="utf-8") if pasted.is_file() else ""
    files = tuple(str(one.relative_to(root)) for one in (draft,) if one.is_file())
    subject = messages.text(f"person.{relay.kind}_subject", title=relay.title)
    matter, details = f"change {relay.item_id}", messages.text("person.to_paste", text=text)
    return Mail(owner_of(event), matter, str(relay.sequence), subject, opening, (link,), details, files)
