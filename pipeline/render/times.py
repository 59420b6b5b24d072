"""Days and hours as readers of a language write them, in whole words (for letters and for ears) and short (for lists).

Names and orders of the parts are the catalogue's (`times`): in Finnish `tiistai 16. huhtikuuta 2024 klo 9–11.30`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import cache, lru_cache
from typing import Any

from pipeline import messages
from pipeline.model import Hours, When

_Days = Callable[[date, str], str]
# Pages, feeds and letters write the same days and hours again and again.
_kept = lru_cache(maxsize=8192)
# More days than this are not all told in a list.
_MANY = 4


def when(value: When, language: str) -> str:
    """The whole time, each day short: `ti 16.4.2024 klo 9–11.30`."""
    return _whole(value, language, day)


def when_in_words(value: When, language: str) -> str:
    """The whole time, each day in words."""
    return _whole(value, language, day_in_words)


@_kept
def day(value: date, language: str) -> str:
    """`ti 16.4.2024`."""
    weekday = short_name("short_weekdays", language, value.weekday())
    return _said("times.day", language, day=value, weekday=weekday, **_months(value, language))


@_kept
def day_in_words(value: date, language: str) -> str:
    """`tiistai 16. huhtikuuta 2024`."""
    return _in_words("times.day_in_words", "times.weekdays", value, language)


@_kept
def on_day_in_words(value: date, language: str) -> str:
    """When something is: `tiistaina 16. huhtikuuta 2024`."""
    return _in_words("times.on_day_in_words", "times.on_weekdays", value, language)


def month_title(value: date, language: str) -> str:
    """`Toukokuu 2024`."""
    return _said("times.month_title", language, day=value, month=short_name("month_titles", language, value.month - 1))


def short_days(value: When, language: str) -> str:
    """The days alone, for a list: `ti 16.4.`, `13.–14.5.`, `30.9.–2.10.`, `ti 16.4. ja to 18.4.`."""
    days = list(dict.fromkeys(short_days(one, language) for one in value.sessions))
    if days:
        return _joined(days if len(days) < _MANY else (days[0], "…", days[-1]), language)
    first, last = value.first, value.last
    weekday = short_name("short_weekdays", language, first.weekday())
    if _one_day(value):
        return _said("times.short_day", language, first=first, weekday=weekday, **_months(first, language))
    form = "short_range" if (first.year, first.month) == (last.year, last.month) else "long_range"
    months = _months(first, language) | {f"last_{name}": one for name, one in _months(last, language).items()}
    return _said(f"times.{form}", language, first=first, last=last, **months)


def days_and_hours(value: When, language: str) -> str:
    """The time in few words: one day is told whole, of more the first and the last: `ti 16.4. … to 18.4. klo 9–11`."""
    if _one_day(value) and not value.sessions:
        return when(value, language)
    days = list(dict.fromkeys(short_days(one, language) for one in value.sessions)) or [short_days(value, language)]
    row = days if len(days) <= 2 else [days[0], "…", days[-1]]
    return " ".join(filter(None, (*row, clock_in_words(value, language))))


def short_deadline(value: When, language: str) -> str:
    """A day of this year and its hour in the fewest words: `16.4. klo 12`."""
    day = _said("times.short_date", language, day=value.first, **_months(value.first, language))
    hour = _said("times.short_clock", language, hours=_hour(value.opens, language)) if value.opens else ""
    return " ".join(filter(None, (day, hour)))


def clock_in_words(value: When, language: str) -> str:
    """The hours alone: `klo 9–11.30`, `klo tarkentuu`, `päivittäin klo 9–15`; empty where none are told, where the
    event lasts for days, or where its sessions have hours of their own.
    """
    if value.sessions:
        hours = list(dict.fromkeys(clock_in_words(one, language) for one in value.sessions))
        same_day = len({one.first for one in value.sessions}) == 1
        return _joined(hours, language) if same_day or len(hours) == 1 else ""
    return _hours(value, language) if _one_day(value) or value.hours is not Hours.ONCE else ""


def short_name(names: str, language: str, number: int) -> str:
    """The name of a day (0: Monday) or a month (0: January) among `short_weekdays`, `short_months`, `month_titles`."""
    return _name(f"times.{names}", language, number)


# The filters of templates.
TIMES: Mapping[str, Callable[[Any, str], str]] = {
    "when": when,
    "day": day,
    "day_in_words": day_in_words,
    "on_day_in_words": on_day_in_words,
    "short_days": short_days,
    "days_and_hours": days_and_hours,
    "short_deadline": short_deadline,
    "clock_in_words": clock_in_words,
}


def _whole(value: When, language: str, written: _Days) -> str:
    if value.sessions:
        return _joined([_whole(one, language, written) for one in value.sessions], language)
    begin, end = written(value.first, language), written(value.last, language)
    if _one_day(value):
        return " ".join(filter(None, (begin, _hours(value, language))))
    if value.opens is None or value.hours is Hours.DAILY:
        return " ".join(filter(None, (f"{begin} – {end}", _hours(value, language))))
    opens = _clock(value.opens, language)
    if value.closes is None:
        return f"{begin} – {end} {opens}"
    return f"{begin} {opens} – {end} {_clock(value.closes, language)}"


def _one_day(value: When) -> bool:
    """Whether people call it one day: an end at midnight still belongs to it."""
    return value.first == value.last or value.until_midnight


def _joined(parts: Sequence[str], language: str) -> str:
    """`a`, `a ja b`, `a, b ja c`."""
    *others, last = parts
    return _said("times.joined", language, others=", ".join(others), last=last) if others else last


def _hours(value: When, language: str) -> str:
    if value.hours is Hours.LATER:
        return _said("times.clock_later", language)
    if value.opens is None:
        return ""
    hours = _hour(value.opens, language)
    if value.until_midnight or (value.hours is Hours.DAILY and value.closes == time.min):
        hours += f"–{_said('times.until_midnight', language)}"
    elif value.closes is not None:
        hours += f"–{_hour(value.closes, language)}"
    clock = _said("times.clock", language, hours=hours)
    return _said("times.daily", language, clock=clock) if value.hours is Hours.DAILY else clock


@_kept
def _clock(clock: time, language: str) -> str:
    return _said("times.clock", language, hours=_hour(clock, language))


@_kept
def _hour(clock: time, language: str) -> str:
    return _said("times.hour_and_minutes" if clock.minute else "times.hour", language, clock=clock)


def _in_words(form: str, weekdays: str, value: date, language: str) -> str:
    weekday = _name(weekdays, language, value.weekday())
    return _said(form, language, day=value, weekday=weekday, **_months(value, language))


def _months(value: date, language: str) -> dict[str, str]:
    """The day's month, whole and short: a form takes the one that it needs."""
    return {name: short_name(f"{name}s", language, value.month - 1) for name in ("month", "short_month")}


def _said(key: str, language: str, **values: Any) -> str:
    return messages.sentence(key, language).format(**values)


def _name(key: str, language: str, number: int) -> str:
    return _names(key, language)[number]


@cache
def _names(key: str, language: str) -> tuple[str, ...]:
    return tuple(messages.sentence(key, language).split())
