"""The working days of Finland: which day is a holiday or an eve, and the working days around it. Nothing of letters."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter as easter_sunday

# The eves on which offices stand empty, or close at noon. Maundy Thursday and the eves of Epiphany and of Ascension
# are ordinary working days, and Holy Saturday is a Saturday like any other. Midsummer Eve is a Friday of its own.
_EVES = {(4, 30): "vappuaatto", (12, 24): "jouluaatto", (12, 31): "uudenvuodenaatto"}
_MIDSUMMER_EVE = "juhannusaatto"

_SATURDAY = 5


def holiday_name(day: date) -> str:
    """The name of a Finnish public holiday, as it is written inside a sentence; "" on other days.

    Two that fall on one day are both named.
    """
    return _holidays(day.year).get(day, "")


def eve_name(day: date) -> str:
    """The name of an eve on which few are at work, as it is written inside a sentence; "" on other days."""
    return _MIDSUMMER_EVE if day == _midsummer_eve(day.year) else _EVES.get((day.month, day.day), "")


def is_working_day(day: date) -> bool:
    """Whether it is a day from Monday to Friday, and neither a holiday nor an eve."""
    return day.weekday() < _SATURDAY and not eve_name(day) and not holiday_name(day)


def next_working_day(day: date) -> date:
    """The first working day after `day`; at most six days later."""
    return _first_working(day + timedelta(days=step) for step in range(1, 8))


def previous_working_day(day: date) -> date:
    """The last working day before `day`; at most six days earlier."""
    return _first_working(day - timedelta(days=step) for step in range(1, 8))


def _first_working(days: Iterable[date]) -> date:
    return next(day for day in days if is_working_day(day))


def _midsummer_eve(year: int) -> date:
    return _saturday_from(date(year, 6, 20)) - timedelta(days=1)


@cache
def _holidays(year: int) -> Mapping[date, str]:
    """The public holidays as the law has had them since 1991, with the two eves that count as such.

    Written out because a library that knows every land's holidays takes longer to load than all else that a look needs;
    the tests hold them against one, for every year that config knows.
    """
    easter = easter_sunday(year)
    midsummer_eve = _midsummer_eve(year)
    days = (
        (date(year, 1, 1), "uudenvuodenpäivä"),
        (date(year, 1, 6), "loppiainen"),
        (easter - timedelta(days=2), "pitkäperjantai"),
        (easter, "pääsiäispäivä"),
        (easter + timedelta(days=1), "toinen pääsiäispäivä"),
        (easter + timedelta(days=39), "helatorstai"),
        (date(year, 5, 1), "vappu"),
        (easter + timedelta(days=49), "helluntaipäivä"),
        (midsummer_eve, _MIDSUMMER_EVE),
        (midsummer_eve + timedelta(days=1), "juhannuspäivä"),
        (_saturday_from(date(year, 10, 31)), "pyhäinpäivä"),
        (date(year, 12, 6), "itsenäisyyspäivä"),
        (date(year, 12, 24), _EVES[12, 24]),
        (date(year, 12, 25), "joulupäivä"),
        (date(year, 12, 26), "tapaninpäivä"),
    )
    return {day: "; ".join(name for one, name in days if one == day) for day, _ in days}


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(_SATURDAY - day.weekday()) % 7)
