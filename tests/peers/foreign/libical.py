"""libical (the reader of GNOME and KDE) through ctypes: its own parsing, zones and unescaping, nothing of ours."""

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from tests.peers.foreign.event import ForeignEvent, as_utc


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3 (icaltime.h)."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


COMPONENT = ctypes.c_void_p
FUNCTIONS: dict[str, tuple[Any, ...]] = {  # name: result, arguments
    "icalparser_parse_string": (COMPONENT, ctypes.c_char_p),
    "icalcomponent_free": (None, COMPONENT),
    "icalcomponent_count_errors": (ctypes.c_int, COMPONENT),
    "icalcomponent_string_to_kind": (ctypes.c_int, ctypes.c_char_p),
    "icalcomponent_get_first_component": (COMPONENT, COMPONENT, ctypes.c_int),
    "icalcomponent_get_next_component": (COMPONENT, COMPONENT, ctypes.c_int),
    "icalcomponent_get_uid": (ctypes.c_char_p, COMPONENT),
    "icalcomponent_get_summary": (ctypes.c_char_p, COMPONENT),
    "icalcomponent_get_location": (ctypes.c_char_p, COMPONENT),
    "icalcomponent_get_sequence": (ctypes.c_int, COMPONENT),
    "icalcomponent_get_dtstart": (Time, COMPONENT),
    "icalcomponent_get_dtend": (Time, COMPONENT),
    "icalcomponent_get_first_property": (ctypes.c_void_p, COMPONENT, ctypes.c_int),
    "icalproperty_string_to_kind": (ctypes.c_int, ctypes.c_char_p),
    "icalproperty_get_value_as_string": (ctypes.c_char_p, ctypes.c_void_p),
    "icaltime_as_timet_with_zone": (ctypes.c_long, Time, ctypes.c_void_p),
}


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libical.so.3")
    for name, (result, *arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read(ics: bytes) -> list[ForeignEvent]:
    """The events of one calendar. Raises ValueError where libical finds an error in it."""
    ical = _library()
    calendar = ical.icalparser_parse_string(ics)
    if not calendar:
        raise ValueError("libical finds no calendar here")
    try:
        if errors := ical.icalcomponent_count_errors(calendar):
            raise ValueError(f"libical finds {errors} errors")
        return [_event(component) for component in _events(calendar)]
    finally:
        ical.icalcomponent_free(calendar)


def _events(calendar: int) -> Iterator[int]:
    ical = _library()
    kind = ical.icalcomponent_string_to_kind(b"VEVENT")
    component = ical.icalcomponent_get_first_component(calendar, kind)
    while component:
        yield component
        component = ical.icalcomponent_get_next_component(calendar, kind)


def _event(component: int) -> ForeignEvent:
    ical = _library()
    start = ical.icalcomponent_get_dtstart(component)
    return ForeignEvent(
        uid=_text(ical.icalcomponent_get_uid(component)),
        start_utc=_instant(start),
        end_utc=_instant(ical.icalcomponent_get_dtend(component)),
        all_day=bool(start.is_date),
        status=_status(component),
        title=_text(ical.icalcomponent_get_summary(component)),
        sequence=ical.icalcomponent_get_sequence(component),
        location=_text(ical.icalcomponent_get_location(component)),
    )


def _instant(time: Time) -> str:
    if time.is_date:
        return f"{time.year:04}-{time.month:02}-{time.day:02}"
    seconds = _library().icaltime_as_timet_with_zone(time, time.zone)
    return as_utc(datetime.fromtimestamp(seconds, UTC))


def _status(component: int) -> str:
    ical = _library()
    found = ical.icalcomponent_get_first_property(component, ical.icalproperty_string_to_kind(b"STATUS"))
    return _text(ical.icalproperty_get_value_as_string(found)) if found else ""


def _text(value: bytes | None) -> str:
    return (value or b"").decode()
