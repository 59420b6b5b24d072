"""Sessions: which VEVENT a time is shown in, while days are added, taken away, moved and come back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.compose.revision import Seen, published, revise
from pipeline.compose.sessions import KEPT, session_uid, slots
from pipeline.model import Event, Hours, Revision, When, in_sessions

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2024, 3, 1, 9, tzinfo=UTC)


def day(number: int, opens: int = 9, closes: int = 15) -> When:
    return When(date(2024, 4, number), date(2024, 4, number), time(opens), time(closes))


def daily(first: int, last: int) -> When:
    return When(date(2024, 4, first), date(2024, 4, last), time(9), time(15), Hours.DAILY)


TWO = in_sessions((day(8, 9, 11), day(8, 13, 15)))


def after(*times: When, now: datetime = NOW) -> Revision:
    """The revision once the event has been at these times, one after the other, an hour between them."""
    last: Revision | None = None
    for when in times:
        shown = published(Event("a", "A", when, "x"), last)
        assert shown is not None
        seen = [Seen(slot, repr(slot)) for slot in slots(when, last, now, ZONE)]
        last = revise(shown, seen, last, now, "a@soila.example.org")
        now += timedelta(hours=1)
    assert last is not None
    return last


def told(revision: Revision) -> list[str]:
    """Each session: its number, day, sequence, and whether it is off."""
    return [f"{one.number}: {one.when.first.day}. s{one.sequence}{' off' * one.off}" for one in revision.each]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ((day(8),), ["1: 8. s0"]),
        ((daily(8, 10),), ["1: 8. s0", "2: 9. s0", "3: 10. s0"]),
        ((daily(8, 9), daily(8, 10)), ["1: 8. s0", "2: 9. s0", "3: 10. s1"]),
        ((daily(8, 9), daily(7, 9)), ["3: 7. s1", "1: 8. s0", "2: 9. s0"]),
        ((daily(8, 10), daily(8, 9)), ["1: 8. s0", "2: 9. s0", "3: 10. s1 off"]),
        ((daily(8, 10), daily(9, 10)), ["1: 8. s1 off", "2: 9. s0", "3: 10. s0"]),
        ((in_sessions((day(8), day(10))), in_sessions((day(8), day(17)))), ["1: 8. s0", "2: 17. s1"]),
        ((in_sessions((day(8), day(10))), in_sessions((day(9), day(10)))), ["1: 9. s1", "2: 10. s0"]),
        ((daily(8, 9), day(8), daily(8, 9)), ["1: 8. s0", "2: 9. s2"]),
        ((day(8), daily(8, 9), day(22)), ["1: 22. s2", "2: 9. s2 off"][::-1]),
        ((day(8), day(15)), ["1: 15. s1"]),
        ((day(8, 9, 11), TWO), ["1: 8. s0", "2: 8. s1"]),
        ((day(8), When(date(2024, 4, 8), date(2024, 4, 8), hours=Hours.LATER)), ["1: 8. s1"]),
        # What stays is the session with the same hours, else with the same start, else on the same day.
        ((in_sessions((day(8, 9, 11), day(8, 9, 15))), day(8, 9, 15)), ["2: 8. s0", "1: 8. s1 off"]),
        ((TWO, day(8, 13, 16)), ["1: 8. s1 off", "2: 8. s1"]),
        ((in_sessions((day(8), day(10))), day(10, 13, 16)), ["1: 8. s1 off", "2: 10. s1"]),
        # A time that is new on its day goes on with a session that is held, not with one that is off.
        ((TWO, day(8, 13, 15), day(8, 16, 18)), ["1: 8. s1 off", "2: 8. s2"]),
        # What is off moves nowhere: a day more is new.
        ((daily(8, 9), day(8), in_sessions((day(8), day(20)))), ["1: 8. s0", "2: 9. s1 off", "3: 20. s2"]),
        # What moves altogether is the session of the first day, and of one day the first.
        ((daily(8, 9), daily(7, 9), day(22)), ["1: 8. s2 off", "2: 9. s2 off", "3: 22. s2"]),
        ((TWO, day(22)), ["2: 8. s1 off", "1: 22. s1"]),
        ((daily(8, 10), When(date(2024, 4, 8), date(2024, 4, 10))), ["1: 8. s1", "2: 9. s1 off", "3: 10. s1 off"]),
    ],
    ids=[
        "one", "three", "a day after", "a day before", "the last gone", "the first gone", "the second moved",
        "the first moved", "back again", "one day instead", "moved", "an afternoon more", "no hour", "the same hours",
        "the same start", "the same day", "held before off", "a day after one off", "the first day moved",
        "the first of a day moved", "whole days",
    ],
)  # fmt: skip
def test_a_session_keeps_its_number(times: tuple[When, ...], expected: list[str]) -> None:
    assert told(after(*times)) == expected


def test_a_long_row_of_days_is_one_entry_of_a_calendar() -> None:
    first = date(2024, 4, 1)
    month, more = (When(first, first + timedelta(days=days), time(9), time(15), Hours.DAILY) for days in (30, 31))
    assert (len(month.entries), len(month.held)) == (31, 31)
    assert (more.entries, len(more.held)) == ((more,), 32)
    # Its days have been one by one before: the first goes on as the row, and the others are off.
    known = after(month, more)
    assert [(one.number, one.off) for one in known.each] == [(1, False), *((number, True) for number in range(2, 32))]
    assert known.each[0].when == more


def test_what_was_held_is_not_called_off_afterwards() -> None:
    later = datetime(2024, 4, 8, 20, tzinfo=UTC)
    last = after(daily(8, 10))
    assert [slot.number for slot in slots(daily(9, 10), last, later, ZONE)] == [2, 3]
    assert [slot.off for slot in slots(daily(9, 10), last, NOW, ZONE)] == [True, False, False]
    ends = day(8).ends_at(ZONE)
    assert len(slots(daily(9, 10), last, ends - timedelta(seconds=1), ZONE)) == 3
    assert len(slots(daily(9, 10), last, ends, ZONE)) == 2


def test_what_is_off_is_forgotten_in_time_and_its_number_rises_all_the_same() -> None:
    last = after(daily(8, 9), day(8))
    ends = day(9).ends_at(ZONE)
    assert len(slots(day(8), last, ends + KEPT, ZONE)) == 2
    assert len(slots(day(8), last, ends + KEPT + timedelta(seconds=1), ZONE)) == 1
    assert last.sequence == 1


def test_the_first_session_has_the_uid_of_the_event() -> None:
    assert session_uid("a@soila.example.org", 1) == "a@soila.example.org"
    assert session_uid("a@soila.example.org", 2) == "a+2@soila.example.org"
