"""Moving, postponing and cancelling an event: written into its file, published, and accounted for in a receipt."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.draft_notice import draft_notice
from pipeline.acts.find_event import find_event
from pipeline.acts.preview import Preview
from pipeline.acts.publish_site import publish
from pipeline.acts.relays import relay_change
from pipeline.acts.rewrite import rewrite
from pipeline.acts.situation import Situation
from pipeline.compose.change import Change, Reach, cancelled, fields_of, moved, postponed, reach_of
from pipeline.fault import Fault, NotSendable, Outside, of_system
from pipeline.finnish.times import read_when, write_when
from pipeline.kinds.event import KIND as EVENT
from pipeline.model import Content, Event, LetterState, Problem, Relay, When
from pipeline.publish.calendar import calendar_files
from pipeline.read.edit import entry_of, when_like, with_fields
from pipeline.rhythm.sends import next_send
from pipeline.store.editions import edition_rows, told_before
from pipeline.store.revisions import published_events

# What makes a change out of an event and everything else there is; raises Fault where it must not be.
Plan = Callable[[Event, Content], Change]


class ChangeReceipt(Struct, frozen=True):
    """What a change touched: the file, feeds and pages, the letters that told the event, and who will know in time.

    `relay` is what only the owner can tell those who registered, `findings` what the publication found out besides.
    `notice` is an extra letter that was drafted, for the next one would tell the change too late; `fault`: why it could
    not be drafted.
    """

    change: Change
    feeds: tuple[str, ...]
    pages: tuple[str, ...]
    sequence: int
    told_on: tuple[date, ...]
    reach: Reach
    relay: Relay | None = None
    findings: tuple[Problem, ...] = ()
    notice: Preview | None = None
    fault: Fault | None = None


def move(situation: Situation, event_id: str, written: str, reason: str, who: str) -> ChangeReceipt:
    """The event gets the time that was written, as Finns write it. Raises Fault, and then nothing was written."""
    zone, now = situation.project.config.zone, situation.now

    def plan(event: Event, content: Content) -> Change:
        return moved(event, _read_time(written), reason, content.events, now, zone)

    return change(situation, event_id, plan, who)


def postpone(situation: Situation, event_id: str, reason: str, who: str) -> ChangeReceipt:
    """The event is put off, its new time not known yet. Raises Fault, and then nothing was written."""
    return change(situation, event_id, lambda event, _: postponed(event, reason), who)


def cancel(situation: Situation, event_id: str, reason: str, who: str) -> ChangeReceipt:
    """The event is called off. Raises Fault, and then nothing was written."""
    return change(situation, event_id, lambda event, _: cancelled(event, reason), who)


def change(situation: Situation, event_id: str, plan: Plan, who: str, *, proposal: int = 0) -> ChangeReceipt:
    """Makes a change by the word of `who`; `proposal` is the number of the one that asked for it.

    Raises Fault, and then nothing was written; else as publishing does.
    """
    content, event = find_event(situation, event_id)
    made = plan(event, content)
    _write(situation, event, made, proposal)
    try:
        done = publish(situation)
    except (Outside, OSError) as error:
        why = of_system(error) if isinstance(error, OSError) else error
        told = messages.text(why.key, **why.values)
        raise Outside("change.unpublished", file=event.source.file, why=told) from error
    # Whether the letter is too late for the change stands in the receipt itself.
    findings = tuple(one for one in done.findings if one.key != "publish.late_change")
    relay = relay_change(situation, made.before, who)
    receipt = replace(_receipt(situation, made), relay=relay, findings=findings)
    if not receipt.reach.told or receipt.reach.letter_in_time:
        return receipt
    try:
        return replace(receipt, notice=draft_notice(situation, made.after.id))
    except NotSendable:  # the change takes back one that readers have not heard of
        return receipt
    except Fault as fault:  # the change is made, whatever becomes of its notice
        return replace(receipt, fault=fault)


def _read_time(written: str) -> When:
    try:
        return read_when(written)
    except Fault as fault:
        key = next(field.key for field in EVENT.fields if field.name == "when")
        raise Fault(fault.key, **{"field": key, **fault.values}) from None


def _write(situation: Situation, event: Event, made: Change, proposal: int) -> None:
    """Sets the fields in the file."""

    def edited(text: str) -> str:
        entry = entry_of(text, EVENT, "when")
        written = entry.value if entry else ""
        said = fields_of(made)
        fields = {name: one if isinstance(one, str) else _time(name, one, written) for name, one in said}
        return with_fields(text, EVENT, fields)

    rewrite(situation, EVENT, event, edited, proposal)


def _time(name: str, when: When, written: str) -> str:
    return when_like(written, when) if name == "when" else write_when(when)


def _receipt(situation: Situation, made: Change) -> ChangeReceipt:
    event, config = made.after, situation.project.config
    with situation.store.reading() as connection:
        revision = published_events(connection)[event.id].revision
        far = situation.now.date() + timedelta(days=3650)
        told = {one.date for one in told_before(connection, far) if one.item_id == event.id}
        sent = {row.date for row in edition_rows(connection) if row.state is LetterState.SENT}
    pages = ["index.html", "tapahtumat/index.html", f"tapahtumat/{event.id}.html", "kalenteri/index.html"]
    if event.package:
        pages.append(f"paketit/{event.package}/index.html")
    next_letter = next_send(config.rhythm, situation.now).at
    return ChangeReceipt(
        change=made,
        feeds=calendar_files(event, config),
        pages=tuple(pages),
        sequence=revision.sequence,
        told_on=tuple(sorted(told & sent)),
        reach=reach_of(made, bool(told), next_letter, situation.now, config.zone),
    )
