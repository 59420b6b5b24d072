"""How many came? From the mail that an event's owner gets the day after it. A list is counted in memory and dropped."""

from collections.abc import Iterator, Mapping

from pipeline import messages
from pipeline.acts.count_attendance import count_lists
from pipeline.acts.find_event import find_event
from pipeline.acts.record_attendance import PLACES, answers_of, record_attendance
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.model import Event
from pipeline.notify.tokens import Ticket
from pipeline.read.lists.tally import Tally
from pipeline.web.question import CHOICE, LIST, Acted, Blank, Choice, Question, Said

_COUNT, _SAVE = "laske", "tallenna"
_KINDS = {"registered": "number", **dict.fromkeys(PLACES, "number")}


def look(situation: Situation, ticket: Ticket) -> Question:
    content, event = find_event(situation, ticket.matter)
    title = messages.text("page.attendance", title=event.title)
    if event.cancelled or event.postponed:
        return Question(title, settled=messages.text("page.attendance_not_held"))
    told = event.internal is not None and event.internal.attendees is not None
    names = tuple(one.name for one in content.organisations)
    return Question(
        title,
        told=(messages.text("page.attendance_told"),),
        settled=messages.text("page.attendance_saved") if told else "",
        facts=((messages.text("page.attendance_when"), write_when(event.when) if event.when else ""),),
        blanks=(*_blanks(event, names), _list_blank()),
        choices=(
            Choice(_SAVE, messages.text("page.attendance_save")),
            Choice(_COUNT, messages.text("page.attendance_count"), stops=True),
        ),
    )


def act(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    if said[CHOICE] == _COUNT:
        return _counted(situation, ticket, said)
    done = record_attendance(situation, ticket.matter, said)
    log = messages.text("page.log_attendance", who=ticket.person, title=done.event.title)
    return Acted(log, item=done.event.id, warnings=tuple(_unknown(done.unknown)))


def _counted(situation: Situation, ticket: Ticket, said: Mapping[str, str]) -> Acted:
    """Nothing is written: the counts stand in the form, to be looked at and saved."""
    lists = said.lists if isinstance(said, Said) else ()
    if not lists:
        raise Fault("attendance.no_list_given")
    counts = count_lists(situation, ticket.matter, lists).tally
    unknown = (one.name for one in counts.unknown)
    return Acted(warnings=(_guess(counts), *_unknown(unknown)), said={**said, **dict(_filled(counts))})


def _blanks(event: Event, names: tuple[str, ...]) -> Iterator[Blank]:
    for name, value in answers_of(event).items():
        label, hint = messages.text(f"page.attendance_{name}"), messages.text(f"page.attendance_{name}_hint")
        yield Blank(name, label, _KINDS.get(name, "text"), value, hint, names if name == "organisations" else ())


def _list_blank() -> Blank:
    return Blank(LIST, messages.text("page.attendance_list"), "file", hint=messages.text("page.attendance_list_hint"))


def _filled(counts: Tally) -> Iterator[tuple[str, str]]:
    if counts.registered is not None:
        yield "registered", str(counts.registered)
    if came := counts.attendees:
        told = (came.on_site, came.online, came.untold or None)
        yield from ((name, "" if count is None else str(count)) for name, count in zip(PLACES, told, strict=True))
    if counts.organisations:
        yield "organisations", ", ".join(counts.organisations)


def _guess(counts: Tally) -> str:
    columns = (
        messages.text(
            "attendance.column", sheet=one.sheet, letters=one.letters, role=messages.text(f"attendance.role_{one.role}")
        ).strip()
        for one in counts.columns
    )
    return messages.text("page.attendance_guess", columns="; ".join(columns))


def _unknown(names: "Iterator[str] | tuple[str, ...]") -> Iterator[str]:
    if told := ", ".join(names):
        yield messages.text("page.attendance_unknown", names=told)
