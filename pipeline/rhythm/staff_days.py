"""The staff's own days around each letter: when content must be in, when the preview comes, when the letter goes."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from msgspec import Struct

from pipeline.rhythm.sends import Send, local_instant
from pipeline.rhythm.working_days import previous_working_day

_CONTENT_CLOSES = time(16)
_PREVIEW_COMES = time(9)


class StaffKind(StrEnum):
    """What a day is for."""

    CONTENT = "content"
    PREVIEW = "preview"
    SEND = "send"


class StaffDay(Struct, frozen=True):
    """One entry of the staff's calendar. `at` is aware; `send` is the letter that it belongs to."""

    at: datetime
    kind: StaffKind
    send: Send


def staff_days(sends: Iterable[Send], zone: tzinfo) -> tuple[StaffDay, ...]:
    """The days of all letters that go, in the order of time; a skipped one has none."""
    return tuple(sorted((day for send in sends for day in _days_of(send, zone)), key=lambda day: day.at))


def content_deadline(day: date, zone: tzinfo) -> datetime:
    """When the content of the letter of `day` must be in: two working days before it, at 16.00."""
    return local_instant(previous_working_day(previous_working_day(day)), _CONTENT_CLOSES, zone)


def preview_at(day: date, zone: tzinfo) -> datetime:
    """When staff see the letter of `day`: the working day before it, at 9.00."""
    return local_instant(previous_working_day(day), _PREVIEW_COMES, zone)


def _days_of(send: Send, zone: tzinfo) -> Iterator[StaffDay]:
    if send.date is None or send.at is None:
        return
    yield StaffDay(content_deadline(send.date, zone), StaffKind.CONTENT, send)
    yield StaffDay(preview_at(send.date, zone), StaffKind.PREVIEW, send)
    yield StaffDay(send.at, StaffKind.SEND, send)
