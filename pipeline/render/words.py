"""Days and times in whole words, for letters and for ears: `tiistai 16. huhtikuuta 2024 klo 9–11.30`."""

from datetime import date
from functools import cache

from pipeline import messages
from pipeline.finnish.times import write_day, write_deadline, write_when
from pipeline.finnish.tokens import WEEKDAYS
from pipeline.model import When


def day_in_words(day: date) -> str:
    """`tiistai 16. huhtikuuta 2024`."""
    return _written("render.day", "render.weekdays", day)


def on_day_in_words(day: date) -> str:
    """When something is: `tiistaina 16. huhtikuuta 2024`."""
    return _written("render.day", "render.on_weekdays", day)


def when_in_words(when: When) -> str:
    """The whole time, each of its days in words."""
    short = write_when(when)
    for day in {when.first, when.last}:
        short = short.replace(write_day(day), day_in_words(day))
    return short


def deadline_in_words(deadline: When) -> str:
    """Until when: `perjantaina 10. toukokuuta 2024 klo 12`."""
    return write_deadline(deadline).replace(write_day(deadline.first), on_day_in_words(deadline.first))


def short_days(when: When) -> str:
    """The days alone, for a list: `ti 16.4.`, `13.–14.5.`, `30.9.–2.10.`."""
    first, last = when.first, when.last
    if _one_day(when):
        return f"{WEEKDAYS[first.weekday()]} {first.day}.{first.month}."
    begin = f"{first.day}." if (first.year, first.month) == (last.year, last.month) else f"{first.day}.{first.month}."
    return f"{begin}–{last.day}.{last.month}."


def clock_in_words(when: When) -> str:
    """The hours alone, `klo 9–11.30`; empty where none are told or where the event lasts for days."""
    return write_when(when).removeprefix(write_day(when.first)).strip() if _one_day(when) else ""


def _one_day(when: When) -> bool:
    """Whether people call it one day: an end at midnight still belongs to it."""
    return " – " not in write_when(when)


def _written(form: str, weekdays: str, day: date) -> str:
    weekday = _names(weekdays)[day.weekday()]
    return messages.text(form, weekday=weekday, day=day.day, month=_names("site.months")[day.month - 1], year=day.year)


@cache
def _names(key: str) -> tuple[str, ...]:
    return tuple(messages.text(key).split())
