"""How many came: from lists of participants into the event's file, and nothing of the lists themselves."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.acts.find_event import find_event
from pipeline.acts.rewrite import rewrite
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.values import write_attendance
from pipeline.model import Event
from pipeline.read.edit import with_fields
from pipeline.read.lists.tally import Tally, tally
from pipeline.read.register import Register


class Counted(Struct, frozen=True):
    """An event and what its lists tell, before it is written."""

    event: Event
    tally: Tally


def count_lists(situation: Situation, event_id: str, lists: Sequence[bytes]) -> Counted:
    """Counts the lists of an event; nothing is written. Raises Fault, which holds nothing of a list."""
    content, event = find_event(situation, event_id)
    if event.cancelled or event.postponed:
        raise Fault("attendance.not_held", title=event.title)
    counted = Counted(event, tally(lists, Register(content.organisations)))
    zone = situation.project.config.zone
    if counted.tally.attendees and event.when and event.when.starts_at(zone) > situation.now:
        raise Fault("attendance.not_yet", title=event.title, when=write_when(event.when))
    return counted


def write_counts(situation: Situation, counted: Counted) -> None:
    """Puts the counts into the event's file. Raises Fault, and then nothing was written."""
    fields = dict(_fields(counted.tally))
    rewrite(situation, EVENT, counted.event, lambda text: with_fields(text, EVENT, fields), 0)


def _fields(counts: Tally) -> Iterator[tuple[str, str]]:
    if counts.registered is not None:
        yield "registered", str(counts.registered)
    if counts.attendees is not None:
        yield "attendees", write_attendance(counts.attendees)
    if counts.organisations:
        yield "organisations", ", ".join(counts.organisations)
