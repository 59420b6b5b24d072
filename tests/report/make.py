"""Sources of a report as a test writes them, in few words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.finnish.times import read_when
from pipeline.model import Attendance, Organisation, Status
from pipeline.report.numbers import Number, numbers_of
from pipeline.report.sources import EventSource, LetterSource, Period, Sources

ZONE = "Europe/Helsinki"
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
LATER = datetime(2025, 1, 1, tzinfo=ZoneInfo(ZONE))
REGISTER = (
    Organisation("thl", "Terveyden ja hyvinvoinnin laitos", "valtio"),
    Organisation("pirkanmaa", "Pirkanmaan hyvinvointialue", "hyvinvointialue", "Pirkanmaa"),
    Organisation("lappi", "Lapin hyvinvointialue", "hyvinvointialue", "Lappi"),
    Organisation("pesapuu", "Pesäpuu ry", "järjestö"),
)


def event(name: str, when: str = "", was: str = "", **told: Any) -> EventSource:
    """An event at a time as Finns write it; `was` is its original one."""
    people = told.pop("attendees", None)
    values = {"title": name.capitalize(), "status": Status.CONFIRMED, "form": "unknown", **told}
    return EventSource(
        id=name,
        when=read_when(when) if when else None,
        original=read_when(was) if was else None,
        attendees=Attendance(people) if isinstance(people, int) else people,
        **values,
    )


def sources(
    *events: EventSource,
    period: Period = YEAR,
    as_of: datetime = LATER,
    letters: tuple[LetterSource, ...] = (),
    **more: Any,
) -> Sources:
    return Sources(period, as_of, ZONE, "1", events=events, letters=letters, organisations=REGISTER, **more)


def counted(made: Sources) -> Mapping[tuple[str, tuple[tuple[str, object], ...]], Number]:
    """Each number by its key and what it is parted by."""
    return {(one.key, tuple(one.by.items())): one for one in numbers_of(made)}


def value(made: Sources, key: str, **by: object) -> tuple[int | None, int, tuple[str, ...]]:
    """A number's value, how many lack it, and its rows."""
    one = counted(made)[key, tuple(by.items())]
    return one.value, one.missing, one.rows
