"""What an event's owner tells of it afterwards: how many came, from where, the materials, what was said and done."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from pipeline.acts.find_event import find_event
from pipeline.acts.rewrite import rewrite
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.finnish.times import write_day
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.values import clean, write_attendance
from pipeline.model import Attendance, Event, Internal
from pipeline.read.edit import with_fields
from pipeline.read.register import Register

# What she is asked, by the names of the event's fields; those who came are asked by where they were.
PLACES = ("on_site", "online", "untold")
_TEXTS = ("materials", "materials_due", "feedback", "feedback_answer")
ASKED = ("registered", *PLACES, "organisations", *_TEXTS)


class Recorded(Struct, frozen=True):
    """The event as it was, and the organisations that the register does not have: they were not written."""

    event: Event
    unknown: tuple[str, ...]


def answers_of(event: Event) -> dict[str, str]:
    """What the event's file tells of each thing that is asked, as the owner sees and writes it."""
    kept = event.internal or Internal()
    came = kept.attendees
    places = (came.on_site, came.online, came.untold or None) if came else (None, None, None)
    counts = dict(zip(("registered", *PLACES), (kept.registered, *places), strict=True))
    return {
        **{name: "" if count is None else str(count) for name, count in counts.items()},
        "organisations": ", ".join(kept.organisations),
        "materials": ", ".join(f"{one.text} {one.url}".strip() for one in event.materials),
        "materials_due": write_day(event.materials_due) if event.materials_due else "",
        "feedback": kept.feedback,
        "feedback_answer": kept.feedback_answer,
    }


def record_attendance(situation: Situation, event_id: str, said: Mapping[str, str]) -> Recorded:
    """Writes what has changed of the answers into the event's file; an empty answer changes nothing.

    Raises Fault, and then nothing was written.
    """
    content, event = find_event(situation, event_id)
    if event.cancelled or event.postponed:
        raise Fault("attendance.not_held", title=event.title)
    before = answers_of(event)
    answers = {name: clean(said.get(name, "")) for name in ASKED}
    known, unknown = _organisations(answers["organisations"], Register(content.organisations))
    changed = {name for name in ASKED if answers[name] and answers[name] != before[name]}
    fields = dict(_fields({**answers, "organisations": known}, changed))
    if fields:
        rewrite(situation, EVENT, event, lambda text: with_fields(text, EVENT, fields), 0)
    return Recorded(event, unknown)


def _fields(answers: Mapping[str, str], changed: set[str]) -> Iterator[tuple[str, str]]:
    if "registered" in changed:
        yield "registered", answers["registered"]
    if changed & set(PLACES):
        yield "attendees", _attendance(*(_count(answers[name]) for name in PLACES))
    if "organisations" in changed and answers["organisations"]:
        yield "organisations", answers["organisations"]
    for name in _TEXTS:
        if name in changed:
            yield name, answers[name]


def _attendance(on_site: int | None, online: int | None, untold: int | None) -> str:
    return write_attendance(Attendance((on_site or 0) + (online or 0) + (untold or 0), on_site, online))


def _count(written: str) -> int | None:
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) <= 7):
        raise Fault("attendance.not_number", written=written)
    return int(written)


def _organisations(written: str, register: Register) -> tuple[str, tuple[str, ...]]:
    found: dict[str, None] = {}
    unknown: list[str] = []
    for part in filter(None, (one.strip() for one in written.replace(";", ",").split(","))):
        known, others = register.named_in(part)
        found.update(dict.fromkeys(one.key for one in known))
        unknown.extend(others)
    return ", ".join(found), tuple(unknown)
