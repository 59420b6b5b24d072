"""Is a feed fit to replace the last good one? A look at its bytes alone, knowing nothing of who wrote them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from pipeline.model import Problem
from pipeline.render.calendar.ics_text import LINE_OCTETS, unfolded
from pipeline.render.calendar.vevent import TZID

# Where each component stands. Anything else (an alarm, an event within an event) has no place in a feed.
_PARENT = {
    b"VCALENDAR": b"",
    b"VTIMEZONE": b"VCALENDAR",
    b"DAYLIGHT": b"VTIMEZONE",
    b"STANDARD": b"VTIMEZONE",
    b"VEVENT": b"VCALENDAR",
}
_NEEDED = {
    b"VCALENDAR": (b"VERSION", b"PRODID"),
    b"VTIMEZONE": (b"TZID",),
    b"VEVENT": (b"UID", b"DTSTAMP", b"DTSTART", b"STATUS", b"SEQUENCE"),
}
_FORBIDDEN = frozenset((b"METHOD", b"ATTENDEE", b"ORGANIZER"))
_STATUSES = frozenset((b"TENTATIVE", b"CONFIRMED", b"CANCELLED"))

# Never without a value: libical then refuses the whole feed.
_LINE = re.compile(rb"([A-Z][A-Z0-9-]*)((?:;[^:]*)?):(.+)", re.DOTALL)
_DAY = rb"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_CLOCK = rb"T(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
_STAMP = re.compile(_DAY + _CLOCK + rb"Z")
# Never a floating time: each client would take it for its own zone's.
_TIME = re.compile(b";VALUE=DATE:" + _DAY + b"|:" + _DAY + _CLOCK + b"Z|;TZID=" + TZID.encode() + b":" + _DAY + _CLOCK)
# C0 without line ends and tab, DEL, C1, U+2028, U+2029, U+FEFF, and what turns the direction of the text, in UTF-8.
_CONTROL = re.compile(
    rb"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)

_Fault = tuple[str, dict[str, object]]


class _Component(Struct):
    """A component that has begun: its name, and the parameters (from their `;` on) and value of each property."""

    name: bytes
    properties: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict)

    def value(self, name: bytes) -> bytes:
        return self.properties.get(name, (b"", b""))[1]


class _Walk(Struct):
    """How far the lines have been read: the components still open, and what the ended ones have defined."""

    open: list[_Component] = field(default_factory=list)
    calendars: int = 0
    uids: set[bytes] = field(default_factory=set)
    zones: set[bytes] = field(default_factory=set)


def check_feed(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a feed or an event's file: the first fault of each kind, nothing when it is good."""
    first: dict[str, Problem] = {}
    for key, values in (*_octet_faults(data), *_faults(unfolded(data).split(b"\r\n")[:-1])):
        first.setdefault(key, Problem(f"feed.{key}", values=values))
    return tuple(first.values())


def _octet_faults(data: bytes) -> Iterator[_Fault]:
    try:
        data.decode()  # of the folded lines: a fold inside a letter is found here too
    except UnicodeDecodeError as error:
        yield "not_utf8", {"line": _line_number(data, error.start)}
    if not data.endswith(b"\r\n") or not data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r"):
        yield "line_ends", {}
    longest = max(map(len, data.split(b"\r\n")))
    if longest > LINE_OCTETS:
        yield "long_line", {"octets": longest}
    if match := _CONTROL.search(data):
        yield "control", {"line": _line_number(data, match.start())}


def _line_number(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _faults(lines: Sequence[bytes]) -> Iterator[_Fault]:
    """Walks through the components; each one is looked at when it ends."""
    walk = _Walk()
    for content in lines:
        match = _LINE.fullmatch(content)
        if match is None:
            yield "not_a_line", _written(content)
            continue
        name, parameters, value = match.groups()
        if name == b"BEGIN":
            yield from _begin(walk, value)
        elif not walk.open:
            yield "outside", _written(content)
        elif name == b"END":
            yield from _end(walk, value)
        else:
            properties = walk.open[-1].properties
            if name in _FORBIDDEN:
                yield "forbidden", _written(content)
            if name in properties:
                yield "twice", {"part": _text(walk.open[-1].name), "name": _text(name)}
            properties[name] = parameters, value
    if walk.open:
        yield "unbalanced", _written(walk.open[-1].name)
    if walk.calendars != 1:
        yield "no_calendar", {}


def _begin(walk: _Walk, name: bytes) -> Iterator[_Fault]:
    around = walk.open[-1].name if walk.open else b""
    if _PARENT.get(name) != around:
        yield "component", _written(name)
    walk.calendars += name == b"VCALENDAR"
    walk.open.append(_Component(name))


def _end(walk: _Walk, name: bytes) -> Iterator[_Fault]:
    component = walk.open.pop()
    if component.name != name:
        yield "unbalanced", _written(name)
    for needed in _NEEDED.get(component.name, ()):
        if needed not in component.properties:
            yield "missing", {"part": _text(component.name), "name": _text(needed)}
    if component.name == b"VTIMEZONE":
        walk.zones.add(component.value(b"TZID"))
    elif component.name == b"VEVENT":
        yield from _event_faults(component, walk)


def _event_faults(event: _Component, walk: _Walk) -> Iterator[_Fault]:
    uid = event.value(b"UID")
    if uid in walk.uids:
        yield "same_uid", {"uid": _text(uid)}
    walk.uids.add(uid)
    for key, written in (*_value_faults(event), *_time_faults(event, walk.zones)):
        yield key, {"uid": _text(uid), **_written(written)}


def _value_faults(event: _Component) -> Iterator[tuple[str, bytes]]:
    if event.value(b"STATUS") not in _STATUSES:
        yield "bad_status", event.value(b"STATUS")
    if not event.value(b"SEQUENCE").isdigit():
        yield "bad_sequence", event.value(b"SEQUENCE")
    for name in (b"DTSTAMP", b"CREATED", b"LAST-MODIFIED"):
        if name in event.properties and not _STAMP.fullmatch(event.value(name)):
            yield "bad_stamp", event.value(name)


def _time_faults(event: _Component, zones: set[bytes]) -> Iterator[tuple[str, bytes]]:
    times = [event.properties[name] for name in (b"DTSTART", b"DTEND") if name in event.properties]
    for parameters, value in times:
        if not _TIME.fullmatch(parameters + b":" + value):
            yield "bad_time", parameters + b":" + value
        elif parameters.startswith(b";TZID=") and parameters[6:] not in zones:
            yield "no_zone", parameters[6:]
    # Two times in the same form sort as they read.
    if len(times) == 2 and (times[0][0] != times[1][0] or times[1][1] <= times[0][1]):
        yield "ends_early", times[1][1]


def _written(content: bytes) -> dict[str, object]:
    return {"written": _text(content[:60])}


def _text(content: bytes) -> str:
    return content.decode(errors="replace")
